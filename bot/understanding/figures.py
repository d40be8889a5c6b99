"""Figures of the knowledge that a sentence may speak of: of facts, and of the models, machines and places it names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.footprint.quantity import Quantity, known
from bot.library import Fact, Value
from bot.library.names import Shelf
from bot.library.tables import Row
from bot.understanding.comparisons.said import name_in
from bot.understanding.comparisons.sides import Sides
from bot.understanding.reading import Mention

_STRONG = {"company", "person", "product", "model", "work", "body", "currency"}
_MOST_FACTS, _NEAR, _SURE, _VERY_SURE = 8, 0.42, 0.5, 0.6
_ROWS: tuple[Shelf, ...] = ("accelerators", "models")
_EARLIER = re.compile(r"(?:earlier_)?(\w+?)(?:_before|_old)?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in its own unit, the fact or row that holds it, and the one that has replaced it.

    `surely`: the text is certainly about it; `named` is how the text names the row.
    """

    quantity: Quantity
    fact: Fact | None = None
    row: Row | None = None
    newer: Quantity | None = None
    surely: bool = True
    named: str = ""


class Figures:
    """Finds figures with the names and facts of one library."""

    def __init__(self, sides: Sides) -> None:
        self._sides, self._library = sides, sides.library

    def of(self, folded: str, years: Sequence[int]) -> list[Figure]:
        """The figures that a folded sentence may speak of: the article's, those of named rows, other facts'."""
        mentions = self._sides.mentions.find(folded)
        facts = list(self._of_facts(folded, years, mentions))
        told = [f for f in facts if f.fact and f.fact.origin == "article"]
        return [*told, *self._of_rows(folded, mentions), *(f for f in facts if f not in told)]

    def _of_facts(self, folded: str, years: Sequence[int], mentions: Sequence[Mention]) -> Iterator[Figure]:
        """Figures of the facts that are near, and about what is named."""
        subjects, named = self.subjects(mentions), {m.id for m in mentions}
        for candidate in [c for c in self._sides.rank(folded) if c.shelf == "facts"][:_MOST_FACTS]:
            fact = self._sides.facts.of_year(self._library.facts[candidate.id], years)
            if fact is None or candidate.score < _NEAR:
                continue
            if not subjects or subjects & {*fact.about, *self._rows_of(fact)}:
                sure = candidate.score >= (_SURE if subjects else _VERY_SURE)
                yield from self._of_fact(fact, years, sure, named)

    def subjects(self, mentions: Sequence[Mention]) -> set[str]:
        """The companies, people, models and machines that are named: their figures alone can be meant."""
        names = self._library.names
        strong = {m.id for m in mentions if m.shelf == "names" and names[m.id].kind in _STRONG}
        return strong | {m.id for m in mentions if m.shelf in {"models", "accelerators"}}

    def _rows_of(self, fact: Fact) -> set[str]:
        """The rows of tables that a fact's names stand for: a100 for a100-sxm-80gb."""
        find = self._library.find
        found = [find.exact(shelf, name) for name in fact.about for shelf in _ROWS]
        return {row for row in found if row}

    def _of_fact(self, fact: Fact, years: Sequence[int], sure: bool, named: set[str]) -> Iterator[Figure]:
        """The figures of a fact; one that belongs to somebody (energy_t5, carbon_france) only if they are named."""
        for name, value in fact.values.items():
            owners = self._owners(name)
            if value.unit != "date" and (not owners or owners & named):
                yield Figure(_quantity(name, value, fact), fact, newer=_newer(fact, name, value, years), surely=sure)

    def _owners(self, value_name: str) -> set[str]:
        """The names and machines that the name of a value speaks of."""
        parts = value_name.split("_")
        machines = (self._library.find.exact("accelerators", part) for part in parts)
        return {part for part in parts if part in self._library.names} | {row for row in machines if row}

    def _of_rows(self, folded: str, mentions: Sequence[Mention]) -> Iterator[Figure]:
        """Figures of the accelerators, grids and training runs that are named."""
        library = self._library
        for mention in mentions:
            named = name_in(folded, mention)
            if mention.shelf == "accelerators" and (tdp := library.accelerators[mention.id].tdp_w) is not None:
                row = library.accelerators[mention.id]
                yield Figure(row.figure("tdp_w", "W", tdp), row=row, named=named)
            elif mention.shelf == "grids":
                grid = library.grids[mention.id]
                ends = grid.low_g, grid.high_g
                yield Figure(grid.figure("grid", "g/kWh", grid.intensity_g, *ends), row=grid, named=named)
        for named in dict.fromkeys(name_in(folded, m) for m in mentions if m.shelf in {"models", "names"}):
            if run_id := library.find.exact("training_runs", named):
                yield from self._of_run(run_id, named)

    def _of_run(self, run_id: str, named: str) -> Iterator[Figure]:
        run = self._library.training_runs[run_id]
        told = (
            ("energy", "MWh", run.energy_mwh),
            ("carbon", "t", run.carbon_t),
            ("accelerator_hours", "GPU-h", run.hours),
            ("count", "gpu", run.count),
        )
        for name, unit, value in told:
            if value is not None:
                yield Figure(run.figure(name, unit, value), row=run, named=named)


def _quantity(name: str, value: Value, fact: Fact) -> Quantity:
    central = value.value if isinstance(value.value, float) else ((value.low or 0.0) * (value.high or 0.0)) ** 0.5
    low = central if value.low is None else value.low
    high = central if value.high is None else value.high
    return known(name, value.unit, low, central, high, "published", fact.said_by, _year(fact, name))


def _year(fact: Fact, name: str) -> int:
    """The year that a value is of: energy_after of the date called after, else that of the fact."""
    dates = (fact.values[part] for part in name.split("_") if part in fact.values)
    said = next((str(date.value) for date in dates if date.unit == "date"), fact.date)
    return int(said[:4])


def _newer(fact: Fact, name: str, value: Value, years: Sequence[int]) -> Quantity | None:
    """The figure that has replaced an earlier one of the same fact, unless the sentence says that it is of then."""
    match = _EARLIER.fullmatch(name)
    current = match[1] if match else name
    if current == name or any(year != int(fact.date[:4]) for year in years):
        return None
    new = fact.values.get(current)
    return _quantity(current, new, fact) if new and new.unit == value.unit else None
