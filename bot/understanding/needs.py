"""What an answer has to hold: the names a question speaks of, the attribute it asks for, the year, a count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.library import Library
from bot.understanding.phrases import phrases
from bot.understanding.questions import Asked
from bot.understanding.reading import Amount, Mention
from bot.understanding.retrieval import Hit, Index
from bot.understanding.stemming import stem
from bot.understanding.wordlists import wordlists
from bot.understanding.words import features

VOICES, READERS = {"commentary", "digest"}, {"reader-1", "reader-2"}
YEAR = re.compile(r"=(?:19|20)\d\d")
_STRONG = {"company", "person", "product", "model", "work", "body", "event", "currency"}
_QUANTITIES = ("#energy", "#carbon", "#cars", "#companies")
_DETAILS = (
    "#age",
    "#contact",
    "#staff",
    "#people",
    "#founding",
    "#pay",
    "#users",
    "#lifetime",
    "#rival",
    "#margin",
    "#tariff",
    "#commercial",
    "#views",
    "#identity",
    "#family",
    "#upbringing",
    "#body",
    "#lawsuit",
    "#flotation",
    "#building",
    "#code",
    "#heat",
    "#officer",
    "#government",
)
_ALWAYS = ("#water", *_DETAILS)
DETAILS = frozenset(_DETAILS)
_OWN = {"#money", "#bill", "#price", "#revenue", "#role", "#training", *_ALWAYS}
_SAME = {"#training": ("@training",), "#water": ("@cooling-water", "@wue"), "#users": ("#companies",)}
_FOCUS = re.compile(
    r"の([\u3400-\u9fff々]{2,}|[\u30a1-\u30ffー]{3,})(?:は|って|を)?(?:誰|いくら|何.{0,3}|どこ|いつ|教えて.*|どれ.*|どの.*)?"
    r"(?:です|なの|や|だ|か|の)*[?。!]*$"
)
_ASPECTS = frozenset(map(str, wordlists()["aspects"]))
_COUNTED = re.compile(r"\bhow many (?!more\b|[mb]illions?\b)([a-z]+)|何([\u30a1-\u30ffー]{2,})")


@dataclass(frozen=True, slots=True)
class Query:
    """A question, taken apart.

    `strangers` are names that the knowledge does not have; `told` are the facts that earlier answers gave; `onward`
    says that something else or later is asked for.
    """

    folded: str
    asked: Asked
    mentions: tuple[Mention, ...]
    amounts: tuple[Amount, ...]
    signs: frozenset[str]
    strangers: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    onward: bool = False


@dataclass(frozen=True, slots=True)
class Needs:
    """What an answer to one question has to hold.

    `names` are companies, people, products and works; `attributes` the signs of what is asked of them; `counted` says
    that things are counted, `uncounted` that nothing in the knowledge is counted like that; `unknown` is how many
    English words no entry has.
    """

    names: tuple[str, ...]
    attributes: tuple[str, ...]
    years: frozenset[str]
    counted: bool
    uncounted: bool
    unknown: int
    focus: frozenset[str] = frozenset()
    lasting: bool = False

    def lacking(self, hit: Hit) -> list[str]:
        """The attributes that an entry does not speak of."""
        return [sign for sign in self.attributes if not _holds(hit, sign)]

    def decisive(self, lacking: list[str]) -> bool:
        """Whether an entry that lacks these attributes would answer something else about the same name."""
        return bool(set(_DETAILS) & set(lacking)) or (bool(self.names) and bool(_OWN & set(lacking)))


class NeedsReader:
    """Reads what answers need to hold, with the names of one library."""

    def __init__(self, library: Library, index: Index) -> None:
        self._library, self._index = library, index

    def of(self, query: Query) -> Needs:
        """What an answer to a question needs to hold."""
        names = tuple(self._names(query))
        return Needs(
            names,
            tuple(_attributes(query, bool(names))),
            frozenset(sign for sign in query.signs if YEAR.fullmatch(sign)),
            counted=bool(phrases("counted").search(query.folded)),
            uncounted=self._is_uncounted(query.folded),
            unknown=sum(map(self._is_unknown, query.signs)),
            focus=self._focus(query),
            lasting=bool((names or "#deal" in query.signs) and phrases("lasting").search(query.folded)),
        )

    def _names(self, query: Query) -> Iterator[str]:
        places = {m.start for m in query.mentions if m.shelf in {"names", "terms"}}
        names = [m.id for m in query.mentions if m.shelf == "names" and self._library.names[m.id].kind in _STRONG]
        models = [self._family(m.id) for m in query.mentions if m.shelf == "models" and m.start not in places]
        every = dict.fromkeys([*names, *models, *query.strangers])
        return (name for name in every if name not in VOICES | READERS)

    def _family(self, model: str) -> str:
        """The name that a language model goes by in the facts: llama-3 for llama-3-70b."""
        parts = model.split("-")
        families = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
        return next((family for family in families if family in self._library.names), model)

    def _focus(self, query: Query) -> frozenset[str]:
        """The signs of the noun that is asked for: 単価 in 電力の単価は."""
        match = _FOCUS.search(query.folded)
        if match is None or match[1] in _ASPECTS or any(match[1].endswith(noun) for noun in _ASPECTS if len(noun) > 1):
            return frozenset()
        return frozenset(features(match[1][-2:] if match[1][-1] > "ー" else match[1]))

    def _is_unknown(self, sign: str) -> bool:
        return sign[0].isascii() and sign[0].isalpha() and not self._index.knows(sign)

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
    quantities = [q for q in _QUANTITIES if q in signs] if kind == "amount" else []
    yield from quantities[:1]
    if not quantities:
        if "#revenue" in signs and "#market" not in signs:
            yield "#revenue"
        if kind in {"amount", "what"} and not query.asked.yes_no:
            yield from [sign for sign in ("#price", "#money") if sign in signs][:1]
    if kind == "amount" and "#money" in signs and phrases("billed").search(query.folded):
        yield "#bill"
    if "#role" in signs and (kind == "who" or "#name" in signs):
        yield "#role"
    elif "#name" in signs and kind in {"who", "what"} and "#companies" not in signs:
        yield "#rename"
    yield from (sign for sign in _ALWAYS if sign in signs)
    if named and "#training" in signs:
        yield "#training"


def _holds(hit: Hit, sign: str) -> bool:
    """Whether an entry says something of this kind, in words or by what it is about."""
    if sign == "#role" and "?person" not in hit.said:
        return False
    if sign in {"#money", "#price"} and "?amount" not in hit.said:
        return False
    return sign in hit.said or any(other in hit.said for other in _SAME.get(sign, ()))
