"""Finds the entries that a question may be about: an inverted index over all that is said of them and asked of them."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from bot.library import Fact, Library, Name, Term
from bot.library.spelling import fold
from bot.understanding.signs import Signs, number_sign

_MANY = re.compile(r"\b(?:dozen|hundred|thousand|million)s?\b")
_SLOT = re.compile(r"\{\{[^{}]*\}\}")
_NOTED, _ONCE, _OFTEN = 0.4, 0.3, 0.8
_KIND = {"#": 0.8, "@": 1.8, "=": 2.2}
# What a number of this dimension or unit is about.
CONCEPTS = {
    "energy": "#energy",
    "power": "#energy",
    "mass": "#carbon",
    "money": "#money",
    "yen": "#money",
    "volume": "#water",
    "car": "#cars",
    "company": "#companies",
    "gpu": "#gpu",
    "%": "#share",
}

_UNKNOWN, _UNKNOWN_NUMBER, _KANJI = 0.4, 0.3, 0.6
_UNKNOWN_FULL = 2.0
_SHORTLIST = 12
_VISITS = 30_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its shelf and id, what it says (texts by weight), and how people ask for it."""

    shelf: str
    id: str
    said: tuple[str, ...]
    asked: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()
    signs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry and how well its texts match a question, from 0 to 1.

    `covered`: how much of the question's weight all of its texts hold; `asked`: how alike the nearest phrase is;
    `rest`: how much it holds of what the question says besides names; `held`: the signs of the question in what it says
    or is often asked for with; `said`: all signs of what it says itself.
    """

    entry: Entry
    covered: float
    asked: float
    rest: float
    held: frozenset[str]
    said: frozenset[str]
    shared: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Signs:
    """The signs of an entry: all, with the weight of their place; of each phrase, with their sum; of what it says."""

    bag: Mapping[str, float]
    phrases: Sequence[tuple[frozenset[str], float]]
    said: frozenset[str]


class Index:
    """The entries of one library, ready to be searched. Built from whole texts; phrases are read when first needed."""

    def __init__(self, entries: Sequence[Entry], signs: Signs) -> None:
        self.entries = entries
        self._signs = signs
        self._postings: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(entries):
            for sign in signs.all(_folded((*entry.said, *entry.asked))) | entry.signs:
                self._postings[sign].append(number)
        self._named = frozenset("@" + entry.id for entry in entries if entry.shelf == "names")
        self._read: dict[int, _Signs] = {}

    def weight(self, sign: str) -> float:
        """How telling a sign is: rare ones more, and what no entry has as much as the rarest word."""
        held = len(self._postings.get(sign, ()))
        rarity = math.log(1 + (len(self.entries) + 0.5) / (held + 0.5))
        if held:
            return rarity * (_KANJI if len(sign) == 1 else _KIND.get(sign[0], 1.0))
        return rarity * (_UNKNOWN_NUMBER if sign[0] == "=" else _UNKNOWN if sign.isascii() else _UNKNOWN / 2)

    def _full(self, sign: str, weight: float) -> float:
        """The weight of a sign, where a word that no entry has counts as much as any rare one."""
        return weight if sign in self._postings or not sign[0].isalpha() else weight * _UNKNOWN_FULL

    def knows(self, sign: str) -> bool:
        """Whether any entry has this sign."""
        return sign in self._postings

    def search(self, wanted: Iterable[str]) -> list[Hit]:
        """The entries that share most with the wanted signs, not in order."""
        weights = {sign: self.weight(sign) for sign in wanted}
        total = sum(weights.values()) or 1.0
        scores = self._scores(weights)
        return [self._hit(number, weights, total) for number in nlargest(_SHORTLIST, scores, key=scores.__getitem__)]

    def _scores(self, weights: Mapping[str, float]) -> dict[int, float]:
        """The summed weight of the shared signs by entry; rare signs first, until enough entries were looked at."""
        scores: dict[int, float] = defaultdict(float)
        visits = 0
        for sign in sorted(weights, key=weights.__getitem__, reverse=True):
            postings = self._postings.get(sign, ())
            visits += len(postings)
            if visits > _VISITS and scores:
                break
            weight = weights[sign]
            for number in postings:
                scores[number] += weight
        return scores

    def _hit(self, number: int, weights: Mapping[str, float], total: float) -> Hit:
        read = self._read.get(number) or self._read.setdefault(number, self._signs_of(self.entries[number]))
        keys = frozenset(weights)
        covered = sum(weight * read.bag.get(sign, 0.0) for sign, weight in weights.items()) / total
        held = frozenset(sign for sign in weights if read.bag.get(sign, 0.0) > _OFTEN or sign in read.said)
        words = {sign: self._full(sign, weight) for sign, weight in weights.items() if sign not in self._named}
        rest = (
            sum(weight for sign, weight in words.items() if sign in read.bag) / (sum(words.values()) or 1.0)
            if words
            else 1.0
        )
        nearest = max((_likeness(weights, keys, total, *phrase) for phrase in read.phrases), default=0.0)
        return Hit(
            self.entries[number],
            covered,
            nearest,
            rest,
            held,
            read.said,
            frozenset(sign for sign in weights if sign in read.bag),
        )

    def _signs_of(self, entry: Entry) -> _Signs:
        counts: Counter[str] = Counter()
        best: dict[str, float] = {}
        for place, texts in ((1.0, (*entry.said, *entry.asked)), (_NOTED, entry.noted)):
            for text in texts:
                for sign in self._signs.all(fold(_plain(text))):
                    counts[sign] += 1
                    best[sign] = max(best.get(sign, 0.0), place)
        bag = {sign: weight * counts[sign] / (counts[sign] + _ONCE) for sign, weight in best.items()}
        phrases = [frozenset(self._signs.of(fold(_plain(text)))) for text in (*entry.said, *entry.asked)]
        said = entry.signs.union(*phrases[: len(entry.said)])
        return _Signs(
            bag | dict.fromkeys(entry.signs, 1.0), [(p, sum(map(self.weight, p))) for p in phrases if p], said
        )


def _likeness(
    weights: Mapping[str, float], keys: frozenset[str], total: float, phrase: frozenset[str], weight: float
) -> float:
    """How much two texts share: 1 if they have the same signs, 0 if none in common (weighted Dice)."""
    return 2 * sum(map(weights.__getitem__, phrase & keys)) / (total + weight)


def _folded(texts: Iterable[str]) -> str:
    """Curated texts as folded lines without their slots; plain ASCII needs no more than lower case."""
    plain: list[str] = []
    other: list[str] = []
    for text in texts:
        (plain if text.isascii() else other).append(text)
    return _plain("\n".join((*plain, "")).lower() + fold("\n".join(other)))


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
    return Entry(
        "facts", fact.id, (fact.statement.en, fact.statement.ja), asked, noted, frozenset(_signs_of(fact, library))
    )


def _signs_of(fact: Fact, library: Library) -> Iterator[str]:
    """What a fact is about and who said it, its numbers in its own and in canonical units, and its year."""
    yield from ("@" + thing for thing in (*fact.about, *fact.said_by))
    yield "=" + fact.date[:4]
    yield from _facets(fact, library)
    for name, value in fact.values.items():
        yield f"#{name}"
        if value.unit == "date":
            yield "=" + str(value.value)[:4]
            continue
        unit = library.units[value.unit]
        if concept := CONCEPTS.get(unit.id, CONCEPTS.get(unit.dimension)):
            yield concept
        for number in (value.value, value.low, value.high):
            if number is not None:
                yield number_sign(float(number))
                yield number_sign(float(number) * unit.factor)


def _facets(fact: Fact, library: Library) -> Iterator[str]:
    """The kinds of question that a fact can answer: "?when", "?amount", "?count", "?who", "?person", "?where"."""
    if "{{ date" in fact.statement.en or any(v.unit == "date" for v in fact.values.values()):
        yield "?when"
    if any(v.unit != "date" for v in fact.values.values()):
        yield "?amount"
    counts = (v for v in fact.values.values() if library.units[v.unit].dimension == "count")
    if any(library.units[v.unit].dimension == "time" for v in fact.values.values() if v.unit != "date"):
        yield "?span"
    if any(counts) or _MANY.search(fact.statement.en):
        yield "?count"
    kinds = {library.names[i].kind for i in fact.about if i in library.names}
    if kinds & {"person", "company", "body"}:
        yield "?who"
    if "person" in kinds:
        yield "?person"
    if "place" in kinds:
        yield "?where"


def _of_term(term: Term) -> Entry:
    return Entry(
        "terms", term.id, (term.definition.en, term.definition.ja), (term.term.en, term.term.ja, *term.aliases)
    )


def _of_name(name: Name) -> Entry:
    signs = frozenset({"?person"} if name.kind == "person" else ())
    asked = (name.name.en, name.name.ja, *name.aliases)
    return Entry("names", name.id, (name.what.en, name.what.ja), asked, signs=signs)
