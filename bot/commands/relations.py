"""An amount related to another one: 552 t by 123 cars, 25 kWh by 10 hours, 0.26 mL per prompt by 10 million prompts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.answer import Answer
from bot.commands import Desk
from bot.commands.amounts import amount
from bot.commands.footprint_card import spoken_of
from bot.errors import Refusal
from bot.footprint import Quantity, Working, given, originals
from bot.footprint.units import W_PER_KW
from bot.library.tables import Equivalent
from bot.library.units import Unit
from bot.understanding.reading import Amount

TEMPLATE = "convert-by"
RESULT = "result"
# Canonical unit of one dimension divided by another, and what the division in canonical units must be divided by.
_QUOTIENTS = {
    ("mass", "energy"): ("kg/kWh", 1.0),
    ("volume", "energy"): ("L/kWh", 1.0),
    ("energy", "time"): ("W", 1 / W_PER_KW),
    ("energy", "power"): ("h", 1 / W_PER_KW),
}
_CANONICAL = {"energy": "kWh", "mass": "kgCO2e", "volume": "L", "power": "W", "time": "h", "gpu-time": "GPU-h"}
_TOTALS = {"energy": "energy", "mass": "carbon", "money": "cost", "yen": "cost"}
_COUNTED = {"count", "gpu-time"}
_MONEY = {"money", "yen"}
_KNOWN = {*_CANONICAL, *_COUNTED, *_MONEY, "pue"}


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two amounts as typed, and the units of the library."""

    first: Amount
    second: Amount
    units: Mapping[str, Unit]

    def quantity(self, name: str, read: Amount) -> Quantity:
        """One of the amounts in its canonical unit, a sum of money in its currency."""
        unit = self.units[read.unit]
        own = "JPY" if read.dimension == "yen" else "USD" if read.dimension == "money" else read.unit
        return given(name, read.value * unit.factor, _CANONICAL.get(read.dimension, own))

    @property
    def multiplies(self) -> bool:
        """Whether the first is for one of what the second counts, or the second is a PUE."""
        if self.second.dimension == "pue":
            return True
        per = self.first.per.partition(" ")[0]
        return per in {"each", self.second.unit} or (
            per in self.units and self.units[per].dimension == self.second.dimension != "count"
        )


def related(read: Amount, by: str, options: Mapping[str, Any], desk: Desk) -> Answer:
    """The amount divided by another, or times it where it is a figure for one of that; Refusal if they do not fit."""
    pair = _Pair(read, amount("by", by, desk), desk.library.units)
    for typed, side in ((read.unit, read), (by, pair.second)):
        if side.dimension not in _KNOWN:
            raise Refusal("not-related", given=typed)
    working = Working()
    inputs = {"amount": pair.quantity("amount", read), "by": pair.quantity("by", pair.second)}
    if pair.multiplies:
        name = _TOTALS.get(read.dimension, RESULT)
        found = working.line(name, inputs["amount"].unit, "amount × by", **inputs)
    elif read.per or not pair.second.value:
        raise Refusal("not-related", given=by)
    else:
        unit, scale = _quotient(pair)
        found = working.line(RESULT, unit, "amount ÷ by", scale, **inputs)
    shown = {"typed": read.unit, "by_typed": pair.second.unit, "each": found.unit == inputs["amount"].unit}
    return _answer(found, working, options, **shown, times=pair.multiplies, pue=pair.second.dimension == "pue")


def _quotient(pair: _Pair) -> tuple[str, float]:
    """The unit of the quotient and the scale of it; Refusal for amounts that have none."""
    first, second = pair.first, pair.second
    if first.dimension == second.dimension and first.dimension not in _COUNTED:
        return "1", 1.0
    if found := _QUOTIENTS.get((first.dimension, second.dimension)):
        return found
    if second.dimension in _COUNTED or (first.dimension in _MONEY and second.dimension == "energy"):
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
    steps = tuple(working.steps)
    return Answer(
        kind="calculation",
        template=TEMPLATE,
        command="convert",
        options=options,
        figures={found.name: found},
        steps=steps,
        sources=tuple(dict.fromkeys(source for q in originals(steps) for source in q.sources)),
        data={**spoken_of(steps), "row": None, "pue": False, **data},
        views=("steps", "sources"),
    )
