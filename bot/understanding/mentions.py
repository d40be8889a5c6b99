"""Finds names of the knowledge in a text: the longest first, however they are spelled, slips forgiven."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from bot.library import Library
from bot.library.names import Names
from bot.library.spelling import key
from bot.understanding.known import KnownWords
from bot.understanding.reading import Mention

SHELVES = ("names", "terms", "accelerators", "grids", "cloud_regions", "models")
_WORD = re.compile(r"[a-z0-9]+(?:[.'’-][a-z0-9]+)*|[\u30a1-\u30ffー]+|[\u3041-\u309f\u3400-\u9fff々]|[^\s\w]|\n")
_LATIN = re.compile(r"[a-z][a-z.'&+-]*")
_KATAKANA = re.compile(r"[\u30a1-\u30ffー・]+")
_PROPER = re.compile(r"(?<=[a-z,] )([A-Z][A-Za-z]{2,})\b")
_PLACES = {"grids", "cloud_regions"}
_SHORTEST_SLIP, _SHORTEST_KANA, _CLOSE = 5, 4, 82.0
_BREAK = "\n"
_Entries = tuple[tuple[str, str], ...]


class _Token(NamedTuple):
    key: str
    start: int
    end: int
    kana: bool


class Mentions:
    """The names of one library, ready to be found in texts."""

    def __init__(self, library: Library) -> None:
        self.words = KnownWords(library)
        self._names: Names = library.find
        self._slipped = lru_cache(maxsize=5_000)(self._nearest)

    @cached_property
    def _entries(self) -> Mapping[str, _Entries]:
        """Key of a spelling -> every (shelf, id) that it names."""
        found: dict[str, dict[tuple[str, str], None]] = {}
        for shelf in SHELVES:
            for spelling, entry_id in self._names.spellings(shelf):
                if not _too_common(shelf, spelling, entry_id):
                    found.setdefault(key(spelling), {})[(shelf, entry_id)] = None
        found.pop("", None)
        return {spelling: tuple(entries) for spelling, entries in found.items()}

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """Everything that a spelling begins with."""
        return frozenset(spelling[:end] for spelling in self._entries for end in range(1, len(spelling) + 1))

    def find(self, folded: str, slips: bool = True) -> list[Mention]:
        """Mentions in a folded text, in order, without overlaps; an ambiguous name gives one mention per meaning."""
        tokens = _tokens(folded)
        mentions: list[Mention] = []
        position = 0
        beginnings = self._beginnings
        while position < len(tokens):
            length, entries = self._at(tokens, position) if tokens[position].key in beginnings else (0, ())
            slip = False
            if length == 0 and slips:
                entries = self._slip(tokens[position].key)
                length, slip = (1, True) if entries else (0, False)
            if length:
                start, end = tokens[position].start, tokens[position + length - 1].end
                mentions += [Mention(shelf, entry_id, start, end, slip) for shelf, entry_id in entries]
            position += length or 1
        return mentions

    def _at(self, tokens: Sequence[_Token], position: int) -> tuple[int, _Entries]:
        """The longest name that starts at a token: how many tokens it has, and what it names."""
        best: tuple[int, _Entries] = (0, ())
        joined = ""
        for length in range(1, len(tokens) - position + 1):
            token = tokens[position + length - 1]
            joined += token.key
            entries = self._entries.get(joined)
            if entries is None and joined[-1:] == "s":
                entries = self._entries.get(joined[:-1])
            if entries and not (len(joined) < _SHORTEST_KANA and token.kana and tokens[position].kana):
                best = (length, entries)
            if joined not in self._beginnings:
                break
        return best

    def _slip(self, word: str) -> _Entries:
        if len(word) < _SHORTEST_SLIP or word in self.words.ordinary or not _nameable(word):
            return ()
        return self._slipped(word)

    def _nearest(self, word: str) -> _Entries:
        """What a misspelled word names: the closest spelling that starts or ends as it does."""
        choices = self._slippable.get(word[0], []) + self._slippable.get("~" + word[-1], [])
        hit = process.extractOne(word, choices, scorer=fuzz.ratio, score_cutoff=_CLOSE)
        return self._entries[hit[0]] if hit else ()

    @cached_property
    def _slippable(self) -> Mapping[str, list[str]]:
        """Spellings long enough to be recognised with a letter wrong, by their first and by their last character."""
        found: dict[str, list[str]] = defaultdict(list)
        for spelling, entries in self._entries.items():
            if len(spelling) >= _SHORTEST_SLIP and _nameable(spelling) and entries[0][0] not in _PLACES:
                found[spelling[0]].append(spelling)
                found["~" + spelling[-1]].append(spelling)
        return found

    def strangers(self, cleaned: str, known: Callable[[str], bool]) -> tuple[str, ...]:
        """Capitalised words inside a text (not folded) that name nothing, and that are not `known` otherwise."""
        if cleaned.isupper():
            return ()
        words = dict.fromkeys(word.lower() for word in _PROPER.findall(cleaned))
        return tuple(w for w in words if w not in self.words.ordinary and not known(w) and not self.find(w))


def _nameable(spelling: str) -> bool:
    return bool(_LATIN.fullmatch(spelling) or _KATAKANA.fullmatch(spelling))


def _too_common(shelf: str, spelling: str, entry_id: str) -> bool:
    """Ids of grids (IT, IN, US) are words too; only their names count in running text."""
    return shelf in _PLACES and spelling == entry_id


def _tokens(folded: str) -> list[_Token]:
    """Words, katakana runs, ends of lines and single characters of other Japanese: names are found in running text."""
    keyed = ((match, *_keyed(match[0])) for match in _WORD.finditer(folded))
    return [_Token(folded_key, match.start(), match.end(), kana) for match, folded_key, kana in keyed if folded_key]


@lru_cache(maxsize=20_000)
def _keyed(word: str) -> tuple[str, bool]:
    """A word's key, and whether it is in hiragana; an end of line stays one, so that no name runs across it."""
    return (_BREAK if word == _BREAK else key(word)), "\u3041" <= word[0] <= "\u309f"
