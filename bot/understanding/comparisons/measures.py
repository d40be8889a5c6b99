"""What a side of a comparison can be compared by: energy, carbon, power, money."""

from bot.library import Library
from bot.understanding.comparisons.everyday import Everyday
from bot.understanding.comparisons.facts import MEASURES, Facts
from bot.understanding.comparisons.side import Kind, Side

_OF_KIND: dict[Kind, set[str]] = {
    "run": {"energy", "carbon", "gpu_time"}, "gpu": {"power", "flops", "memory", "time"},
    "grid": {"intensity"}, "term": {"term"},
    "pue": {"pue"}, "market": {"money"}, "unknown": set(),
    "do": {"energy", "carbon", "water"},
}  # fmt: skip


class Measures:
    """Knows the measures of the rows, facts and units of one library."""

    def __init__(self, library: Library, facts: Facts, everyday: Everyday) -> None:
        self._library, self._facts, self._everyday = library, facts, everyday

    def of(self, side: Side) -> set[str]:
        """What a side can be compared by; what has electricity also has the carbon of it."""
        if side.kind == "fact":
            return set(self._facts.measures_of(side))
        found = self._own(side)
        return found | {"carbon"} if "energy" in found else found

    def _own(self, side: Side) -> set[str]:
        """The measures that a side has itself."""
        if side.kind == "amount":
            return {MEASURES.get(self._library.units[side.id].dimension, "")}
        if side.kind == "use":
            return {row.metric for row in self._everyday.family(side)}
        if side.kind == "thing":
            return {"energy" if self._library.equivalents[side.id].quantity == "energy" else "carbon"}
        return {"energy"} if side.kind == "grid" and side.grid else _OF_KIND[side.kind]
