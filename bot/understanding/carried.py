"""A calculation with what the last answer named and told: "how much would 16 of them use in 5 days at that power"."""

from collections.abc import Callable
from dataclasses import replace

from bot.understanding.mentions import PLACES
from bot.understanding.phrases import phrases
from bot.understanding.reading import Reading, Reads
from bot.understanding.slots import TAKES

_SHELVES, _POWER = ("accelerators", "models", "systems"), "power_w"


class Carried:
    """Puts what the last answer was about into a line that has its own numbers; `watts` is what that answer told."""

    def __init__(self, watts: Callable[[Reading], float | None], reads: Reads) -> None:
        self._watts, self._reads = watts, reads

    def of(self, line: str, last: Reading, lang: str) -> Reading | None:
        """The calculation of a folded line that counts what the last answer named; None if it counts nothing."""
        if placed := self._placed(line, last, lang):
            return placed
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
