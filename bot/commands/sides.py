"""What the two sides of a comparison are worth: figures by measure, a date, and where they come from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.answer import Answer
from bot.commands import Command, Desk, commands, resolve
from bot.commands.options import as_text
from bot.errors import Refusal
from bot.footprint import Quantity, Step, Working, known
from bot.footprint.quantity import Status
from bot.footprint.units import WH_PER_KWH
from bot.library import Fact, Library, Value
from bot.library.cells import cell
from bot.library.tables import Grid, Measurement
from bot.understanding.comparisons.facts import COUNT, MEASURES, bound
from bot.understanding.comparisons.side import Kind, Side, parse

UNITS = {
    "energy": "kWh", "carbon": "kgCO2e", "power": "W", "money": "USD", "yen": "JPY", "water": "L",
    "intensity": "g/kWh", "share": "%", "gpu_time": "GPU-h", "duration": "h", "flop": "FLOP", "hashrate": "TH/s",
    "pue": "1", "embodied": "kgCO2e", "flops": "TFLOP/s", "memory": "GB",
}  # fmt: skip
_KG_PER_T, _KWH_PER_MWH, _KWH_PER_TWH = 1e3, WH_PER_KWH, 1e9
_SAME = 0.01


@dataclass(frozen=True, slots=True)
class Weighed:
    """One side with its figures by measure, in the units of UNITS.

    `entry` is what it is called by, `fact` who says so, `date` when; `grid` whose electricity it is put on; `bounds`
    says of which figures only a limit is known ("below", "above"), or only the ends ("between"); `series` is the same
    for figures that differ only in their date; `months` of a year, where it is less than one thing.
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
    grid: Grid | None = None
    months: float | None = None

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


def weigh(text: str, desk: Desk, beside: Side | None = None) -> Weighed:
    """The side that a text spells, or else names in free words, with its figures; none for what is not known.

    A calculation may say only what it changes of the one `beside` it.
    """
    side = parse(text, desk.library) or _typed(text, desk)
    if side.kind == "do" and not side.id and beside is not None:
        changed = commands()[beside.id].options.from_keys(dict(side.options))
        side = replace(beside, options=tuple({**dict(beside.options), **changed}.items()))
    own = _OF_KIND[side.kind](side, desk)
    return on_grid(own, side.grid, desk) if side.grid and side.kind != "grid" else own


def _typed(text: str, desk: Desk) -> Side:
    """The side that a person names in words, or by a cloud region: the grid that it stands on."""
    region = resolve.cloud_region(text, desk.library)
    if region and region.grid:
        return Side("grid", region.grid)
    return desk.understanding.comparisons.sides.read(text) or Side("unknown", text)


def spelled(side: Side, beside: Side | None = None) -> str:
    """The text of a side for an address: a calculation by short keys, or what it changes of the one `beside` it."""
    if side.kind != "do":
        return side.text
    keys = commands()[side.id].options.keys(dict(side.options))
    own = replace(side, id=side.id.removeprefix(_CALCULATIONS), options=tuple(keys.items()))
    if beside is None or (beside.kind, beside.id) != (side.kind, side.id):
        return own.text
    theirs = commands()[side.id].options.keys(dict(beside.options))
    if theirs.keys() - keys.keys():
        return own.text
    return replace(own, id="", options=tuple(pair for pair in keys.items() if pair not in theirs.items())).text


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
    names = desk.understanding.comparisons.sides.facts.measures_of(side)
    date = fact.date if side.value == 1 else str(int(side.value))
    origin = {"sources": fact.said_by, "year": int(date[:4])}
    figures = {m: in_unit(fact.values[n], library, _unit(m), name=m, **origin) for m, n in names.items()}
    bounds = {m: limit for m, n in names.items() if (limit := _limit(fact, n))}
    series = (fact.topic, fact.about[0] if fact.about else "", next(iter(fact.values), ""))
    return Weighed(side, figures, fact=fact, date=date, bounds=bounds, series=series)


def _limit(fact: Fact, name: str) -> str:
    """Whether only a limit of a value is known, or only the two ends of a range."""
    return "between" if fact.values[name].value is None else bound(fact, name)


def _unit(measure: str) -> str:
    return UNITS.get(measure) or measure.removeprefix(COUNT)


def _amount(side: Side, desk: Desk) -> Weighed:
    measure = MEASURES.get(desk.library.units[side.id].dimension, f"{COUNT}{side.id}")
    value = Value(value=side.value, unit=side.id)
    return Weighed(side, {measure: in_unit(value, desk.library, _unit(measure), name=measure, status="given")})


def _grid(side: Side, desk: Desk) -> Weighed:
    row = desk.library.grids[side.id]
    figures = {"intensity": row.figure("intensity", "g/kWh", row.intensity_g, row.low_g, row.high_g)}
    if side.grid:
        figures.clear()
    if row.generation_twh is not None:
        figures["energy"] = row.figure("energy", "kWh", row.generation_twh * _KWH_PER_TWH)
    return Weighed(side, figures, row)


def _accelerator(side: Side, desk: Desk) -> Weighed:
    row = desk.library.accelerators[side.id]
    told = {"power": row.tdp_w, "flops": row.peak_tflops, "memory": row.memory_gb}
    figures = {m: row.figure(m, UNITS[m], value) for m, value in told.items() if value is not None}
    return Weighed(side, figures, row, date=str(row.release_year))


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


