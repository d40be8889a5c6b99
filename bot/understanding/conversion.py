"""Conversions in free text: electricity or carbon on a grid, at a price, in everyday things, in another unit."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.library import Library
from bot.library.spelling import fold
from bot.understanding.phrases import kinds
from bot.understanding.reading import Amount
from bot.understanding.scenario import Scenario, whole
from bot.understanding.tokens.lexicon import Lexicon

_SURE, _LIKELY, _POSSIBLE = 0.95, 0.8, 0.6
_PLAIN = 3
_FIGURE = {"energy": "energy", "mass": "carbon"}
_OTHER = {"energy": "carbon", "carbon": "energy"}
_COUNTED_IN = {"home": "energy", "car": "carbon", "tree": "carbon"}
# The everyday thing that is meant where no factor is stated, by language.
_THINGS = {
    "car": {"en": "car-year-article", "ja": "car-year-article"},
    "home": {"en": "household-electricity-us", "ja": "household-electricity-japan"},
    "home's carbon": {"en": "household-co2-us", "ja": "household-co2-japan"},
    "tree": {"en": "seedling-decade-us", "ja": "sugi-year"},
}
_COMPUTED = {"site_w", "site_it_w", "count", "gpu_hours", "requests", "requests_per_h"}
_STATED = {"home_kwh": "home", "home_kg": "home", "car_kg": "car", "tree_kg": "tree"}
_WORLD = "WORLD"
_BEFORE = 16
_COUNTED_BEFORE = re.compile(r"(?<![a-z])(?:in|into|as|how many)[ ](?:terms of |full )?$")
_COUNTED_BEHIND = re.compile(r"(?:の)?(?:何|なん)(?:回|杯|時間|往復|台|個|分)")
_Found = tuple[Mapping[str, Any], tuple[str, str] | None, float]


class Conversion:
    """Reads conversions with the units and facts of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        rows = library.equivalents.values()
        self._everyday = Lexicon({fold(name): row.id for row in rows for name in row.names if len(name) > 1})

    def consequences(self, q: Scenario) -> dict[str, str]:
        """Price and everyday thing as options: what was stated, or what is asked for."""
        found: dict[str, str] = {}
        if "price" in q.given:
            found["price"] = f"{q.given['price']:.12g} {q.given.currency}/kWh"
        if per := self._per(q):
            found["per"] = per
        return found

    def _per(self, q: Scenario) -> str | None:
        for role, thing in _STATED.items():
            if role in q.given:
                one = q.given.take(q.given.said[role][0])
                value = q.given[role] / self._library.units[one.unit].factor
                return f"{value:.12g} {one.unit} per {thing}"
        if named := self._named(q):
            return named
        if q.first is None or q.first.figure not in _THINGS:
            return None
        return self._factor(q, q.first.figure) or _THINGS[_thing(q)][_whose(q)]

    def _named(self, q: Scenario) -> str | None:
        """The everyday thing that something is to be counted in: 5 Wh in phone charges, スマホの充電何回分."""
        if any(unit.id in _THINGS for unit in map(self._library.units.get, (a.unit for a in q.amounts)) if unit):
            return None
        for word in self._everyday.all(q.folded):
            before = q.folded[max(0, word.start - _BEFORE) : word.start]
            if any(thing.match(q.folded, word.end + 1) for thing in kinds("things").values()):
                continue  # it says of what kind these are: petrol cars
            if _COUNTED_BEFORE.search(before) or _COUNTED_BEHIND.match(q.folded, word.end):
                return word.meaning
        return None

    def _factor(self, q: Scenario, thing: str) -> str | None:
        """What one thing uses, where no "per" says so: a yearly figure beside the whole, or the smaller of two."""
        whole_role, rate_role = (
            ("energy_kwh", "energy_kwh_per_h") if thing == "home" else ("carbon_kg", "carbon_kg_per_h")
        )
        said, rates = q.given.said[whole_role], q.given.said[rate_role]
        others = len(said) + len(rates) + bool(q.given.roles & _COMPUTED or q.model) - 1
        if not (said or rates) or not others or (not rates and len(said) == 1):
            return None
        one = q.given.take(min(rates or said, key=self._size))
        return f"{one.value * self._a_year(one):.12g} {one.unit} per {thing}"

    def _a_year(self, amount: Amount) -> float:
        """How often the period of a rate goes into a year."""
        return self._library.units["year"].factor / self._library.units[amount.per].factor if amount.per else 1.0

    def _size(self, amount: Amount) -> float:
        return amount.value * self._library.units[amount.unit].factor

    def of(self, q: Scenario) -> _Found | None:
        """Options of /convert, what to lead with, and how sure this is; None if nothing is converted."""
        main = self._main(q)
        if main is None:
            return self._of_things(q)
        figure, amount, known = main
        counted = q.first is not None and q.first.figure in _COUNTED_IN and q.given.roles & _STATED.keys()
        if counted and q.hours is not None:
            return None  # of so many months: a formula says which
        options: dict[str, Any] = {"amount": amount, **self._place(q, figure), **self.consequences(q)}
        for found in _wishes(q, figure, options):
            return found[0], found[1], min(found[2], self._trust(q, known))
        return None

    def _of_things(self, q: Scenario) -> _Found | None:
        """What so many homes, cars or trees come to in a year, or in the years that are stated."""
        if q.model or q.facts or q.several or not q.asks("energy", "carbon"):
            return None
        for thing, figure in _COUNTED_IN.items():
            count = _count_of(q, thing)
            if count is not None and (thing == "home" or q.asks(figure)):
                goal = q.first
                return self._so_many(q, thing, q.given.take(count)), (goal.figure, goal.unit) if goal else None, _SURE
        return None

    def _so_many(self, q: Scenario, thing: str, count: Amount) -> dict[str, str]:
        """So many things as options: by what one is said to use, else by the usual one."""
        years = (q.hours or self._library.units["year"].factor) / self._library.units["year"].factor
        amount = f"{whole(count.value * max(1.0, years))} {thing}"
        role = next((role for role, one in _STATED.items() if one == thing and role in q.given), None)
        if role is None:
            kind = "home's carbon" if thing == "home" and q.asks("carbon") else thing
            return {"amount": amount, "per": _THINGS[kind][_whose(q)]}
        one = q.given.take(q.given.said[role][0])
        return {"amount": f"{one.value:.12g} {one.unit} per {thing}", "by": amount}

    def _trust(self, q: Scenario, known: bool) -> float:
        """How sure a conversion can be: little where a fact may say it already, or where two things are compared."""
        if q.several:
            return _POSSIBLE
        if not known:
            return _SURE if q.goals else _LIKELY
        return _LIKELY if q.given.roles or q.region else _POSSIBLE

    def _main(self, q: Scenario) -> tuple[str, str, bool] | None:
        """The amount to convert: its figure, its text, and whether it comes from the knowledge."""
        prefers = _kind(q)
        roles = {"energy": ("energy_kwh", "energy_it_kwh"), "carbon": ("carbon_kg",)}
        for figure in (prefers, _OTHER[prefers]):
            said = [a for role in roles[figure] for a in q.given.said[role]]
            if said:
                largest = q.given.take(max(said, key=self._size))
                return figure, f"{largest.value:.12g} {largest.unit}", False
        if rate := q.given.get("energy_kwh_per_h"):
            counted = q.first is not None and q.first.figure in _COUNTED_IN  # homes and cars are those of a year
            period = self._library.units["year"].factor if counted else q.given.period
            return "energy", f"{whole(rate * (q.hours or period))} kWh", False
        return self.known(q, prefers)

    def known(self, q: Scenario, figure: str) -> tuple[str, str, bool] | None:
        """What the training of a named model took, as the facts or the table of runs have it."""
        busy = {"requests", "requests_per_h", "count"} | (set() if q.asks(*_COUNTED_IN) else {"hours"})
        if q.model is None or q.given.roles & busy:
            return None
        for wanted in (figure, _OTHER[figure]):
            if text := self._told(q, wanted) or _published(q, wanted):
                return wanted, text, True
        return None

    def _told(self, q: Scenario, figure: str) -> str | None:
        """What a fact about the model says."""
        for value in filter(None, (fact.values.get(figure) for fact in q.facts)):
            if isinstance(value.value, float) and _FIGURE.get(self._library.units[value.unit].dimension) == figure:
                return f"{value.value:.12g} {value.unit}"
        return None

    def _place(self, q: Scenario, figure: str) -> dict[str, Any]:
        found: dict[str, Any] = {"region": q.region} if q.region and not q.asks("home") else {}
        found |= {name: whole(q.given[name]) for name in ("grid", "wue", "pue") if name in q.given}
        needs = q.first is not None and (_kind(q) if q.asks(*_COUNTED_IN) else q.first.figure) == _OTHER[figure]
        return {"region": _WORLD, **found} if needs and not found.keys() & {"region", "grid"} else found


