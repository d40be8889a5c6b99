"""Finds names of the knowledge in a text: the longest first, however they are spelled, slips forgiven."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from bot.library import Library
from bot.library.names import Names
from bot.library.spelling import key
from bot.understanding.reading import Mention

SHELVES = ("names", "terms", "accelerators", "grids", "cloud_regions", "models")
_WORD = re.compile(r"[a-z0-9]+(?:[.'’-][a-z0-9]+)*|[\u30a1-\u30ffー]+|[\u3041-\u309f\u3400-\u9fff々]+|\S")
_LATIN = re.compile(r"[a-z0-9.'&+-]+")
_KATAKANA = re.compile(r"[\u30a1-\u30ffー・]+")
_LONGEST_WORDS = 6
_SHORTEST_SLIP, _CLOSE = 5, 84.0


@dataclass(frozen=True, slots=True)
class _Token:
    key: str
    start: int
    end: int


class Mentions:
    """The names of one library, ready to be found in texts."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._names: Names = library.find

    @cached_property
    def _entries(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Key of a spelling -> every (shelf, id) that it names."""
        found: dict[str, dict[tuple[str, str], None]] = {}
        for shelf in SHELVES:
            for spelling, entry_id in self._names.spellings(shelf):
                if not _too_common(shelf, spelling, entry_id):
                    found.setdefault(key(spelling), {})[(shelf, entry_id)] = None
        found.pop("", None)
        return {spelling: tuple(entries) for spelling, entries in found.items()}

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._entries), default=0)

    def find(self, folded: str) -> list[Mention]:
        """Mentions in a folded text, in order, without overlaps; an ambiguous name gives one mention per meaning."""
        tokens = list(_tokens(folded))
        mentions: list[Mention] = []
        position = 0
        while position < len(tokens):
            length, entries, slip = self._at(tokens, position)
            if length == 0:
                position += 1
                continue
            start, end = tokens[position].start, tokens[position + length - 1].end
            mentions += [Mention(shelf, entry_id, start, end, slip) for shelf, entry_id in entries]
            position += length
        return mentions

    def _at(self, tokens: list[_Token], position: int) -> tuple[int, tuple[tuple[str, str], ...], bool]:
        """The longest name that starts at a token: how many tokens, what it names, and whether it is a slip."""
        joined = ""
        best: tuple[int, tuple[tuple[str, str], ...], bool] = (0, (), False)
        for length, token in enumerate(tokens[position:], 1):
            joined += token.key
            if len(joined) > self._longest:
                break
            if entries := self._entries.get(joined) or self._entries.get(joined.removesuffix("s")):
                best = (length, entries, False)
        return best if best[0] else self._slip(tokens[position])

    def _slip(self, token: _Token) -> tuple[int, tuple[tuple[str, str], ...], bool]:
        if len(token.key) < _SHORTEST_SLIP or token.key.isdigit() or not _nameable(token.key):
            return 0, (), False
        hit = process.extractOne(token.key, self._slippable, scorer=fuzz.ratio, score_cutoff=_CLOSE)
        return (1, self._entries[hit[0]], True) if hit else (0, (), False)

    @cached_property
    def _slippable(self) -> list[str]:
        """Spellings long enough to be recognised with a letter wrong: one word, Latin without digits, or katakana."""
        return [s for s in self._entries if len(s) >= _SHORTEST_SLIP and _nameable(s) and not any(map(str.isdigit, s))]


def _nameable(spelling: str) -> bool:
    return bool(_LATIN.fullmatch(spelling) or _KATAKANA.fullmatch(spelling))


def _too_common(shelf: str, spelling: str, entry_id: str) -> bool:
    """Ids of grids (IT, IN, US) are words too; only their names count in running text."""
    return shelf in {"grids", "cloud_regions"} and spelling == entry_id


def _tokens(folded: str) -> Iterator[_Token]:
    """Words, katakana runs and single characters of other Japanese, so that names are found inside running text."""
    for match in _WORD.finditer(folded):
        word, start = match[0], match.start()
        pieces: Iterable[tuple[str, int]] = [(word, start)]
        if re.match(r"[\u3041-\u309f\u3400-\u9fff々]", word):
            pieces = [(c, start + i) for i, c in enumerate(word)]
        for piece, at in pieces:
            if folded_key := key(piece):
                yield _Token(folded_key, at, at + len(piece))
