"""Puts Denki together: knowledge, understanding, commands, words."""

from dataclasses import dataclass
from pathlib import Path

from bot.commands import Desk
from bot.cooldown import Cooldown
from bot.library import open_library
from bot.render import Renderer
from bot.router import Router
from bot.understanding import Understanding


@dataclass(frozen=True, slots=True)
class Denki:
    """What every surface needs: the router that answers and the renderer that words."""

    router: Router
    renderer: Renderer


def assemble(knowledge: Path | None = None, cooldown: Cooldown | None = None) -> Denki:
    """A ready Denki on one knowledge folder; raises KnowledgeError if the knowledge is malformed."""
    library = open_library(knowledge)
    desk = Desk(library, Understanding(library))
    return Denki(Router(desk, cooldown), Renderer(library))
