"""The facts of a library as sides: what they have figures of, their sisters of other years, which two go together."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from bot.library import Fact, Library, Value
from bot.library.cells import Cell
from bot.library.spelling import fold
from bot.understanding.comparisons.side import Side
from bot.understanding.comparisons.wish import TIME, Asked
from bot.understanding.reading import Candidate
from bot.understanding.words import features

# what an amount of a dimension is a figure of
MEASURES = {
    "energy": "energy", "mass": "carbon", "power": "power", "money": "money", "yen": "yen", "volume": "water",
    "intensity": "intensity", "ratio": "share", "gpu-time": "gpu_time", "time": "duration", "flop": "flop",
    "hashrate": "hashrate",
}  # fmt: skip
COUNT = "count-"
_BESIDE = ("before", "after")
PUE = "pue"
_OF_COLUMN = {PUE: PUE, "embodied_kg": "embodied"}
YEAR = re.compile(r"(?<![\d.,$])((?:19|20)\d\d)(?!\d|[,.]\d)年?|(?<![\d.,])'?(\d\d)年(?![間分ぶ目])")
_LIMIT = r"\b(?:(below|under|less than|up to)|(over|above|more than|at least))"
_YEAR_ONLY = len("2030")
# what can be asked for, and is no choice of a command
UNLISTED = {f"{COUNT}parameter", f"{COUNT}gpu", f"{COUNT}token", "embodied", "efficiency", PUE}
_ASKABLE = {"carbon", "energy", "power", "money", "water", "gpu_time", *UNLISTED}
# how much each sign that two facts are meant, and go together, is worth beside their scores (1 for the best)
_SAME_TOPIC, _SAME_NAME, _MAIN, _APART = 0.3, 0.2, 0.25, 0.5
_OF_ANOTHER_KIND = 7  # powers of ten: the one is of a single request, the other of a year of all
_RIGHT_YEAR, _WRONG_YEAR, _NAMED, _SPOKEN = 0.4, 0.8, 0.4, 1.2

Fitting = tuple[Fact, float]


@dataclass(frozen=True, slots=True)
class About:
    """What a half of a question is about: its words, its names, not those of the other half, and its years."""

    words: set[str]
    names: set[str]
    others: set[str]
    years: Sequence[int]


class Facts:
    """The facts of one library, as what can be compared."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._measures: dict[str, dict[str, str]] = {}
        self._spoken: dict[str, frozenset[str]] = {}

    def among(self, candidates: Sequence[Candidate], most: int, close: float) -> list[Fitting]:
        """The facts of some candidates, with their score relative to the best."""
        found = [c for c in candidates if c.shelf == "facts"][:most]
        top = found[0].score if found else 1.0
        return [(self._library.facts[c.id], c.score / top) for c in found if c.score >= close * top]

    def measures(self, fact: Fact) -> Mapping[str, str]:
        """What a fact has figures of, the main one first, with the name of the value that says it."""
        found = self._measures.get(fact.id)
        if found is None:
            found = self._measures[fact.id] = self._told(fact)
        return found

    def _told(self, fact: Fact, ending: str = "") -> dict[str, str]:
        found: dict[str, str] = {}
        for name, value in fact.values.items():
            measure = PUE if _is_pue(fact, name, value) else self.measure(value)
            if measure is not None and name.endswith(ending):
                found.setdefault(measure, name)
        return found

    def measures_of(self, side: Side) -> Mapping[str, str]:
        """What a side has figures of; of a year that its fact tells beside its own, those of that year."""
        fact = self._library.facts[side.id]
        if side.value == 1 or (when := _told_of(fact, int(side.value))) is None:
            return self.measures(fact)
        return self._told(fact, f"_{when}")

    def measure(self, value: Value) -> str | None:
        """What a value is a figure of; None for dates and plain factors."""
        unit = self._library.units[value.unit]
        return f"{COUNT}{unit.id}" if unit.dimension == "count" else MEASURES.get(unit.dimension)

    def of_cell(self, told: Cell) -> str | None:
        """What a value of a table is a figure of; None for dates, texts and what no side has."""
        if told.column in _OF_COLUMN or told.value is None:
            return _OF_COLUMN.get(told.column)
        return None if told.value.unit == "date" else self.measure(told.value)

    def in_year(self, fact: Fact, years: Sequence[int]) -> Side:
        """The fact, as of the year that was named if it tells it too, or its sister that says the same of that year."""
        if len(years) != 1:
            return Side("fact", fact.id)
        if _told_of(fact, years[0]):
            return Side("fact", fact.id, float(years[0]))
        if fact.date.startswith(str(years[0])):
            return Side("fact", fact.id)
        series = {f.date: f.id for f in self._library.facts_of(fact.topic) if _is_sister(f, fact)}
        if sister := series.get(str(years[0])):
            return Side("fact", sister)
        between = (
            fact.topic == self._library.standing.market.topic and series and min(series) < str(years[0]) < max(series)
        )
        return Side("market", value=float(years[0])) if between else Side("fact", fact.id)

    def of_year(self, fact: Fact, years: Sequence[int]) -> Fact | None:
        """The fact of the year that was named: itself, or its sister; None where only an interpolation could be."""
        side = self.in_year(fact, years)
        return self._library.facts[side.id] if side.kind == "fact" else None

    def speaks_of(self, fact: Fact) -> frozenset[str]:
        """What the sentences and questions of a fact speak of, in either language."""
        found = self._spoken.get(fact.id)
        if found is None:
            said = [text for both in (fact.statement, fact.event) if both for text in (both.en, both.ja)]
            texts = [*said, *fact.questions.en, *fact.questions.ja]
            found = self._spoken[fact.id] = frozenset(f for text in texts for f in features(fold(text)))
        return found

    def fitting(self, facts: Sequence[Fitting], asked: About, by: str | None) -> list[Fitting]:
        """Facts with how well they fit what a half of a question is about."""
        if by == TIME and any(fact.event for fact, _ in facts):
            facts = [(fact, score) for fact, score in facts if fact.event]
        named = (
            f for f in facts if by == TIME or (self._names_one(f[0], asked.names) and self._is_of(f[0], asked.years))
        )
        return [(fact, score + self._fit(fact, asked, by)) for fact, score in named]

    def _is_of(self, fact: Fact, years: Sequence[int]) -> bool:
        """Whether a fact, or its sister, is of one of some years or tells of it; of any, if there are none."""
        told = {fact.date[:4], *(str(value.value)[:4] for value in fact.values.values() if value.unit == "date")}
        return not years or bool(told & set(map(str, years))) or self.in_year(fact, years) != Side("fact", fact.id)

    def _names_one(self, fact: Fact, names: set[str]) -> bool:
        """Whether a fact is about, or speaks of, one of some names; of no model, if there are none."""
        if not names:
            about = (self._library.names[name] for name in fact.about if name in self._library.names)
            return all(name.kind != "model" for name in about)
        called = (self._library.names[name] for name in names if name in self._library.names)
        spoken = self.speaks_of(fact)
        return bool(names & set(fact.about)) or any(features(fold(n.name.en)) <= spoken for n in called)

    def _fit(self, fact: Fact, asked: About, by: str | None) -> float:
        fit = -_NAMED if asked.others & set(fact.about) else 0.0
        if asked.names & set(fact.about):
            fit += _NAMED
        if asked.years:
            fit += _RIGHT_YEAR if int(fact.date[:4]) in asked.years else -_WRONG_YEAR
        if by == TIME:
            fit += _SPOKEN * len(asked.words & self.speaks_of(fact)) / (len(asked.words) or 1)
        return fit

    def pair(
        self, mine: Sequence[Fitting], yours: Sequence[Fitting], apart: bool, wish: Asked
    ) -> tuple[Fact, Fact] | None:
        """The two facts that fit best; None where no two go together. `apart`: each text has a name of its own."""
        best: tuple[float, Fact, Fact] | None = None
        for (a, fits), (b, suits) in product(mine, yours):
            kinship = self._kinship(a, b, wish)
            if a.id == b.id or (wish.by != TIME and self._are_shares(a, b)):
                continue
            if kinship is None and (not apart or wish.by in _ASKABLE):
                continue
            score = fits + suits + (-_APART if kinship is None else kinship) + _NAMED * apart
            if best is None or score > best[0]:
                best = score, a, b
        return best[1:] if best else None

    def _kinship(self, a: Fact, b: Fact, wish: Asked) -> float | None:
        """How well two facts go together: topic, names, a measure that both have; None without one."""
        score = _SAME_TOPIC * (a.topic == b.topic) + _SAME_NAME * bool(set(a.about) & set(b.about))
        if wish.by == TIME:
            return score
        mine, yours = self.measures(a), self.measures(b)
        shared = mine.keys() & yours.keys() - {"duration"}
        if not shared or (wish.by in _ASKABLE and wish.by not in shared):
            return None
        if any(_apart(a.values[mine[m]], b.values[yours[m]], self._library) > _OF_ANOTHER_KIND for m in shared):
            return None
        return score + _MAIN * (next(iter(mine)) == next(iter(yours)))

    def _are_shares(self, a: Fact, b: Fact) -> bool:
        """Whether one of two unrelated facts, or all that both have, is a percentage or factor: of something else."""
        if a.topic == b.topic or set(a.about[:1]) & set(b.about[:1]):
            return False
        both = [self.measures(fact).keys() - {"duration"} for fact in (a, b)]
        return {"share"} in both or both[0] & both[1] == {"share"}


