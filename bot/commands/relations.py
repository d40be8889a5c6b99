"""An amount related to another one: 552 t by 123 cars, 25 kWh by 10 hours, 0.26 mL per prompt by 10 million prompts."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.answer import Answer
from bot.commands import Desk
from bot.commands.amounts import amount
from bot.commands.footprint_card import spoken_of
from bot.errors import Refusal
from bot.footprint import Quantity, Working, given
from bot.footprint.units import KG_PER_T, KWH_PER_MWH, PERCENT, W_PER_KW
from bot.library import Library, Value
from bot.library.tables import Equivalent
from bot.library.units import MONEY, Unit
from bot.understanding.reading import Amount

TEMPLATE = "convert-by"
RESULT = "result"
# Canonical unit of one dimension divided by another, and what the division in canonical units must be divided by.
_QUOTIENTS = {
    ("mass", "energy"): ("kg/kWh", 1.0),
    ("volume", "energy"): ("L/kWh", 1.0),
    ("energy", "time"): ("W", 1 / W_PER_KW),
    ("energy", "power"): ("h", 1 / W_PER_KW),
    ("gpu-time", "time"): ("gpu", 1.0),
}
_CANONICAL = {"energy": "kWh", "mass": "kgCO2e", "volume": "L", "power": "W", "time": "h", "gpu-time": "GPU-h"}
_TOTALS = {"energy": "energy", "mass": "carbon", "money": "cost", "yen": "cost"}
_COUNTED = {"count", "gpu-time"}
_FACTORS = {"pue", "ratio"}
_KNOWN = {*_CANONICAL, *_COUNTED, *MONEY, *_FACTORS}


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two amounts as typed, and the library."""

    first: Amount
    second: Amount
    library: Library

    @property
    def units(self) -> Mapping[str, Unit]:
        """The units of the library by id."""
        return self.library.units

    def quantity(self, name: str, read: Amount) -> Quantity:
        """One of the amounts in its canonical unit, a sum of money in its currency."""
        unit = self.units[read.unit]
        own = "JPY" if read.dimension == "yen" else "USD" if read.dimension == "money" else read.unit
        return attributed(given(name, read.value * unit.factor, _CANONICAL.get(read.dimension, own)), self.library)

    @property
    def multiplies(self) -> bool:
        """Whether the first is for one of what the second counts, or the second is a PUE or a number of times."""
        if self.second.dimension in _FACTORS:
            return True
        per = self.first.per.partition(" ")[0]
        return per in {"each", self.second.unit} or (
            per in self.units and self.units[per].dimension == self.second.dimension != "count"
        )

    @property
    def scale(self) -> float:
        """How many canonical units the first is for one of: 1000 for a price per tonne."""
        per = self.first.per.partition(" ")[0]
        counted = per not in self.units or self.units[per].dimension in _COUNTED | MONEY
        return 1.0 if counted else self.units[per].factor


def attributed(stated: Quantity, library: Library) -> Quantity:
    """The quantity, with whose figure it is if a published training run or the article has it."""
    for run in library.training_runs.values():
        told = {"kWh": (run.energy_mwh or 0) * KWH_PER_MWH, "kgCO2e": (run.carbon_t or 0) * KG_PER_T}
        if math.isclose(told.get(stated.unit, 0.0), stated.central):
            return replace(stated, status=run.status, sources=run.source, year=run.year)
    for fact in library.facts.values():
        if fact.origin == "article" and any(_is_same(value, stated, library) for value in fact.values.values()):
            return replace(stated, status="published", sources=fact.said_by, year=int(fact.date[:4]))
    return stated


def _is_same(value: Value, stated: Quantity, library: Library) -> bool:
    """Whether a value of a fact is this amount of energy, carbon, dollars or cars."""
    unit = library.units[value.unit]
    canonical = _CANONICAL.get(unit.dimension, unit.id)
    one = isinstance(value.value, float) and canonical == stated.unit and canonical in {"kWh", "kgCO2e", "USD", "car"}
    return one and math.isclose(float(value.value or 0) * unit.factor, stated.central)


