"""Questions that more than one fact answers: two measures of one thing, the figures of several years, both sides."""

import re
from collections.abc import Iterator, Sequence

from bot.library import Fact, Library
from bot.library.spelling import fold
from bot.understanding.entries.query import YEAR, Query
from bot.understanding.entries.shelves import CONCEPTS
from bot.understanding.phrases import phrases
from bot.understanding.reading import Candidate

_SIDES = frozenset({"#upside", "#challenge"})
_MEASURES = frozenset({"#energy", "#carbon", "#water"})
_YEARS = re.compile(r"(?<!\d)[23]\d年(?:(?:[・、,と]|から)[23]\d年)+(?![間前後ぶ])")
_FISCAL = re.compile(r"\bfy ?'?(?:20)?(\d\d)\b")
_YEAR = re.compile(r"\d\d(?=年)")
_NEAR, _FAR, _LEAST, _TIED, _MOST = 0.42, 0.15, 0.1, 0.05, 3


def with_whole_years(folded: str) -> str:
    """A folded text with years of a list and fiscal years in full: 22年・30年 as 2022年・2030年, fy24 as fy 2024."""
    listed = _YEARS.sub(lambda listed: _YEAR.sub(lambda year: f"20{year[0]}", listed[0]), folded)
    return _FISCAL.sub(r"fy 20\1", listed)


class Several:
    """Finds the facts that answer together with the best one."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def beside(self, query: Query, best: Candidate, others: Sequence[Candidate]) -> tuple[str, ...]:
        """The ids of the facts that answer the question, if the best one answers only a part of it; else none."""
        if query.signs >= _SIDES:
            side = next((c.id for c in others if c.score >= _NEAR and self._is_of_topic(c, best)), None)
            return (best.id, side) if side else ()
        anchors = [c for c in (best, *others) if c.shelf == "facts" and c.score >= best.score - _TIED]
        return next((found for c in anchors if (found := self._parts(query, c, (best, *others)))), ())

    def _is_of_topic(self, one: Candidate, best: Candidate) -> bool:
        facts = self._library.facts
        return one.shelf == "facts" and facts[one.id].topic == facts[best.id].topic

    def average(self, query: Query, found: Sequence[Candidate]) -> str | None:
        """The fact about a whole industry, where a question holds the best one, of a company, against that."""
        named, asked = _mentioned(query, "names"), _mentioned(query, "terms")
        if not phrases("industry").search(query.folded) or not named & set(self._library.facts[found[0].id].about):
            return None
        facts = (self._library.facts[c.id] for c in found[1:] if c.shelf == "facts" and c.score >= _LEAST)
        alike = (fact for fact in facts if asked & set(fact.about) and not named & set(fact.about))
        return next((f.id for f in alike if phrases("industry").search(fold(f.statement.en))), None)

    def _parts(self, query: Query, best: Candidate, found: Sequence[Candidate]) -> tuple[str, ...]:
        """One fact of the topic of the best one for each year or each measure that is asked for; none if one lacks."""
        facts = self._library.facts
        near = (c for c in found if c.score >= best.score - _FAR)
        close = [facts[c.id] for c in near if self._is_of_topic(c, best)]
        for wanted, given in ((self._years(query), self._dated), (self._measures(query), self._measured)):
            parts = [next((f for f in close if part in given(f)), None) for part in sorted(wanted)]
            ids = tuple(dict.fromkeys(fact.id for fact in parts if fact))
            if 1 < len(ids) == len(wanted) <= _MOST and best.id in ids:
                return ids
        return ()

    def _years(self, query: Query) -> set[str]:
        return {sign for sign in query.signs if YEAR.fullmatch(sign)}

    def _dated(self, fact: Fact) -> set[str]:
        return {"=" + fact.date[:4]}

    def _measures(self, query: Query) -> set[str]:
        return set() if query.asked.yes_no else set(query.signs & _MEASURES)

    def _measured(self, fact: Fact) -> set[str]:
        return set(self._concepts(fact))

    def _concepts(self, fact: Fact) -> Iterator[str]:
        for value in fact.values.values():
            if value.unit != "date":
                yield CONCEPTS.get(self._library.units[value.unit].dimension, "")


def _mentioned(query: Query, shelf: str) -> set[str]:
    return {m.id for m in query.mentions if m.shelf == shelf}
