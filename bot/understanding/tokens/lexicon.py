"""Words found in running text in one pass: the longest spelling at a place wins, whatever the language."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")
_Trie = dict[str, Any]
_END = ""


@dataclass(frozen=True, slots=True)
class Word(Generic[T]):
    """A word at text[start:end] and what it means."""

    meaning: T
    start: int
    end: int


class Lexicon(Generic[T]):
    """Folded spellings and their meanings, compiled into one regular expression that never looks far back."""

    def __init__(self, meanings: Mapping[str, T]) -> None:
        self._meanings = dict(meanings)
        self._longest = max(map(len, meanings), default=0)
        core = _pattern(_trie(meanings))
        self._here = re.compile(core)
        self._anywhere = re.compile(rf"(?:(?<![a-z])|(?![a-z])){core}")

    def at(self, folded: str, position: int) -> Word[T] | None:
        """The longest word that starts at a position, even right behind a digit, as in 40kw."""
        match = self._here.match(folded, position)
        return Word(self._meanings[match[0]], position, match.end()) if match else None

    def before(self, folded: str, position: int) -> Word[T] | None:
        """The longest word that ends at a position."""
        for length in range(min(self._longest, position), 0, -1):
            if (meaning := self._meanings.get(folded[position - length : position])) is not None:
                return Word(meaning, position - length, position)
        return None

    def all(self, folded: str) -> Iterator[Word[T]]:
        """Every word, from left to right, without overlaps."""
        for match in self._anywhere.finditer(folded):
            yield Word(self._meanings[match[0]], match.start(), match.end())


class Wider(Lexicon[T]):
    """A lexicon with a few more words, which give way to its own."""

    def __init__(self, lexicon: Lexicon[T], more: Mapping[str, T]) -> None:
        super().__init__(more)
        self._own = lexicon

    def at(self, folded: str, position: int) -> Word[T] | None:
        """The longest word of its own that starts at a position, else one of the others."""
        return self._own.at(folded, position) or super().at(folded, position)

    def before(self, folded: str, position: int) -> Word[T] | None:
        """The longest word of its own that ends at a position, else one of the others."""
        return self._own.before(folded, position) or super().before(folded, position)

    def all(self, folded: str) -> Iterator[Word[T]]:
        """Every word, the lexicon's own first."""
        yield from self._own.all(folded)
        yield from super().all(folded)


def _trie(spellings: Mapping[str, object]) -> _Trie:
    root: _Trie = {}
    for spelling in spellings:
        node = root
        for character in spelling:
            node = node.setdefault(character, {})
        node[_END] = spelling
    return root


def _pattern(node: _Trie) -> str:
    """A regular expression that tries longer spellings first; a Latin or katakana word must not run on."""
    branches = [re.escape(c) + _pattern(child) for c, child in node.items() if c != _END]
    if _END in node:
        branches.append(_boundary(node[_END]))
    if len(branches) == 1:
        return branches[0]
    return f"(?:{'|'.join(branches)})"


def _boundary(spelling: str) -> str:
    last = spelling[-1]
    if last.isascii() and last.isalpha():
        return r"(?![a-z\d])" if len(spelling) == 1 else r"(?:(?![a-z])|(?=x\d))"
    return "(?:(?![ァ-ヶー])|(?=モデル))" if "ァ" <= last <= "ー" else ""
