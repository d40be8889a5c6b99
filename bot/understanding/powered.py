"""The watts that were told, as a load that runs for a time: "how many kWh is that for the card alone over 10 hours"."""

import re
from collections.abc import Callable, Sequence

from bot.understanding.entries.query import Query
from bot.understanding.phrases import phrases
from bot.understanding.reading import Amount, Reading, Reads, stated
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
        text = _ran(line, stated(self._query(line).amounts), watts) if watts else None
        found = self._reads(text, lang, ()) if text else None
        return found if found and found.intent == "calculation" and not found.unused else None


def _ran(line: str, amounts: Sequence[Amount], watts: float) -> str | None:
    """The question what machines of so many watts use in the times of a line; None if it speaks of anything else."""
    by, goal = _by_kind(amounts), _GOAL.search(blanked(line, amounts))
    if goal is None or by is None or not (by["pue"] or phrases("by_itself").search(line)):
        return None
    count, pue = (next((a.value for a in by[kind]), 1.0) for kind in ("count", "pue"))
    times = " ".join(line[a.start : a.end] for a in by["time"])
    return f"how many {goal[0]} do {count:.12g} gpus of {watts:.12g} w each use, {times}, pue {pue:.12g}"


def _by_kind(amounts: Sequence[Amount]) -> dict[str, list[Amount]] | None:
    """Amounts that are a time, and a number of machines and a PUE at most."""
    by: dict[str, list[Amount]] = {kind: [] for kind in _KINDS}
    for amount in amounts:
        by.setdefault(amount.dimension, []).append(amount)
    once = len(by["count"]) <= 1 and len(by["pue"]) <= 1 and all(a.unit in _MACHINES for a in by["count"])
    return by if once and by["time"] and len(by) == len(_KINDS) else None
