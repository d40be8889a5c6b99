"""The spellings that quantities are read with: units, counters, currencies, accelerators."""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import copy

from bot.library import Library
from bot.library.spelling import fold
from bot.library.units import MONEY, Unit
from bot.understanding.reading import Amount
from bot.understanding.tokens.lexicon import Lexicon, Wider, Word
from bot.understanding.vocabulary import vocabulary

UNKNOWN, COMPOUND = "", "-"
_NOT_WRITTEN = {"1", "item", "date", "times", "wari"}
_SYMBOL = re.compile(r"[^\w\s]")


class Spellings:
    """What the words around a number mean, from one library."""

    def __init__(self, library: Library) -> None:
        words = vocabulary()
        self.units = library.units
        self.counters: Mapping[str, str] = words["counters"]
        self.lengths: Mapping[str, tuple[float, str]] = {
            w: (float(n), unit) for w, (n, unit) in words["lengths"].items()
        }
        self.length = Lexicon(dict.fromkeys(self.lengths, ""))
        self.month = Lexicon(words["month_days"])
        self.weekly: Mapping[int, list[str]] = words["weekly"]
        some = {days: _any(names) for days, names in self.weekly.items()}
        self._days = {
            days: (
                re.compile(rf"(?:{one})[ :]?(?:に|は|が|の|:)?[ ]?$"),
                re.compile(rf"[ ]?(?:a day )?\(?(?:on |at |over |the |during )*(?:{one})"),
            )
            for days, one in some.items()
        }
        others = dict.fromkeys(words["foreign"], UNKNOWN) | dict.fromkeys(words["compounds"], COMPOUND)
        self.lexicon: Lexicon[str] = Lexicon(others | dict(_spelled(library.units.values())))
        self.money = dict(_money(library.units.values()))
        self.money_before = re.compile(rf"(?:(?<![a-z])|(?=[^a-z]))({_any(self.money)})[ ]?$")
        self._accelerator = library.find

    def is_accelerator(self, name: str) -> bool:
        """Whether an accelerator has just this name."""
        return self._accelerator.exact("accelerators", name) is not None

    def dimension(self, unit: str) -> str:
        """The dimension of a unit; "" for none."""
        return self.units[unit].dimension if unit in self.units else ""

    def is_count(self, unit: str) -> bool:
        """Whether a unit counts things."""
        return self.dimension(unit) == "count"

    def unit_at(self, folded: str, position: int) -> Word[str] | None:
        """The unit, or what a counter counts, that is written at a position."""
        word = self.lexicon.at(folded, position)
        if word is not None:
            return None if word.meaning in {UNKNOWN, COMPOUND} else word
        counted = self.counters.get(folded[position : position + 1])
        return Word(counted, position, position + 1) if counted else None

    def days_beside(self, folded: str, amount: Amount) -> Iterator[int]:
        """How many days of a week an amount is said to be for: those before it, else those behind it."""
        before = [days for days, (before, _) in self._days.items() if before.search(folded[: amount.start])]
        yield from before or (days for days, (_, behind) in self._days.items() if behind.match(folded, amount.end))

    def knowing(self, nouns: Iterable[str]) -> "Spellings":
        """The same, for which these nouns are requests."""
        other = copy(self)
        other.lexicon = Wider(self.lexicon, dict.fromkeys(nouns, "request"))
        return other


def _spelled(units: Iterable[Unit]) -> Iterator[tuple[str, str]]:
    """Every spelling of a unit with its id; a mass may be written with what it is of (kgCO2e)."""
    for unit in units:
        written = set() if unit.exact else {fold(unit.id)} - _NOT_WRITTEN
        names = {fold(name) for name in unit.names} | written
        yield from ((name, unit.id) for name in names)
        if unit.dimension == "mass":
            yield from ((name + gas, unit.id) for name in names if name.isascii() for gas in ("co2", "co2e", "co2eq"))


def _money(units: Iterable[Unit]) -> Iterator[tuple[str, str]]:
    """How currencies are written in front of a number: signs, and their ids."""
    for unit in units:
        if unit.dimension in MONEY:
            names = {fold(name) for name in unit.names if _SYMBOL.search(name) or len(name) <= len("yen")}
            yield from ((name, unit.id) for name in names if name.isascii() or _SYMBOL.search(name))


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
