"""Which of the ranked entries answers: the best one, two that belong together, or the one that a claim is about."""

from collections.abc import Sequence

from bot.library import Fact, Library
from bot.understanding.entries.premise import Premises
from bot.understanding.entries.query import Query
from bot.understanding.entries.ranking import SURE
from bot.understanding.entries.several import Several
from bot.understanding.reading import Candidate

_PLAIN, _TIED = 0.6, 0.02


class Choice:
    """Chooses among the entries of one library."""

    def __init__(self, library: Library, premises: Premises) -> None:
        self._library, self._premises, self._several = library, premises, Several(library)

    def of(self, query: Query, candidates: Sequence[Candidate]) -> tuple[str, str] | None:
        """The entry that answers; two facts of one topic, where neither is clearly better."""
        if query.asked.today or not candidates or candidates[0].score < SURE:
            return None
        best, *others = candidates
        if query.is_bare and best.score < _PLAIN:
            return None
        if best.shelf == "facts" and (several := self._several.beside(query, best, others)):
            return best.shelf, ",".join(several)
        if best.shelf != "facts":
            return best.shelf, best.id
        tied = [c for c in candidates if c.shelf == "facts" and c.score >= best.score - _TIED]
        if meant := self._premises.preferred(query, [self._library.facts[c.id] for c in tied]):
            return best.shelf, meant.id
        if mixed := self._mixed_up(query, best, others):
            return best.shelf, f"{best.id},{mixed.id}"
        second = next((c for c in others if c.shelf == "facts" and c.score >= best.score - _TIED), None)
        facts = self._library.facts
        if second is None or facts[second.id].topic != facts[best.id].topic:
            return best.shelf, best.id
        return best.shelf, f"{best.id},{second.id}"

    def _mixed_up(self, query: Query, best: Candidate, others: Sequence[Candidate]) -> Fact | None:
        """The fact that a claim takes another one for."""
        facts = self._library.facts
        near = [facts[c.id] for c in others if c.shelf == "facts" and c.score >= SURE]
        return self._premises.mixed_up(query, facts[best.id], near)
