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
        if not named or (query.asked.kind in {"amount", "when", "why"} and not query.asked.meaning):
            return None
        if phrases("differs").search(query.folded) and len(named) > 1:
            return self._told_apart(named)
        first = _first(query.folded, named)
        if first.id in READERS:
            is_it = not query.signs - {f"@{first.id}"} - _TALK
        else:
            is_it = not self._asks_more(query, first) and _asks_what(query, first) and self._is_most(query, first)
        return (first.shelf, first.id) if is_it else None

    def _asks_more(self, query: Query, first: Mention) -> bool:
        """Whether something else is asked of what is named: who says it, one of its details, another name's part."""
        if first.id not in VOICES and phrases("voiced").search(query.folded):
            return True
        if query.asked.meaning:
            return False
        if DETAILS & query.signs - self._signs.all(query.folded[first.start : first.end]):
            return True
        others = any(m.shelf == "names" and m.id != first.id for m in query.mentions)
        return others or (query.asked.what_is and self._says_more(query))

    def _is_most(self, query: Query, first: Mention) -> bool:
        """Whether a question says little besides what is named; more where it plainly asks what that means."""
        if not query.asked.meaning:
            most = _EXPLICIT if first.shelf == "terms" else _LOOSE
        else:
            most = _EXPLICIT if query.amounts else _MEANING  # an amount beside a word may not vanish
        return self._beside(query, first.start, first.end) <= most

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


def _first(folded: str, named: Sequence[Mention]) -> Mention:
    """The term that is plainly asked about, else what is named first."""
    return next((m for m in named if m.shelf == "terms" and _MEANT.match(folded, m.end)), named[0])


def _asks_what(query: Query, first: Mention) -> bool:
    """Whether a question asks what something means or is."""
    opens = query.asked.what_is and not features(query.folded[: first.start])
    return query.asked.meaning or opens or asks_nature(query.folded, first.start, first.end)
