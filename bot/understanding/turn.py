"""One step of a conversation: a line that leans on the last reading that had an answer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from bot.understanding.leaning import Leaning
from bot.understanding.reading import Reading


@dataclass(frozen=True, slots=True)
class Turn:
    """How a line leans, what it leans on, and how it reads `alone`."""

    lean: Leaning
    last: Reading
    alone: Reading

    @property
    def lang(self) -> str:
        """The language to answer in."""
        return self.alone.lang

    @property
    def line(self) -> str:
        """The folded line."""
        return self.lean.query.folded

    def again(self, **changes: Any) -> Reading:
        """The last reading in the language of the line, with changes."""
        return replace(self.last, lang=self.lang, **changes)

    def after(self, last: Reading) -> "Turn":
        """The same line after another reading."""
        return replace(self, last=last)

    def exchanged(self, start: int, end: int, words: str) -> str:
        """The last question with other words in one place of it."""
        return f"{self.last.question[:start]}{words}{self.last.question[end:]}"


Way = Callable[[Turn], Reading | None]


def first_of(ways: Iterable[Way], turn: Turn) -> Reading | None:
    """What the first of several ways to go on finds."""
    return next((found for way in ways if (found := way(turn))), None)
