"""Two halves that certainly name something: machines, places, runs, things, amounts, calculations."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.comparisons.facts import PUE
from bot.understanding.comparisons.halves import Half, content
from bot.understanding.comparisons.side import Side, at, place_of
from bot.understanding.comparisons.sides import Sides
from bot.understanding.comparisons.unparted import Question, Two
from bot.understanding.comparisons.wish import Asked, phrase
from bot.understanding.reading import Amount

_KIN = {"energy", "carbon", "intensity", "power"}
_DONE, _CONVERTED, _FORMULA, _POWER = "do", "convert", "calculate", "power"
_COUNTED = {"amount", "thing", "use", "run", "do"}
_Maybe = tuple[Side | None, Side | None]


class Named:
    """Reads both halves of a text as sides."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides

    def two(self, q: Question, half: Half) -> Two | None:
        """Both sides, where both are known and have the measure that was asked for in common."""
        first, second = self._conditioned(half, *self.both(half))
        if first is None or second is None:
            return self._with_fact(q, half, first, second)
        if (
            _is_saved(first, second)
            or self._is_counted(half, first, second)
            or (_FORMULA in {first.id, second.id} and q.wish.by != _POWER)
        ):
            return None  # two formulas of energy are two answers
        first, second = self._placed(q, half, first, second)
        first = _with_aside(first, second, half)
        if first.kind == "term" and q.wish.lead != "difference":
            return None
        return (first, second) if is_by(q.wish, self._shared(first, second)) else None

    def _conditioned(self, half: Half, first: Side | None, second: Side | None) -> _Maybe:
        """Both sides under what is said once for both: PUE 1, in a year; 700 W and 400 W are for one each."""
        told = self._told_of_both(half)
        if told == half:
            return first, second
        one, other = self.both(told)
        if one is None or other is None:
            return first, second
        if first is None or second is None:
            return (one, other) if one.kind == other.kind != _DONE else (first, second)
        runs = one.kind == other.kind == _DONE and one.id == other.id != _CONVERTED
        return (one, other) if runs or (one.kind, other.kind) == (first.kind, second.kind) else (first, second)

    def _told_of_both(self, half: Half) -> Half:
        """The halves, each with the amounts that are told around them."""
        added = half.first, half.second
        for alike in _by_dimension(self._sides.amounts(half.around)):
            texts = [f"{PUE if a.dimension == PUE else ''} {half.around[a.start : a.end]}" for a in alike]
            mine, yours = texts if len(texts) == len(added) else (texts[0], texts[0])
            added = f"{added[0]}, {mine}", f"{added[1]}, {yours}"
        return replace(half, first=added[0], second=added[1])

    def left(self, half: Half, two: Two) -> tuple[str, ...]:
        """What is said around the halves that changes neither side."""
        around = self._sides.amounts(half.around)
        if not around or self.both(half) != two:
            return ()
        return tuple(half.around[a.start : a.end] for a in around if a.value != 1)

    def is_one(self, half: Half) -> bool:
        """Whether both halves name the same."""
        first, second = self.both(half)
        return first is not None and first == second

    def both(self, half: Half) -> _Maybe:
        """What both halves name, None for what is not known."""
        first, second = self._on_machines(half)
        sides = self._sides.described(first), self._sides.described(second)
        for side, place, noun in ((sides[0], first, second), (sides[1], second, first)):
            if side and side.kind == "grid" and (two := self._of_one_noun(place, noun)):
                return two if side is sides[0] else two[::-1]
        if sides[0] and sides[1] and sides[0].kind == sides[1].kind == "use":
            return self._by_one(first, second, sides[0], sides[1])
        if {side.kind for side in sides if side} != {"run", "use"}:
            return sides
        return _no_bare_use(sides[0], first), _no_bare_use(sides[1], second)

    def _by_one(self, first: str, second: str, one: Side, other: Side) -> Two:
        """Two uses; by one source, where somebody tells of both."""
        if alike := self._sides.alike(first, other):
            return alike, other
        return one, self._sides.alike(second, one) or other

    def _on_machines(self, half: Half) -> tuple[str, str]:
        """Both halves; a run that names no machine is on that of the other: 200 A100 for 5 days or 100 for 10."""
        texts = [half.first, half.second]
        for mine, other in ((0, 1), (1, 0)):
            theirs = next((m for m in self._sides.mentions.find(texts[other]) if m.shelf == "accelerators"), None)
            if theirs and not self._names_machine(texts[mine]) and self._is_scene(texts[mine]):
                texts[mine] = f"{texts[other][theirs.start : theirs.end]} {texts[mine]}"
        return texts[0], texts[1]

    def _is_scene(self, text: str) -> bool:
        """Whether a text describes a run, not something that is known by itself."""
        side = self._sides.described(text)
        named = self._sides.says_more(text)
        return self._sides.is_scene(text) and not named and (side is None or side.kind == "do")

    def _names_machine(self, text: str) -> bool:
        return any(m.shelf == "accelerators" for m in self._sides.mentions.find(text))

    def _of_one_noun(self, place: str, other: str) -> Two | None:
        """A bare place that shares the noun of the other half: 日本とアメリカの家庭, Japan and US homes."""
        there = next((m for m in self._sides.mentions.find(other) if m.shelf == "grids"), None)
        if there is None:
            return None
        first = self._sides.described(f"{other[: there.start]}{place}{other[there.end :]}")
        second = self._sides.described(other)
        return (first, second) if first and second and {first.kind, second.kind} <= {"thing", "grid"} else None

    def _placed(self, q: Question, half: Half, first: Side, second: Side) -> Two:
        """Both sides; a bare place is that of the other side's electricity, and so is the only one of the question."""
        around = self._sides.grid_ids(self._sides.mentions.find(half.around))
        if len(around) == 1 and not any(map(self._is_fixed, (first, second))):
            return at(first, around[0]), at(second, around[0])
        if second.kind == "grid" and place_of(first):
            return first, at(first, second.id)
        if first.kind == "grid" and place_of(second):
            return at(second, first.id), second
        grids = self._sides.grid_ids(q.mentions)
        if len(grids) != 1:
            return first, second
        return (
            at(first, grids[0]) if self._lacks_carbon(first, second) else first,
            at(second, grids[0]) if self._lacks_carbon(second, first) else second,
        )

    def _is_counted(self, half: Half, first: Side, second: Side) -> bool:
        """Whether two amounts are for one of what is counted behind both, so that their difference is a calculation."""
        if first.kind == second.kind == "amount":
            return self._sides.counts(half.around)
        return first.kind == "amount" and second.kind == "do" and first.id in self._sides.units_in(half.second)

    def _is_fixed(self, side: Side) -> bool:
        """Whether a side has a place of its own, or no electricity that could be used in another one."""
        return side.kind not in _COUNTED or bool(place_of(side)) or "energy" not in self._sides.measures_of(side)

    def _lacks_carbon(self, one: Side, other: Side) -> bool:
        """Whether a side is an amount of electricity without a place, and the other one of CO2."""
        if one.kind != "amount" or one.grid or "energy" not in self._sides.measures_of(one):
            return False
        return "energy" not in self._sides.measures_of(other)

    def _with_fact(self, q: Question, half: Half, first: Side | None, second: Side | None) -> Two | None:
        """An amount or a thing against a fact that has a figure of the same kind."""
        side, text = (first, half.second) if first is not None else (second, half.first)
        if side is None or side.kind not in _COUNTED or not q.wish.direct:
            return None
        texts = (f"{text} {half.around}", *([text] if content(text) else []))
        fact = next((f for t in texts if (f := self._sides.fact(t)) and self._shared(side, f)), None)
        if fact is None:
            return None
        return (side, fact) if first is not None else (fact, side)

    def _shared(self, first: Side, second: Side) -> set[str]:
        return self._sides.measures_of(first) & self._sides.measures_of(second) - {"duration"}


