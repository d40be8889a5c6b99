"""Options that several calculations have: where, how long, on how many watts; and how surely one is meant."""

from typing import Any

from bot.library import Library
from bot.understanding.conversion import Conversion
from bot.understanding.scenario import Scenario, whole

SURE, LIKELY, POSSIBLE = 0.95, 0.8, 0.6
CONSEQUENCES = {"cost": "cost", "car": "equivalent", "home": "equivalent", "tree": "equivalent"}


class Shared:
    """Reads the options that the calculations of one library have in common."""

    def __init__(self, library: Library, conversion: Conversion) -> None:
        self._conversion = conversion
        self._day = library.constants["hours_per_day"].central

    def of(self, q: Scenario) -> dict[str, Any]:
        """The options that all calculations have: where, on which electricity, at what price, counted in what."""
        found: dict[str, Any] = {"region": q.region} if q.region else {}
        found |= {name: whole(q.given[name]) for name in ("pue", "grid", "renewable", "wue") if name in q.given}
        if "pue" not in found and ("no_pue" in q.senses or q.given.all_in):
            found["pue"] = 1
        return found | self._conversion.consequences(q)

    def power(self, q: Scenario) -> dict[str, Any]:
        """The accelerator that is named, and the watts of one that are stated."""
        found: dict[str, Any] = {"gpu": q.gpu} if q.gpu else {}
        if "power_w" in q.given:
            found["power_w"] = whole(q.given["power_w"])
        return found

    def duration(self, hours: float | None) -> dict[str, Any]:
        """Days where they come out whole, else hours."""
        if hours is None:
            return {}
        days = whole(hours / self._day)
        return {"days": days} if isinstance(days, int) and days else {"hours": whole(hours)}


def water(q: Scenario) -> str:
    """The figure that water means: with power plants, or at the site where its use there is stated."""
    return "water_site" if "wue" in q.given else "water"
