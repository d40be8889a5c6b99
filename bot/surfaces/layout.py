"""From a reply to Discord's parts: a card of texts and buttons, a form, or completions, inside all limits.

Nothing here remembers anything: every button carries the address of what it shows, and a view is stopped before it is
sent, so that discord.py keeps nothing either.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from discord import Colour, SelectOption, ui

from bot.answer import Answer
from bot.errors import Refusal
from bot.render import Renderer
from bot.reply import Form, Message
from bot.surfaces.paging import paginate
from bot.surfaces.ways import ROW, Way, ways
from bot.surfaces.wording import rendered

ACCENT = Colour(0xF2B705)
LABEL, LINE, TITLE, MENU = 38, 100, 45, 25

Row = ui.ActionRow[ui.LayoutView]
Button = ui.Button[ui.LayoutView]


@dataclass(frozen=True, slots=True)
class Card:
    """A message ready to send: `private` shows it to the asker only, `update` replaces the message that was pressed."""

    view: ui.LayoutView
    private: bool
    update: bool


def card(message: Message, renderer: Renderer) -> Card:
    """The card of an answer or a refusal."""
    return Card(_Layout(message, renderer).view(), message.private, message.update)


def modal(form: Form, renderer: Renderer) -> ui.Modal:
    """A form with the present values of the options that can be changed; raises Refusal if nothing can be."""
    custom_id = form.address.custom_id()
    if not form.fields or custom_id is None:
        raise Refusal("unknown-button")
    page = "ask" if form.address.view == "ask" else form.address.command.replace(" ", "-")
    front = renderer.page(page, form.lang).front
    names, about = front.get("option_names", {}), front["options"]
    window = ui.Modal(title=clip(renderer.label(form.address.view, form.lang), TITLE), custom_id=custom_id)
    for name, value in form.fields[:ROW]:
        box = ui.TextInput[ui.Modal](custom_id=name, default=value[:LINE], required=False, max_length=LINE)
        text = clip(names.get(name, name), TITLE)
        window.add_item(ui.Label(text=text, description=clip(about[name], LINE), component=box))
    window.stop()
    return window


def clip(text: str, limit: int) -> str:
    """The text in one line, cut with an ellipsis where it is longer than the limit."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


class _Layout:
    """Lays one message out."""

    def __init__(self, message: Message, renderer: Renderer) -> None:
        self._message, self._renderer = _settled(message), renderer
        self._pressed: set[str] = set()

    def view(self) -> ui.LayoutView:
        """Texts, then rows of buttons, in one container; already stopped."""
        place = self._message.address
        container = ui.Container[ui.LayoutView](accent_colour=ACCENT if place else None)
        pages = paginate(rendered(self._message, self._renderer).markdown)
        number = min(place.page if place else 0, len(pages) - 1)
        for position, text in enumerate(pages[number]):
            if position:
                container.add_item(ui.Separator())
            container.add_item(ui.TextDisplay(text))
        for row in (*self._pager(number, len(pages)), *self._ways()):
            container.add_item(row)
        view = ui.LayoutView(timeout=None).add_item(container)
        view.stop()
        return view

    def _pager(self, number: int, total: int) -> Iterator[Row]:
        """Back, "2 / 5", on; the ends are disabled and lead nowhere."""
        place = self._message.address
        if total == 1 or place is None or place.custom_id() is None:
            return
        back = place.to(page=number - 1).custom_id() if number else None
        on = place.to(page=number + 1).custom_id() if number + 1 < total else None
        yield Row(
            self._turn("previous", back, "first"),
            ui.Button(label=f"{number + 1} / {total}", custom_id="page", disabled=True),
            self._turn("next", on, "last"),
        )

    def _turn(self, label: str, target: str | None, otherwise: str) -> Button:
        text = clip(self._renderer.label(label, self._message.lang), LABEL)
        return Button(label=text, custom_id=target or otherwise, disabled=target is None)

    def _ways(self) -> Iterator[Row]:
        """Other views of the answer as buttons; related answers as buttons if their names are short, else as a menu."""
        views, related = ways(self._message, self._renderer)
        yield from self._buttons(self._fresh(views))
        if self._message.address and self._message.address.view != "card":
            return
        fresh = self._fresh(related)
        short = len(fresh) <= ROW and all(len(label) <= LABEL for label, _ in fresh)
        yield from self._buttons(fresh) if short else self._menu(fresh)

    def _fresh(self, found: Iterable[Way]) -> list[tuple[str, str]]:
        """Labels and custom_ids; without those that do not fit into 100 characters or stand on the card already."""
        fresh = {}
        for way in found:
            custom_id = way.address.custom_id()
            if custom_id is not None and custom_id not in self._pressed:
                self._pressed.add(custom_id)
                fresh[custom_id] = way.label
        return [(label, custom_id) for custom_id, label in fresh.items()]

    def _buttons(self, found: list[tuple[str, str]]) -> Iterator[Row]:
        if found:
            yield Row(*(Button(label=clip(label, LABEL), custom_id=custom_id) for label, custom_id in found[:ROW]))

    def _menu(self, found: list[tuple[str, str]]) -> Iterator[Row]:
        lines = [SelectOption(label=clip(label, LINE), value=custom_id) for label, custom_id in found[:MENU]]
        placeholder = clip(self._renderer.label("related", self._message.lang), LINE)
        yield Row(ui.Select(custom_id="links", placeholder=placeholder, options=lines))


def _settled(message: Message) -> Message:
    """The message with a view that its answer has: an old button may ask for one that is gone."""
    place, answer = message.address, message.content
    if place is None or not isinstance(answer, Answer) or place.view in {"card", *answer.views}:
        return message
    return replace(message, address=place.to(view="card", page=0))
