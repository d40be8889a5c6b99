"""The watts that were told, as a load that runs for a time: "how many kWh is that for the card alone over 10 hours"."""

import re
from collections.abc import Callable, Sequence

from bot.understanding.entries.query import Query
from bot.understanding.phrases import phrases
from bot.understanding.reading import Amount, Reading, Reads
from bot.understanding.tokens.span import blanked

_GOAL = re.compile(r"(?<![a-z])[kmgt]?wh(?![a-z])")
_MACHINES = {"gpu", "machine", ""}
_KINDS = {"time", "count", "pue"}


class Powered:
    """Runs the power that the last answer told; `query` takes a folded text apart, `watts` is what was told."""

    def __init__(self, query: Callable[[str], Query], watts: Callable[[Reading], float | None], reads: Reads) -> None:
        self._query, self._watts, self._reads = query, watts, reads

    def of(self, line: str, last: Reading, lang: str) -> Reading | None:
        """The electricity of the told watts in the time of a line; None unless it is of the machine by itself.

        It is where the line says so, or states its own PUE: then nothing of a server around it is estimated.
        """
        watts = self._watts(last) if last.intent == "row" and phrases("pointer").search(line) else None
        amounts = [a for a in self._query(line).amounts if not a.is_word]
        goal = _GOAL.search(blanked(line, [(a.start, a.end) for a in amounts]))
        if watts is None or goal is None or not _fits(amounts):
            return None
        by = {kind: [a for a in amounts if a.dimension == kind] for kind in _KINDS}
        if not by["pue"] and not phrases("by_itself").search(line):
            return None
        count = next((a.value for a in by["count"]), 1.0)
        times = " ".join(line[a.start : a.end] for a in by["time"])
        pue = next((a.value for a in by["pue"]), 1.0)
        text = f"how many {goal[0]} do {count:.12g} gpus of {watts:.12g} w each use, {times}, pue {pue:.12g}"
        found = self._reads(text, lang, ())
        return found if found.intent == "calculation" and not found.unused else None


def _fits(amounts: Sequence[Amount]) -> bool:
    """Whether amounts are a time, and a number of machines and a PUE at most."""
    kinds = [a.dimension or "count" for a in amounts]
    counts = [a for a in amounts if a.dimension in {"count", ""}]
    return (
        "time" in kinds
        and set(kinds) <= _KINDS
        and kinds.count("pue") <= 1
        and len(counts) <= 1
        and all(a.dimension == "count" and a.unit in _MACHINES for a in counts)
    )
