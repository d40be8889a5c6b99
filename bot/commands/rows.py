"""One measure of two sides: who is larger, how many times, by how much, and whether that can be told at all."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.commands.sides import Weighed, exactly
from bot.footprint import Quantity, Working, known
from bot.footprint.growth import growth
from bot.footprint.units import PERCENT

_INSTEAD = {
    "power": ("power", "energy"),
    "energy": ("energy", "power", "carbon"),
    "carbon": ("carbon", "intensity", "energy", "power"),
    "intensity": ("intensity", "carbon", "energy", "power"),
}
_LONGEST_BAR = 16
# figures that differ by so many percent, or ranges that overlap and differ by so many, are about the same
_SAME, _NEAR = 2, 10
FALL, _GAP = "fall", "difference"

Both = tuple[Weighed, Weighed]


@dataclass(frozen=True, slots=True)
class Row:
    """One measure of both sides: `more` is the position of the larger one (None if equal), `bars` their blocks.

    `ratio` goes from the smaller to the larger figure, in a series from the earlier to the later one; `difference`, and
    `change` (%) from what `start` stands at, too, unless it `fell`: both are always positive. `near`: about the same.
    `overlap`: the ranges share values.
    """

    measure: str
    first: Quantity
    second: Quantity
    more: int | None
    bars: tuple[int, int]
    start: int = 0
    ratio: Quantity | None = None
    difference: Quantity | None = None
    change: Quantity | None = None
    growth: Quantity | None = None
    fell: bool = False
    near: bool = False
    overlap: bool = False


def rows(sides: Both, by: str | None, want: str | None, working: Working) -> Iterator[Row]:
    """A row for each measure that both sides have, the one that was asked for first."""
    shared = _shared(sides, by)
    wanted = _wanted(shared, by)
    if by is not None and wanted is None and "pue" not in shared:
        return
    if wanted and wanted != "carbon" and all(side.side.kind == "grid" for side in sides):
        shared = [wanted]
    same = {m for m in shared if math.isclose(*(side.figures[m].central for side in sides))}
    for measure in sorted(shared, key=lambda m: (m != wanted, m in same)):
        yield _row(measure, sides, want, working)


def _wanted(shared: Sequence[str], by: str | None) -> str | None:
    """The measure that was asked for, or one that says as much."""
    return next((m for m in _INSTEAD.get(by or "", (by,)) if m in shared), None)


def _shared(sides: Both, by: str | None) -> list[str]:
    """The measures that both have; of places how much they generate only where it was asked for."""
    shared = [m for m in sides[0].figures if m in sides[1].figures]
    places = [side for side in sides if side.side.kind == "grid" and not side.side.grid]
    if by is not None or any(side.fact for side in sides) or not places:
        return shared
    return [m for m in shared if m != "energy"]


def in_series(sides: Sequence[Weighed]) -> bool:
    """Whether both sides say the same of different times."""
    return bool(sides[0].series) and sides[0].series == sides[1].series and sides[0].date != sides[1].date


def is_course(sides: Sequence[Weighed]) -> bool:
    """Whether one figure becomes the other: of one thing at two times, or one PUE before and after."""
    return in_series(sides) or all(side.side.kind == "pue" for side in sides)


def _row(measure: str, sides: Both, want: str | None, working: Working) -> Row:
    first, second = (side.figures[measure] for side in sides)
    a, b = first.central, second.central
    longest = max(a, b) or 1.0
    bars = max(1, round(_LONGEST_BAR * (a / longest))), max(1, round(_LONGEST_BAR * (b / longest)))
    more = None if math.isclose(a, b) else 0 if a > b else 1
    overlap = _overlap(first, second) and not all(side.side.kind in {"do", "grid"} for side in sides)
    near = longest - min(a, b) <= longest * (_NEAR if overlap else _SAME) / PERCENT
    near = near and not is_course(sides)
    start = _start(measure, sides, want)
    grown = _grown(measure, sides, start, working) if more is not None else {}
    if want == _GAP and grown and "difference" not in grown and first.central and second.central:
        gap = exactly("difference", first.unit, abs(a - b), status="calculated")
        grown = {**grown, "difference": gap}
    return Row(measure, first, second, more, bars, start=start, overlap=overlap, near=near, **grown)


def _overlap(first: Quantity, second: Quantity) -> bool:
    return not (first.exact and second.exact) and first.low <= second.high and second.low <= first.high


def _grown(measure: str, sides: Both, start: int, working: Working) -> Mapping[str, Any]:
    """Ratio, change, difference and growth from one figure to the other; the first two alone for ranges."""
    side, other = sides[start], sides[1 - start]
    one, two = side.figures[measure].named("start"), other.figures[measure].named("end")
    if not one.central or not two.central or measure == "share":
        return {}
    if "between" in (side.bounds.get(measure), other.bounds.get(measure)):
        return _between(one, two)
    ratio = exactly("ratio", "times", max(one.central, two.central) / min(one.central, two.central))
    change = exactly("change", "%", abs(two.central / one.central - 1) * PERCENT, status="calculated")
    fell = two.central < one.central
    if not (one.exact and two.exact):
        return {"ratio": ratio, "change": change, "fell": fell}
    years = _years(side, other)
    grown = growth(one, two, exactly("years", "year", years) if years else None)
    working.steps += [step for step in grown.steps if step not in working.steps]
    change = working.line("change", "%", "end ÷ start − 1", 1 / PERCENT, start=one, end=two)
    sizes = {"difference": _size(grown.figures["difference"]), "change": _size(change), "fell": fell}
    return {"ratio": ratio, **({"growth": grown.figures["growth"]} if years else {}), **sizes}


def _between(one: Quantity, two: Quantity) -> Mapping[str, Any]:
    """How many times a range without a centre is the smaller figure, from end to end; nothing where both overlap."""
    if not 0 < one.high < two.low:
        return {}
    return {"ratio": known("ratio", "times", two.low / one.high, two.central / one.central, two.high / one.low)}


def _size(quantity: Quantity) -> Quantity:
    """The quantity without its sign."""
    if quantity.central >= 0:
        return quantity
    return replace(quantity, central=-quantity.central, low=-quantity.high, high=-quantity.low)


def _start(measure: str, sides: Both, want: str | None) -> int:
    """From the earlier in a series, the first PUE; else from the smaller, or for a fall from the larger."""
    first, second = sides
    if in_series(sides):
        return 0 if (first.date or "") <= (second.date or "") else 1
    if is_course(sides):
        return 0
    smaller = 0 if first.figures[measure].central <= second.figures[measure].central else 1
    return 1 - smaller if want == FALL else smaller


def _years(start: Weighed, end: Weighed) -> int:
    """Whole years between two years of a series, if there are several."""
    dates = start.date or "", end.date or ""
    if not in_series((start, end)) or any(len(date) != len("2030") for date in dates):
        return 0
    years = int(dates[1]) - int(dates[0])
    return years if years > 1 else 0
