"""The last question of another size, by another method or of a whole industry, and with other words in one place."""

import re

from bot.understanding.phrases import phrases
from bot.understanding.reading import Reading, Reads
from bot.understanding.told import Told
from bot.understanding.turn import Turn

_OF_SIZE, _SIZE = re.compile(r"(?<![\w.])\d+(?:\.\d+)?b(?![a-z\d])"), "parameter"


class Refined:
    """Puts other words in the last question; `reads` reads it alone."""

    def __init__(self, told: Told, reads: Reads) -> None:
        self._told, self._reads = told, reads

    def exchanged(self, turn: Turn, start: int, end: int, words: str) -> Reading:
        """The last question with other words in one slot of it."""
        return self._reads(turn.exchanged(start, end, words), turn.lang, ())

    def qualified(self, turn: Turn) -> Reading | None:
        """The last fact with the value that it has by another method: market-based."""
        fact = self._told.fact(turn.last)
        terms = [m.id.partition("-")[0] for m in turn.lean.names if m.shelf == "terms"]
        named = ((n, v.unit) for n, v in (fact.values.items() if fact else ()) if n.rpartition("_")[2] in terms)
        value = next(named, None)
        return turn.again(lead=value) if value else None

    def of_industry(self, turn: Turn) -> Reading | None:
        """The last question about a whole industry in the place of a company, or beside it."""
        last, average = turn.last, phrases("industry").search(turn.line)
        firm = next((m for m in last.mentions if m.shelf == "names"), None)
        if average is None or firm is None:
            return None
        if phrases("compared").search(turn.line):
            return self.exchanged(turn, firm.end, firm.end, f" vs {average[0]}")
        return self.exchanged(turn, firm.start, firm.end, average[0])

    def sized(self, turn: Turn) -> Reading | None:
        """The last question about the model of another size: 70B instead of Llama 3.1 405B."""
        size = next((a for a in turn.lean.query.amounts if a.unit == _SIZE), None)
        old = _OF_SIZE.search(turn.last.question)
        if size is None or old is None or turn.last.intent == "calculation":
            return None
        return self.exchanged(turn, *old.span(), turn.line[size.start : size.end])
