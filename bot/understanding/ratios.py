"""Two stated amounts that make a third: 552 t for 123 cars, 25 kWh in 10 hours, 0.26 mL a prompt for 10 million."""

import re
from collections.abc import Iterator
from typing import Any

from bot.library import Library
from bot.library.spelling import fold
from bot.understanding.tokens.lexicon import Lexicon
from bot.understanding.reading import Amount
from bot.understanding.scenario import Scenario, whole
from bot.understanding.vocabulary import vocabulary

_SURE, _CERTAIN = 0.95, 0.98
_BEFORE_ONE = re.compile(r"(?<![a-z])(?:per|each|every|an?|one|single|1|/)[ ]?(?:average |single |individual )?$")
_BEHIND_ONE = re.compile(r"(?:1|一)[ ]?$")
_FIGURES = {"energy": "energy", "mass": "carbon", "volume": "water", "power": "power", "money": "cost", "yen": "cost"}
_TOTALS = {"mass": "carbon", "energy": "energy", "money": "cost", "yen": "cost"}
_MULTIPLIED = {"mass", "volume", "money", "yen"}
# What the other commands read for themselves.
_ENERGY_ELSEWHERE = {"request", "image", "token", "gpu", "machine", "home", "each"}
_REQUESTS = {"request", "image"}
_CHANGES = re.compile(
    r"\b(?:more|extra|additional|less|sav\w+|difference|switch\w*|replac\w*|instead|chang\w*)\b"
    r"|増|減|節約|差|変え|替え|切り替|置き換|違",
    re.ASCII,
)
_CARS_OF_JAPAN = "台"
_Found = tuple[dict[str, Any], tuple[str, str], float]


