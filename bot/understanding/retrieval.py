"""Finds the entries of the knowledge that a question may be about: an inverted index over all that is said and asked of them."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest

from bot.library import Fact, Library, Name, Term
from bot.library.spelling import fold
from bot.understanding.words import features

_SLOT = re.compile(r"\{\{.*?\}\}")
_SAID, _ASKED, _NOTED = 1.0, 1.0, 0.4
_CONCEPT = 0.8
_SHORTLIST = 16
_VISITS = 30_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its shelf and id, what it says (texts by weight), and how people ask for it."""

    shelf: str
    id: str
    said: tuple[str, ...]
    asked: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry with how well its texts match: `covered` of the question's weight by all of it, `asked` by its nearest phrase."""

    entry: Entry
    covered: float
    asked: float
    features: frozenset[str] = field(default_factory=frozenset)


class Index:
    """The entries of one library, ready to be searched."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self._bags = [_bag(entry) for entry in entries]
        self._postings: dict[str, list[int]] = defaultdict(list)
        for number, bag in enumerate(self._bags):
            for feature in bag:
                self._postings[feature].append(number)
        self._phrases: dict[int, list[tuple[frozenset[str], float]]] = {}

    def weight(self, feature: str) -> float:
        """How telling a feature is: rare ones more, unknown ones most."""
        rarity = math.log(1 + (len(self.entries) + 0.5) / (len(self._postings.get(feature, ())) + 0.5))
        return rarity * _CONCEPT if feature[0] == "#" else rarity

    def knows(self, feature: str) -> bool:
        """Whether any entry holds this feature."""
        return feature in self._postings

    def search(self, wanted: Iterable[str], extra: Iterable[int] = ()) -> list[Hit]:
        """Entries that share something with the wanted features, not in order."""
        weights = {feature: self.weight(feature) for feature in wanted}
        total = sum(weights.values()) or 1.0
        scores = self._scores(weights)
        best = {number for _, number in nlargest(_SHORTLIST, ((s, n) for n, s in scores.items()))} | set(extra)
        return [self._hit(number, weights, total) for number in best]

    def _scores(self, weights: Mapping[str, float]) -> dict[int, float]:
        scores: dict[int, float] = defaultdict(float)
        visits = 0
        for feature in sorted(weights, key=weights.__getitem__, reverse=True):
            postings = self._postings.get(feature, ())
            visits += len(postings)
            if visits > _VISITS and scores:
                break
            weight = weights[feature]
            for number in postings:
                scores[number] += weight * self._bags[number][feature]
        return scores

    def _hit(self, number: int, weights: Mapping[str, float], total: float) -> Hit:
        bag = self._bags[number]
        covered = sum(weight * bag[f] for f, weight in weights.items() if f in bag) / total
        nearest = max((_likeness(weights, total, phrase) for phrase in self._asked(number)), default=0.0)
        return Hit(self.entries[number], covered, nearest, frozenset(f for f in weights if f in bag))

    def _asked(self, number: int) -> list[tuple[frozenset[str], float]]:
        """The features of each phrase of an entry, with their summed weight; worked out when first needed."""
        found = self._phrases.get(number)
        if found is None:
            entry = self.entries[number]
            sets = [frozenset(features(fold(_plain(text)))) for text in (*entry.said, *entry.asked)]
            found = [(phrase, sum(map(self.weight, phrase))) for phrase in sets if phrase]
            self._phrases[number] = found
        return found


def _likeness(weights: Mapping[str, float], total: float, phrase: tuple[frozenset[str], float]) -> float:
    """How much two texts share: 1 if they have the same features, 0 if none in common (weighted Dice)."""
    shared = sum(weights[feature] for feature in phrase[0] if feature in weights)
    return 2 * shared / (total + phrase[1])


def _bag(entry: Entry) -> dict[str, float]:
    """Every feature of an entry with the weight of the best place it stands in, more if many phrases have it."""
    counts: Counter[str] = Counter()
    best: dict[str, float] = {}
    for place, texts in ((_SAID, entry.said), (_ASKED, entry.asked), (_NOTED, entry.noted)):
        for text in texts:
            for feature in features(fold(_plain(text))):
                counts[feature] += 1
                best[feature] = max(best.get(feature, 0.0), place)
    return {feature: weight * counts[feature] / (counts[feature] + 0.3) for feature, weight in best.items()}


def _plain(text: str) -> str:
    return _SLOT.sub(" ", text)


def entries_of(library: Library) -> list[Entry]:
    """Facts, terms and names of a library as entries."""
    return [
        *(_of_fact(fact, library) for fact in library.facts.values()),
        *map(_of_term, library.terms.values()),
        *map(_of_name, library.names.values()),
    ]


def _of_fact(fact: Fact, library: Library) -> Entry:
    topic = library.topics[fact.topic]
    notes = tuple(text for note in library.notes_of(fact.id) for text in (note.text.en, note.text.ja))
    noted = (*notes, *((fact.note.en, fact.note.ja) if fact.note else ()), topic.en, topic.ja)
    asked = (*fact.questions.en, *fact.questions.ja)
    return Entry("facts", fact.id, (fact.statement.en, fact.statement.ja), asked, noted)


def _of_term(term: Term) -> Entry:
    return Entry("terms", term.id, (term.definition.en, term.definition.ja), (term.term.en, term.term.ja, *term.aliases))


def _of_name(name: Name) -> Entry:
    return Entry("names", name.id, (name.what.en, name.what.ja), (name.name.en, name.name.ja, *name.aliases))
