"""The figure of the last answer so many times in a period: "and 50 of those a day for a year", それを1日100回だと."""

from bot.library import Library
from bot.understanding.reading import Reading
from bot.understanding.told import Told
from bot.understanding.turn import Turn

_KINDS = {"energy": "energy", "mass": "carbon", "volume": "water"}
_OF = "request"


class Repeated:
    """Multiplies what an answer told by how often that happens, with the units of one library."""

    def __init__(self, library: Library, told: Told) -> None:
        self._units, self._told = library.units, told

    def of(self, turn: Turn) -> Reading | None:
        """The formula of a figure, how often a line counts it in a period, and for how long; None if it does not."""
        query, amounts = turn.lean.query, turn.lean.amounts
        often = [a for a in amounts if a.dimension in {"count", ""} and self._is_time(a.per)]
        long = [a for a in amounts if a.dimension == "time" and not a.per]
        value = self._told.figure(turn.last, set(_KINDS))
        if value is None or len(often) != 1 or len(long) > 1 or len(often) + len(long) != len(amounts):
            return None
        terms = [f"{value.value:.12g} {value.unit}/{_OF}", f"{often[0].value:.12g} {_OF}/{often[0].per}"]
        formula = " × ".join((*terms, *(f"{time.value:.12g} {time.unit}" for time in long)))
        return turn.again(
            command="calculate",
            options={"formula": formula},
            intent="calculation",
            lead=(_KINDS[self._units[value.unit].dimension], ""),
            question=query.folded,
            mentions=query.mentions,
        )

    def _is_time(self, per: str) -> bool:
        return per in self._units and self._units[per].dimension == "time"
