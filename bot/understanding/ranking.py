"""Which entry answers a question best: how well its words match, and whether it holds what was asked for."""

from collections.abc import Iterator
from dataclasses import replace

from bot.library import Fact, Library
from bot.understanding.needs import READERS, VOICES, Needs, NeedsReader, Query
from bot.understanding.premise import months_in
from bot.understanding.reading import Candidate
from bot.understanding.retrieval import Hit, Index

# What the parts of a score weigh: from experiments with the curated phrases, each left out in turn.
_COVERED, _ASKED = 0.7, 0.3
_FITS, _ARTICLE, _DIGEST, _LATER = 0.04, 0.05, 0.02, 0.3
_MISSING, _THIN, _OTHER_NAME, _UNKNOWN, _WRONG_YEAR, _WRONG_VOICE, _TOLD = 0.4, 0.25, 0.12, 0.05, 0.5, 0.15, 0.4
_VETO, _NAMELESS, _STRANGER, _SPAN, _FOCUS = 0.8, 0.55, 0.2, 0.6, 0.4
_FOREIGN, _STRAY, _HALF, _ALIKE = 0.25, 0.15, 0.5, 0.35
_DATED = 0.08
_NEARLY, _STRANGE, _STRANGELY, _LITTLE = 0.15, 0.3, 0.25, 1.5


class Ranking:
    """Ranks the entries of one library for a question."""

    def __init__(self, library: Library, index: Index) -> None:
        self._library, self._index = library, index
        self._needs = NeedsReader(library, index)

    def candidates(self, query: Query) -> list[Candidate]:
        """Entries that may answer, best first, each with the parts of its score."""
        needs = self._needs.of(query)
        found = self._search(query, needs)
        if needs.years and query.asked.claims:
            found += self._search(replace(query, signs=query.signs - needs.years), needs)
        best = {c.id: c for c in sorted(found, key=lambda candidate: candidate.score)}
        found = sorted(best.values(), key=lambda candidate: -candidate.score)
        return self._after(found) if "#after" in query.signs and not query.onward else found

    def names(self, query: Query) -> tuple[str, ...]:
        """The companies, people, products, models and works that a question names, and unknown names."""
        return self._needs.of(query).names

    def _search(self, query: Query, needs: Needs) -> list[Candidate]:
        return [self._candidate(hit, query, needs) for hit in self._index.search(query.signs)]

    def _candidate(self, hit: Hit, query: Query, needs: Needs) -> Candidate:
        why = {"covered": _COVERED * hit.covered, "asked": _ASKED * hit.asked}
        why |= dict(_names(hit, query, needs))
        why |= dict(_lacks(hit, query, needs))
        if hit.entry.shelf == "facts":
            why |= dict(self._fits(self._library.facts[hit.entry.id], hit, query))
        return Candidate(hit.entry.shelf, hit.entry.id, sum(why.values()), why)

    def _fits(self, fact: Fact, hit: Hit, query: Query) -> Iterator[tuple[str, float]]:
        """What speaks for and against a fact besides its words."""
        yield from self._voice(set(fact.said_by), query)
        if fact.origin == "article":
            yield "article", _ARTICLE
        if f"?{query.asked.kind}" in hit.said:
            yield "kind", _FITS
        elif query.asked.kind == "when":
            yield "kind", -2 * _FITS
        if ("=" + fact.date[:4]) in query.signs:
            yield "dated", _DATED * (1 + (int(fact.date[5:7] or 0) in months_in(query.folded)))
        if query.asked.kind == "why" and "#reason" in hit.held:
            yield "reason", _LATER if query.onward else 2 * _FITS
        if query.onward and fact.id in query.told:
            yield "told", -_TOLD
        elif query.onward and query.told and "#after" in query.signs and self._later(fact, query.told[-1]):
            yield "later", _LATER

    def _voice(self, speakers: set[str], query: Query) -> Iterator[tuple[str, float]]:
        """Whether the one speaks who is asked about: the commentary, a reader, or else the digest."""
        wanted = {m.id for m in query.mentions if m.id in VOICES | READERS}
        others = any(m.shelf == "names" and m.id not in VOICES | READERS for m in query.mentions)
        asks_readers = bool(wanted & READERS) or ("#reader" in query.signs and not others)
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


def _names(hit: Hit, query: Query, needs: Needs) -> Iterator[tuple[str, float]]:
    """The names in the question that an entry does not speak of, and words that no entry has."""
    missing = [name for name in needs.names if "@" + name not in hit.held and name != hit.entry.id]
    if missing:
        alone = len(missing) == len(needs.names) or needs.attributes or query.asked.kind == "amount"
        yield "names", -len(missing) * (_NAMELESS if alone else _OTHER_NAME)
        if not query.asked.claims and set(query.strangers) & set(missing):
            yield "stranger", -_STRANGER
    if needs.names and needs.unknown:
        yield "unknown", -_UNKNOWN * needs.unknown
    elif needs.unknown and _is_foreign(query, needs.unknown):
        yield "unknown", -_FOREIGN
    if needs.names and query.asked.kind == "amount" and hit.rest < _HALF and hit.asked < _ALIKE:
        yield "stray", -_STRAY


def _lacks(hit: Hit, query: Query, needs: Needs) -> Iterator[tuple[str, float]]:
    """What was asked for and is not there."""
    if lacking := needs.lacking(hit):
        yield "lacks", -len(lacking) * (_VETO if needs.decisive(lacking) else _MISSING)
    if sum(0.5 if sign[0] == "#" else 1 for sign in hit.held) < _LITTLE:
        yield "thin", -_THIN
    if needs.focus and not needs.focus & hit.shared:
        yield "focus", -_FOCUS
    if needs.lasting and "?span" not in hit.said:
        yield "span", -_SPAN
    if needs.counted and "?count" not in hit.said:
        yield "counted", -(_VETO if needs.names else _NAMELESS)
    elif needs.uncounted:
        yield "counted", -_MISSING
    if hit.rest < _STRANGE:
        yield "strange", -_STRANGELY * (1 - hit.rest / _STRANGE)
    if needs.years and not needs.years & hit.said and not query.asked.claims:
        yield "year", -_WRONG_YEAR
    if hit.entry.shelf == "names" and not (query.asked.what_is or query.asked.kind in {"who", "where"}):
        yield "card", -_MISSING


def _is_foreign(query: Query, unknown: int) -> bool:
    """Whether a question names nothing of the knowledge, and half of its words or more are not its words."""
    words = [sign for sign in query.signs if sign[0].isascii() and sign[0].isalpha()]
    return 2 * unknown >= len(words) and not any(sign[0] in "@=" for sign in query.signs)
