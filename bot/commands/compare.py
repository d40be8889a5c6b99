"""`/compare`: two facts, amounts, places, machines or scenarios side by side, and what makes the difference."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from pydantic import Field

from bot.answer import Answer, Link
from bot.commands import Desk
from bot.commands.options import Option, Options
from bot.commands.order import order_of
from bot.commands.sides import Weighed, exactly, weigh
from bot.errors import Refusal
from bot.footprint import Quantity, Step, Working, originals
from bot.footprint.growth import growth
from bot.footprint.units import PERCENT
from bot.understanding.sides import COUNT

Measure = Literal["time", "energy", "carbon", "power", "money", "water", "intensity", "gpu_time"]
_INSTEAD = {
    "power": ("power", "energy"),
    "energy": ("energy", "power", "carbon"),
    "carbon": ("carbon", "intensity", "power", "energy"),
    "intensity": ("intensity", "carbon"),
}
# who can come first, and what can be larger
_ACTORS = {"company", "person", "body", "product", "model"}
_THINGS = {"model", "product", "currency", "place"}
_LONGEST_BAR, _MOST_CAUSES = 16, 4


class OPTIONS(Options):
    """The two sides, in free text, and what of them to compare (whatever they share, if not said)."""

    first: Annotated[str, Field(max_length=200), Option("a")]
    second: Annotated[str, Field(max_length=200), Option("b")]
    by: Annotated[Measure | None, Option("m")] = None


@dataclass(frozen=True, slots=True)
class Row:
    """One measure of both sides: `more` is the position of the larger one (None if equal), `bars` their blocks.

    `ratio`, `difference` and `change` (%) go from the smaller to the larger figure, in a series from the earlier to the
    later one: where that `fell`, difference and change are still positive. `overlap`: the ranges share values.
    """

    measure: str
    first: Quantity
    second: Quantity
    more: int | None
    bars: tuple[int, int]
    ratio: Quantity | None = None
    difference: Quantity | None = None
    change: Quantity | None = None
    growth: Quantity | None = None
    fell: bool = False
    overlap: bool = False


@dataclass(frozen=True, slots=True)
class Cause:
    """A factor that differs between two calculations."""

    name: str
    first: Quantity
    second: Quantity


def answer(options: OPTIONS, desk: Desk) -> Answer:
    """Both sides and how they compare; raises Refusal for a side that is not known, or two without a common measure."""
    sides = weigh(options.first, desk), weigh(options.second, desk)
    if sides[0].side == sides[1].side:
        raise Refusal("same-side", given=options.first)
    working = Working()
    rows = [] if options.by == "time" else list(_rows(sides, options.by, working))
    order = order_of(sides) if options.by == "time" else None
    if not rows and not _told(sides):
        first_has, second_has = map(_measures, sides)
        raise Refusal(
            "no-common-measure",
            first=options.first,
            second=options.second,
            first_has=first_has,
            second_has=second_has,
        )
    steps = (*sides[0].steps, *(s for s in sides[1].steps if s not in sides[0].steps), *working.steps)
    sources = tuple(dict.fromkeys(source for side in sides for source in side.sources))
    return Answer(
        kind="comparison",
        template="compare",
        command="compare",
        options=_canonical(options, sides),
        figures=_figures(rows),
        steps=steps,
        facts=tuple(dict.fromkeys(fact for side in sides for fact in side.facts)),
        sources=sources,
        data={
            "sides": sides,
            "names": _names(sides, not rows, desk),
            "rows": rows,
            "order": order,
            "causes": _why(sides),
            **_kinship(sides),
        },
        links=tuple(Link(s.fact.id, "fact", {"topic": s.fact.id}) for s in sides if s.fact),
        views=(*(("steps",) if steps else ()), *(("sources",) if sources else ())),
    )


def _measures(side: Weighed) -> list[str]:
    """What a side has figures of, all counts as one."""
    return list(dict.fromkeys("count" if measure.startswith(COUNT) else measure for measure in side.figures))


def _canonical(options: OPTIONS, sides: tuple[Weighed, Weighed]) -> dict[str, Any]:
    found: dict[str, Any] = {"first": sides[0].side.text, "second": sides[1].side.text}
    return {**found, "by": options.by} if options.by else found


def _told(sides: tuple[Weighed, Weighed]) -> bool:
    """Whether there is something to say side by side without a common measure: two dated facts, or two words."""
    return all(side.fact is not None for side in sides) or all(side.side.kind == "term" for side in sides)


def _rows(sides: tuple[Weighed, Weighed], by: str | None, working: Working) -> Iterator[Row]:
    """A row for each measure that both sides have, the one that was asked for first."""
    shared = [m for m in sides[0].figures if m in sides[1].figures]
    if not any(s.fact for s in sides) and by is None and "grid" in (sides[0].side.kind, sides[1].side.kind):
        shared = [m for m in shared if m != "energy"]
    wanted = next((m for m in _INSTEAD.get(by or "", (by,)) if m in shared), None)
    if by is not None and wanted is None:
        return
    same = {m for m in shared if math.isclose(sides[0].figures[m].central, sides[1].figures[m].central)}
    for measure in sorted(shared, key=lambda m: (m != wanted, m in same)):
        yield _row(measure, sides, working)
        if wanted and wanted != "carbon" and all(s.side.kind == "grid" for s in sides):
            return


def _row(measure: str, sides: tuple[Weighed, Weighed], working: Working) -> Row:
    first, second = (side.figures[measure] for side in sides)
    a, b = first.central, second.central
    longest = max(a, b) or 1.0
    bars = max(1, round(_LONGEST_BAR * (a / longest))), max(1, round(_LONGEST_BAR * (b / longest)))
    more = None if math.isclose(a, b) else 0 if a > b else 1
    overlap = not (first.exact and second.exact) and first.low <= second.high and second.low <= first.high
    grown = _grown(measure, sides, working) if more is not None else {}
    return Row(measure, first, second, more, bars, overlap=overlap, **grown)


def _grown(measure: str, sides: tuple[Weighed, Weighed], working: Working) -> Mapping[str, Any]:
    """Ratio, difference, change and growth from one figure to the other; a ratio alone where they have ranges."""
    start, end = _from_to(measure, sides)
    one, other = start.figures[measure].named("start"), end.figures[measure].named("end")
    if not one.central or measure == "share":
        return {}
    if not (one.exact and other.exact):
        ratio = other.central / one.central
        return {"ratio": exactly("ratio", "times", ratio)}
    years = _years(start, end)
    grown = growth(one, other, exactly("years", "year", years) if years else None)
    working.steps += [step for step in grown.steps if step not in working.steps]
    change = working.line("change", "%", "end ÷ start − 1", 1 / PERCENT, start=one, end=other)
    fell = change.central < 0
    sizes = {"difference": _size(grown.figures["difference"]), "change": _size(change), "fell": fell}
    return {"ratio": grown.figures["ratio"], **({"growth": grown.figures["growth"]} if years else {}), **sizes}


def _size(quantity: Quantity) -> Quantity:
    """The quantity without its sign."""
    return (
        quantity
        if quantity.central >= 0
        else replace(quantity, central=-quantity.central, low=-quantity.high, high=-quantity.low)
    )


def _from_to(measure: str, sides: tuple[Weighed, Weighed]) -> tuple[Weighed, Weighed]:
    """From the earlier to the later in a series, else from the smaller to the larger."""
    first, second = sides
    if in_series(sides):
        return (first, second) if (first.date or "") <= (second.date or "") else (second, first)
    return (first, second) if first.figures[measure].central <= second.figures[measure].central else (second, first)


def in_series(sides: tuple[Weighed, Weighed]) -> bool:
    """Whether both sides say the same of different times."""
    return bool(sides[0].series) and sides[0].series == sides[1].series and sides[0].date != sides[1].date


def _years(start: Weighed, end: Weighed) -> int:
    """Whole years between two years of a series, if there are several."""
    dates = start.date or "", end.date or ""
    if not in_series((start, end)) or any(len(date) != len("2030") for date in dates):
        return 0
    years = int(dates[1]) - int(dates[0])
    return years if years > 1 else 0


def _names(sides: tuple[Weighed, Weighed], dated: bool, desk: Desk) -> tuple[Any, Any]:
    """What tells the sides apart: names that only one of two facts is about, the place or machine of only one run.

    None where dates or words must do.
    """
    if all(side.side.kind == "scenario" for side in sides):
        return _set_apart(sides, desk)
    kinds = _ACTORS if dated else _THINGS
    named = desk.library.names
    about = [[i for i in (s.fact.about if s.fact else ()) if i in named] for s in sides]
    apart = [
        next((i for i in mine if i not in other and named[i].kind in kinds), None)
        for mine, other in (about, about[::-1])
    ]
    if in_series(sides) or (all(side.fact for side in sides) and None in apart):
        return None, None
    found = [None if i is None else desk.library.names[i] for i in apart]
    return found[0], found[1]


def _set_apart(sides: tuple[Weighed, Weighed], desk: Desk) -> tuple[Any, Any]:
    """The places or accelerators of two runs that are alike in everything else."""
    mine, yours = (dict(side.answer.options) if side.answer else {} for side in sides)
    differ = [name for name in {**mine, **yours} if mine.get(name) != yours.get(name)]
    shelf = (
        {"region": desk.library.grids, "gpu": desk.library.accelerators}.get(differ[0]) if len(differ) == 1 else None
    )
    return (None, None) if shelf is None else (shelf.get(mine.get(differ[0], "")), shelf.get(yours.get(differ[0], "")))


def _figures(rows: list[Row]) -> dict[str, Quantity]:
    """The figures of the main measure under the names first, second, ratio, difference, change, growth."""
    if not rows:
        return {}
    named = {name: getattr(rows[0], name) for name in ("first", "second", "ratio", "difference", "change", "growth")}
    return {name: quantity.named(name) for name, quantity in named.items() if quantity is not None}


def _kinship(sides: tuple[Weighed, Weighed]) -> dict[str, Any]:
    """Whether they are a series and where it starts; whether a year is interpolated, or only one figure counts PUE."""
    bases = {side.entry.energy_basis for side in sides if side.side.kind == "run" and "energy" in side.figures}
    return {
        "series": in_series(sides),
        "start": 0 if (sides[0].date or "") <= (sides[1].date or "") else 1,
        "ours": any(side.side.kind == "market" and side.figures["money"].status == "calculated" for side in sides),
        "bases_differ": len(bases) > 1,
    }


def _why(sides: tuple[Weighed, Weighed]) -> list[Cause]:
    """The factors in which two calculations differ, the strongest first."""
    if not all(side.steps for side in sides):
        return []
    inputs = [{q.name: q for q in originals(_until_carbon(side.steps))} for side in sides]
    shared = [name for name in inputs[0] if name in inputs[1] and inputs[0][name].central != inputs[1][name].central]
    causes = [Cause(name, inputs[0][name], inputs[1][name]) for name in shared]
    return sorted(causes, key=_strength, reverse=True)[:_MOST_CAUSES]


def _until_carbon(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    last = next((number for number, step in enumerate(steps) if step.name == "carbon"), len(steps))
    return steps[: last + 1]


def _strength(cause: Cause) -> float:
    if not cause.first.central or not cause.second.central:
        return math.inf
    return abs(math.log(cause.first.central / cause.second.central))
