"""Conversions in free text: an amount of electricity or carbon on a grid, at a price, in everyday things, in another unit."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.library import Library
from bot.understanding.reading import Amount
from bot.understanding.scenario import Scenario, whole

_SURE, _LIKELY, _POSSIBLE = 0.95, 0.8, 0.6
_PLAIN = 3
_FIGURE = {"energy": "energy", "mass": "carbon"}
_OTHER = {"energy": "carbon", "carbon": "energy"}
_COUNTED_IN = {"home": "energy", "car": "carbon", "tree": "carbon"}
# The everyday thing that is meant where no factor is stated, by language.
_THINGS = {
    "car": {"en": "car-year-article", "ja": "car-year-article"},
    "home": {"en": "household-electricity-us", "ja": "household-electricity-japan"},
    "tree": {"en": "seedling-decade-us", "ja": "sugi-year"},
}
_COMPUTED = {"site_w", "site_it_w", "count", "gpu_hours", "requests", "requests_per_h"}
_WORLD = "WORLD"
_Found = tuple[Mapping[str, Any], tuple[str, str] | None, float]


class Conversion:
    """Reads conversions with the units and facts of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def consequences(self, q: Scenario) -> dict[str, str]:
        """Price and everyday thing as options: what was stated, or what is asked for."""
        found: dict[str, str] = {}
        if "price" in q.given:
            found["price"] = f"{q.given['price']:.12g} {q.given.currency}/kWh"
        if per := self._per(q):
            found["per"] = per
        return found

    def _per(self, q: Scenario) -> str | None:
        thing = next((t for t in ("home", "car", "tree") if f"{t}_kwh" in q.given or f"{t}_kg" in q.given), None)
        if thing is not None:
            unit = "kWh" if f"{thing}_kwh" in q.given else "kg"
            return f"{q.given[f'{thing}_{unit.lower()}']:.12g} {unit} per {thing}"
        if q.first is None or q.first.figure not in _THINGS:
            return None
        return self._factor(q, q.first.figure) or _THINGS[q.first.figure][q.lang]

    def _factor(self, q: Scenario, thing: str) -> str | None:
        """What one thing uses, where it is said without "per": a yearly figure beside the whole, or the smaller of two."""
        whole_role, rate_role = ("energy_kwh", "energy_kwh_per_h") if thing == "home" else ("carbon_kg", "carbon_kg_per_h")
        said, rates = q.given.said[whole_role], [a for a in q.given.said[rate_role] if a.per == "year"]
        others = len(said) + len(rates) + bool(q.given.roles & _COMPUTED or q.model) - 1
        if not (said or rates) or not others or (not rates and len(said) == 1):
            return None
        one = min(rates or said, key=self._size)
        return f"{one.value:.12g} {one.unit} per {thing}"

    def _size(self, amount: Amount) -> float:
        return amount.value * self._library.units[amount.unit].factor

    def of(self, q: Scenario) -> _Found | None:
        """Options of /convert, what to lead with, and how sure this is; None if nothing is converted."""
        main = self._main(q)
        if main is None:
            return None
        figure, amount, known = main
        options: dict[str, Any] = {"amount": amount, **self._place(q, figure), **self.consequences(q)}
        for found in self._wishes(q, figure, options):
            score = min(found[2], _LIKELY if known else _SURE)
            return found[0], found[1], score
        return None

    def _main(self, q: Scenario) -> tuple[str, str, bool] | None:
        """The amount to convert: its figure, its text, and whether it comes from the knowledge."""
        prefers = _COUNTED_IN.get(q.first.figure, "energy") if q.first else "energy"
        roles = {"energy": ("energy_kwh", "energy_it_kwh"), "carbon": ("carbon_kg",)}
        for figure in (prefers, _OTHER[prefers]):
            said = [a for role in roles[figure] for a in q.given.said[role]]
            if said:
                largest = max(said, key=self._size)
                return figure, f"{largest.value:.12g} {largest.unit}", False
        if rate := q.given.get("energy_kwh_per_h"):
            return "energy", f"{whole(rate * (q.hours or q.given.period))} kWh", False
        return self._known(q, prefers)

    def _known(self, q: Scenario, figure: str) -> tuple[str, str, bool] | None:
        """What the training of a named model took, as the facts or the table of runs have it."""
        if q.model is None or q.given.roles & {"requests", "requests_per_h", "hours", "count"}:
            return None
        for wanted in (figure, _OTHER[figure]):
            for value in (fact.values.get(wanted) for fact in q.facts):
                if value and isinstance(value.value, float) and _FIGURE.get(self._library.units[value.unit].dimension) == wanted:
                    return wanted, f"{value.value:.12g} {value.unit}", True
            stated = None if q.run is None else q.run.energy_mwh if wanted == "energy" else q.run.carbon_t
            if stated is not None:
                return wanted, f"{stated:.12g} {'MWh' if wanted == 'energy' else 't'}", True
        return None

    def _place(self, q: Scenario, figure: str) -> dict[str, Any]:
        found: dict[str, Any] = {"region": q.region} if q.region else {}
        found |= {name: whole(q.given[name]) for name in ("grid", "wue", "pue") if name in q.given}
        needs = q.first is not None and _COUNTED_IN.get(q.first.figure, q.first.figure) == _OTHER[figure]
        return {"region": _WORLD, **found} if needs and not found.keys() & {"region", "grid"} else found

    def _wishes(self, q: Scenario, figure: str, options: dict[str, Any]) -> Iterator[_Found]:
        """What is wanted of the amount, the most particular wish first."""
        first = q.first.figure if q.first else ""
        placed = bool({"grid", "region"} & options.keys())
        stated = bool({"grid"} & q.given.roles or q.region)
        if "price" in options:
            yield options, ("cost", ""), _SURE
        if first == "cost":
            return
        if "wue" in options:
            yield options, ("water_site", q.goals["water"].unit if "water" in q.goals else ""), _SURE
        if "pue" in options and figure == "energy":
            yield options, ("overhead" if "overhead" in q.senses else "facility", q.goals["energy"].unit if "energy" in q.goals else ""), _SURE
        if "per" in options and (first in _THINGS or not q.goals):
            yield options, ("equivalent", ""), _SURE
        if placed and stated and first not in {"car", "home", "tree"}:
            lead = q.goals.get(_OTHER[figure])
            yield options, (_OTHER[figure], lead.unit if lead else ""), _SURE
        if first == _OTHER[figure] and q.model is None and "compares" not in q.senses:
            yield options, (first, q.goals[first].unit), _POSSIBLE
        goal = q.goals.get(figure)
        if goal and goal.unit and goal.strength >= _PLAIN and goal.unit != options["amount"].split()[-1]:
            yield {"amount": options["amount"]}, (figure, goal.unit), _SURE
