"""The commands: one module each, found by being here.

A command module has OPTIONS (a pydantic model) and `answer(options, desk)`; and where needed PATH (if it is not the
module's name), PRIVATE (always answered privately), MESSAGE (also a message command), and CHANGEABLE (up to five
options that the card's form can change).
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, wraps
from typing import TYPE_CHECKING, Any

from bot.answer import Answer
from bot.commands.options import Options
from bot.errors import Refusal
from bot.footprint import NoResult
from bot.library import Library

if TYPE_CHECKING:
    from bot.understanding import Understanding


@dataclass(frozen=True, slots=True)
class Desk:
    """What a command works with: the knowledge, and the understanding of free text."""

    library: Library
    understanding: "Understanding"


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command: its path ("footprint hardware"), options and function."""

    path: str
    options: type[Options]
    answer: Callable[[Any, Desk], Answer]
    private: bool = False
    message: bool = False
    changeable: tuple[str, ...] = ()

    @property
    def template(self) -> str:
        """The name of its page in the templates."""
        return self.path.replace(" ", "-")


def _refusing(answer: Callable[[Any, Desk], Answer]) -> Callable[[Any, Desk], Answer]:
    """The command's function, which refuses what its formulas have no result for: every command in the same words."""

    @wraps(answer)
    def refusing(options: Any, desk: Desk) -> Answer:
        try:
            return answer(options, desk)
        except NoResult as error:
            raise Refusal("no-result") from error

    return refusing


@cache
def commands() -> Mapping[str, Command]:
    """All commands by path, in alphabetical order."""
    found = {}
    for info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{info.name}")
        if not hasattr(module, "answer"):
            continue
        path = getattr(module, "PATH", info.name)
        found[path] = Command(
            path,
            module.OPTIONS,
            _refusing(module.answer),
            private=getattr(module, "PRIVATE", False),
            message=getattr(module, "MESSAGE", False),
            changeable=getattr(module, "CHANGEABLE", ()),
        )
    return dict(sorted(found.items()))
