"""Typing slips in the words that calculations turn on (mililon, tkoens, megwaatts), put right before a text is read."""

import re
from collections.abc import Iterable, Iterator

from bot.library import Library
from bot.library.spelling import fold
from bot.understanding.tokens.numeral import NUMBER_WORDS
from bot.understanding.vocabulary import meanings, vocabulary

_WORD = re.compile(r"(?<![a-z\d])[a-z]{5,}(?![a-z\d])|(?<=\d)[a-z]{6,}(?![a-z\d])")
_SHORTEST, _LONG = 5, 6
_SECTIONS = ("labels", "senses", "figures")


class Corrections:
    """Puts right words one slip away from a unit, number word or label that mean nothing else in the knowledge."""

    def __init__(self, library: Library) -> None:
        wanted = set(_wanted(library))
        self._known = wanted | set(_words(_texts(library)))
        self._near: dict[str, set[str]] = {}
        for word in wanted:
            for form in _shortened(word):
                self._near.setdefault(form, set()).add(word)

    def of(self, folded: str) -> str:
        """The folded text with slips put right; its length may change."""
        return _WORD.sub(lambda match: self._right(match[0]), folded)

    def _right(self, word: str) -> str:
        if word in self._known:
            return word
        near = {candidate for form in _shortened(word) for candidate in self._near.get(form, ())}
        fitting = [candidate for candidate in near if _one_slip(word, candidate)]
        return fitting[0] if len(fitting) == 1 else word


def _wanted(library: Library) -> Iterator[str]:
    texts = [*NUMBER_WORDS, *(word for section in _SECTIONS for word in meanings(section))]
    texts += [name for unit in library.units.values() for name in unit.names]
    texts += vocabulary()["months"]
    yield from _words(map(str, texts))


def _texts(library: Library) -> Iterator[str]:
    """All that the knowledge says in English: words that are right as they stand."""
    for fact in library.facts.values():
        yield fact.statement.en
        yield from fact.questions.en
    for name in library.names.values():
        yield from (name.name.en, name.what.en, *name.aliases)
    for term in library.terms.values():
        yield from (term.term.en, term.definition.en, *term.aliases)


def _words(texts: Iterable[str]) -> Iterator[str]:
    return iter(re.findall(r"[a-z]{5,}", fold("\n".join(texts))))


def _shortened(word: str) -> Iterator[str]:
    """The word, and the word with one letter left out."""
    yield word
    yield from (word[:i] + word[i + 1 :] for i in range(len(word)))


def _one_slip(word: str, wanted: str) -> bool:
    """Whether two letters were exchanged, or in longer words one was left out, doubled or mistyped."""
    if sorted(word) == sorted(wanted):
        different = [i for i, (a, b) in enumerate(zip(word, wanted, strict=True)) if a != b]
        return len(different) == 2 and different[1] == different[0] + 1
    if min(len(word), len(wanted)) < _LONG or word[0] != wanted[0]:
        return False
    if len(word) == len(wanted):
        return sum(a != b for a, b in zip(word, wanted, strict=True)) == 1
    longer, shorter = sorted((word, wanted), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and shorter in set(_shortened(longer))
