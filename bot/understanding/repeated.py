"""The figure of the last answer so many times in a period: "and 50 of those a day for a year", それを1日100回だと."""

from dataclasses import replace

from bot.library import Library
from bot.understanding.leaning import Leaning
from bot.understanding.reading import Amount, Reading
from bot.understanding.told import Told

_KINDS = {"energy": "energy", "mass": "carbon", "volume": "water"}
_OF = "request"


class Repeated:
    """Multiplies what an answer told by how often that happens, with the units of one library."""

    def __init__(self, library: Library, told: Told) -> None:
        self._units, self._told = library.units, told

    def of(self, lean: Leaning, last: Reading, lang: str) -> Reading | None:
        """The formula of a figure, how often a line counts it in a period, and for how long; None if it does not."""
        amounts = [a for a in lean.query.amounts if not a.is_word]
        often = [a for a in amounts if a.dimension in {"count", ""} and self._is_time(a.per)]
        long = [a for a in amounts if a.dimension == "time" and not a.per]
        value = self._told.figure(last, set(_KINDS))
        if value is None or len(often) != 1 or len(often) + len(long) != len(amounts) or len(long) > 1:
            return None
        terms = [f"{value.value:.12g} {value.unit}/{_OF}", f"{often[0].value:.12g} {_OF}/{often[0].per}"]
        formula = " × ".join((*terms, *map(_term, long)))
        lead = (_KINDS[self._units[value.unit].dimension], "")
        plain = replace(last, lang=lang, command="calculate", options={"formula": formula}, intent="calculation")
        return replace(plain, lead=lead, question=lean.query.folded, mentions=lean.query.mentions)

    def _is_time(self, per: str) -> bool:
        return per in self._units and self._units[per].dimension == "time"


def _term(amount: Amount) -> str:
    return f"{amount.value:.12g} {amount.unit}"
