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
        if last.before is None or not phrases("apart").search(line):
            return None
        names = dict.fromkeys(self._subjects.spelled("", told, lang) for told in (last.before, last))
        found = self._reads(" vs ".join(names), lang, ()) if all(names) and len(names) > 1 else None
        if found is None or found.intent != "compare" or "unknown:" in str(found.options):
            return None
        by = _MEASURES.get(self._dimension(last.before))
        more = {"by": by} if by else {}
        if not phrases("by_how_much").search(line):
            return replace(found, options={**found.options, **more})
        return replace(found, options={**found.options, **more, "want": _DIFFERENCE}, lead=(_DIFFERENCE, ""))