def related(read: Amount, by: str, options: Mapping[str, Any], desk: Desk) -> Answer:
    """The amount divided by another, or times it where it is a figure for one of that; Refusal if they do not fit."""
    pair = _Pair(read, amount("by", by, desk), desk.library)
    for typed, side in ((read.unit, read), (by, pair.second)):
        if side.dimension not in _KNOWN:
            raise Refusal("not-related", given=typed)
    working = Working()
    inputs = {"amount": pair.quantity("amount", read), "by": pair.quantity("by", pair.second)}
    if pair.multiplies:
        name = _TOTALS.get(read.dimension, RESULT)
        found = working.line(name, inputs["amount"].unit, "amount × by", pair.scale, **inputs)
    elif read.per or not pair.second.value:
        raise Refusal("not-related", given=by)
    else:
        unit, scale = _quotient(pair)
        found = working.line(RESULT, unit, "amount ÷ by", scale, **inputs)
    shown = {"typed": read.unit, "by_typed": pair.second.unit, "each": found.unit == inputs["amount"].unit}
    return _answer(found, working, options, **shown, times=pair.multiplies, pue=pair.second.dimension == "pue")


def grown(read: Amount, percent: float, periods: float, options: Mapping[str, Any], desk: Desk) -> Answer:
    """The amount after so many periods (years, months) of growth by so many per cent in each."""
    if read.dimension not in _KNOWN - _FACTORS:
        raise Refusal("not-related", given=read.unit)
    working = Working()
    start = _Pair(read, read, desk.library).quantity("amount", read)
    name, sign = ("growth", "+") if percent >= 0 else ("decline", "−")
    rates = {name: given(name, abs(percent) / PERCENT, "1"), "periods": given("periods", periods, "1")}
    found = working.line(RESULT, start.unit, f"amount × (1 {sign} {name}) ^ periods", amount=start, **rates)
    return _answer(found, working, options, typed=read.unit, by_typed=read.unit, each=False, times=True)


def _quotient(pair: _Pair) -> tuple[str, float]:
    """The unit of the quotient and the scale of it; Refusal for amounts that have none."""
    first, second = pair.first, pair.second
    if first.dimension == second.dimension and first.dimension not in _COUNTED:
        return "1", 1.0
    if found := _QUOTIENTS.get((first.dimension, second.dimension)):
        return found
    if first.dimension == "gpu-time" and second.unit == "gpu":
        return "h", 1.0
    if second.dimension in _COUNTED or (first.dimension in MONEY and second.dimension == "energy"):
        return pair.quantity("amount", first).unit, 1.0
    raise Refusal("not-related", given=second.unit)


def things(read: Amount, row: Equivalent, options: Mapping[str, Any]) -> Answer:
    """What so many everyday things use or emit: the electricity of 100 homes, the CO2 of 123 cars."""
    name, unit = ("energy", "kWh") if row.quantity == "energy" else ("carbon", "kgCO2e")
    working = Working()
    one = row.figure("one", unit, row.central, row.low, row.high)
    found = working.line(name, unit, "by × one", by=given("by", read.value, read.unit), one=one)
    return _answer(found, working, options, typed=read.unit, by_typed=read.unit, row=row, each=False, times=True)


def _answer(found: Quantity, working: Working, options: Mapping[str, Any], **data: Any) -> Answer:
    worked_out = working.result(found)
    return Answer(
        kind="calculation",
        template=TEMPLATE,
        command="convert",
        options=options,
        figures=worked_out.figures,
        steps=worked_out.steps,
        sources=worked_out.sources,
        data={**spoken_of(worked_out.steps), "row": None, "pue": False, **data},
        views=("steps", *(("sources",) if worked_out.sources else ())),
    )
