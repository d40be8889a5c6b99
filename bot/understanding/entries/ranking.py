"""Which entry a question means: learned weights over a few features, and vetoes in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from bot.library import Fact, Library
from bot.library.files import load_yaml
from bot.understanding.entries.features import features
from bot.understanding.entries.index import Hit, Index
from bot.understanding.entries.query import Query
from bot.understanding.entries.vetoes import ANOTHER_NAME, RULES, UNKNOWN_NAME, vetoes
from bot.understanding.entries.wanted import Wanted, WantedReader
from bot.understanding.reading import Candidate

# A score is half and a tenth of the log-odds that this entry answers: from SURE on, it is likelier than that none does.
SURE, _TENTH, _VETO = 0.5, 0.1, -1.0
_NEAR, _NEARLY, _LATER, _TOLD = 0.3, 0.15, 0.3, -0.4
_FILE = Path(__file__).with_name("weights.yaml")


@cache
def weights() -> Mapping[str, float]:
    """What each feature weighs, as `make learn` wrote it."""
    found: Mapping[str, float] = load_yaml(_FILE, _FILE.name)
    return found


class Ranking:
    """Ranks the entries of one library for a question."""

    def __init__(self, library: Library, index: Index) -> None:
        self._library, self._index = library, index
        self._wanted = WantedReader(library, index)

    def candidates(self, query: Query) -> list[Candidate]:
        """Entries that may answer, best first, each with the parts of its score."""
        wanted = self._wanted.of(query)
        best = {c.id: c for c in sorted(self._found(query, wanted), key=lambda candidate: candidate.score)}
        found = sorted(best.values(), key=lambda candidate: -candidate.score)
        return self._after(found) if "#after" in query.signs and not query.onward else found

    def names(self, query: Query) -> tuple[str, ...]:
        """The companies, people, products, models and works that a question names, and unknown names."""
        return self._wanted.of(query).names

    def hits(self, query: Query) -> Iterator[tuple[Hit, Wanted]]:
        """The entries that come near, with what an answer has to hold; a claim is also held against other years."""
        wanted = self._wanted.of(query)
        for asked in (query, replace(query, signs=query.signs - query.years)):
            yield from ((hit, wanted) for hit in self._index.search(asked.signs))
            if not (query.years and query.asked.claims):
                return

    def _found(self, query: Query, wanted: Wanted) -> Iterator[Candidate]:
        for hit, _ in self.hits(query):
            why = {name: _TENTH * weights()[name] * value for name, value in features(hit, query, wanted).items()}
            why |= dict.fromkeys(vetoes(hit, query, wanted), _VETO)
            if hit.entry.shelf == "facts":
                why |= dict(self._onward(self._library.facts[hit.entry.id], hit, query))
            yield Candidate(hit.entry.shelf, hit.entry.id, SURE + sum(why.values()), why)

    def _onward(self, fact: Fact, hit: Hit, query: Query) -> Iterator[tuple[str, float]]:
        """What speaks for and against a fact after those that were told."""
        if not query.onward:
            return
        if query.asked.kind == "why" and "#reason" in hit.firm:
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
    against = RULES.keys() & candidate.why.keys()
    return not against & {ANOTHER_NAME, UNKNOWN_NAME} and candidate.score - _VETO * len(against) >= _NEAR


def likeliest(candidates: Iterable[Candidate]) -> Candidate | None:
    """The best fact of some candidates, if it is likelier that it answers than that nothing does."""
    return next((c for c in candidates if c.shelf == "facts" and c.score >= SURE), None)
