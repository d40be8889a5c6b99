"""`/check`, also in the menu of a message: each number of a text against the knowledge and the calculator."""

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from bot.answer import Answer, Link
from bot.commands import Desk
from bot.commands.options import Option, Options
from bot.commands.sides import UNITS, exactly, in_unit, weigh
from bot.errors import Refusal
from bot.footprint import NoResult, Quantity, Working, given
from bot.footprint.growth import growth
from bot.footprint.units import PERCENT
from bot.library import Value
from bot.library.spelling import fold
from bot.library.tables import Equivalent
from bot.understanding.claims import Claim, Claims, Finding

MESSAGE = True
_COUNTED = {"car": "mass", "home": "energy"}
_JAPAN = re.compile(r"[\u3041-\u30ff]|japan", re.IGNORECASE)
_CLOSE_PERCENT = 5


class OPTIONS(Options):
    """The text with the numbers to check."""

    claim: Annotated[str, Field(max_length=4000), Option("c")]


@dataclass(frozen=True, slots=True)
class Derived:
    """What a stated number comes to by our calculation: `result` from `basis`, by what one counts (`row`, `one` of it).

    `implied` is what one would have to be for the stated number, if that is not zero.
    """

    result: Quantity
    basis: tuple[Quantity, ...]
    row: Equivalent | None = None
    one: Quantity | None = None
    implied: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """The verdict on one number, with the figure that it was held against or the calculation."""

    finding: Finding
    verdict: str
    derived: Derived | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of what the number was held against."""
        figure = self.finding.figure
        row = self.derived.row.source if self.derived and self.derived.row else ()
        own = tuple(figure.quantity.sources) if figure else ()
        basis = tuple(s for q in self.derived.basis for s in q.sources) if self.derived else ()
        return tuple(dict.fromkeys((*own, *basis, *row)))


def answer(options: OPTIONS, desk: Desk) -> Answer:
    """A line for each number in the text; raises Refusal where there is none to check."""
    findings = Claims(desk.understanding.comparisons.sides).findings(options.claim)
    if not findings:
        raise Refusal("nothing-to-check")
    lines = [_line(finding, desk) for finding in findings]
    facts = dict.fromkeys(
        line.finding.figure.fact.id for line in lines if line.finding.figure and line.finding.figure.fact
    )
    sources = tuple(dict.fromkeys(source for line in lines for source in line.sources))
    return Answer(
        kind="list",
        template="check",
        command="check",
        options={"claim": options.claim},
        facts=tuple(facts),
        sources=sources,
        data={"lines": lines, "seen": list(facts)},
        links=tuple(Link(fact, "fact", {"topic": fact}) for fact in facts),
        views=("sources",) if sources else (),
    )


def _line(finding: Finding, desk: Desk) -> Line:
    claim = finding.claim
    try:
        derived = _derived(claim, finding, desk)
    except NoResult:  # numbers that come to nothing are neither right nor wrong
        derived = None
    if derived is None or finding.verdict == "supported":
        return Line(finding, finding.verdict, derived)
    near = abs(claim.amount.value - derived.result.central) * PERCENT <= _CLOSE_PERCENT * derived.result.central
    return Line(finding, "supported" if near else "differs", derived)


def _derived(claim: Claim, finding: Finding, desk: Desk) -> Derived | None:
    """What a claim comes to by our calculation; None where there is none to make."""
    derived = _counted(claim, finding, desk) if claim.amount.unit in _COUNTED else None
    if derived is None and finding.verdict == "unknown" and claim.kind != "amount":
        return _grown(claim, desk)
    return derived


def _counted(claim: Claim, finding: Finding, desk: Desk) -> Derived | None:
    """Cars or homes: the amount they stand for, counted in what one is known to use or emit today."""
    amount = _amount(claim, _COUNTED[claim.amount.unit], finding, desk)
    if amount is None:
        return None
    rows = desk.library.standing.things.car if claim.amount.unit == "car" else desk.library.standing.things.home
    japan = finding.verdict != "supported" and _JAPAN.search(claim.sentence)
    row = desk.library.equivalents[rows.ja if japan else rows.en]
    one = row.figure("one", amount.unit, row.central, row.low, row.high)
    working = Working()
    count = given("count", claim.amount.value, claim.amount.unit)
    result = working.line("equivalent", claim.amount.unit, f"{amount.name} ÷ one", one=one, **{amount.name: amount})
    inputs = {amount.name: amount, "count": count}
    implied = working.line("implied", amount.unit, f"{amount.name} ÷ count", **inputs) if count.central else None
    return Derived(result, (amount,), row, one, implied)


def _amount(claim: Claim, dimension: str, finding: Finding, desk: Desk) -> Quantity | None:
    """The amount that a count stands for: stated beside it, or the article's for the same thing."""
    measure, unit = ("carbon", "kgCO2e") if dimension == "mass" else ("energy", "kWh")
    if mate := next((a for a in claim.mates if a.dimension == dimension and not a.per), None):
        return in_unit(Value(value=mate.value, unit=mate.unit), desk.library, unit, name=measure, status="given")
    fact = finding.figure.fact if finding.figure else None
    sisters = desk.library.facts_of(fact.topic) if fact else ()
    for sister in sisters:
        if fact and sister.about[:1] == fact.about[:1] and sister.origin == fact.origin and measure in sister.values:
            return in_unit(sister.values[measure], desk.library, unit, name=measure, sources=sister.said_by)
    return None


def _grown(claim: Claim, desk: Desk) -> Derived | None:
    """A ratio, a change or a yearly growth, worked out from the two figures or the two years of the sentence."""
    pair = _pair(claim, desk)
    if pair is None or not pair[0].central or not (pair[0].exact and pair[1].exact):
        return None
    start, end = pair[0].named("start"), pair[1].named("end")
    years = abs(claim.years[1] - claim.years[0]) if len(claim.years) > 1 else 0
    grown = growth(start, end, exactly("years", "year", years) if years else None).figures
    change = (end.central / start.central - 1) * PERCENT
    results = {
        "ratio": grown["ratio"],
        "growth": grown.get("growth"),
        "change": exactly("change", "%", abs(change), "calculated"),
    }
    result = results[claim.kind]
    return None if result is None else Derived(result, (start, end))


def _pair(claim: Claim, desk: Desk) -> tuple[Quantity, Quantity] | None:
    """Two figures that a comparison speaks of: stated in the sentence, or those of the two years it names."""
    same = [a for a in claim.mates if a.unit and a.dimension not in {"time", "ratio", "count"}]
    if len(same) > 1 and same[0].dimension == same[1].dimension:
        unit = UNITS["money"] if same[0].dimension == "money" else same[0].unit
        one, other = (in_unit(Value(value=a.value, unit=a.unit), desk.library, unit, status="given") for a in same[:2])
        return (one, other) if claim.kind != "ratio" or one.central <= other.central else (other, one)
    sides = desk.understanding.comparisons.series(fold(claim.sentence))
    if sides is None:
        return None
    found = sorted((weigh(side.text, desk) for side in sides), key=lambda w: w.date or "")
    measure = next((m for m in found[0].figures if m in found[1].figures), None)
    return (found[0].figures[measure], found[1].figures[measure]) if measure else None
