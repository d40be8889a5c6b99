"""What an answer has to hold: the names a question speaks of, the attribute it asks for, the year, a count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.library import Library
from bot.understanding.concepts import COMMON
from bot.understanding.entries.index import Hit, Index
from bot.understanding.entries.query import READERS, VOICES, Query
from bot.understanding.phrases import phrases
from bot.understanding.stemming import stem
from bot.understanding.wordlists import wordlists
from bot.understanding.words import JAPANESE, of_japanese

_STRONG = {"company", "person", "product", "model", "work", "body", "event", "currency"}
_ROWS = {"models", "training_runs", "accelerators", "systems"}
_MEASURES = ("#energy", "#carbon", "#cars", "#companies")
# Attributes that only an entry which speaks of them can answer, whatever else it says of the same name.
DETAILS = frozenset(f"#{concept}" for concept in wordlists()["details"])
_OWN = DETAILS | {"#money", "#bill", "#price", "#revenue", "#role", "#training", "#water", "#land"}
_PHRASED = ("bill", "quotation", "founding", "owner")  # attributes that take more than one word to ask for
_SAME = {"#training": ("@training",), "#water": ("@cooling-water", "@wue"), "#users": ("#companies",)}
_COUNTED = re.compile(r"\bhow many (?!more\b|[mb]illions?\b)([a-z]+)(?![a-z0-9])|何([\u30a1-\u30ffー]{2,})")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an answer to one question has to hold.

    `names` are companies, people, products and works, unknown ones too; `attributes` the signs of what is asked of
    them; `counted` says that things are counted, `uncounted` that nothing in the knowledge is counted like that;
    `words` is the number of English words and `unheard` of those that no entry has.
    """

    names: tuple[str, ...]
    attributes: tuple[str, ...]
    counted: bool
    uncounted: bool
    lasting: bool
    most: bool
    place: bool
    words: int
    unheard: int


@dataclass(frozen=True, slots=True)
class Case:
    """An entry that came near a question, with what an answer to it has to hold."""

    hit: Hit
    query: Query
    wanted: Wanted

    @property
    def is_fact(self) -> bool:
        """Whether the entry is a fact."""
        return self.hit.entry.shelf == "facts"

    @property
    def missing(self) -> frozenset[str]:
        """The names that the entry does not speak of."""
        return frozenset(
            name for name in self.wanted.names if "@" + name not in self.hit.firm and name != self.hit.entry.id
        )

    @property
    def lacking(self) -> frozenset[str]:
        """The attributes that the entry does not speak of."""
        return frozenset(sign for sign in self.wanted.attributes if not _holds(self.hit, sign))

    @property
    def is_decisive(self) -> bool:
        """Whether an entry that lacks these attributes would answer something else about the same name."""
        unnamed = "#rename" in self.lacking and "#reader" in self.query.signs  # no name is known of a reader's
        return (
            unnamed
            or bool((DETAILS | {"#price"}) & self.lacking)
            or (bool(self.wanted.names) and bool(_OWN & self.lacking))
        )


class WantedReader:
    """Reads what answers need to hold, with the names of one library."""

    def __init__(self, library: Library, index: Index) -> None:
        self._library, self._index = library, index

    def of(self, query: Query) -> Wanted:
        """What an answer to a question needs to hold."""
        names, says = tuple(self._names(query)), query.folded
        words = [sign for sign in query.signs if sign[0].isascii() and sign[0].isalpha()]
        strange = sum(not self._index.knows(word) for word in words)
        return Wanted(
            names,
            tuple(_attributes(query, bool(names))),
            counted=bool(phrases("counted").search(says)),
            uncounted=self._is_uncounted(says),
            lasting=bool((names or "#deal" in query.signs) and phrases("lasting").search(says)),
            most=bool(phrases("most").search(says)),
            place=bool(phrases("place").search(says)),
            words=len(words),
            unheard=strange + sum(map(self._is_unheard, JAPANESE.findall(COMMON.sub(" ", says)))),
        )

    def _is_unheard(self, run: str) -> bool:
        """Whether hardly a pair of characters of a run of kanji or katakana is known."""
        pairs = of_japanese(run)
        return 2 * sum(map(self._index.knows, pairs)) < len(pairs)

    def _names(self, query: Query) -> Iterator[str]:
        places = {m.start for m in query.mentions if m.shelf in {"names", "terms"}}
        names = [m.id for m in query.mentions if m.shelf == "names" and self._library.names[m.id].kind in _STRONG]
        rows = [self._family(m.id) for m in query.mentions if m.shelf in _ROWS and m.start not in places]
        every = dict.fromkeys([*names, *rows, *query.unknown])
        return (name for name in every if name not in VOICES | READERS)

    def _family(self, row: str) -> str:
        """The name that a row goes by in the facts: llama-3 for llama-3-70b, a100 for a100-pcie-40gb."""
        parts = row.split("-")
        families = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
        return next((family for family in families if family in self._library.names), row)

    def _is_uncounted(self, folded: str) -> bool:
        """Whether something is counted or measured ("how many hectares") of which no entry speaks."""
        match = _COUNTED.search(folded)
        if match is None:
            return False
        if match[1]:
            return not self._index.knows(stem(match[1]))
        return not any(self._index.knows(a + b) for a, b in pairwise(match[2]))


def _attributes(query: Query, named: bool) -> Iterator[str]:
    """The signs of what a question wants to know, where only an entry that says it can answer."""
    signs, kind = query.signs, query.asked.kind
    measures = [sign for sign in _MEASURES if sign in signs] if kind == "amount" and "#price" not in signs else []
    yield from measures[:1] or _sums(query)
    yield from (f"#{attribute}" for attribute in _PHRASED if phrases(attribute).search(query.folded))
    if "#role" in signs and _asks_role(query):
        yield "#role"
    elif "#name" in signs and kind in {"who", "what"} and "#companies" not in signs:
        yield "#rename"
    yield from sorted((DETAILS | {"#water"}) & signs)
    if signs >= {"#land", "#money"}:  # what land costs, not where it is
        yield "#land"
    if named and "#training" in signs:
        yield "#training"


def _asks_role(query: Query) -> bool:
    """Whether who has a role is asked, or said."""
    return query.asked.kind == "who" or query.asked.claims or "#name" in query.signs


def _sums(query: Query) -> Iterator[str]:
    """The signs of the money that is asked for."""
    if "#revenue" in query.signs and "#market" not in query.signs:
        yield "#revenue"
    if "#deal" in query.signs and phrases("worth").search(query.folded):
        yield "#money"
    elif query.asked.kind in {"amount", "what"} and not query.asked.yes_no:
        yield from [sign for sign in ("#price", "#money") if sign in query.signs][:1]


def _holds(hit: Hit, sign: str) -> bool:
    """Whether an entry says something of this kind, in words or by what it is about."""
    if sign == "#role" and "?person" not in hit.said:
        return False
    if sign in {"#money", "#price"} and "?amount" not in hit.said:
        return False
    return sign in hit.said or any(other in hit.said for other in _SAME.get(sign, ()))
