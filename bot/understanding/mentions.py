"""Finds names of the knowledge in a text: the longest first, however they are spelled, slips forgiven."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process

from bot.library import Library, Term
from bot.library.names import Names
from bot.library.spelling import fold, key
from bot.understanding.concepts import SPELLINGS, STOP
from bot.understanding.reading import Mention
from bot.understanding.stemming import stem

SHELVES = ("names", "terms", "accelerators", "grids", "cloud_regions", "models")
_WORD = re.compile(r"[a-z0-9]+(?:[.'’-][a-z0-9]+)*|[\u30a1-\u30ffー]+|[\u3041-\u309f\u3400-\u9fff々]|[^\s\w]")
_LATIN = re.compile(r"[a-z][a-z.'&+-]*")
_KATAKANA = re.compile(r"[\u30a1-\u30ffー・]+")
_RUN = re.compile(r"[a-z]+|[\u30a1-\u30ffー]+")
_HIRAGANA = re.compile(r"[\u3041-\u309f]+")
_PROPER = re.compile(r"(?<=[a-z,] )([A-Z][A-Za-z]{2,})\b")
_PLACES = {"grids", "cloud_regions"}
_SHORTEST_SLIP, _SHORTEST_KANA, _CLOSE, _OFTEN = 5, 4, 82.0, 2
_Entries = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Token:
    key: str
    start: int
    end: int
    kana: bool


class Mentions:
    """The names of one library, ready to be found in texts."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._names: Names = library.find
        self._spellings: list[str] = []
        self._slipped = lru_cache(maxsize=5_000)(self._nearest)

    @cached_property
    def _entries(self) -> Mapping[str, _Entries]:
        """Key of a spelling -> every (shelf, id) that it names."""
        found: dict[str, dict[tuple[str, str], None]] = {}
        for shelf in SHELVES:
            for spelling, entry_id in self._names.spellings(shelf):
                self._spellings.append(spelling)
                if not _too_common(shelf, spelling, entry_id):
                    found.setdefault(key(spelling), {})[(shelf, entry_id)] = None
        found.pop("", None)
        return {spelling: tuple(entries) for spelling, entries in found.items()}

    @cached_property
    def _longest_from(self) -> Mapping[str, int]:
        """For the first two characters of the keys: how long the longest of them is."""
        longest: dict[str, int] = defaultdict(int)
        for spelling in self._entries:
            longest[spelling[:2]] = max(longest[spelling[:2]], len(spelling))
        return longest

    def find(self, folded: str, slips: bool = True) -> list[Mention]:
        """Mentions in a folded text, in order, without overlaps; an ambiguous name gives one mention per meaning."""
        tokens = list(_tokens(folded))
        mentions: list[Mention] = []
        position = 0
        while position < len(tokens):
            length, entries = self._at(tokens, position)
            slip = False
            if length == 0 and slips:
                entries = self._slip(tokens[position].key)
                length, slip = (1, True) if entries else (0, False)
            if length == 0:
                position += 1
                continue
            start, end = tokens[position].start, tokens[position + length - 1].end
            mentions += [Mention(shelf, entry_id, start, end, slip) for shelf, entry_id in entries]
            position += length
        return mentions

    def _at(self, tokens: list[_Token], position: int) -> tuple[int, _Entries]:
        """The longest name that starts at a token: how many tokens it has, and what it names."""
        joined = ""
        best: tuple[int, _Entries] = (0, ())
        for length in range(1, len(tokens) - position + 1):
            joined += tokens[position + length - 1].key
            if len(joined) > 1 and len(joined) > self._longest_from.get(joined[:2], 0) + 1:
                break
            entries = self._entries.get(joined) or (self._entries.get(joined[:-1]) if joined[-1] == "s" else None)
            if entries and not (
                len(joined) < _SHORTEST_KANA and tokens[position].kana and tokens[position + length - 1].kana
            ):
                best = (length, entries)
        return best

    def _slip(self, word: str) -> _Entries:
        if len(word) < _SHORTEST_SLIP or word in self.ordinary or not _nameable(word):
            return ()
        return self._slipped(word)

    def _nearest(self, word: str) -> _Entries:
        """What a misspelled word names: the closest spelling of about its length that starts or ends as it does."""
        choices = self._slippable.get(word[0], []) + self._slippable.get("~" + word[-1], [])
        hit = process.extractOne(word, choices, scorer=fuzz.ratio, score_cutoff=_CLOSE)
        return self._entries[hit[0]] if hit else ()

    def strangers(self, cleaned: str, known: Callable[[str], bool]) -> tuple[str, ...]:
        """Capitalised words inside a text (not folded) that name nothing, and whose stems are not `known` either."""
        if cleaned.isupper():
            return ()
        words = dict.fromkeys(word.lower() for word in _PROPER.findall(cleaned))
        return tuple(w for w in words if w not in self.ordinary and not known(stem(w)) and not self.find(w))

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        """In how many texts of the knowledge each word stands; words of names count as often used."""
        facts, terms, names = self._library.facts.values(), self._library.terms.values(), self._library.names.values()
        texts = [t for f in facts for t in (f.statement.en, f.statement.ja, *f.questions.en, *f.questions.ja)]
        texts += [t for e in terms for t in (e.definition.en, e.definition.ja)]
        texts += [t for e in names for t in (e.what.en, e.what.ja)]
        found = Counter(word for text in texts for word in set(_RUN.findall(fold(text))))
        for entry in (*terms, *names):
            label = entry.term if isinstance(entry, Term) else entry.name
            for text in (label.en, label.ja):
                found.update(dict.fromkeys(_RUN.findall(fold(text)), _OFTEN))
        return found

    @cached_property
    def seen(self) -> frozenset[str]:
        """Every word of the knowledge, of its names, and of the words that questions are made of."""
        named = {word for spelling in self._spellings for word in _RUN.findall(fold(spelling))}
        return STOP | SPELLINGS | frozenset(self._counts) | named

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """Words that the knowledge uses often, so that none of them is taken for a misspelled name."""
        return STOP | SPELLINGS | {word for word, count in self._counts.items() if count >= _OFTEN}

    @cached_property
    def _slippable(self) -> Mapping[str, list[str]]:
        """Spellings long enough to be recognised with a letter wrong, by their first and by their last character."""
        found: dict[str, list[str]] = defaultdict(list)
        for spelling, entries in self._entries.items():
            if len(spelling) >= _SHORTEST_SLIP and _nameable(spelling) and entries[0][0] not in _PLACES:
                found[spelling[0]].append(spelling)
                found["~" + spelling[-1]].append(spelling)
        return found


def _nameable(spelling: str) -> bool:
    return bool(_LATIN.fullmatch(spelling) or _KATAKANA.fullmatch(spelling))


def _too_common(shelf: str, spelling: str, entry_id: str) -> bool:
    """Ids of grids (IT, IN, US) are words too; only their names count in running text."""
    return shelf in _PLACES and spelling == entry_id


def _tokens(folded: str) -> Iterator[_Token]:
    """Words, katakana runs and single characters of other Japanese, so that names are found inside running text."""
    for match in _WORD.finditer(folded):
        if folded_key := _key(match[0]):
            yield _Token(folded_key, match.start(), match.end(), _HIRAGANA.match(match[0]) is not None)


_key = lru_cache(maxsize=20_000)(key)