def _wishes(q: Scenario, figure: str, options: dict[str, Any]) -> Iterator[_Found]:
    """What is wanted of the amount, the most particular wish first."""
    if "price" in options:
        yield options, ("cost", ""), _SURE
    if _asked(q) != "cost":
        yield from _stated_wishes(q, figure, options)
        yield from _other_wishes(q, figure, options)


def _stated_wishes(q: Scenario, figure: str, options: dict[str, Any]) -> Iterator[_Found]:
    """What the numbers that are stated beside the amount are for: water, the whole site, everyday things."""
    if "wue" in options:
        yield options, ("water_site", _unit(q, "water")), _SURE
    if "pue" in options and figure == "energy":
        yield options, ("overhead" if "overhead" in q.senses else "facility", _unit(q, "energy")), _SURE
    if "per" in options and (_asked(q) in _THINGS or not q.goals):
        yield options, ("equivalent", ""), _SURE


def _other_wishes(q: Scenario, figure: str, options: dict[str, Any]) -> Iterator[_Found]:
    """The other figure of the amount, on a grid, and another unit of the same one."""
    first, other, goal = _asked(q), _OTHER[figure], q.goals.get(figure)
    placed = {"grid", "region"} & options.keys() and ("grid" in q.given.roles or q.region)
    if placed and first not in _COUNTED_IN:
        yield options, (other, _unit(q, other)), _SURE
    if first == other and q.model is None and "compares" not in q.senses:
        yield options, (first, _unit(q, first)), _POSSIBLE
    if goal and goal.unit and goal.strength >= _PLAIN and goal.unit != options["amount"].split()[-1]:
        yield {"amount": options["amount"]}, (figure, goal.unit), _SURE