def _cell(side: Side, desk: Desk) -> Weighed:
    """One value of a table."""
    found = cell(side.id, desk.library)
    measure = desk.understanding.comparisons.sides.facts.of_cell(found) if found else None
    if found is None or found.value is None or measure is None:
        raise Refusal("unknown-side", given=side.text)
    row = found.row
    origin = {"status": row.status, "sources": row.source, "year": row.year}
    figures = {measure: in_unit(found.value, desk.library, _unit(measure), name=measure, **origin)}
    return Weighed(side, figures, found.name)


def _term(side: Side, desk: Desk) -> Weighed:
    return Weighed(side, entry=desk.library.terms[side.id])


def _thing(side: Side, desk: Desk) -> Weighed:
    """So many of an everyday thing."""
    row = desk.library.equivalents[side.id]
    measure, unit = ("energy", "kWh") if row.quantity == "energy" else ("carbon", "kgCO2e")
    ends = (None if end is None else end * side.value for end in (row.low, row.high))
    figures = {measure: row.figure(measure, unit, row.central * side.value, *ends)}
    return Weighed(side, figures, row, months=round(side.value * _MONTHS, 3) if side.value < 1 else None)


def _use(side: Side, desk: Desk) -> Weighed:
    """So many requests to a model, as published for one."""
    figures: dict[str, Quantity] = {}
    several = desk.library.measurements[side.id].per.partition("-")[0]
    count = side.value / float(several) if several.isdigit() else side.value
    for row in desk.understanding.comparisons.sides.everyday.family(side):
        if row.metric in _OF_A_USE:
            ends = (None if end is None else end * count for end in (row.low, row.high))
            low, high = ends
            value = Value(value=row.value * count, low=low, high=high, unit=row.unit)
            origin = {"status": row.status, "sources": row.source, "year": row.year}
            figures.setdefault(row.metric, in_unit(value, desk.library, UNITS[row.metric], name=row.metric, **origin))
    row = desk.library.measurements[side.id]
    return Weighed(side, figures, desk.library.models.get(row.model) or _called(row))


def _called(row: Measurement) -> Mapping[str, str]:
    """What a measured use is called in each language, where it is not of one model: image generation."""
    english = next((name for name in row.names if name.isascii()), row.model)
    return {"en": english, "ja": next((name for name in row.names if not name.isascii()), english)}


def _pue(side: Side, desk: Desk) -> Weighed:  # noqa: ARG001 - one shape for all kinds
    return Weighed(side, {"pue": exactly("pue", "1", side.value, status="given")})


def _unknown(side: Side, desk: Desk) -> Weighed:  # noqa: ARG001 - one shape for all kinds
    return Weighed(side)


def _calculation(side: Side, desk: Desk) -> Weighed:
    """A calculation, made; its energy, carbon and water."""
    command = _command(side)
    options = dict(side.options)
    if options.keys() - command.options.model_fields.keys():
        try:
            options = command.options.from_keys(options)
        except ValueError as error:
            raise Refusal("unknown-side", given=side.text) from error
    answer = command.answer(command.options.read(options), desk)
    figures = {name: answer.figures[name] for name in (*_OF_A_USE, "power") if name in answer.figures}
    whole = replace(
        side, id=command.path, options=tuple((name, as_text(value)) for name, value in answer.options.items())
    )
    return Weighed(whole, figures, answer=answer, steps=answer.steps)


def _command(side: Side) -> Command:
    """The command of a calculation, by its path or the end of it; raises Refusal where there is none."""
    found = commands().get(side.id) or commands().get(f"{_CALCULATIONS}{side.id}")
    if found is None or found.path not in _MADE:
        raise Refusal("unknown-side", given=side.text)
    return found


_CALCULATIONS = "footprint "
_MONTHS = 12  # of a year
_MADE = {"calculate", "convert", "footprint hardware", "footprint inference", "footprint site", "footprint training"}
_OF_A_USE = ("energy", "carbon", "water")
_OF_KIND: dict[Kind, Callable[[Side, Desk], Weighed]] = {
    "fact": _fact, "amount": _amount, "grid": _grid, "gpu": _accelerator, "run": _run, "market": _market, "term": _term,
    "do": _calculation, "thing": _thing, "use": _use, "pue": _pue, "cell": _cell, "unknown": _unknown,
}  # fmt: skip


def on_grid(own: Weighed, grid: str, desk: Desk) -> Weighed:
    """The same electricity used on a grid: its energy, and what it emits there; raises Refusal if none is known."""
    energy, row = own.figures.get("energy"), desk.library.grids[grid]
    if energy is None:
        raise Refusal("no-energy-known", given=own.side.id)
    working = Working()
    factor = resolve.intensity(row, None, desk.library)
    carbon = working.line("carbon", "kgCO2e", "energy × grid", energy=energy, grid=factor)
    carbon = replace(carbon, sources=factor.sources, year=factor.year)
    side = replace(own.side, grid=grid)
    return replace(own, side=side, grid=row, figures={"carbon": carbon, "energy": energy}, steps=tuple(working.steps))
