"""`/compare`: two facts, amounts, places, machines or scenarios side by side, and what makes the difference."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field

from bot.answer import Answer, Link
from bot.commands import Desk
from bot.commands.options import Option, Options
from bot.commands.order import order_of
from bot.commands.rows import Both, Row, in_series, is_course, rows
from bot.commands.sides import Weighed, on_grid, spelled, weigh
from bot.errors import Refusal
from bot.footprint import Quantity, Step, Working, originals
from bot.library import Library
from bot.understanding.comparisons.facts import COUNT

T = TypeVar("T")
Measure = Literal["time", "energy", "carbon", "power", "money", "water", "intensity", "gpu_time", "flops", "memory"]
Want = Literal["ratio", "difference", "change", "fall", "growth", "less"]
# who can come first, and what can be larger
_ACTORS = {"company", "person", "body", "product", "model"}
_THINGS = {"model", "product", "currency", "place"}
_NOT_TOLD = {("grid", "energy"), ("amount", "carbon"), ("amount", "water")}
_MOST_CAUSES, _WORLD = 4, "WORLD"


class OPTIONS(Options):
    """The two sides, in free text, and what of them to compare (whatever they share, if not said)."""

    first: Annotated[str, Field(max_length=200), Option("a")]
    second: Annotated[str, Field(max_length=200), Option("b")]
    by: Annotated[Measure | None, Option("m")] = None
    want: Annotated[Want | None, Option("w")] = None


@dataclass(frozen=True, slots=True)
class Cause:
    """A factor that differs between two calculations."""

    name: str
    first: Quantity
    second: Quantity


def answer(options: OPTIONS, desk: Desk) -> Answer:
    """Both sides and how they compare; what is known of one where nothing is known of the other.

    Raises Refusal where nothing is known of either, where both are the same, or have no measure in common.
    """
    sides = _sides(options, desk)
    unknown, timed, working = _unknown(sides), options.by == "time", Working()
    known = unknown is None
    placed = _on_one_grid(sides, desk) if known else sides
    found = list(rows(placed, options.by, options.want, working)) if known and not timed else []
    if known and not found:
        _refuse_untold(options, sides, timed)
    steps = _joined(_joined(placed[0].steps, placed[1].steps), working.steps)
    return Answer(
        kind="comparison",
        template="compare",
        command="compare",
        options=_canonical(options, sides),
        figures=_figures(found, placed),
        steps=steps,
        assumed=("region",) if placed is not sides else (),
        facts=_joined(sides[0].facts, sides[1].facts),
        sources=_joined(placed[0].sources, placed[1].sources),
        data={
            "names": _names(sides, not found, desk),
            "unknown": unknown,
            "order": order_of(sides) if timed and known else None,
            **_shown(placed, found),
        },
        links=tuple(Link(s.fact.id, "fact", {"topic": s.fact.id}) for s in sides if s.fact),
        views=_views(steps, placed),
        lead=(options.want, "") if options.want else None,
    )


def _shown(sides: Both, found: list[Row]) -> dict[str, Any]:
    """What a card shows of both sides, and of what they have in common."""
    causes = _why(sides) if found and found[0].more is not None else []
    return {"sides": sides, "rows": found, "told_figures": _alone(sides), "causes": causes, **_kinship(sides, found)}


def _joined(first: Sequence[T], second: Sequence[T]) -> tuple[T, ...]:
    return (*first, *(entry for entry in second if entry not in first))


def _unknown(sides: Both) -> int | None:
    """The side that nothing is known by, 0 or 1."""
    return next((number for number, side in enumerate(sides) if side.side.kind == "unknown"), None)


def _views(steps: tuple[Step, ...], sides: Both) -> tuple[str, ...]:
    return (*(("steps",) if steps else ()), *(("sources",) if any(side.sources for side in sides) else ()))


def _refuse_untold(options: OPTIONS, sides: Both, timed: bool) -> None:
    """Raises Refusal where there is nothing to say without a common measure, as of two facts, words or dates."""
    if timed and all(side.date for side in sides):
        return
    if all(side.fact is not None for side in sides) or all(side.side.kind == "term" for side in sides):
        return
    raise Refusal(
        "no-common-measure",
        first=options.first,
        second=options.second,
        first_has=_measures(sides[0]),
        second_has=_measures(sides[1]),
    )


def _sides(options: OPTIONS, desk: Desk) -> Both:
    first = weigh(options.first, desk)
    second = weigh(options.second, desk, first.side)
    if first.side.kind == second.side.kind == "unknown":
        raise Refusal("unknown-side", given=options.first)
    if first.side == second.side:
        raise Refusal("same-side", given=options.first)
    return first, second


def _alone(sides: Both) -> dict[str, Quantity]:
    """What is told of a side that stands alone."""
    told = ((side.side, m, q) for side in sides for m, q in side.figures.items())
    return {m: q for side, m, q in told if (side.kind, m) not in _NOT_TOLD or side.grid == side.id}


def _on_one_grid(sides: Both, desk: Desk) -> Both:
    """The sides; where one has only electricity and the other only CO2, the first on the world's average grid."""
    kinds = [side.figures.keys() & {"energy", "carbon"} for side in sides]
    if {"energy"} not in kinds or {"carbon"} not in kinds:
        return sides
    first, second = (
        on_grid(s, _WORLD, desk) if kind == {"energy"} else s for s, kind in zip(sides, kinds, strict=True)
    )
    return first, second