def _asked(q: Scenario) -> str:
    """The figure that is asked for first, "" for none."""
    return q.first.figure if q.first else ""


def _unit(q: Scenario, figure: str) -> str:
    """The unit that a figure is asked for in, "" for none."""
    return q.goals[figure].unit if figure in q.goals else ""


def _count_of(q: Scenario, thing: str) -> Amount | None:
    """How many of a thing there are said to be."""
    return next((a for a in q.amounts if a.unit == thing and not a.per), None)


def _published(q: Scenario, figure: str) -> str | None:
    """What the table of runs has of the training that is named."""
    if q.run is None:
        return None
    value, unit = (q.run.energy_mwh, "MWh") if figure == "energy" else (q.run.carbon_t, "t")
    return None if value is None else f"{value:.12g} {unit}"


def _kind(q: Scenario) -> str:
    """Whether energy or carbon is what is converted: by the thing it is counted in, and by what was said."""
    first = _asked(q)
    if first == "home":
        said = {role for role in ("energy_kwh", "energy_it_kwh", "energy_kwh_per_h", "home_kwh") if role in q.given}
        return "carbon" if not said and ("carbon_kg" in q.given or "carbon" in q.goals) else "energy"
    return _COUNTED_IN.get(first, "energy")


def _thing(q: Scenario) -> str:
    first = _asked(q)
    return "home's carbon" if first == "home" and _kind(q) == "carbon" else first


def _whose(q: Scenario) -> str:
    """Whose everyday things are meant: those of the place that is named, else of the language's readers."""
    if "japan" in q.senses:
        return "ja"
    return "en" if "america" in q.senses else q.lang