def years_in(text: str) -> list[int]:
    """The years that a text names: 2030, 2030年, 30年."""
    return [int(m[1] or f"20{m[2]}") for m in YEAR.finditer(fold(text))]


def bound(fact: Fact, name: str) -> str:
    """Whether a fact gives only a limit for a value, as its sentence says: "below", "above", or "" for neither."""
    limit = re.search(_LIMIT + r" \{\{ " + re.escape(name) + r"\b", fact.statement.en)
    return "" if limit is None else "below" if limit[1] else "above"


def _told_of(fact: Fact, year: int) -> str | None:
    """The ending of the values that a fact tells of a year beside its own ("before", "after"); None for others."""
    dates = ((name, fact.values.get(name)) for name in _BESIDE)
    told = (name for name, value in dates if value is not None and str(value.value).startswith(str(year)))
    return next((n for n in told if any(v.endswith(f"_{n}") for v in fact.values)), None)


def _is_pue(fact: Fact, name: str, value: Value) -> bool:
    return value.unit == "1" and (name == PUE or PUE in fact.about)


def _apart(one: Value, other: Value, library: Library) -> float:
    """How many powers of ten two values lie apart."""
    sizes = [library.units[v.unit].factor * float(v.value or v.high or v.low or 0) for v in (one, other)]
    return abs(math.log10(sizes[0] / sizes[1])) if all(sizes) else 0.0


def _is_sister(one: Fact, other: Fact) -> bool:
    """Whether two facts of a topic say the same, the first of a whole year."""
    return (
        len(one.date) == _YEAR_ONLY
        and one.about[:1] == other.about[:1]
        and next(iter(one.values), "") == next(iter(other.values), None)
    )
