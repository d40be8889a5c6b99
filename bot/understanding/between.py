"""The last two answers beside each other: "what's the difference", "じゃあその2つの差は"."""

from collections.abc import Callable
from dataclasses import replace

from bot.understanding.phrases import phrases
from bot.understanding.reading import Reading, Reads
from bot.understanding.subjects import Subjects

_DIFFERENCE = "difference"
_MEASURES = {"power": "power", "energy": "energy", "mass": "carbon", "intensity": "intensity", "volume": "water"}


class Between:
    """Sets the last two answers beside each other; `dimension` tells of what kind a figure was told."""

    def __init__(self, subjects: Subjects, dimension: Callable[[Reading], str], reads: Reads) -> None:
        self._subjects, self._dimension, self._reads = subjects, dimension, reads

    def of(self, line: str, last: Reading, lang: str) -> Reading | None:
        """How far the last two answers are apart; None if they are not asked for, or not of a kind."""
        apart = phrases("apart").search(line)
        if apart is None or last.before is None:
            return None
        first, second = (self._subjects.spelled("", told, lang) for told in (last.before, last))
        if not first or not second or first == second:
            return None
        found = self._reads(f"{first} vs {second}", lang, ())
        if found.intent != "compare" or any(str(side).startswith("unknown:") for side in found.options.values()):
            return None
        by = _MEASURES.get(self._dimension(last.before))
        more = {"by": by} if by else {}
        wish = {"want": _DIFFERENCE} if phrases("by_how_much").search(line) else {}
        lead = (_DIFFERENCE, "") if wish else found.lead
        return replace(found, options={**found.options, **more, **wish}, lead=lead)