class Ratios:
    """Reads quotients and products with the units of one library."""

    def __init__(self, library: Library) -> None:
        self._units = library.units
        counted = [u for u in library.units.values() if u.dimension in {"count", "gpu-time"} or u.id == "kWh"]
        self._things = Lexicon({fold(name): unit.id for unit in counted for name in unit.names})
        self._marker = Lexicon(dict.fromkeys(vocabulary()["for_one"], True))
        self._counters: dict[str, str] = vocabulary()["counters"]

    def of(self, q: Scenario) -> _Found | None:
        """Options of /convert, what to lead with and how sure this is; None if no two amounts are related."""
        if len(q.amounts) < 2 or q.several:
            return None
        return self._pue(q) or self._swap(q) or self._product(q) or self._quotient(q)

    def _pue(self, q: Scenario) -> _Found | None:
        """The whole facility by its IT equipment."""
        if "pue" in q.given:
            return self._facility(q)
        if "pue" not in q.senses:
            return None
        for dimension in ("energy", "power"):
            both = sorted(_plain(q, dimension), key=self._canonical)
            if len(both) == 2:
                return _by(both[1], both[0], ("pue", ""))
        return None

    def _facility(self, q: Scenario) -> _Found | None:
        """The power of the whole facility, from that of its IT equipment."""
        power = q.given.said["site_it_w"]
        if len(power) != 1 or "gpu" in q.goals or q.hours is not None:
            return None
        return (
            {"amount": _text(power[0]), "by": f"PUE {q.given['pue']:.12g}"},
            ("result", self._unit(q, "power")),
            _SURE,
        )

    def _swap(self, q: Scenario) -> _Found | None:
        """What changes where one use takes the place of another, so many times."""
        uses = q.given.said["kwh_per_request"]
        if len(uses) != 2 or not _CHANGES.search(q.folded):
            return None
        count = self._count(q, "request")
        change = abs(self._canonical(uses[0]) - self._canonical(uses[1])) / self._units[uses[1].unit].factor
        if count is None or not change:
            return None
        options = {"amount": f"{change:.12g} {uses[1].unit} per request", "by": f"{whole(count)} request"}
        return options, ("energy", self._unit(q, "energy")), _CERTAIN

    def _product(self, q: Scenario) -> _Found | None:
        """A figure for one of something, and how many there are."""
        for rate in q.amounts:
            per = rate.per.split()
            if len(per) != 1 or not self._is_multiplied(rate, per[0]):
                continue
            goal = q.goals.get(_FIGURES[rate.dimension])
            if q.goals and goal is None:
                continue
            count = self._count(q, per[0])
            if count is not None:
                unit = goal.unit if goal and goal.unit in self._units else ""
                options = {"amount": f"{_text(rate)} per {per[0]}", "by": f"{whole(count)} {per[0]}"}
                return options, (_TOTALS.get(rate.dimension, "result"), "" if _is_money(rate) else unit), _SURE
        return None

    def _is_multiplied(self, rate: Amount, per: str) -> bool:
        if per not in self._units or self._units[per].dimension not in {"count", "gpu-time"}:
            return False
        if rate.dimension == "energy":
            return per not in _ENERGY_ELSEWHERE
        return rate.dimension in _MULTIPLIED and per not in {"home", "car", "tree"}

    def _count(self, q: Scenario, per: str) -> float | None:
        """How many there are of what a rate is for: as stated, or so many a day for so long, or GPUs × hours."""
        given = q.given
        if per in _REQUESTS:
            people = given.get("people") or 1.0
            hourly = given.get("requests_per_person_h") or given.get("requests_per_h")
            total = given.get("requests") or given.get("requests_per_person")
            if hourly is not None:
                return hourly * people * (given.get("hours") or given.period)
            return None if total is None else total * people
        if self._units[per].dimension == "gpu-time":
            hours = q.hours
            stated = given.get("gpu_hours")
            found = stated if stated is not None or hours is None else (given.get("count") or 1.0) * hours
            return None if found is None else found / self._units[per].factor
        return next((a.value for a in q.amounts if a.unit == per and not a.per), None)

    def _quotient(self, q: Scenario) -> _Found | None:
        energy, mass, times = (_plain(q, dimension) for dimension in ("energy", "mass", "time"))
        asked = set(self._asked_per(q))
        if mass and energy and (q.asks("grid") or ("kWh" in asked and q.asks("carbon"))):
            return _by(mass[0], energy[0], ("result", self._unit(q, "grid")))
        alone = not {"count", "gpu_hours", "power_w"} & q.given.roles and q.gpu is None
        if alone and q.asks("power") and len(energy) == len(times) == 1:
            return _by(energy[0], times[0], ("result", self._unit(q, "power")))
        runs = q.given.get("power_w") or q.given.get("site_w") or q.given.get("site_it_w")
        if len(energy) == 1 and q.asks("hours") and runs and q.hours is None:
            watts = whole(runs * (q.given.get("count") or 1.0) * (q.given.get("load") or 100.0) / 100.0)
            return {"amount": _text(energy[0]), "by": f"{watts} W"}, ("result", self._unit(q, "hours")), _SURE
        gpu_time = _plain(q, "gpu-time")
        if len(gpu_time) == len(times) == 1 and q.asks("gpu") and "count" not in q.given:
            return _by(gpu_time[0], times[0], ("result", ""))
        gpus = [a for a in q.amounts if a.unit == "gpu" and not a.per]
        if len(gpu_time) == len(gpus) == 1 and q.asks("hours"):
            by = f"{gpus[0].value:.12g} gpus"  # not "2000 gpu", which may be the year
            return {"amount": _text(gpu_time[0]), "by": by}, ("result", self._unit(q, "hours")), _SURE
        if (volume := _plain(q, "volume")) and energy and ("kWh" in asked or "wue" in q.senses):
            return _by(volume[0], energy[0], ("result", ""))
        return self._of_one(q, asked)

    def _of_one(self, q: Scenario, asked: set[str]) -> _Found | None:
        """What one of several takes: tonnes per car, kWh per query, yen per kWh."""
        for unit in asked:
            counts = [a for a in q.amounts if a.unit == unit and not a.per and a.value != 1]
            if unit == "kWh":
                counts = _plain(q, "energy")
            for dimension, figure in _FIGURES.items():
                whole_ones = _plain(q, dimension)
                if len(counts) == len(whole_ones) == 1 and figure in q.goals and counts != whole_ones:
                    return _by(whole_ones[0], self._as_car(counts[0], q), ("result", self._unit(q, figure)))
        return None

    def _asked_per(self, q: Scenario) -> Iterator[str]:
        """The units that a figure is asked for one of: per car, one query, 1台あたり; not what a stated rate is for."""
        inside = [(a.start, a.end) for a in q.amounts if a.per]
        for word in self._things.all(q.folded):
            one = _BEFORE_ONE.search(q.folded, max(0, word.start - 20), word.start)
            if (one or self._marker.at(q.folded, word.end)) and not _within(word.start, inside):
                yield word.meaning
        for marker in self._marker.all(q.folded):
            counter = self._counters.get(q.folded[marker.start - 1 : marker.start])
            if counter and not _within(marker.start - 1, inside):
                yield counter

    def _as_car(self, count: Amount, q: Scenario) -> Amount:
        """台 counts cars where tonnes are spoken of, and no accelerators."""
        cars = count.unit == "gpu" and q.folded[count.end - 1] == _CARS_OF_JAPAN and q.gpu is None
        return Amount(count.value, "car", "count", count.start, count.end) if cars and _plain(q, "mass") else count

    def _unit(self, q: Scenario, figure: str) -> str:
        goal = q.goals.get(figure)
        return goal.unit if goal and figure != "cost" else ""

    def _canonical(self, amount: Amount) -> float:
        return amount.value * self._units[amount.unit].factor


def _plain(q: Scenario, dimension: str) -> list[Amount]:
    """The amounts of a dimension that are not for one of anything."""
    return [a for a in q.amounts if a.dimension == dimension and not a.per and not (a.value == 1 and a.unit == "kWh")]


def _by(first: Amount, second: Amount, lead: tuple[str, str]) -> _Found:
    return {"amount": _text(first), "by": _text(second)}, lead, _SURE


def _text(amount: Amount) -> str:
    return f"{amount.value:.12g} {amount.unit}"


def _is_money(amount: Amount) -> bool:
    return amount.dimension in {"money", "yen"}


def _within(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)
