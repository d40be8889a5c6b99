"""Which entry answers a question: the best candidate, and a second fact where neither is clearly better."""

from collections.abc import Sequence

from bot.library import Fact, Library
from bot.library.spelling import fold
from bot.understanding.entries.premise import Premises
from bot.understanding.entries.query import Query
from bot.understanding.entries.ranking import SURE
from bot.understanding.entries.several import Several
from bot.understanding.phrases import phrases
from bot.understanding.reading import Candidate

_PLAIN, _TIED, _NEARLY, _NEAR = 0.6, 0.02, 0.1, 0.42


class Choice:
    """Chooses among candidates."""

    def __init__(self, library: Library, premises: Premises) -> None:
        self._facts = library.facts
        self._premises, self._several = premises, Several(library)

    def of(self, query: Query, candidates: Sequence[Candidate]) -> tuple[str, str] | None:
        """The shelf and id of the entry that answers, of two facts "one,other"; None if none is sure enough."""
        if query.asked.today or not candidates or candidates[0].score < SURE:
            return None
        best, *others = candidates
        if query.is_bare and best.score < _PLAIN:
            return None
        if best.shelf != "facts":
            return best.shelf, best.id
        if several := self._several.beside(query, best, others):
            return best.shelf, ",".join(several)
        if slipped := self._slipped(query, candidates):
            return best.shelf, slipped
        tied = self._within(candidates, best.score - _TIED)
        if preferred := self._premises.preferred(query, tied):
            return best.shelf, preferred.id
        if meant := self._mixed_up(query, best, others):
            return best.shelf, f"{meant},{best.id}"
        second = self._tied(query, best, others)
        return best.shelf, f"{best.id},{second}" if second else best.id

    def slips(self, query: Query, candidates: Sequence[Candidate]) -> bool:
        """Whether a claim has the number of a fact in a unit of another kind."""
        return self._premises.slipped(query, self._within(candidates, _NEAR)) is not None

    def _slipped(self, query: Query, candidates: Sequence[Candidate]) -> str | None:
        """The fact that a claim has a slip of, behind the one that fits what it says if there is one."""
        slipped = self._premises.slipped(query, self._within(candidates, candidates[0].score - _NEARLY))
        if slipped is None:
            return None
        fitting = self._premises.of_kind(query, slipped, self._within(candidates, _NEAR))
        return f"{fitting.id},{slipped.id}" if fitting else slipped.id

    def _within(self, candidates: Sequence[Candidate], least: float) -> list[Fact]:
        return [self._facts[c.id] for c in candidates if c.shelf == "facts" and c.score >= least]

    def _tied(self, query: Query, best: Candidate, others: Sequence[Candidate]) -> str | None:
        """The next fact, where it is as near as the best one and of the same topic."""
        second = next((c.id for c in others if c.shelf == "facts" and c.score >= best.score - _TIED), None)
        alike = second is not None and self._facts[second].topic == self._facts[best.id].topic
        return self._several.average(query, (best, *others)) or (second if alike else None)

    def _undisclosed(self, query: Query, best: Candidate) -> str | None:
        """The fact that a company does not tell what a claim says it reported, where the best fact is an estimate."""
        if not query.asked.claims or not phrases("reported").search(query.folded):
            return None
        fact = self._facts[best.id]
        if fact.kind != "estimate":
            return None
        firms = {m.id for m in query.mentions if m.shelf == "names"} - set(fact.said_by)
        about = (f for f in self._facts.values() if firms & set(f.about))
        return next((f.id for f in about if phrases("undisclosed").search(fold(f.statement.en))), None)

    def _mixed_up(self, query: Query, best: Candidate, others: Sequence[Candidate]) -> str | None:
        """The fact that a claim takes the best one for: it is shown first."""
        near: list[Fact] = [self._facts[c.id] for c in others if c.shelf == "facts" and c.score >= _NEAR]
        mixed = self._premises.mixed_up(query, self._facts[best.id], near)
        return mixed.id if mixed else self._undisclosed(query, best)
