"""Everyday things and uses of a model in a text, with how many: driving 40 km, 500 Gemini prompts, スマホの充電1回."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, cached_property
from typing import TypeVar

from bot.library import Library
from bot.library.spelling import fold
from bot.library.tables import Equivalent, Measurement, Named
from bot.understanding.comparisons.halves import without_articles
from bot.understanding.comparisons.side import Side
from bot.understanding.comparisons.wish import phrase
from bot.understanding.language import language
from bot.understanding.mentions import Mentions
from bot.understanding.periods import periods
from bot.understanding.reading import Amount, Mention

_COUNTED = {"request", "", "times", "trip", "image", "item", "person", "home", "car", "machine", "1", "run", "gpu"}
_BESIDE = {"", "count", "ratio", "time"}  # how many, how often, how long: no amount of something else
ONE_USE = {"query", "prompt", "answer", "request"}  # said of the same: one exchange with a model
_ONE_OF = {*ONE_USE, "image", "video", "1000-inferences"}
_ANYBODY = "several"
_TELLERS, _OF_THE_MAKER = {"person", "body", "company", "work"}, "provider"
_METRICS = ("energy", "carbon")
_NO_KANJI = r"(?<![\u3400-\u9fff])"  # 車 is no part of 電車
_YEARLY = re.compile(r"\byear\b")
N = TypeVar("N", bound=Named)


class Everyday:
    """The rows of one library that people compare with."""

    def __init__(self, library: Library, mentions: Mentions) -> None:
        self._library, self._mentions = library, mentions
        self._places_of: dict[str, set[str]] = {}
        self._hours_per_year = library.units["year"].factor

    def thing(
        self,
        folded: str,
        mentions: Sequence[Mention],
        amounts: Sequence[Amount],
        quantities: Collection[str] = ("energy", "emission"),
    ) -> Side | None:
        """The everyday thing that a text names, and how many; None where it names another place than the row is for."""
        things = self.things(folded, mentions, amounts, quantities)
        places = self._places(mentions)
        counted = [(row, count) for row, count, _ in things]
        if not counted:
            return None
        here = language(folded)
        row, count = max(counted, key=lambda c: (bool(places & self._place_of(c[0])), c[0].audience == here))
        grid = "" if self._place_of(row) or row.quantity != "energy" else next(iter(sorted(places)), "")
        return Side("thing", row.id, count, grid)

    def things(
        self,
        folded: str,
        mentions: Sequence[Mention],
        amounts: Sequence[Amount],
        quantities: Collection[str],
        one: bool = False,
    ) -> Iterator[tuple[Equivalent, float, Sequence[tuple[int, int]]]]:
        """The everyday things that a text names, how many, and where it names them; none of another place.

        `one`: where no length or time is said, one unit of it is meant.
        """
        places = self._places(mentions)
        for row, spans in _named(folded, [r for r in self._things if r.quantity in quantities]):
            away = self._place_of(row)
            count = self._count(row, amounts, one) if not away or places <= away else None
            if count is not None:
                yield row, count, spans

    def rank(self, row: Equivalent, folded: str) -> int:
        """How well a row fits what a text counts in: its unit is said (0), it has none (1), it is not said (2)."""
        unit = self._library.units.get(self._unit_of(row))
        if unit is None:
            return 1
        return 0 if any(_place_in(folded, fold(name)) for name in (unit.id, *unit.names)) else 2

    def uses(self, folded: str, mentions: Sequence[Mention], amounts: Sequence[Amount]) -> Iterator[Side]:
        """The uses of a model that have a published figure per request and may be meant, and how many."""
        if not self._are_uses(amounts):
            return  # a day of ChatGPT is not one prompt
        models = {m.id for m in mentions if m.shelf in {"models", "names"}}
        others = [row for row, _ in _named(folded, self._uses, longest=False)]
        rows = [r for r in self._uses if r.model in models] or others
        rows = self._told(folded, mentions, rows) or rows
        count = next((a.value * self._periods(a, amounts) for a in amounts if a.unit in _COUNTED), 1.0)
        for row in sorted(dict.fromkeys((*rows, *others)), key=lambda r: (r.developer == _ANYBODY, not r.names)):
            yield Side("use", row.id, count, next(iter(sorted(self._places(mentions))), ""))

    def _told(self, folded: str, mentions: Sequence[Mention], rows: Sequence[Measurement]) -> list[Measurement]:
        """The rows that somebody who is named says himself: of these, or where a figure of his is spoken of, of all."""
        names = [self._library.names[m.id] for m in mentions if m.shelf == "names"]
        tellers = {fold(name.name.en) for name in names if name.kind in _TELLERS}
        if not rows and not (phrase("asking").search(folded) or phrase("figure").search(folded)):
            return []
        return [row for row in rows or self._uses if any(self._says(teller, row) for teller in tellers)]

    def _says(self, teller: str, row: Measurement) -> bool:
        own = row.kind.startswith(_OF_THE_MAKER) and fold(row.developer) == teller
        return own or any(teller in fold(self._library.sources[i].label.en) for i in row.source)

    def _are_uses(self, amounts: Sequence[Amount]) -> bool:
        """Whether amounts can count uses; a time can where something is counted in one: 10 a day, in a year."""
        if len([a for a in amounts if a.value != 1 and a.dimension != "time"]) > 1:
            return False
        timed = any(periods(a, self._library.units) for a in amounts)
        return all(a.dimension in {"", "count", "ratio"} or (timed and a.dimension == "time") for a in amounts)

    def _periods(self, amount: Amount, amounts: Sequence[Amount]) -> float:
        """How often the period of a count goes into the time that is stated: 365 for "10 a day, in a year"."""
        time = next((a for a in amounts if a.dimension == "time" and not a.per), None)
        of_one = periods(amount, self._library.units)
        return time.value * self._factor(time.unit) / of_one[0].factor if time and of_one else 1.0

    def texts_of(self, side: Side) -> Iterator[str]:
        """What the row of a side is called and counted in, folded, in either language."""
        row: Equivalent | Measurement
        if side.kind == "thing":
            row = self._library.equivalents[side.id]
            texts = [row.name_en, row.name_ja, row.unit_en_many, row.phrase_ja]
        else:
            row = self._library.measurements[side.id]
            alike = (name for r in self._uses if r.per == row.per and r.developer == _ANYBODY for name in r.names)
            labels = (self._library.sources[i].label.en for i in row.source)
            texts = [row.model, row.developer, row.per, *labels, *alike]
        return map(fold, (*texts, *row.names))

    def family(self, side: Side) -> list[Measurement]:
        """The figures of the same statement as that of a use: its energy, carbon and water."""
        row = self._library.measurements[side.id]
        same = [r for r in self._library.measurements.values() if (r.model, r.source[0]) == (row.model, row.source[0])]
        return [row, *(r for r in same if (r.per, r.metric) != (row.per, row.metric) and r.per == row.per)]

    @cached_property
    def _things(self) -> list[Equivalent]:
        return [row for row in self._library.equivalents.values() if row.names]

    @cached_property
    def _uses(self) -> list[Measurement]:
        rows = [r for r in self._library.measurements.values() if r.metric in _METRICS and r.per in _ONE_OF]
        return sorted(rows, key=lambda row: _METRICS.index(row.metric))

    def _count(self, row: Equivalent, amounts: Sequence[Amount], one: bool) -> float | None:
        """How many of a row the amounts are: 40 km, one month of a year; None where they are of another kind."""
        unit = self._unit_of(row)
        dimension = self._library.units[unit].dimension if unit else ""
        if any(a.dimension not in {dimension, *_BESIDE} for a in amounts):
            return None
        return self._measured(unit, amounts, one) if unit else self._pieces(row, amounts)

    def _measured(self, unit: str, amounts: Sequence[Amount], one: bool) -> float | None:
        """How many of a unit were said; one year, or `one` of any, if nothing was."""
        dimension = self._library.units[unit].dimension
        found = next((a for a in amounts if a.dimension == dimension and not a.per), None)
        if found is None:
            return 1.0 if unit == "year" or one else None
        return found.value * self._factor(found.unit) / self._factor(unit)

    def _pieces(self, row: Equivalent, amounts: Sequence[Amount]) -> float:
        """How many pieces were said, or what part of a year of one."""
        count = next((a.value for a in amounts if a.unit in _COUNTED), 1.0)
        time = next((a for a in amounts if a.dimension == "time"), None)
        if time is None or not _YEARLY.search(row.unit_en_one):
            return count
        return count * time.value * self._factor(time.unit) / self._hours_per_year

    def _unit_of(self, row: Equivalent) -> str:
        """The unit that a row is counted in, where it is one (km, hour, litre); "" where it is counted in pieces."""
        first = row.unit_en_one.split()[0]
        return next(
            (u.id for u in self._library.units.values() if u.dimension != "count" and first in (u.id, *u.names)), ""
        )

    def _factor(self, unit: str) -> float:
        return self._library.units[unit].factor

    def _places(self, mentions: Sequence[Mention]) -> set[str]:
        return {m.id for m in mentions if m.shelf == "grids"}

    def _place_of(self, row: Equivalent) -> set[str]:
        """The places that a row is for."""
        if row.id not in self._places_of:
            names = without_articles(fold(f"{row.name_en} {row.name_ja}"))
            self._places_of[row.id] = self._places(self._mentions.find(names, slips=False))
        return self._places_of[row.id]


def _named(folded: str, rows: Sequence[N], longest: bool = True) -> Iterator[tuple[N, Sequence[tuple[int, int]]]]:
    """The rows with the longest of the names that stand in a text, or with any, and where.

    A name with + may stand in pieces.
    """
    found = [(row, spans) for row in rows for name in _folded(row.names) if (spans := _places_in(folded, name))]
    least = max((_length(spans) for _, spans in found), default=0) if longest else 0
    best = {row.id: row for row, spans in found if _length(spans) >= least}
    return ((row, [span for other, spans in found if other is row for span in spans]) for row in best.values())


@cache
def _folded(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(name).split("+")) for name in names)


def _places_in(folded: str, name: Sequence[str]) -> Sequence[tuple[int, int]]:
    """Where all pieces of a name stand in a text; nothing if one is missing."""
    spans = [_place_in(folded, piece) for piece in name]
    return [] if None in spans else [span for span in spans if span]


def _place_in(folded: str, piece: str) -> tuple[int, int] | None:
    if not piece.isascii():
        found = re.search(rf"{_NO_KANJI if len(piece) == 1 else ''}{re.escape(piece)}", folded)
        return found.span() if found else None
    found = re.search(rf"(?<![a-z0-9]){re.escape(piece)}(?:s|es)?(?![a-z])", folded, re.ASCII)
    return found.span() if found else None


def _length(spans: Sequence[tuple[int, int]]) -> int:
    return sum(end - start for start, end in spans)
