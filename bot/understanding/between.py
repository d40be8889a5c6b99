"""The last answer beside another one: "what's the difference", "how many times dirtier is Poland", ドイツはその何倍."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.understanding.comparisons.facts import MEASURES
from bot.understanding.comparisons.side import Kind, Side
from bot.understanding.comparisons.wish import asked
from bot.understanding.entries.query import Query
from bot.understanding.phrases import phrases
from bot.understanding.reading import Reading, Reads
from bot.understanding.slots import YEAR
from bot.understanding.told import Told
from bot.understanding.words import features

_LETTER = re.compile(r"\w")
_WANTS = {"ratio", "difference", "change", "growth"}
_LEFT = 1  # word besides names and years
_KINDS: Mapping[str, Kind] = {"accelerators": "gpu", "grids": "grid", "training_runs": "run"}
_COLUMNS = {"memory_gb": "memory", "peak_tflops": "flops"}
_MADE, _OF_A_RUN = {"energy", "carbon", "water"}, {"energy", "carbon", "gpu_time"}

# reads a line as what goes on from a reading
Continues = Callable[[str, Reading, Reading], Reading]


class Between:
    """Sets an answer beside the one before it, or beside the one that a line asks for with the same words."""

    def __init__(self, told: Told, query: Callable[[str], Query], reads: Reads, continues: Continues) -> None:
        self._told, self._query, self._reads, self._continues = told, query, reads, continues

    def of(self, line: str, last: Reading, lang: str) -> Reading | None:
        """How two answers compare, by what both were asked for; None if that is not asked, or they are of two kinds."""
        wish = asked(line)
        rest = phrases("apart").sub(" ", line).strip(" ?!.,、。-")
        if wish is None or any(not a.is_word for a in self._query(rest).amounts):
            return None
        found = self._beside(rest, last, lang)
        if found is None:
            return None
        options = {**found, "want": wish.lead} if wish.lead in _WANTS else found
        plain = replace(last, lang=lang, command="compare", options=options, intent="compare")
        return replace(plain, lead=(wish.lead, ""), question=line)

    def _beside(self, rest: str, last: Reading, lang: str) -> Mapping[str, object] | None:
        """The two sides that a line without the words of its comparison means: the last two, or a new one and it."""
        own = _LETTER.search(rest)
        if last.intent == "compare" and not own:
            return last.options
        first = self._other(rest, last, lang) if own else last.before
        told = (self._side(first), self._side(last)) if first else (None, None)
        if told[0] is None or told[1] is None or told[0] == told[1] or told[0][1] != told[1][1]:
            return None
        return {"first": told[0][0].text, "second": told[1][0].text, "by": told[0][1]}

    def _other(self, rest: str, last: Reading, lang: str) -> Reading | None:
        """What a line without the words of the comparison asks, where it names something and says little else."""
        query = self._query(rest)
        named = query.mentions or YEAR.search(rest)
        if not named or asked(rest) or len(features(rest) - query.signs) > _LEFT:
            return None
        return self._continues(rest, self._reads(rest, lang, ()), last)

    def _side(self, told: Reading) -> tuple[Side, str] | None:
        """What an answer told, as a side of a comparison, and the measure of it."""
        if told.intent == "calculation" and told.base is None:
            return _made(told)
        value = self._told.figure(told)
        if value is None or not isinstance(value.value, float):
            return None
        return self._entry(told) or (Side("amount", value.unit, value.value), self._measure(told))

    def _entry(self, told: Reading) -> tuple[Side, str] | None:
        """The row, run or fact that was told; none where a value was told that is not the fact's first."""
        found, fact, by = self._told.cell(told), self._told.fact(told), self._measure(told)
        if found is not None and found.table in _KINDS:
            return Side(_KINDS[found.table], found.row.id), _COLUMNS.get(found.column, by)
        if (run := self._told.run(told)) is not None and by in _OF_A_RUN:
            return Side("run", run), by
        return (Side("fact", fact.id), by) if fact is not None and told.lead is None else None

    def _measure(self, told: Reading) -> str:
        return MEASURES.get(self._told.dimension(told), "")


def _made(told: Reading) -> tuple[Side, str] | None:
    """A calculation as a side of a comparison, and the measure that it was made for."""
    by = told.lead[0] if told.lead else ""
    options = tuple((n, f"{v:.12g}" if isinstance(v, float) else str(v)) for n, v in told.options.items())
    return (Side("do", told.command, options=options), by) if by in _MADE else None
