"""Which entry answers a question best: how well its words match, and whether it holds what was asked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.library import Fact, Library
from bot.understanding.phrases import phrases
from bot.understanding.questions import Asked
from bot.understanding.reading import Amount, Candidate, Mention
from bot.understanding.retrieval import Hit, Index
from bot.understanding.stemming import stem

_STRONG = {"company", "person", "product", "model", "work", "body", "event"}
_VOICES = {"commentary", "digest"}
READERS = {"reader-1", "reader-2"}
_COVERED, _ASKED, _FITS, _ARTICLE, _DIGEST = 0.7, 0.3, 0.04, 0.05, 0.02
_MISSING_NAME, _OTHER_NAME, _MISSING, _WRONG_YEAR, _WRONG_VOICE, _TOLD, _LATER = 0.25, 0.12, 0.4, 0.5, 0.15, 0.4, 0.3
_VETO, _NEARLY, _STRANGE, _THIN, _UNKNOWN = 0.8, 0.15, 0.3, 1.5, 0.15
_ALWAYS = ("#water", "#age", "#contact", "#staff", "#people", "#founding", "#pay", "#users")
_OWN = {"#money", "#price", "#revenue", "#role", "#training", *_ALWAYS}
_SAME = {"#training": ("@training",), "#water": ("@cooling-water", "@wue")}
_QUANTITIES = ("#energy", "#carbon", "#cars", "#companies")
_YEAR = re.compile(r"=(?:19|20)\d\d")
_COUNTED = re.compile(r"\bhow (?:many|much) ([a-z]+)|何([\u30a1-\u30ffー]{2,})")


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


class Ranking:
    """Ranks the entries of one library for a question."""

    def __init__(self, library: Library, index: Index) -> None:
        self._library, self._index = library, index

    def candidates(self, query: Query) -> list[Candidate]:
        """Entries that may answer, best first, each with the parts of its score."""
        found = self._search(query)
        years = frozenset(sign for sign in query.signs if _YEAR.fullmatch(sign))
        if years and query.asked.claims:
            found += self._search(replace(query, signs=query.signs - years))
        best = {c.id: c for c in sorted(found, key=lambda candidate: candidate.score)}
        found = sorted(best.values(), key=lambda candidate: -candidate.score)
        return self._after(found) if "#after" in query.signs and not query.onward else found

    def _search(self, query: Query) -> list[Candidate]:
        wanted, names = self.attributes(query), self.strong(query)
        return [self._candidate(hit, query, wanted, names) for hit in self._index.search(query.signs)]

    def strong(self, query: Query) -> list[str]:
        """The companies, people, products, models and works that a question names, and unknown names."""
        places = {m.start for m in query.mentions if m.shelf in {"names", "terms"}}
        names = [m.id for m in query.mentions if m.shelf == "names" and self._library.names[m.id].kind in _STRONG]
        models = [self._family(m.id) for m in query.mentions if m.shelf == "models" and m.start not in places]
        return [i for i in dict.fromkeys([*names, *models, *query.strangers]) if i not in _VOICES | READERS]

    def _family(self, model: str) -> str:
        """The name that a language model goes by in the facts: llama-3 for llama-3-70b."""
        parts = model.split("-")
        families = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
        return next((family for family in families if family in self._library.names), model)

    def attributes(self, query: Query) -> list[str]:
        """What a question wants to know of something, where only an entry that says it can answer."""
        signs, kind = query.signs, query.asked.kind
        quantities = [q for q in _QUANTITIES if q in signs] if kind == "amount" else []
        wanted = quantities[:1]
        if "#revenue" in signs and "#market" not in signs and not quantities:
            wanted.append("#revenue")
        if kind in {"amount", "what"} and not query.asked.yes_no and not quantities:
            wanted += [sign for sign in ("#price", "#money") if sign in signs][:1]
        if "#role" in signs and (kind == "who" or "#name" in signs):
            wanted.append("#role")
        elif "#name" in signs and kind in {"who", "what"} and "#companies" not in signs:
            wanted.append("#rename")
        wanted += [sign for sign in _ALWAYS if sign in signs]
        wanted += [sign for sign in ("#training",) if sign in signs and self.strong(query)]
        return wanted

    def _candidate(self, hit: Hit, query: Query, wanted: list[str], names: list[str]) -> Candidate:
        why = {"covered": _COVERED * hit.covered, "asked": _ASKED * hit.asked}
        why |= dict(self._lacks(hit, query, wanted, names))
        if hit.entry.shelf == "facts":
            why |= dict(self._fits(self._library.facts[hit.entry.id], hit, query))
        return Candidate(hit.entry.shelf, hit.entry.id, sum(why.values()), why)

    def _lacks(self, hit: Hit, query: Query, wanted: list[str], names: list[str]) -> Iterator[tuple[str, float]]:
        """What was asked for and is not there."""
        missing = [name for name in names if "@" + name not in hit.held and name != hit.entry.id]
        if missing:
            each = _MISSING if len(missing) == len(names) or wanted else _OTHER_NAME
            yield "names", -len(missing) * each
        if lacking := [sign for sign in wanted if not _holds(hit, sign)]:
            yield "lacks", -len(lacking) * (_VETO if names and set(lacking) & _OWN else _MISSING)
        if sum(0.5 if sign[0] == "#" else 1 for sign in hit.held) < _THIN:
            yield "thin", -_MISSING_NAME
        if phrases("counted").search(query.folded) and "?count" not in hit.said:
            yield "counted", -(_VETO if names else _MISSING)
        elif (match := _COUNTED.search(query.folded)) and self._uncounted(match, hit):
            yield "counted", -_MISSING
        if names:
            yield "unknown", -_UNKNOWN * sum(map(self._is_unknown, query.signs))
        if hit.rest < _STRANGE:
            yield "strange", -_MISSING * (1 - hit.rest / _STRANGE)
        years = {sign for sign in query.signs if _YEAR.fullmatch(sign)}
        if years and not years & hit.said and not query.asked.claims:
            yield "year", -_WRONG_YEAR
        if hit.entry.shelf == "names" and not (query.asked.what_is or query.asked.kind in {"who", "where"}):
            yield "card", -_MISSING

    def _is_unknown(self, sign: str) -> bool:
        """Whether a sign is an English word that no entry has."""
        return sign[0].isascii() and sign[0].isalpha() and not self._index.knows(sign)

    def _uncounted(self, match: re.Match[str], hit: Hit) -> bool:
        """Whether the question counts something ("how many hectares") that no entry speaks of."""
        if match[1]:
            return not self._index.knows(stem(match[1])) and stem(match[1]) not in hit.held
        return not any(self._index.knows(a + b) for a, b in pairwise(match[2]))

    def _fits(self, fact: Fact, hit: Hit, query: Query) -> Iterator[tuple[str, float]]:
        """What speaks for and against a fact besides its words."""
        yield from self._voice(set(fact.said_by), query)
        if fact.origin == "article":
            yield "article", _ARTICLE
        if f"?{query.asked.kind}" in hit.said:
            yield "kind", _FITS
        elif query.asked.kind == "when":
            yield "kind", -2 * _FITS
        if query.asked.kind == "why" and "#reason" in hit.held:
            yield "reason", _LATER if query.onward else 2 * _FITS
        if query.onward and fact.id in query.told:
            yield "told", -_TOLD
        elif query.onward and query.told and "#after" in query.signs and self._later(fact, query.told[-1]):
            yield "later", _LATER

    def _voice(self, speakers: set[str], query: Query) -> Iterator[tuple[str, float]]:
        """Whether the one speaks who is asked about: the commentary, a reader, or else the digest."""
        wanted = {m.id for m in query.mentions if m.id in _VOICES | READERS}
        asks_readers = bool(wanted & READERS) or "#reader" in query.signs
        if "commentary" in wanted or "#commentary" in query.signs:
            if "commentary" not in speakers:
                yield "voice", -_WRONG_VOICE
        elif asks_readers and not speakers & (wanted & READERS or READERS):
            yield "voice", -_WRONG_VOICE
        elif not asks_readers and speakers & READERS:
            yield "voice", -_WRONG_VOICE / 3
        elif "digest" in speakers:
            yield "voice", _DIGEST

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


def _holds(hit: Hit, sign: str) -> bool:
    """Whether an entry says something of this kind, in words or by what it is about."""
    if sign == "#role" and "?person" not in hit.said:
        return False
    return sign in hit.said or any(other in hit.said for other in _SAME.get(sign, ()))
