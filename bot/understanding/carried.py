"""A calculation with what the last answer named and told: "how much would 16 of them use in 5 days at that power"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.understanding.entries.query import Query
from bot.understanding.mentions import PLACES
from bot.understanding.phrases import phrases
from bot.understanding.reading import Amount, Reading, Reads, stated
from bot.understanding.slots import TAKES
from bot.understanding.tokens.span import blanked

_GOAL = re.compile(r"(?<![a-z])[kmgt]?wh(?![a-z])")
_MACHINES = {"gpu", "machine", ""}
_KINDS = ("time", "count", "pue")
_SHELVES, _POWER = ("accelerators", "models", "systems"), "power_w"


class Carried:
    """Puts what the last answer named and told into a line that has its own numbers.

    `query` takes a folded text apart, `watts` is the power that an answer told.
    """

    def __init__(self, query: Callable[[str], Query], watts: Callable[[Reading], float | None], reads: Reads) -> None:
        self._query, self._watts, self._reads = query, watts, reads

    def of(self, line: str, last: Reading, lang: str) -> Reading | None:
        """The calculation of a folded line with what the last answer named or told; None if it needs neither."""
        return self._ran(line, last, lang) or self._placed(line, last, lang) or self._counted(line, last, lang)

    def _ran(self, line: str, last: Reading, lang: str) -> Reading | None:
        """The electricity of the told watts in the time of a line; None unless it is of the machine by itself.

        It is where the line says so, or states its own PUE: then nothing of a server around it is estimated.
        """
        watts = self._watts(last) if last.intent == "row" and phrases("pointer").search(line) else None
        text = _ran(line, stated(self._query(line).amounts), watts) if watts else None
        found = self._calculated(text, lang) if text else None
        return found if found and not found.unused else None

    def _counted(self, line: str, last: Reading, lang: str) -> Reading | None:
        """The calculation of a line that counts what was named: 16 of them."""
        named = next((m for shelf in _SHELVES for m in last.mentions if m.shelf == shelf), None)
        if named is None or last.intent in {"calculation", "decline"} or not phrases("those").search(line):
            return None
        at_power = phrases("that_power")
        name = last.question[named.start : named.end]
        whole = phrases("those").sub(f" {name} ", at_power.sub(" ", line), count=1)
        found = self._calculated(" ".join(whole.split()), lang)
        return self._powered(found, last) if found and at_power.search(line) else found

    def _powered(self, found: Reading, last: Reading) -> Reading | None:
        """A calculation at the power that the last answer told."""
        watts = self._watts(last) if _POWER in TAKES.get(found.command, ()) else None
        return None if watts is None else replace(found, options={**found.options, _POWER: watts})

    def _calculated(self, line: str, lang: str) -> Reading | None:
        found = self._reads(line, lang, ())
        return found if found.intent == "calculation" else None

    def _placed(self, line: str, last: Reading, lang: str) -> Reading | None:
        """A calculation in the place that was named before: 10 MWh there, そこで10MWh."""
        place = next((m for m in last.mentions if m.shelf in PLACES), None)
        if place is None or not phrases("there").search(line):
            return None
        name = last.question[place.start : place.end]
        return self._calculated(phrases("there").sub(f"in {name}" if name.isascii() else name, line, count=1), lang)


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
