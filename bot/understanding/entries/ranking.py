"""Which entry a question means: learned weights over a few features, and vetoes in words."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from bot.library import Fact, Library
from bot.understanding.entries.features import features
from bot.understanding.entries.index import Index
from bot.understanding.entries.query import Query
from bot.understanding.entries.vetoes import ANOTHER_NAME, RULES, UNKNOWN_NAME, vetoes
from bot.understanding.entries.wanted import Case, WantedReader
from bot.understanding.reading import Candidate
from bot.understanding.wordlists import sections_of

# From SURE on it is likelier that an entry answers than that none does. The odds are softened, so that a score can
# stand beside those of calculations.
SURE, _SOFT = 0.5, 6.5
_VETO, _LATER, _TOLD = -20.0, 4.0, -6.0  # in log-odds, as the weights
_NEAR, _NEARLY = 0.42, 0.07
_OWN = 0.005  # where two are as good as equal, the article's own fact comes first
_FILE = Path(__file__).with_name("weights.yaml")


def weights() -> Mapping[str, float]:
    """What each feature weighs, as `make learn` wrote it."""
    return sections_of(_FILE)


class Ranking:
    """Ranks the entries of one library for a question."""

    def __init__(self, library: Library, index: Index) -> None:
        self._library, self._index = library, index
        self._wanted = WantedReader(library, index)

    def candidates(self, query: Query) -> list[Candidate]:
        """Entries that may answer, best first, each with the log-odds that its score is made of."""
        best = {c.id: c for c in sorted(map(self._candidate, self.cases(query)), key=lambda candidate: candidate.score)}
        found = sorted(best.values(), key=lambda candidate: -candidate.score - self._edge(candidate))
        return self._after(found) if "#after" in query.signs and not query.onward else found

    def names(self, query: Query) -> tuple[str, ...]:
        """The companies, people, products, models and works that a question names, and unknown names."""
        return self._wanted.of(query).names

    def cases(self, query: Query) -> Iterator[Case]:
        """The entries that come near; a claim is also held against other years."""
        wanted = self._wanted.of(query)
        for asked in (query, replace(query, signs=query.signs - query.years)):
            yield from (Case(hit, query, wanted) for hit in self._index.search(asked.signs))
            if not (query.years and query.asked.claims):
                return

    def _candidate(self, case: Case) -> Candidate:
        entry = case.hit.entry
        why = {name: weights()[name] * value for name, value in features(case).items()}
        why |= dict.fromkeys(vetoes(case), _VETO)
        if case.is_fact and case.query.onward:
            why |= dict(self._onward(self._library.facts[entry.id], case))
        return Candidate(entry.shelf, entry.id, _score(why.values()), why)

    def _edge(self, candidate: Candidate) -> float:
        own = candidate.shelf == "facts" and self._library.facts[candidate.id].origin == "article"
        return _OWN if own else 0.0

    def _onward(self, fact: Fact, case: Case) -> Iterator[tuple[str, float]]:
        """What speaks for and against a fact after those that were told."""
        query = case.query
        if query.asked.kind == "why" and "#reason" in case.hit.firm:
            yield "reason", _LATER
        if fact.id in query.told:
            yield "told", _TOLD
        elif query.told and "#after" in query.signs and self._later(fact, query.told[-1]):
            yield "later", _LATER

    def _after(self, found: list[Candidate]) -> list[Candidate]:
        """With the fact in front that came after the best one, where "after" was asked and one is nearly as good."""
        if not found or found[0].shelf != "facts":
            return found
        later = [c for c in found[1:] if c.shelf == "facts" and c.score > found[0].score - _NEARLY]
        later = [c for c in later if self._later(self._library.facts[c.id], found[0].id)]
        return [*later, *(c for c in found if c not in later)]

    def _later(self, fact: Fact, told: str) -> bool:
        before = self._library.facts[told]
        return fact.date > before.date and bool(set(fact.about) & set(before.about)) and fact.topic == before.topic


def is_near(candidate: Candidate) -> bool:
    """Whether an entry is about the same things, though it does not answer."""
    if {ANOTHER_NAME, UNKNOWN_NAME} & candidate.why.keys():
        return False
    return _score(value for name, value in candidate.why.items() if name not in RULES) >= _NEAR


def _score(parts: Iterable[float]) -> float:
    """A score from log-odds."""
    return 1 / (1 + math.exp(-sum(parts) / _SOFT))


def likeliest(candidates: Iterable[Candidate]) -> Candidate | None:
    """The best fact of some candidates, if it is likelier that it answers than that nothing does."""
    return next((c for c in candidates if c.shelf == "facts" and c.score >= SURE), None)
