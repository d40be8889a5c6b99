"""What an answer told: its fact or row, the figure that it leads with, and the training run that it is about."""

import math
from collections.abc import Collection
from dataclasses import replace

from bot.library import Fact, Library, Value
from bot.library.cells import Cell, cell
from bot.library.spelling import fold
from bot.library.tables import Measurement, TrainingRun
from bot.understanding.phrases import kinds
from bot.understanding.reading import Reading
from bot.understanding.subjects import Subjects

_TRAINING = "training"
_OF_A_RUN = {"energy": "energy_mwh", "carbon": "carbon_t"}
_NEAR, _PERCENT = 0.5, "%"
# of what kind the figures are that questions ask for
DIMENSIONS = {"energy": "energy", "carbon": "mass", "water": "volume", "cost": "money"}


class Told:
    """Tells what readings told, with the facts and tables of one library."""

    def __init__(self, library: Library, subjects: Subjects) -> None:
        self._library, self._subjects = library, subjects

    def run(self, last: Reading) -> str | None:
        """The published training run that the last answer was about."""
        if (told := self.cell(last)) is not None:
            return told.row.id if told.table == "training_runs" else None
        fact = self.fact(last)
        about = fact.about if fact and _TRAINING in fact.about else ()
        return next((i for i in about if i in self._library.training_runs), None)

    def figure(self, last: Reading, dimensions: Collection[str] | None = None) -> Value | None:
        """The figure that an answer leads with: the one that was asked for, or the first of these dimensions."""
        plain = (v for v in self._values(last) if isinstance(v.value, float) and v.unit != "date")
        new = (v for v in plain if not _is_said(v, last))
        fitting = (v for v in new if dimensions is None or self._of_value(v) in dimensions)
        return min(fitting, key=lambda v: _asked_at(self._of_value(v), last.question), default=None)

    def _values(self, last: Reading) -> list[Value]:
        """What an answer told: the value that was asked for, else those of its fact or row."""
        fact, told = self.fact(last), self.cell(last)
        if fact is None:
            return list(told.values) if told else []
        lead = fact.values.get(last.lead[0]) if last.lead else None
        return [lead] if lead else list(fact.values.values())

    def share(self, last: Reading) -> tuple[str, str] | None:
        """The one percentage that the fact of an answer speaks of, and its unit."""
        fact = self.fact(last)
        found = [(name, v.unit) for name, v in fact.values.items() if v.unit == _PERCENT] if fact else []
        return found[0] if len(found) == 1 else None

    def explained(self, last: Reading) -> Reading:
        """The first fact about a term, where an answer told what that means; else the answer."""
        term = self._library.terms.get(str(last.options.get("term")))
        if term is None or not term.facts:
            return last
        return replace(last, command="fact", options={"topic": term.facts[0]}, intent="fact")

    def cell(self, last: Reading) -> Cell | None:
        """The row of a table that the last answer told, with the figure it told of it."""
        return cell(str(last.options["topic"]).split(",")[0], self._library) if last.intent == "row" else None

    def is_another(self, found: Reading, told: Cell) -> bool:
        """Whether an answer tells one row, another one, with the figure that a row was told with."""
        one = self.cell(found) if "," not in str(found.options.get("topic")) else None
        if one is None or one.row.id == told.row.id:
            return False
        return (one.column, one.per, _metric(one)) == (told.column, told.per, _metric(told))

    def beside(self, last: Reading, metric: str) -> str | None:
        """The row of another figure of the same use, by the same source: the water of one answer."""
        row = told.row if (told := self.cell(last)) is not None else None
        if isinstance(row, TrainingRun):
            address = f"training_runs/{row.id}/{_OF_A_RUN.get(metric, '')}"
            return address if cell(address, self._library) else None
        if not isinstance(row, Measurement):
            return None
        same = (row.model, row.source, row.per)
        alike = (r for r in self._library.measurements.values() if (r.model, r.source, r.per) == same)
        return next((f"measurements/{r.id}/value" for r in alike if r.metric == metric), None)

    def valued(self, fact: Fact, dimension: str) -> tuple[str, str]:
        """The first figure of a kind in a fact, and its unit; two empty words if there is none."""
        named = ((name, v.unit) for name, v in fact.values.items() if self._of_value(v) == dimension)
        return next(named, ("", ""))

    def fact(self, last: Reading) -> Fact | None:
        """The fact that the last answer told first."""
        return next(iter(self._subjects.facts(last)), None)

    def dimension(self, last: Reading) -> str:
        """Of what kind the figure is that the last answer leads with."""
        value = self.figure(last)
        return self._of_value(value) if value else ""

    def watts(self, last: Reading) -> float | None:
        """The power that the last answer told."""
        value = self.figure(last, {"power"})
        return float(value.value) * self._library.units[value.unit].factor if value and value.value else None

    def dated(self, last: Reading, year: str) -> tuple[str, str] | None:
        """The value, with its unit, that the last fact has for another year: share_first of first: 2015."""
        fact = self.fact(last)
        dates = [n for n, v in fact.values.items() if v.unit == "date" and str(v.value) == year] if fact else []
        values = fact.values.items() if fact else ()
        return next(((n, v.unit) for date in dates for n, v in values if n.endswith(f"_{date}")), None)

    def meant(self, found: Reading, year: str) -> Reading:
        """A reading whose fact only speaks of a year beside its own, as the next fact of its topic that is of it."""
        fact = self.fact(found) if found.intent == "fact" else None
        if fact is None or fact.date.startswith(year):
            return found
        alike = (f for f in self._near(found) if f.topic == fact.topic and f.date.startswith(year))
        other = next((f.id for f in alike if _units(f) & _units(fact)), None)
        return replace(found, options={"topic": other}, lead=None) if other else found

    def _near(self, found: Reading) -> list[Fact]:
        return [self._library.facts[c.id] for c in found.candidates if c.shelf == "facts" and c.score >= _NEAR]

    def is_of(self, found: Reading, year: str, named: Collection[str]) -> bool:
        """Whether the first fact of a reading speaks of a year and of these names; anything else than a fact may."""
        fact = self.fact(found) if found.intent == "fact" else None
        if fact is None:
            return True
        said = f"{fact.date} {fact.statement.en} {[v.value for v in fact.values.values()]}"
        return year in said and (not named or not set(named).isdisjoint(fact.about))

    def _of_value(self, value: Value) -> str:
        return self._library.units[value.unit].dimension


def names_of(told: Cell) -> list[str]:
    """What the row of a cell is called, folded."""
    return [
        fold(name) for name in (*getattr(told.row, "names", ()), getattr(told.row, "model", ""), told.row.id) if name
    ]


def _metric(told: Cell) -> str:
    return told.row.metric if isinstance(told.row, Measurement) else ""


def _units(fact: Fact) -> set[str]:
    return {value.unit for value in fact.values.values()} - {"date"}


def _asked_at(dimension: str, question: str) -> float:
    """Where a question first names what is of a dimension; behind it all if it does not."""
    named = (phrase for name, phrase in kinds("figures").items() if DIMENSIONS[name] == dimension)
    return min((m.start() for phrase in named for m in phrase.finditer(question)), default=math.inf)


def _is_said(value: Value, last: Reading) -> bool:
    """Whether a figure is one that the question itself said: the 400 tokens that it asks the CO2 of."""
    return any(a.value == value.value and a.unit == value.unit for a in last.amounts)
