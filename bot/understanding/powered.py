"""The watts that were told, as a load that runs for a time: "how many kWh is that for the card alone over 10 hours"."""

import re
from collections.abc import Callable, Sequence

from bot.understanding.entries.query import Query
from bot.understanding.phrases import phrases
from bot.understanding.reading import Amount, Reading, Reads
from bot.understanding.tokens.span import blanked

_GOAL = re.compile(r"(?<![a-z])[kmgt]?wh(?![a-z])")
_MACHINES = {"gpu", "machine", ""}
_KINDS = ("time", "count", "pue")


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
        ran = _ran(amounts, line)
        if watts is None or goal is None or ran is None:
            return None
        count, times, pue = ran
        if pue is None and not phrases("by_itself").search(line):
            return None
        text = f"how many {goal[0]} do {count:.12g} gpus of {watts:.12g} w each use, {times}, pue {pue or 1:.12g}"
        found = self._reads(text, lang, ())
        return found if found.intent == "calculation" and not found.unused else None


def _ran(amounts: Sequence[Amount], line: str) -> tuple[float, str, float | None] | None:
    """How many machines run, for which times, and at which PUE; None if amounts are anything else."""
    by: dict[str, list[Amount]] = {kind: [] for kind in _KINDS}
    for amount in amounts:
        by.setdefault(amount.dimension, []).append(amount)
    if len(by) > len(_KINDS) or not by["time"] or len(by["count"]) > 1 or len(by["pue"]) > 1:
        return None
    if any(a.unit not in _MACHINES for a in by["count"]):
        return None
    times = " ".join(line[a.start : a.end] for a in by["time"])
    return next((a.value for a in by["count"]), 1.0), times, next((a.value for a in by["pue"]), None)
