"""A calculation as text: "8 gpu × 700 W/gpu × 72 h", numbers with units and figures of the knowledge by id.

Terms are joined by × ÷ + − ^ and parentheses. A term is a number with a unit (and what it is for one of, after a
slash; a range is 300–400 W), or a figure: `run:gpt-3:energy`, `fact:<id>:<value>`, `grid:SE`, `thing:car-year-us`,
`gpu:h100-sxm`, `use:gemini-2025-energy` (a published figure per request), `const:<id>`.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bot.footprint.quantity import Quantity, given
from bot.library.library import Library
from bot.library.schema import Value
from bot.library.tables import TrainingRun

SEPARATOR = ";"  # between two formulas that are asked for at once
_MARK = re.compile(r"([×÷+−^()])")
_TYPED = {" - ": " − ", "*": "×", " / ": " ÷ ", " x ": " × "}
_DIGITS = r"\d+(?:\.\d+)?(?:e[+-]?\d+)?"
_NUMBER = re.compile(rf"({_DIGITS})(?:–({_DIGITS}))? ?(.*)")
_NAMES = {
    "energy": "energy", "power": "power_w", "mass": "carbon", "volume": "water", "time": "hours", "money": "cost",
    "yen": "cost", "ratio": "share", "pure": "factor", "intensity": "grid", "flop": "flop", "throughput": "tflops",
    "gpu-time": "accelerator_hours", "water-intensity": "wue_site",
}  # fmt: skip
PER_REQUEST = {"query", "prompt", "answer", "request"}
_ENERGY_UNIT, _CARBON_UNIT = "kWh", "kgCO2e"


@dataclass(frozen=True, slots=True)
class Term:
    """One operand: a quantity in base units (kWh, kW, kg, L, h), and as it was said, for one of `per` (ids of units).

    `vector` says what it is made of, `size` how many base units the quantity's own unit is (1 where it is one).
    """

    quantity: Quantity
    said: Quantity
    per: tuple[str, ...]
    vector: Mapping[str, int]
    size: float
    text: str


@dataclass(frozen=True, slots=True)
class Formula:
    """Terms by name in the order of use, and the formula that joins the names."""

    text: str
    terms: Mapping[str, Term]
    formula: str


def read(text: str, library: Library) -> Formula:
    """The formula in a text; raises ValueError for what is no formula of known units and figures."""
    for typed, mark in _TYPED.items():
        text = text.replace(typed, mark)
    pieces = [piece.strip() for piece in _MARK.split(text) if piece.strip()]
    terms: dict[str, Term] = {}
    marks: list[str] = []
    for piece in pieces:
        if _MARK.fullmatch(piece) or piece == "1":
            marks.append(piece)
        else:
            term = term_of(piece, library)
            name = free(term.quantity.name, terms)
            terms[name] = replace(term, quantity=term.quantity.named(name))
            marks.append(name)
    return Formula(text, terms, " ".join(marks))


def free(name: str, taken: Iterable[str]) -> str:
    """The name, numbered where it is used already: energy, energy_2."""
    numbers = Counter(used.rstrip("0123456789").rstrip("_") for used in taken)
    return name if not numbers[name] else f"{name}_{numbers[name] + 1}"


def term_of(text: str, library: Library) -> Term:
    """One operand; raises ValueError."""
    if ":" in text:
        return _figure(text, library)
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no number with a unit")
    unit, per = _units(match[3], library)
    row = library.units[unit]
    name = "count" if row.dimension == "count" else _NAMES.get(row.dimension, "factor")
    low = float(match[1])
    high = float(match[2] or low)
    said = given(name, _middle(low, high), unit)
    return _term(replace(said, low=low, high=high, spread=_spread(name, low, high)), unit, per, text, library)


def _middle(low: float, high: float) -> float:
    """Halfway between two numbers, also where their sum is too large for one."""
    return low + (high - low) / 2


def _spread(name: str, low: float, high: float) -> Mapping[str, tuple[float, float]]:
    """How far a range reaches from its middle, on a log scale."""
    middle = _middle(low, high)
    return {name: (math.log(high / middle), math.log(low / middle))} if 0 < low < high else {}


def _term(said: Quantity, unit: str, per: tuple[str, ...], text: str, library: Library) -> Term:
    vector: Counter[str] = Counter(library.units[unit].vector)
    factor = library.units[unit].size
    for one in per:
        vector.subtract(library.units[one].vector)
        factor /= library.units[one].size
    base = _base(unit, library)
    factor /= (size := library.units[base].size)
    shown = _CARBON_UNIT if base == "kg" and name_of(said) == "carbon" else base
    quantity = replace(said, unit=shown, central=said.central * factor, low=said.low * factor, high=said.high * factor)
    return Term(quantity, said, per, {kind: power for kind, power in vector.items() if power}, size, text)


def name_of(quantity: Quantity) -> str:
    """The name of a quantity without its number: energy for energy_2."""
    return quantity.name.rstrip("0123456789").rstrip("_")


def _base(unit: str, library: Library) -> str:
    """The unit of the same kind that is one base unit; the unit itself where there is none."""
    row = library.units[unit]
    fellows = (u for u in library.units.values() if u.dimension == row.dimension and u.vector == row.vector)
    return next((u.id for u in fellows if u.size == 1), unit)


def _units(text: str, library: Library) -> tuple[str, tuple[str, ...]]:
    """The unit and what it is for one of: "kWh/request", "kg/kWh" (one unit), "request/person/day"."""
    if text in library.units or not text:
        return text or "1", ()
    first, *rest = text.split("/")
    for head, per in ((first, tuple(rest)), ("/".join((first, *rest[:1])), tuple(rest[1:]))):
        if head in library.units and all(one in library.units for one in per):
            return head, per
    raise ValueError(f"{text!r} is no unit")


def _figure(text: str, library: Library) -> Term:
    """A figure of the knowledge by its shelf and id; raises ValueError for one that is not there."""
    shelf, _, rest = text.partition(":")
    try:
        quantity, per = _SHELVES[shelf](rest, library)
    except KeyError as error:
        raise ValueError(f"{text!r} is not known") from error
    return _term(quantity, "kg" if quantity.unit == _CARBON_UNIT else quantity.unit, per, text, library)


_Read = tuple[Quantity, tuple[str, ...]]


def _of_run(rest: str, library: Library) -> _Read:
    run_id, _, name = rest.partition(":")
    return run_figure(library.training_runs[run_id], name), ()


def run_figure(run: TrainingRun, name: str) -> Quantity:
    """What a published training run used or emitted, as published; raises KeyError where it is not published."""
    value = {"energy": run.energy_mwh, "carbon": run.carbon_t}[name]
    if value is None:
        raise KeyError(name)
    return run.figure(name, "MWh" if name == "energy" else "t", value)


def _of_fact(rest: str, library: Library) -> _Read:
    fact_id, _, name = rest.partition(":")
    fact = library.facts[fact_id]
    return fact_figure(fact.values[name], name, fact.said_by, int(fact.date[:4]), library), ()


def fact_figure(value: Value, name: str, sources: tuple[str, ...], year: int, library: Library) -> Quantity:
    """A value of a fact as a quantity in its own unit; raises KeyError for a date or a word."""
    if value.unit == "date" or isinstance(value.value, str):
        raise KeyError(name)
    ends = [float(x) for x in (value.low, value.value, value.high) if x is not None]
    central = float(value.value) if value.value is not None else sum(ends) / len(ends)
    unit = library.units[value.unit]
    named = _NAMES.get(unit.dimension, "count")
    return Quantity(named, unit.id, central, min(ends), max(ends), "published", sources, year)


def _of_grid(rest: str, library: Library) -> _Read:
    row = library.grids[rest]
    return row.figure("grid", "g/kWh", row.intensity_g), ()


def _of_thing(rest: str, library: Library) -> _Read:
    row = library.equivalents[rest]
    unit = _ENERGY_UNIT if row.quantity == "energy" else _CARBON_UNIT
    per = tuple(row.per.split("/")) if row.per else ("item",)
    return row.figure("one", unit, row.central, row.low, row.high), per


def _of_gpu(rest: str, library: Library) -> _Read:
    row = library.accelerators[rest]
    if row.tdp_w is None:
        raise KeyError(rest)
    return row.figure("tdp_w", "W", row.tdp_w), ("gpu",)


def _of_use(rest: str, library: Library) -> _Read:
    row = library.measurements[rest]
    if row.metric not in {"energy", "carbon"} or row.per not in PER_REQUEST:
        raise KeyError(rest)
    return row.figure(row.metric, row.unit, row.value, row.low, row.high), ("request",)


def _of_constant(rest: str, library: Library) -> _Read:
    return library.constants[rest], ()


_SHELVES = {
    "run": _of_run,
    "fact": _of_fact,
    "grid": _of_grid,
    "thing": _of_thing,
    "gpu": _of_gpu,
    "use": _of_use,
    "const": _of_constant,
}


def result_unit(vector: Mapping[str, int], library: Library) -> tuple[str, tuple[str, ...]] | None:
    """The base unit of a result and what it is for one of; None for one that has no name (kWh²)."""
    things = {kind: power for kind, power in vector.items() if power < 0 and kind in library.units}
    above = {kind: power for kind, power in vector.items() if power > 0}
    for below in ({}, things, {kind: power for kind, power in vector.items() if power < 0}):
        unit = _made_of({kind: power for kind, power in vector.items() if kind not in below}, library)
        pers = [_made_of({kind: 1}, library) for kind, power in below.items() for _ in range(-power)]
        if unit is not None and None not in pers and (above or not below):
            return unit, tuple(per for per in pers if per is not None)
    return None


def _made_of(vector: Mapping[str, int], library: Library) -> str | None:
    """The base unit that is made of this."""
    if not vector:
        return "1"
    fitting = [u for u in library.units.values() if u.vector == vector and u.dimension != "date"]
    return min(fitting, key=lambda u: abs(math.log(u.factor))).id if fitting else None
