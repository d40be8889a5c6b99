"""The last answer beside another one: "what's the difference", "how many times dirtier is Poland", ドイツはその何倍."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.understanding.comparisons.facts import MEASURES
from bot.understanding.comparisons.side import Side
from bot.understanding.comparisons.tabled import side_of
from bot.understanding.comparisons.wish import Asked, asked
from bot.understanding.entries.query import Query
from bot.understanding.phrases import phrases
from bot.understanding.reading import Amount, Reading, Reads, stated
from bot.understanding.slots import YEAR
from bot.understanding.told import Told
from bot.understanding.words import features

_LETTER = re.compile(r"\w")
_WANTS = {"ratio", "difference", "change", "fall", "growth"}
_CHANGE, _FALL = "change", "fall"
_COUNTED = {"", "count", "time"}
_TWO, _ADDED = 2, {"power", "energy", "mass", "volume", "money"}
_LEFT = 1  # word besides names and years
_MADE, _OF_A_RUN = {"energy", "carbon", "water"}, {"energy", "carbon", "gpu_time"}

# reads a line as what goes on from a reading
Continues = Callable[[str, Reading, Reading], Reading]


class Between:
    """Sets an answer beside the one before it, or beside the one that a line asks for with the same words."""

    def __init__(self, told: Told, query: Callable[[str], Query], reads: Reads, continues: Continues) -> None:
        self._told, self._query, self._reads, self._continues = told, query, reads, continues

    def of(self, line: str, last: Reading, lang: str) -> Reading | None:
        """How two answers compare, by what both were asked for; None if that is not asked, or they are of two kinds."""
        if phrases("summed").search(line):
            return self._summed(line, last, lang)
        wish = asked(line)
        found = self._both(line, wish, last, lang) if wish else None
        if found is None or wish is None:
            return None
        if isinstance(found, Reading):
            return found
        lead = _FALL if wish.less and wish.lead == _CHANGE else wish.lead
        options = {**found, "want": lead} if lead in _WANTS else found
        plain = replace(last, lang=lang, command="compare", options=options, intent="compare")
        return replace(plain, lead=(lead, ""), question=line)

    def _summed(self, line: str, last: Reading, lang: str) -> Reading | None:
        """The sum of the last two answers, if both told a figure of one kind that can be added."""
        told = [self._told.figure(each, _ADDED) for each in (last.before, last) if each is not None]
        values = [value for value in told if value is not None]
        if len(values) < _TWO or values[0].unit != values[1].unit:
            return None
        options = {"formula": " + ".join(f"{value.value:.12g} {value.unit}" for value in values)}
        plain = replace(last, lang=lang, command="calculate", options=options, intent="calculation")
        return replace(plain, lead=None, question=line)

    def _both(self, line: str, wish: Asked, last: Reading, lang: str) -> Mapping[str, object] | Reading | None:
        """Both sides that a line compares; or the last fact, with the percentage that it speaks of."""
        amounts = [a for a in stated(self._query(line).amounts) if a.dimension not in _COUNTED]
        if amounts:
            return self._with_amount(line, amounts, last)
        told = self._told.explained(last)
        share = self._told.share(told) if wish.lead == _CHANGE else None
        if share and phrases("pointer").search(line) and not self._names(line):
            return replace(told, lang=lang, lead=share)
        rest = phrases("apart").sub(" ", line).strip(" ?!.,、。-")
        if any(not a.is_word for a in self._query(rest).amounts):
            return None
        if found := self._beside(rest, last, lang, wish.lead in _WANTS):
            return found
        return replace(last, lang=lang, lead=share) if share else None

    def _names(self, line: str) -> bool:
        """Whether a line names what it could be about, or another year."""
        return any(m.shelf != "terms" for m in self._query(line).mentions) or YEAR.search(line) is not None

    def _with_amount(self, line: str, amounts: Sequence[Amount], last: Reading) -> Mapping[str, object] | None:
        """The last figure and the one of its kind that a line names, if it names nothing else."""
        side = self._side(last)
        if side is None or len(amounts) != 1 or any(m.shelf != "terms" for m in self._query(line).mentions):
            return None
        new = amounts[0]
        if new.dimension != self._told.dimension(last) or new.per or not side[1]:
            return None
        return {"first": side[0].text, "second": Side("amount", new.unit, new.value).text, "by": side[1]}

    def _beside(self, rest: str, last: Reading, lang: str, ahead: bool) -> Mapping[str, object] | None:
        """The two sides that a line without its words of comparison means: the last two, or a new one and the last."""
        if _LETTER.search(rest):
            new = self._other(rest, last, lang)
            return self._sides((new, last) if ahead else (last, new))
        return last.options if last.intent == "compare" else self._sides((last.before, last))

    def _sides(self, pair: tuple[Reading | None, Reading | None]) -> Mapping[str, object] | None:
        """Two answers as the sides of a comparison, if both told a figure of one kind."""
        sides = [side for told in pair if told is not None and (side := self._side(told)) is not None]
        if len(sides) < len(pair) or sides[0] == sides[1] or sides[0][1] != sides[1][1]:
            return None
        (first, by), (second, _) = sides
        options = {"first": first.text, "second": second.text}
        return options | {"by": by} if by in MEASURES.values() else options

    def _other(self, rest: str, last: Reading, lang: str) -> Reading | None:
        """What a line without the words of the comparison asks, where it names something and says little else."""
        query = self._query(rest)
        year = YEAR.search(rest)
        if not (query.mentions or year) or asked(rest) or len(features(rest) - query.signs) > _LEFT:
            return None
        found = self._continues(rest, self._reads(rest, lang, ()), last)
        return found if self._told.is_of(found, year[0] if year else "", {m.id for m in query.mentions}) else None

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
        if found is not None and self._told.figure(told) is not None:
            side, own = side_of(found)
            return side, own or by or found.column
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