def _measures(side: Weighed) -> list[str]:
    """What a side has figures of, all counts as one."""
    return list(dict.fromkeys("count" if measure.startswith(COUNT) else measure for measure in side.figures))


def _canonical(options: OPTIONS, sides: Both) -> dict[str, Any]:
    found: dict[str, Any] = {"first": spelled(sides[0].side), "second": spelled(sides[1].side, sides[0].side)}
    return found | {name: value for name in ("by", "want") if (value := getattr(options, name))}


def _names(sides: Both, dated: bool, desk: Desk) -> tuple[Any, Any]:
    """What tells the sides apart: names that only one of two facts is about, the place or machine of only one run.

    None where dates or words must do.
    """
    if all(side.side.kind == "do" for side in sides):
        return _set_apart(sides, desk)
    kinds = _ACTORS if dated else _THINGS
    own = _own_name(sides[0], sides[1], kinds, desk.library), _own_name(sides[1], sides[0], kinds, desk.library)
    if in_series(sides) or (all(side.fact for side in sides) and None in own):
        return None, None
    return own


def _own_name(side: Weighed, other: Weighed, kinds: set[str], library: Library) -> Any:
    """The first name of some kinds that only one of two facts is about."""
    theirs = set(other.fact.about) if other.fact else set()
    about = [library.names[i] for i in (side.fact.about if side.fact else ()) if i in library.names and i not in theirs]
    return next((name for name in about if name.kind in kinds), None)


def _set_apart(sides: Both, desk: Desk) -> tuple[Any, Any]:
    """The places or accelerators of two runs that are alike in everything else."""
    mine, yours = (dict(side.answer.options) if side.answer else {} for side in sides)
    differ = [name for name in {**mine, **yours} if mine.get(name) != yours.get(name)]
    shelf = (
        {"region": desk.library.grids, "gpu": desk.library.accelerators}.get(differ[0]) if len(differ) == 1 else None
    )
    return (None, None) if shelf is None else (shelf.get(mine.get(differ[0], "")), shelf.get(yours.get(differ[0], "")))


def _figures(found: list[Row], sides: Both) -> dict[str, Quantity]:
    """The figures of the main measure under the names first, second, ratio, difference, change, growth.

    Of one side alone, all that is known of it under the names of its measures.
    """
    if not found:
        return {m: q for side in sides for m, q in side.figures.items()} if any(not s.figures for s in sides) else {}
    named = {name: getattr(found[0], name) for name in ("first", "second", "ratio", "difference", "change", "growth")}
    return {name: quantity.named(name) for name, quantity in named.items() if quantity is not None}


def _kinship(sides: Both, found: list[Row]) -> dict[str, Any]:
    """Whether they are a series; whether a year is interpolated; whether the figures are made in one way.

    `bases_differ`: only one counts PUE; `grids_differ`: one grid over its life cycle, the other its own emissions.
    """
    bases = {side.entry.energy_basis for side in sides if side.side.kind == "run" and "energy" in side.figures}
    methods = {grid.method for side in sides if (grid := side.entry if side.side.kind == "grid" else side.grid)}
    start = found[0].start if found else 0
    money = {side.figures["money"].status for side in sides if side.side.kind == "market"}
    return {
        "series": is_course(sides),
        "start": start,
        "end": 1 - start,
        "ours": "calculated" in money,
        "bases_differ": len(bases) > 1,
        "grids_differ": len(methods) > 1,
        "world": next((side for side in sides if side.side.grid == _WORLD), None),
    }


def _why(sides: Both) -> list[Cause]:
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
