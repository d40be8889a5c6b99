"""The ways on from a message: what its buttons, or the numbers of the terminal, lead to."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.address import Address
from bot.answer import Answer
from bot.commands import commands
from bot.render import Renderer
from bot.reply import Message

ROW = 5  # buttons that fit side by side


@dataclass(frozen=True, slots=True)
class Way:
    """One way on: its label and the address it leads to."""

    label: str
    address: Address


def ways(message: Message, renderer: Renderer) -> tuple[list[Way], list[Way]]:
    """Views of this answer (the other language, the working, the sources, the form), and answers related to it."""
    if not isinstance(message.content, Answer) or message.address is None:
        return [], []
    views = list(_views(message, message.address, renderer))
    related = list(_related(message.content, message.lang, renderer))
    if not message.content.private:
        on = Way(renderer.label("ask", message.lang), message.address.to(view="ask", page=0))
        (views if len(views) < ROW else related).append(on)
    return views, related


def _views(message: Message, here: Address, renderer: Renderer) -> Iterator[Way]:
    answer, lang = message.content, message.lang
    assert isinstance(answer, Answer)  # noqa: S101 - for the type checker; ways() asks first
    yield Way(renderer.label("other_language", lang), here.to(lang="en" if lang == "ja" else "ja", page=0))
    views = [*answer.views, *(["form"] if commands()[answer.command].changeable else [])]
    if here.view != "card":
        views.insert(0, "card")
    for view in views:
        if view != here.view:
            yield Way(renderer.label(view, lang), here.to(view=view, page=0))


def _related(answer: Answer, lang: str, renderer: Renderer) -> Iterator[Way]:
    for link in answer.links:
        command = commands()[link.command]
        label = renderer.link(link, lang)
        yield Way(label, Address(command.path, command.options.keys(link.options), lang))
