"""What the two sides of a comparison are worth: figures by measure, a date, and where they come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.answer import Answer
from bot.commands import Desk, commands, resolve
from bot.errors import Refusal
from bot.footprint import Quantity, Step, Working, known
from bot.footprint.quantity import Status
from bot.footprint.units import WH_PER_KWH
from bot.library import Fact, Library, Value
from bot.understanding.sides import COUNT, MEASURES, Side, bound

UNITS = {
    "energy": "kWh", "carbon": "kgCO2e", "power": "W", "money": "USD", "yen": "JPY", "water": "L",
    "intensity": "g/kWh", "share": "%", "gpu_time": "GPU-h", "duration": "h", "flop": "FLOP", "hashrate": "TH/s",
}  # fmt: skip
_KG_PER_T, _KWH_PER_MWH, _KWH_PER_TWH = 1e3, WH_PER_KWH, 1e9
_SAME = 0.01


@dataclass(frozen=True, slots=True)
class Weighed:
    """One side with its figures by measure, in the units of UNITS.

    `entry` is what it is called by, `fact` who says so, `date` when; `bounds` says of which figures only a limit is
    known ("below", "above"); `series` is the same for figures that differ only in their date.
    """

    side: Side
    figures: Mapping[str, Quantity] = field(default_factory=dict)
    entry: Any = None
    fact: Fact | None = None
    date: str | None = None
    bounds: Mapping[str, str] = field(default_factory=dict)
    series: tuple[str, ...] = ()
    answer: Answer | None = None
    steps: tuple[Step, ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts that its figures are from."""
        return (self.fact.id,) if self.fact else self.answer.facts if self.answer else ()

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all sources of its figures."""
        if self.fact is not None:
            return self.fact.said_by
        if self.answer is not None:
            return tuple(self.answer.sources)
        told = tuple(dict.fromkeys(source for q in self.figures.values() for source in q.sources))
        return told or tuple(getattr(self.entry, "sources", ()))


def weigh(text: str, desk: Desk) -> Weighed:
    """The side that a text names, with its figures; raises Refusal for one that is not known."""
    region = resolve.cloud_region(text, desk.library)
    side = Side("grid", region.grid) if region and region.grid else desk.understanding.comparisons.sides.side(text)
    if side is None or (side.kind == "term" and side.id not in desk.library.terms):
        raise Refusal("unknown-side", given=text)
    own = _OF_KIND[side.kind](side, desk)
    return _on_grid(own, side.grid, desk) if side.grid else own


def exactly(name: str, unit: str, value: float, status: Status = "derived", **origin: Any) -> Quantity:
    """A value without a range."""
    return known(name, unit, value, value, value, status, **origin)


def in_unit(value: Value, library: Library, unit: str, **origin: Any) -> Quantity:
    """A curated value in another unit of its dimension; a range without a centre gets its geometric mean."""
    factor = library.units[value.unit].factor / library.units["kg" if unit == "kgCO2e" else unit].factor
    central = None if value.value is None else float(value.value)
    low, high = (end if end is not None else central for end in (value.low, value.high))
    if central is None:
        central = ((low or 0.0) * (high or 0.0)) ** 0.5
    ends = (
        float(f"{(low or 0.0) * factor:.12g}"),
        float(f"{central * factor:.12g}"),
        float(f"{(high or 0.0) * factor:.12g}"),
    )
    return known(origin.pop("name", unit), unit, *ends, **origin)


def _fact(side: Side, desk: Desk) -> Weighed:
    library, fact = desk.library, desk.library.facts[side.id]
    names = desk.understanding.comparisons.sides.measures(fact)
    origin = {"sources": fact.said_by, "year": int(fact.date[:4])}
    figures = {m: in_unit(fact.values[n], library, _unit(m), name=m, **origin) for m, n in names.items()}
    bounds = {m: limit for m, n in names.items() if (limit := bound(fact, n))}
    series = (fact.topic, fact.about[0] if fact.about else "", next(iter(fact.values), ""))
    return Weighed(side, figures, fact=fact, date=fact.date, bounds=bounds, series=series)


def _unit(measure: str) -> str:
    return UNITS.get(measure) or measure.removeprefix(COUNT)


def _amount(side: Side, desk: Desk) -> Weighed:
    measure = MEASURES.get(desk.library.units[side.unit].dimension, f"{COUNT}{side.unit}")
    value = Value(value=side.value, unit=side.unit)
    return Weighed(side, {measure: in_unit(value, desk.library, _unit(measure), name=measure, status="given")})


def _grid(side: Side, desk: Desk) -> Weighed:
    row = desk.library.grids[side.id]
    figures = {"intensity": row.figure("intensity", "g/kWh", row.intensity_g, row.low_g, row.high_g)}
    if row.generation_twh is not None:
        figures["energy"] = row.figure("energy", "kWh", row.generation_twh * _KWH_PER_TWH)
    return Weighed(side, figures, row)


def _accelerator(side: Side, desk: Desk) -> Weighed:
    row = desk.library.accelerators[side.id]
    return Weighed(side, {} if row.tdp_w is None else {"power": row.figure("power", "W", row.tdp_w)}, row)


def _run(side: Side, desk: Desk) -> Weighed:
    """A published training run; where the article says the same figure (to a percent), it is quoted."""
    row = desk.library.training_runs[side.id]
    told = {
        "energy": None if row.energy_mwh is None else row.energy_mwh * _KWH_PER_MWH,
        "carbon": None if row.carbon_t is None else row.carbon_t * _KG_PER_T,
        "gpu_time": row.hours,
    }
    figures = {m: row.figure(m, UNITS[m], value) for m, value in told.items() if value is not None}
    for fact in desk.library.facts_about(side.id):
        if fact.origin == "article":
            same = _fact(Side("fact", fact.id), desk).figures
            figures |= {
                m: q for m, q in same.items() if m in figures and abs(q.central / figures[m].central - 1) < _SAME
            }
    return Weighed(side, figures, row)


def _market(side: Side, desk: Desk) -> Weighed:
    year = int(side.value)
    command = commands()["market"]
    answer = command.answer(command.options.read({"year": year}), desk)
    price = answer.figures[f"price_{year}"].named("money")
    topic = desk.library.standing.market.topic
    series = (topic, desk.library.facts_of(topic)[0].about[0], "price")
    return Weighed(side, {"money": price}, date=str(year), series=series, answer=answer, steps=answer.steps)


def _term(side: Side, desk: Desk) -> Weighed:
    return Weighed(side, entry=desk.library.terms[side.id])


def _scenario(side: Side, desk: Desk) -> Weighed:
    """A described calculation, run; its energy, carbon and water."""
    plan = desk.understanding.comparisons.sides.calculation(side.id)
    if plan is None:
        raise Refusal("unknown-side", given=side.id)
    command = commands()[plan.command]
    answer = command.answer(command.options.read(plan.options), desk)
    figures = {name: answer.figures[name] for name in ("energy", "carbon", "water") if name in answer.figures}
    return Weighed(side, figures, answer=answer, steps=answer.steps)


_OF_KIND = {
    "fact": _fact, "amount": _amount, "grid": _grid, "accelerator": _accelerator, "run": _run, "market": _market,
    "term": _term, "scenario": _scenario,
}  # fmt: skip


def _on_grid(own: Weighed, grid: str, desk: Desk) -> Weighed:
    """The same electricity used on a grid: its energy, and what it emits there."""
    energy, row = own.figures.get("energy"), desk.library.grids[grid]
    if energy is None:
        raise Refusal("no-energy-known", given=own.side.id)
    working = Working()
    factor = resolve.intensity(row, None, desk.library)
    carbon = working.line("carbon", "kgCO2e", "energy × grid", energy=energy, grid=factor)
    carbon = replace(carbon, sources=factor.sources, year=factor.year)
    return replace(own, figures={"carbon": carbon, "energy": energy}, steps=tuple(working.steps))
