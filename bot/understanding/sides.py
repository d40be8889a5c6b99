"""One side of a comparison: what a text names that can be set against something else."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from bot.library import Fact, Library, Value
from bot.library.spelling import clean, fold
from bot.understanding.calculation import Plan
from bot.understanding.mentions import Mentions
from bot.understanding.reading import Amount, Candidate, Mention
from bot.understanding.tokens import Quantities
from bot.understanding.words import features

Kind = Literal["fact", "amount", "grid", "accelerator", "run", "market", "term", "scenario"]
Rank = Callable[[str], Sequence[Candidate]]
# what an amount of a dimension is a figure of
MEASURES = {
    "energy": "energy", "mass": "carbon", "power": "power", "money": "money", "yen": "yen", "volume": "water",
    "intensity": "intensity", "ratio": "share", "gpu-time": "gpu_time", "time": "duration", "flop": "flop",
    "hashrate": "hashrate",
}  # fmt: skip
AMOUNTS = {"energy", "mass", "power", "money", "volume", "gpu-time"}
COUNT = "count-"
MARKET_TOPIC = "gpu-market"
YEAR = re.compile(r"(?<![\d.,$])((?:19|20)\d\d)(?!\d|[,.]\d)年?|(?<![\d.,])'?(\d\d)年(?![間分ぶ目])")
_SCENE = {"time", "gpu-time"}
_MARKET = re.compile(r"market (\d{4})")
_AT = re.compile(r"\A(.+?) ?@([a-z0-9-]{2,12})\Z")
_LIMIT = r"\b(?:(below|under|less than|up to)|(over|above|more than|at least))"
_TOP, _CLOSE = 8, 0.75
_YEAR_ONLY = len("2030")
_ABOUT_AMOUNTS = {"co2", "carbon", "dioxid", "electr", "energ", "pow", "emis"}


@dataclass(frozen=True, slots=True)
class Side:
    """An entry of the knowledge by its id, an amount, a year of the GPU market, or the text of a scenario.

    With `grid`, what the electricity of an amount or a training run comes to on that grid.
    """

    kind: Kind
    id: str = ""
    value: float = 0.0
    unit: str = ""
    grid: str = ""

    @property
    def text(self) -> str:
        """The shortest text that reads as this side again."""
        own = self.id
        if self.kind == "amount":
            own = f"{self.value:.12g} {self.unit}"
        elif self.kind == "market":
            own = f"market {self.value:.0f}"
        return f"{own} @{self.grid}" if self.grid else own


class Sides:
    """Reads sides with the names, units and facts of one library.

    `rank` gives the entries that a text may be about, best first; `calculation` what it describes, if that can be
    calculated.
    """

    def __init__(
        self,
        library: Library,
        mentions: Mentions,
        quantities: Quantities,
        rank: Rank,
        calculation: Callable[[str], Plan | None],
    ) -> None:
        self.library, self.mentions, self.quantities = library, mentions, quantities
        self.rank, self.calculation = lru_cache(maxsize=64)(rank), calculation
        self._measures: dict[str, dict[str, str]] = {}

    def side(self, text: str) -> Side | None:
        """What a text names; None if nothing is known by it."""
        folded = self.quantities.letters.folded(text).strip(" ?.!？。！")
        return self._named(folded) or self._described(folded, clean(text).strip())

    def _named(self, folded: str) -> Side | None:
        """The side with this name or canonical text."""
        if market := _MARKET.fullmatch(folded):
            return Side("market", value=float(market[1]))
        find = self.library.find
        if (at := _AT.fullmatch(folded)) and (grid := find.exact("grids", at[2])):
            own = self._named(at[1]) or self._described(at[1], at[1])
            return replace(own, grid=grid) if own and own.kind in {"amount", "run", "fact"} else None
        for shelf, kind in _SHELVES:
            if found := find.exact(shelf, folded):
                return Side(kind, found)
        return None

    def _described(self, folded: str, text: str) -> Side | None:
        """A side in words: a scenario, a run or an amount (in a place), a place, a machine, else the nearest fact."""
        mentions = self.mentions.find(folded)
        amounts = self.quantities.find(folded, mentions)
        if is_scene(amounts) and self.is_scenario(folded):
            return Side("scenario", text)
        grids, runs = self.grid_ids(mentions), self.run_ids(folded, mentions)
        at = grids[0] if grids else ""
        if runs:
            return Side("run", runs[0], grid=at)
        stated = next((a for a in amounts if a.dimension in AMOUNTS or a.unit == "car"), None)
        if stated and (at or not _rest(folded, stated)):
            return replace(amount_side(stated), grid=at if stated.dimension == "energy" else "")
        alone = len({m.start for m in mentions}) == 1 and not stated
        if alone and grids:
            return Side("grid", at)
        chips = ids_of("accelerators", mentions)
        return Side("accelerator", chips[0]) if alone and chips else self._nearest(folded, mentions)

    def _nearest(self, folded: str, mentions: Sequence[Mention]) -> Side | None:
        if facts := self.facts(folded):
            return self.in_year(facts[0][0], years_in(folded))
        terms = ids_of("terms", mentions)
        return Side("term", terms[0]) if terms else None

    def is_scenario(self, text: str) -> bool:
        """Whether a text describes a calculation with numbers of its own."""
        stated = any(amount.unit for amount in self.quantities.find(text, self.mentions.find(text)))
        return stated and self.calculation(text) is not None

    def known_in(self, folded: str, measure: str) -> Side | None:
        """The training run or fact in a folded text that has a figure of this measure."""
        for run_id in self.run_ids(folded, self.mentions.find(folded)):
            run = self.library.training_runs[run_id]
            if {"energy": run.energy_mwh, "carbon": run.carbon_t, "gpu_time": run.hours}.get(measure) is not None:
                return Side("run", run_id)
        fact = next((fact for fact, _ in self.facts(folded) if measure in self.measures(fact)), None)
        return self.in_year(fact, years_in(folded)) if fact else None

    def facts(self, text: str) -> list[tuple[Fact, float]]:
        """The facts that a text may be about, with their score relative to the best."""
        found = [c for c in self.rank(text) if c.shelf == "facts"][:_TOP]
        top = found[0].score if found else 1.0
        return [(self.library.facts[c.id], c.score / top) for c in found if c.score >= _CLOSE * top]

    def measures(self, fact: Fact) -> Mapping[str, str]:
        """What a fact has figures of, the main one first, with the name of the value that says it."""
        found = self._measures.get(fact.id)
        if found is None:
            found = self._measures[fact.id] = {}
            for name, value in fact.values.items():
                if (measure := self.measure(value)) is not None:
                    found.setdefault(measure, name)
        return found

    def measure(self, value: Value) -> str | None:
        """What a value is a figure of; None for dates and plain factors."""
        unit = self.library.units[value.unit]
        return f"{COUNT}{unit.id}" if unit.dimension == "count" else MEASURES.get(unit.dimension)

    def in_year(self, fact: Fact, years: Sequence[int]) -> Side:
        """The fact, or its sister that says the same of the year that was named."""
        if len(years) == 1 and not fact.date.startswith(str(years[0])):
            topic = self.library.facts_of(fact.topic)
            series = [f for f in topic if len(f.date) == _YEAR_ONLY and _is_sister(f, fact)]
            if sister := next((f for f in series if f.date == str(years[0])), None):
                return Side("fact", sister.id)
            dated = sorted(int(f.date) for f in series)
            if fact.topic == MARKET_TOPIC and dated and dated[0] < years[0] < dated[-1]:
                return Side("market", value=float(years[0]))
        return Side("fact", fact.id)

    def of_year(self, fact: Fact, years: Sequence[int]) -> Fact | None:
        """The fact of the year that was named: itself, or its sister; None where only an interpolation could be."""
        side = self.in_year(fact, years)
        return self.library.facts[side.id] if side.kind == "fact" else None

    def grid_ids(self, mentions: Sequence[Mention]) -> list[str]:
        """The grids of the places that a text names."""
        found: dict[str, None] = {}
        for mention in mentions:
            if mention.shelf == "grids":
                found[mention.id] = None
            elif mention.shelf == "names" and (name := self.library.names[mention.id]).kind == "place":
                found |= dict.fromkeys(filter(None, [self.library.find.exact("grids", name.name.en)]))
        return list(found)

    def run_ids(self, folded: str, mentions: Sequence[Mention]) -> list[str]:
        """The published training runs of the models that a text names."""
        names = dict.fromkeys(name_in(folded, m) for m in mentions if m.shelf in {"models", "names"})
        found = (self.library.find.exact("training_runs", name) for name in names)
        return list(dict.fromkeys(run for run in found if run))


_SHELVES: tuple[tuple[Literal["facts", "training_runs", "accelerators", "grids", "terms"], Kind], ...] = (
    ("facts", "fact"), ("training_runs", "run"), ("accelerators", "accelerator"), ("grids", "grid"), ("terms", "term"),
)  # fmt: skip


def name_in(folded: str, mention: Mention) -> str:
    """A name as a folded text spells it, without a possessive ending."""
    return folded[mention.start : mention.end].removesuffix("'s")


def ids_of(shelf: str, mentions: Sequence[Mention]) -> list[str]:
    """The entries of one shelf that a text names, once each."""
    return list(dict.fromkeys(m.id for m in mentions if m.shelf == shelf))


def is_scene(amounts: Sequence[Amount]) -> bool:
    """Whether the amounts are those of a run: accelerators, hours."""
    return any(a.dimension in _SCENE or a.unit == "gpu" for a in amounts)


def amount_side(amount: Amount) -> Side:
    """A stated amount as a side."""
    return Side("amount", value=amount.value, unit=amount.unit)


def years_in(text: str) -> list[int]:
    """The years that a text names: 2030, 2030年, 30年."""
    return [int(m[1] or f"20{m[2]}") for m in YEAR.finditer(fold(text))]


def bound(fact: Fact, name: str) -> str:
    """Whether a fact gives only a limit for a value, as its sentence says: "below", "above", or "" for neither."""
    limit = re.search(_LIMIT + r" \{\{ " + re.escape(name) + r"\b", fact.statement.en)
    return "" if limit is None else "below" if limit[1] else "above"


def _is_sister(one: Fact, other: Fact) -> bool:
    """Whether two facts of a topic say the same of different years."""
    return one.about[:1] == other.about[:1] and next(iter(one.values), "") == next(iter(other.values), None)


def _rest(folded: str, amount: Amount) -> set[str]:
    """What a text says beside an amount."""
    rest = folded[: amount.start] + " " + folded[amount.end :]
    return {f for f in features(rest) if f[0] != "#"} - _ABOUT_AMOUNTS