def _by_dimension(amounts: Sequence[Amount]) -> list[list[Amount]]:
    found: dict[str, list[Amount]] = {}
    for amount in amounts:
        found.setdefault(amount.dimension, []).append(amount)
    return list(found.values())


def is_by(wish: Asked, measures: set[str]) -> bool:
    """Whether some measures hold the one that was asked for, or one that says as much: CO2 of electricity."""
    if wish.by is None or "term" in measures:
        return bool(measures)
    return wish.by in measures or bool(wish.by in _KIN and measures & _KIN)


def _with_aside(first: Side, second: Side, half: Half) -> Side:
    """The first calculation with the PUE that stands in brackets behind both."""
    theirs = dict(second.options)
    if first.kind != "do" or "pue" not in theirs or not phrase("aside").search(half.second):
        return first
    return replace(first, options=tuple({"pue": theirs["pue"], **dict(first.options)}.items()))


def _is_saved(first: Side, second: Side) -> bool:
    """Whether one calculation is made at two prices, so that what it saves is one, too."""
    if first.kind != _DONE or second.kind != _DONE or first.id != second.id:
        return False
    return {name for name, _ in set(first.options) ^ set(second.options)} == {"price"}


def _no_bare_use(side: Side | None, text: str) -> Side | None:
    """A side; one request that nobody spoke of is not what is held against a training."""
    if side is None or side.kind != "use" or side.value != 1 or phrase("asking").search(text):
        return side
    return None
