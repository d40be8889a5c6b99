"""What a question asks for, as a unit: kWh, t per car, how many times, per cent."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.library import Library
from bot.library.units import MONEY, spelled
from bot.understanding.frames.solver import Vector
from bot.understanding.goals import Goal
from bot.understanding.reading import Amount
from bot.understanding.scenario import Scenario
from bot.understanding.tokens.lexicon import Lexicon
from bot.understanding.vocabulary import vocabulary

VECTORS: Mapping[str, Vector] = {
    "energy": {"energy": 1}, "carbon": {"mass": 1}, "water": {"volume": 1}, "power": {"energy": 1, "time": -1},
    "hours": {"time": 1}, "gpu": {"gpu": 1}, "gpu_hours": {"gpu": 1, "time": 1}, "flop": {"flop": 1},
    "home": {"home": 1}, "car": {"car": 1}, "tree": {"tree": 1}, "request": {"request": 1},
    "grid": {"mass": 1, "energy": -1}, "distance": {"distance": 1},
}  # fmt: skip
_FIGURES = {"energy", "carbon", "water", "power", "cost", "hours"}
_RATIO = re.compile(
    r"how many times"
    r"|times (?:more|as|bigger|larger|the)|(?:what|how many|which) ?(?:percent|%|share|fraction|proportion)|percentage"
    r"|in percent|how many [a-z]"
    r"|何(?:倍|%|パーセント|割|人|回|個|杯|往復|本|匹|便|食|世帯|家族|部屋|枚|台|セット)|割合|比率"
)
_HOW_MANY_RUNS = re.compile(
    r"how (?:many|often)[^?.%]{0,24}(?:gpt-?3s?|bloom|trainings?|runs?|times)|how many [a-z]+-?\d+s\b"
    r"|何回(?:分|学習|訓練|でき|も)?"
)
_HOW_MANY = re.compile(r"how many (?:[\w-]+ ){0,2}$|how many (?:\d+[ -]\w+ )$", re.ASCII)
_ASKED_COUNTER = re.compile(r"(?:何|なん)([人回本枚件台通問])(?!目)")
_COUNTED_BY = {
    "人": {"person"}, "回": {"request"}, "件": {"request"}, "通": {"request"}, "問": {"request"},
    "本": {"video"}, "枚": {"image"}, "台": {"machine"},
}  # fmt: skip
_ALWAYS = {"person", "request"}
_PERCENT = re.compile(r"percent|%|share|fraction|proportion|パーセント|割")
_BEFORE_ONE = re.compile(r"(?<![a-z])(?:per|each|every|an?|one|single|1|/)[ ]?(?:average |single |individual )?$")
_EACH_LAST = re.compile(r"\b(?:each|apiece)[ ?!.]*$|ずつ[^\d]{0,8}$")
_UNPRINTED = {"gpu", "car", "home", "tree", "USD", "JPY", "cent", "GPU-day", "request", "GPU-h"}
_ONE_OF = {"count", "energy", "gpu-time"}


@dataclass(frozen=True, slots=True)
class Wish:
    """What the result is made of, and the figure and unit to lead with; `ones` are amounts that only say "per one"."""

    vector: Vector
    lead: tuple[str, str]
    ones: tuple[Amount, ...] = ()


class Wishes:
    """Reads what is asked for with the units of one library."""

    def __init__(self, library: Library) -> None:
        self._units = library.units
        counted = [u for u in library.units.values() if u.dimension in {"count", "gpu-time"} or u.id == "kWh"]
        self._things = Lexicon(spelled(counted))
        self._marker = Lexicon(dict.fromkeys(vocabulary()["for_one"], True))
        self._counters: dict[str, str] = vocabulary()["counters"]

    def of(self, q: Scenario) -> Iterator[Wish]:
        """The wishes of a question, the most plainly said first; of each first the one "per" what it is asked for."""
        if _asks_how_many_runs(q):
            yield Wish({}, ("result", ""))
        if _asks_how_many_fit(q):
            yield Wish({"gpu": 1}, ("result", ""))
        yield from (Wish({thing: 1}, ("result", "")) for thing in dict.fromkeys(self._counted(q)))
        yield from self._named(q)
        if "pue" in q.senses and "pue" not in q.given:
            yield Wish({}, ("pue", ""))
        if not q.goals:
            yield from self._usual(q)
        if _RATIO.search(q.folded) and not self._is_told(q):
            yield Wish({}, ("result", "%" if _PERCENT.search(q.folded) else ""))

    def _usual(self, q: Scenario) -> Iterator[Wish]:
        """What is mostly asked for, where no figure is named."""
        for figure in ("energy", "carbon", "power"):
            for per in self.per(q):
                if not VECTORS[figure].keys() & self._units[per].vector.keys():
                    yield Wish(_minus(VECTORS[figure], self._units[per].vector), ("result", ""))
            yield Wish(VECTORS[figure], (figure, ""))
        yield from (Wish({kind: 1}, ("cost", "")) for kind in ("money", "yen"))

    def _named(self, q: Scenario) -> Iterator[Wish]:
        """The figures that are named most plainly, first for one of what they are asked for one of."""
        ones = tuple(a for a in q.amounts if self._is_one(a, q))
        pers = self.per(q)
        for goal in q.goals.values():
            if _is_in_passing(goal, q):
                continue
            vector = self._currency(goal.unit, q) if goal.figure == "cost" else VECTORS.get(goal.figure, {})
            lead = _lead(goal)
            for per in pers:
                if vector and goal.figure != "distance" and not vector.keys() & self._units[per].vector.keys():
                    yield Wish(_minus(vector, self._units[per].vector), ("result", lead[1]), ones)
            if vector:
                yield Wish(vector, lead)

    def _counted(self, q: Scenario) -> Iterator[str]:
        """The things whose number is asked for, where something is said of one of them."""
        of_one = {per for a in q.amounts for per in a.per.split()} | _ALWAYS
        for word in self._things.all(q.folded):
            if word.meaning in of_one and _HOW_MANY.search(q.folded, max(0, word.start - 40), word.start):
                yield word.meaning
        for match in _ASKED_COUNTER.finditer(q.folded):
            yield from _COUNTED_BY[match[1]] & of_one

    def _is_told(self, q: Scenario) -> bool:
        """Whether a number is stated of the things that are counted: how many homes it is then is no ratio."""
        asked = [VECTORS.get(figure) for figure in q.goals.keys() & _UNPRINTED]
        return any(a.dimension == "count" and a.value != 1 and self._units[a.unit].vector in asked for a in q.amounts)

    def per(self, q: Scenario) -> list[str]:
        """The units that a figure is asked for one of."""
        ones = (a.unit for a in q.amounts if self._is_one(a, q))
        each = [a.unit for a in q.amounts if a.dimension == "count" and a.value > 1 and not a.per]
        last = each if len(each) == 1 and _EACH_LAST.search(q.folded) else []
        return list(dict.fromkeys([*self._per(q), *ones, *last]))

    def _is_one(self, amount: Amount, q: Scenario) -> bool:
        """Whether an amount only says what the figure is for one of: 1kWhあたり, for one query."""
        if amount.value != 1 or amount.per or amount.dimension not in _ONE_OF:
            return False
        before = _BEFORE_ONE.search(q.folded, max(0, amount.start - 20), amount.start)
        several = any(a.unit == amount.unit and a.value != 1 and a.start < amount.start for a in q.amounts)
        return bool(before or several or self._marker.at(q.folded, amount.end))

    def _currency(self, unit: str, q: Scenario) -> Vector:
        """The currency that is asked for, else the one that is stated."""
        stated = (a.unit for a in q.amounts if a.dimension in MONEY)
        asked = unit if unit in self._units and self._units[unit].dimension in MONEY else next(stated, "USD")
        return self._units[asked].vector

    def _per(self, q: Scenario) -> Iterator[str]:
        """The units that a figure is asked for one of: per car, one query, 1台あたり; not what a stated rate is for."""
        rates = [(a.start, a.end) for a in q.amounts if a.per]
        for word in self._things.all(q.folded):
            one = _BEFORE_ONE.search(q.folded, max(0, word.start - 20), word.start)
            if (one or self._marker.at(q.folded, word.end)) and not _within(word.start, rates):
                yield word.meaning
        for marker in self._marker.all(q.folded):
            counter = self._counters.get(q.folded[marker.start - 1 : marker.start])
            if counter and not _within(marker.start - 1, rates):
                yield counter


def _asks_how_many_runs(q: Scenario) -> bool:
    return q.run is not None and not q.asks("hours") and bool(_HOW_MANY_RUNS.search(q.folded))


def _asks_how_many_fit(q: Scenario) -> bool:
    """Whether it is asked how many of the accelerators that are named something holds."""
    return "fits" in q.senses and q.gpu is not None and not any(a.unit == "gpu" for a in q.amounts)


def _lead(goal: Goal) -> tuple[str, str]:
    return goal.figure if goal.figure in _FIGURES else "result", "" if goal.unit in _UNPRINTED else goal.unit


def _is_in_passing(goal: Goal, q: Scenario) -> bool:
    """Whether something else is asked for more plainly, and no less exactly."""
    return q.first is not None and goal.strength < q.first.strength and not (goal.unit and not q.first.unit)


def _minus(vector: Vector, other: Vector) -> Vector:
    return {k: p for k in {**vector, **other} if (p := vector.get(k, 0) - other.get(k, 0))}


def _within(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)
