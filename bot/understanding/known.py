"""The words that the knowledge itself uses: what none of them is can be a slip, or a name that is not known."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

from bot.library import Library
from bot.library.spelling import fold
from bot.understanding.concepts import SPELLINGS, STOP
from bot.understanding.phrases import phrase_words
from bot.understanding.tokens.numeral import NUMBER_WORDS
from bot.understanding.vocabulary import RUN, vocabulary_words

_NAMED = ("names", "terms", "accelerators", "grids", "models", "training_runs", "measurements", "equivalents")
_OFTEN = 2


class KnownWords:
    """The Latin and katakana words of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @cached_property
    def seen(self) -> frozenset[str]:
        """Every word of the knowledge, of all its names, and of the phrases that questions are made of."""
        find = self._library.find
        spellings = "\n".join(spelling for shelf in _NAMED for spelling, _ in find.spellings(shelf))
        return self.ordinary | frozenset(self._counts) | frozenset(RUN.findall(fold(spellings)))

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """Words that the knowledge uses more than once."""
        often = {word for word, count in self._counts.items() if count >= _OFTEN}
        return (
            STOP | SPELLINGS | frozenset(NUMBER_WORDS) | phrase_words() | vocabulary_words() | self._unit_words | often
        )

    @cached_property
    def _unit_words(self) -> frozenset[str]:
        names = "\n".join("\n".join((unit.id, *unit.names)) for unit in self._library.units.values())
        return frozenset(RUN.findall(fold(names)))

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        """In how many texts each word stands; a word of a name counts as often used."""
        found: Counter[str] = Counter()
        for text in self._texts():
            found.update(set(RUN.findall(fold(text))))
        labels = (*(t.term for t in self._library.terms.values()), *(n.name for n in self._library.names.values()))
        found.update(dict.fromkeys(RUN.findall(fold("\n".join(f"{n.en} {n.ja}" for n in labels))), _OFTEN))
        return found

    @cached_property
    def text(self) -> str:
        """All that the knowledge says, folded, in one text."""
        return fold("\n".join(self._texts()))

    def _texts(self) -> Iterator[str]:
        for fact in self._library.facts.values():
            yield from (fact.statement.en, fact.statement.ja, *fact.questions.en, *fact.questions.ja)
        for term in self._library.terms.values():
            yield from (term.definition.en, term.definition.ja)
        for name in self._library.names.values():
            yield from (name.what.en, name.what.ja)
