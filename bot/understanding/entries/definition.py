"""Questions for the nature of something: what is PUE, ハイブってどんな会社, who is Frank Holmes."""

import re
from collections.abc import Sequence

from bot.library.spelling import fold
from bot.understanding.entries.index import Index
from bot.understanding.entries.query import READERS, VOICES, Query
from bot.understanding.entries.signs import Signs
from bot.understanding.entries.wanted import DETAILS
from bot.understanding.phrases import phrases
from bot.understanding.questions import asks_nature
from bot.understanding.reading import Mention
from bot.understanding.words import features

_MEANING, _EXPLICIT, _LOOSE = 0.8, 0.6, 0.4
_MEANT = re.compile(r"['\"」』）)]{0,4}\s?(?:とは|って何|という言葉|の意味)")
_TALK = {"#reader", "#factory", "#quote", "#person", "#first", "#second", "#article", "@ai", "say", "think", "opin"}


class Definitions:
    """Finds what a question asks the nature of."""

    def __init__(self, index: Index, signs: Signs) -> None:
        self._index, self._signs = index, signs

    def subject(self, query: Query) -> tuple[str, str] | None:
        """Shelf and id of the term or name that is asked about; None if something else is asked of it."""
        named = [m for m in query.mentions if m.shelf in {"names", "terms"}]
        asked = query.asked
        if not named or (asked.kind in {"amount", "when", "why"} and not asked.meaning):
            return None
        first = next((m for m in named if m.shelf == "terms" and _MEANT.match(query.folded, m.end)), named[0])
        if phrases("differs").search(query.folded) and len(named) > 1:
            return self._told_apart(named)
        if first.id in READERS and not query.signs - {f"@{first.id}"} - _TALK:
            return first.shelf, first.id
        beside = query.signs - self._signs.all(query.folded[first.start : first.end])
        if first.id in READERS or (beside & DETAILS and not asked.meaning):
            return None
        if first.id not in VOICES | READERS and phrases("voiced").search(query.folded):
            return None
        if not asked.meaning and any(m.shelf == "names" and m.id != first.id for m in named):
            return None
        if asked.what_is and not asked.meaning and self._says_more(query):
            return None
        opens = asked.what_is and not features(query.folded[: first.start])
        if not (asked.meaning or opens or asks_nature(query.folded, first.start, first.end)):
            return None
        explicit = _EXPLICIT if query.amounts else _MEANING  # an amount beside a word may not vanish
        most = explicit if asked.meaning else _EXPLICIT if first.shelf == "terms" else _LOOSE
        return (first.shelf, first.id) if self._beside(query, first.start, first.end) <= most else None

    def _told_apart(self, named: Sequence[Mention]) -> tuple[str, str] | None:
        """The term whose meaning speaks of the other one too, where two are to be told apart."""
        if len({m.id for m in named}) == 1:
            return named[0].shelf, named[0].id
        texts = {entry.id: fold(" ".join(entry.said)) for entry in self._index.entries if entry.shelf == "terms"}
        for m in named:
            others = {f"@{other.id}" for other in named} - {f"@{m.id}"}
            if m.shelf == "terms" and others <= self._signs.all(texts[m.id]):
                return m.shelf, m.id
        return None

    def _says_more(self, query: Query) -> bool:
        """Whether a question has words that no entry has: the carbon footprint of a cup of coffee."""
        return any(s.isalpha() and s.isascii() and not self._index.knows(s) for s in query.signs)

    def _beside(self, query: Query, start: int, end: int) -> float:
        """The share of a question's weight that is not in its words from `start` to `end`."""
        inside = self._signs.inside(query.folded[start:end])
        total = sum(map(self._index.weight, query.signs)) or 1.0
        return sum(map(self._index.weight, query.signs - inside)) / total
