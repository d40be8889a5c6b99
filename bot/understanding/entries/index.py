"""Finds the entries that a question may be about: an inverted index over all that is said of them and asked of them."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice

from bot.library.sentences import PRINTED
from bot.library.spelling import fold
from bot.understanding.entries.shelves import Entry
from bot.understanding.entries.signs import Signs
from bot.understanding.phrases import phrases
from bot.understanding.questions import asked

_KIND = {"#": 0.8, "@": 1.8, "=": 2.2}  # names and numbers tell more than words, concepts less
_UNKNOWN, _UNKNOWN_NUMBER, _KANJI, _UNKNOWN_FULL = 1.4, 0.3, 0.6, 2.0
_NOTED, _ONCE, _OFTEN = 0.4, 0.3, 0.8
_SHORTLIST, _NEAREST, _VISITS = 12, 3, 30_000


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry and how well its texts match a question.

    `held`: the summed weight of the question's signs in its texts; `told`: the share of the weight in what it says;
    `alike`: how much the nearest phrases share with the question, `like`: the same for its sentences; `rest`: how much
    it holds of what is not a name; `firm`: the signs of the question that it says or is often asked for with; `said`:
    all signs of what it says; `kinds`: the kinds of question that its phrases ask; `most`: as `alike`, of the nearest
    text that singles something out.
    """

    entry: Entry
    held: float
    told: float
    alike: float
    like: float
    rest: float
    firm: frozenset[str]
    said: frozenset[str]
    kinds: frozenset[str]
    most: float


@dataclass(frozen=True, slots=True)
class _Read:
    """The signs of an entry: all, with the weight of their place; of each text, with their sum; of what it says."""

    bag: Mapping[str, float]
    sentences: Sequence[tuple[frozenset[str], float]]
    phrases: Sequence[tuple[frozenset[str], float]]
    said: frozenset[str]
    kinds: frozenset[str]
    most: Sequence[tuple[frozenset[str], float]]


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
        self._read: dict[int, _Read] = {}

    def weight(self, sign: str) -> float:
        """How telling a sign is: rare ones more, and what no entry has as much as the rarest word."""
        held = len(self._postings.get(sign, ()))
        rarity = math.log(1 + (len(self.entries) + 0.5) / (held + 0.5))
        if held:
            return rarity * (_KANJI if len(sign) == 1 else _KIND.get(sign[0], 1.0))
        return rarity * (_UNKNOWN_NUMBER if sign[0] == "=" else _UNKNOWN if sign.isascii() else _UNKNOWN / 2)

    def knows(self, sign: str) -> bool:
        """Whether any entry has this sign."""
        return sign in self._postings

    def search(self, wanted: Iterable[str]) -> list[Hit]:
        """The entries that share most with the wanted signs, not in order."""
        weights = {sign: self.weight(sign) for sign in sorted(wanted)}
        scores = self._scores(weights)
        return [self._hit(number, weights) for number in nlargest(_SHORTLIST, scores, key=scores.__getitem__)]

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

    def _hit(self, number: int, weights: Mapping[str, float]) -> Hit:
        entry = self.entries[number]
        read = self._read.get(number) or self._read.setdefault(number, self._read_in(entry))
        total = sum(weights.values()) or 1.0
        near = sorted((_likeness(weights, total, *phrase) for phrase in read.phrases), reverse=True)
        return Hit(
            entry=entry,
            held=sum(weight * read.bag.get(sign, 0.0) for sign, weight in weights.items()),
            told=sum(weight for sign, weight in weights.items() if sign in read.said) / total,
            alike=sum(islice(near, _NEAREST)) / _NEAREST,
            like=max((_likeness(weights, total, *sentence) for sentence in read.sentences), default=0.0),
            rest=self._rest(weights, read),
            firm=frozenset(s for s in weights if read.bag.get(s, 0.0) > _OFTEN or s in read.said),
            said=read.said,
            kinds=read.kinds,
            most=max((_likeness(weights, total, *text) for text in read.most), default=0.0),
        )

    def _rest(self, weights: Mapping[str, float], read: _Read) -> float:
        """How much an entry holds of what is no name, where a word that no entry has counts as much as a rare one."""
        words = {sign: weight for sign, weight in weights.items() if sign not in self._named}
        for sign in words:
            if sign not in self._postings and sign[0].isalpha():
                words[sign] *= _UNKNOWN_FULL
        return sum(w for sign, w in words.items() if sign in read.bag) / (sum(words.values()) or 1.0) if words else 1.0

    def _read_in(self, entry: Entry) -> _Read:
        counts: Counter[str] = Counter()
        best: dict[str, float] = {}
        for place, texts in ((1.0, (*entry.said, *entry.asked)), (_NOTED, entry.noted)):
            for text in texts:
                for sign in self._signs.all(fold(_plain(text))):
                    counts[sign] += 1
                    best[sign] = max(best.get(sign, 0.0), place)
        bag = {sign: place * counts[sign] / (counts[sign] + _ONCE) for sign, place in best.items()}
        sentences, asking = self._texts(entry.said), self._texts(entry.asked)
        said = entry.signs.union(*(signs for signs, _ in sentences))
        most = self._texts(text for text in (*entry.said, *entry.asked) if phrases("most").search(fold(text)))
        return _Read(bag | dict.fromkeys(entry.signs, 1.0), sentences, asking, said, _kinds(entry), most)

    def _texts(self, texts: Iterable[str]) -> list[tuple[frozenset[str], float]]:
        """The signs of each text with the sum of their weights."""
        found = (frozenset(self._signs.of(fold(_plain(text)))) for text in texts)
        return [(signs, sum(map(self.weight, signs))) for signs in found if signs]


def _kinds(entry: Entry) -> frozenset[str]:
    """The kinds of question that people ask an entry, or that it can answer."""
    asking = {asked(fold(text)).kind for text in entry.asked}
    return frozenset(asking | {sign[1:] for sign in entry.signs if sign[0] == "?"})


def _likeness(weights: Mapping[str, float], total: float, text: frozenset[str], weight: float) -> float:
    """How much two texts share: 1 if they have the same signs, 0 if none in common (weighted Dice)."""
    return 2 * sum(map(weights.__getitem__, text & weights.keys())) / (total + weight)


def _folded(texts: Iterable[str]) -> str:
    """Curated texts as folded lines without their slots; plain ASCII needs no more than lower case."""
    plain: list[str] = []
    other: list[str] = []
    for text in texts:
        (plain if text.isascii() else other).append(text)
    return _plain("\n".join((*plain, "")).lower() + fold("\n".join(other)))


def _plain(text: str) -> str:
    return PRINTED.sub(" ", text)
