"""A number in its text, as the rules for amounts see it."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

from bot.understanding.reading import Amount
from bot.understanding.tokens.numeral import Numeral
from bot.understanding.tokens.rule import before, behind
from bot.understanding.tokens.spellings import Spellings

YEARS = range(1950, 2101)
_WINDOW = 28


@dataclass(frozen=True, slots=True)
class Around:
    """A number `n`, the text around it, the words that are known, and where names start and end.

    `starts` and `ends` are those of accelerators, `systems` where the names of machines that hold some start; `points`
    says that points set groups apart elsewhere in the text.
    """

    folded: str
    n: Numeral
    words: Spellings
    starts: Mapping[int, int]
    ends: Mapping[int, int]
    systems: Set[int] = frozenset()
    points: bool = False

    @property
    def before(self) -> str:
        """The text just before the number."""
        return self.folded[max(0, self.n.start - _WINDOW) : self.n.start]

    @property
    def written(self) -> str:
        """The number as it is written."""
        return self.folded[self.n.start : self.n.end]

    @property
    def next(self) -> int:
        """Where the next word may start: behind a space or a hyphen."""
        return self.n.end + self.folded.startswith((" ", "-"), self.n.end)

    @property
    def is_year(self) -> bool:
        """Whether it looks like a year of our time."""
        return self.n.value in YEARS and self.written.isdigit()

    def said_before(self, section: str, end: int | None = None) -> re.Match[str] | None:
        """What of a section of phrases.yaml stands right before the number, or before `end`."""
        return before(section, self.folded, self.n.start if end is None else end)

    def said_behind(self, section: str) -> re.Match[str] | None:
        """What of a section of phrases.yaml stands right behind the number."""
        return behind(section, self.folded, self.n.end)

    def amount(self, unit: str, end: int, dimension: str | None = None) -> Amount:
        """The number as so many of a unit, up to `end`."""
        dimension = self.words.dimension(unit) if dimension is None else dimension
        value, others = self._value(dimension)
        return Amount(value, unit, dimension, self.n.start, end, others=others, spelled=self.n.spelled)

    def _value(self, dimension: str) -> tuple[float, tuple[float, ...]]:
        """10.000 and 1.500 people are thousands, 1.287 MWh is not, unless points set groups apart elsewhere too."""
        value, others = self.n.value, self.n.others
        written = self.written.lstrip("-")
        if len(others) != 1 or not others[0] or "," in written:
            return value, others if dimension in {"", "count"} or not others or len(others) > 1 else ()
        if self.points or dimension == "count":
            return others[0], (value,)
        return value, others if written.endswith(".000") and dimension else ()

    def times(self, amount: Amount, factor: float) -> Amount:
        """An amount so many times as large, with all that it can mean."""
        return replace(amount, value=amount.value * factor, others=tuple(other * factor for other in amount.others))
