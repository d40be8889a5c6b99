"""Finds names of the knowledge in a text: the longest first, however they are spelled, slips forgiven."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.library import Library
from bot.library.names import Names
from bot.library.spelling import fold, key, unaccented
from bot.understanding.known import KnownWords
from bot.understanding.place_codes import PlaceCodes
from bot.understanding.power_sources import PowerSources
from bot.understanding.reading import Mention
from bot.understanding.remembered import LONGEST, remembered
from bot.understanding.unknown_names import UnknownNames
from bot.understanding.wordlists import wordlists

SHELVES = ("names", "terms", "accelerators", "systems", "grids", "cloud_regions", "models")
_WORD = re.compile(
    r"\d{1,4}x(?=[a-z]{0,4}\d{3})|[a-z0-9]+(?:[.'’-][a-z0-9]+)*|[\u30a1-\u30ffー]+|[\u3041-\u309f\u3400-\u9fff々]|[^\s\w]|\n"
)
_HYPHENED = re.compile(r"\b([a-z]{3,})-([a-z]{3,})\b")
_GLUED_COUNT = re.compile(r"(?<=[a-z]{3})(?=\d{2,6}[回件人問通])")
_LATIN = re.compile(r"[a-z][a-z.'&+-]*")
_KATAKANA = re.compile(r"[\u30a1-\u30ffー・]+")
_PROPER = re.compile(
    r"(?<=[A-Za-z0-9,] )[A-Z][A-Za-z]{2,}\b|(?<![A-Za-z])[A-Z]{3,5}(?![A-Za-z])"
    r"|\b[A-Z][a-z]{2,}[A-Z][a-z]{2,}\b|(?<=[\u3041-\u9fff])[A-Z][a-z]{2,}|[A-Z][a-z]{2,}(?=\(?[\u3041-\u9fff])"
)
_PERSON = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,20} [A-Z][a-z]{2,20}\b")
_OTHERS = re.compile(
    "|".join(
        rf"(?<![a-z0-9]){re.escape(name)}(?![a-z])" if name.isascii() else re.escape(name)
        for name in wordlists()["others"]
    )
)
PLACES = {"grids", "cloud_regions"}
_GRID, _POWER = " grid", (" power", " electricity", " mix", " energy mix", " power grid")
_COUNTS = re.compile(
    r"[枚台基個人回本件年円万億兆%,.]|[ ]?(?:gpus?|cards?|chips?|people|tokens?|[kmgt]?w(?:h|att)?s?|t|kg)\b"
)
_NUMBER_BEHIND = re.compile(r"(?<![^ ])\d+$")
_COUNTED = re.compile(r"\d ?x?[ ]?$")
_SHORTEST_SLIP, _SHORTEST_KANA, _CLOSE = 5, 4, 82.0
_KANA = 0x60  # from katakana to hiragana
_BREAK, _BREAKS = "\n", {"\n", ">", "→"}
_Entries = tuple[tuple[str, str], ...]


_Token = tuple[str, bool]


class Mentions:
    """The names of one library, ready to be found in texts."""

    def __init__(self, library: Library, shelves: Sequence[str] = SHELVES) -> None:
        self.library, self._shelves, self._is_all = library, shelves, shelves == SHELVES
        self.words = KnownWords(library)
        self._names: Names = library.find
        self._slipped = remembered(self._nearest)
        self._sources = {i for i, grid in library.grids.items() if grid.level == "source"}
        self._power = PowerSources(library)
        self._codes = PlaceCodes(library, self.words)
        self._unknown = UnknownNames(library, self.words)

    @cached_property
    def _entries(self) -> Mapping[str, _Entries]:
        """Key of a spelling -> every (shelf, id) that it names."""
        found: dict[str, dict[tuple[str, str], None]] = {}
        for shelf in self._shelves:
            for spelling, entry_id in self._names.spellings(shelf):
                if not (_too_common(shelf, spelling, entry_id) or (entry_id in self._sources and self._is_all)):
                    for name in _also(spelling, shelf):
                        found.setdefault(key(unaccented(fold(name))), {})[(shelf, entry_id)] = None
        if self._is_all:
            self._add_others(found)
        found.pop("", None)
        return {spelling: tuple(entries) for spelling, entries in found.items()}

    def _add_others(self, found: dict[str, dict[tuple[str, str], None]]) -> None:
        """Adds the training runs of models that no other shelf has, and what means several things."""
        taken = set(found)
        for spelling, run in self._names.spellings("training_runs"):
            if key(run) not in taken:
                found.setdefault(key(unaccented(fold(spelling))), {("training_runs", run): None})
        for spelling, meanings in self.library.ambiguous.items():
            found[key(spelling)] = {(self._shelf(entry_id), entry_id): None for entry_id in meanings}

    def _shelf(self, entry_id: str) -> str:
        """The shelf that an entry stands on; the one of terms if none has it."""
        return next((shelf for shelf in SHELVES if entry_id in getattr(self.library, shelf)), "terms")

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """Everything that a spelling begins with."""
        return frozenset(spelling[:end] for spelling in self._entries for end in range(1, len(spelling) + 1))

    def find(self, folded: str, slips: bool = True) -> list[Mention]:
        """Mentions in a folded text, in order, without overlaps; an ambiguous name gives one mention per meaning."""
        matches = list(_WORD.finditer(unaccented(folded)))
        mentions: list[Mention] = []
        tokens = [_token(match[0]) for match in matches]
        for first, length, entries, slip in self._found(tokens, slips):
            start, end = matches[first].start(), matches[first + length - 1].end()
            if _NUMBER_BEHIND.search(folded, start, end) and _COUNTS.match(folded, end):
                # 4080台 counts something, though a card is called 4080, and so does gpt4 1回
                length, entries = self._at(tokens[: first + length - 1], first) if length > 1 else (0, ())
                if not length:
                    continue
                end = matches[first + length - 1].end()
            if folded[end - 1] == "s" and _COUNTED.search(folded, 0, start):  # 10,000 V100s, not the V100S
                entries = self._entries.get(key(folded[start : end - 1]), entries)
            entries = self._as_spelled(entries, folded[start:end])
            mentions += [Mention(shelf, entry_id, start, end, slip) for shelf, entry_id in entries]
        return mentions

    def read(self, folded: str, cleaned: str = "") -> list[Mention]:
        """All that a folded text names, in order: rows, power sources, and names that no row has ("unknown").

        `cleaned` is the text as typed, before folding: its capitals show ids (JP) and places that are not known.
        """
        found = self.find(folded)
        for more in (self._power.find(folded), self._codes.find(folded, cleaned)):
            found += [m for m in more if not any(_overlap(m, other) and _is_place(other) for other in found)]
        named = self._unknown.find(folded, found, cleaned)
        kept = [m for m in found if not any(_overlap(m, other) for other in named)]
        return sorted(kept + named, key=lambda mention: (mention.start, mention.end))

    def _as_spelled(self, entries: _Entries, text: str) -> _Entries:
        """The meanings of a name; of cloud regions that differ by a hyphen, the one that is spelled like this."""
        if len(entries) == 1 or any(shelf != "cloud_regions" for shelf, _ in entries):
            return entries
        regions = self.library.cloud_regions
        return tuple((shelf, i) for shelf, i in entries if text in {i, regions[i].region}) or entries

    def parted(self, folded: str) -> str:
        """The folded text with a space between two names and before a count: microsoft-oracle, gemini20回."""
        folded = _GLUED_COUNT.sub(" ", folded)
        return _HYPHENED.sub(lambda m: f"{m[1]} {m[2]}" if self._are_names(m) else m[0], folded)

    def _are_names(self, match: re.Match[str]) -> bool:
        known = self._entries
        return key(match[0]) not in known and match[1] in known and match[2] in known

    def named(self, folded: str) -> Iterator[_Entries]:
        """What each name in a folded text may mean, spelled as the knowledge spells it."""
        tokens = [_token(word) for word in _WORD.findall(unaccented(folded))]
        return (entries for _, _, entries, _ in self._found(tokens, slips=False))

    def _found(self, tokens: Sequence[_Token], slips: bool) -> Iterator[tuple[int, int, _Entries, bool]]:
        """First token, number of tokens and meaning of each name, and whether it is a slip."""
        known, beginnings, after = self._entries, self._beginnings, 0
        following = [word[:1] for word, _ in tokens[1:]] + [""]
        for position, (word, _) in enumerate(tokens):
            if position < after or not word:
                continue
            length: int = 0
            begins = word in known or word + following[position] in beginnings
            if (begins or (word[-1:] == "s" and word[:-1] in known)) and not _is_article(word, following[position]):
                length, entries = self._at(tokens, position)
            if length:
                yield position, length, entries, False
                after = position + length
            elif slips and (entries := self._slip(word)):
                yield position, 1, entries, True

    def _at(self, tokens: Sequence[_Token], position: int) -> tuple[int, _Entries]:
        """The longest name that starts at a token: how many tokens it has, and what it names."""
        best: tuple[int, _Entries] = (0, ())
        joined, starts_in_kana = "", tokens[position][1]
        known, beginnings = self._entries, self._beginnings
        for length in range(1, len(tokens) - position + 1):
            word, kana = tokens[position + length - 1]
            if not word:
                continue
            joined += word
            entries = known.get(joined) or (known.get(joined[:-1]) if word[-1] == "s" else None)
            if entries and not (kana and starts_in_kana and len(joined) < _SHORTEST_KANA):
                best = (length, entries)
            if joined not in beginnings:
                break
        return best

    def _slip(self, word: str) -> _Entries:
        if not _SHORTEST_SLIP <= len(word) <= LONGEST or word in self.words.ordinary or not _nameable(word):
            return ()
        return self._slipped(word)

    def _nearest(self, word: str) -> _Entries:
        """What a misspelled word names: the closest spelling that starts or ends as it does."""
        choices = self._slippable.get(word[0], []) + self._slippable.get("~" + word[-1], [])
        if hit := process.extractOne(word, choices, scorer=fuzz.ratio, score_cutoff=_CLOSE):
            return self._entries[hit[0]]
        places = () if word in self.words.seen or len(word) < _SHORTEST_SLIP else self._places.get(word[0], ())
        found = process.extractOne(word, places, scorer=OSA.distance, score_cutoff=1)
        return self._entries[found[0]] if found else ()

    @cached_property
    def _places(self) -> Mapping[str, list[str]]:
        """Places in one word, by their first character: only one slip is forgiven, as many are alike."""
        found: dict[str, list[str]] = defaultdict(list)
        for spelling, entries in self._entries.items():
            if len(spelling) > _SHORTEST_SLIP and _LATIN.fullmatch(spelling) and entries[0][0] in {*PLACES, "names"}:
                found[spelling[0]].append(spelling)
        return found

    @cached_property
    def _slippable(self) -> Mapping[str, list[str]]:
        """Spellings long enough to be recognised with a letter wrong, by their first and by their last character."""
        found: dict[str, list[str]] = defaultdict(list)
        for spelling, entries in self._entries.items():
            if len(spelling) >= _SHORTEST_SLIP and _nameable(spelling) and entries[0][0] not in PLACES:
                found[spelling[0]].append(spelling)
                found["~" + spelling[-1]].append(spelling)
        return found

    def _is_heard(self, name: str) -> bool:
        """Whether the knowledge has all words of a name, though they may stand apart there."""
        return bool(self.find(name)) or all(word in self.words.seen for word in name.split())

    def strangers(self, cleaned: str, known: Callable[[str], bool]) -> tuple[str, ...]:
        """Capitalised words inside a text (not folded) that name nothing, and that are not `known` otherwise."""
        words = dict.fromkeys(word.lower() for word in _PROPER.findall("" if cleaned.isupper() else cleaned))
        others = [word for word in _OTHERS.findall(cleaned.lower()) if not self.find(word, slips=False)]
        others += [name.lower() for name in _PERSON.findall(cleaned) if not self._is_heard(name.lower())]
        return (*others, *(w for w in words if w not in self.words.ordinary and not known(w) and not self.find(w)))


def _also(spelling: str, shelf: str) -> Iterator[str]:
    """A name, also in hiragana, and for "Polish grid" also Polish power and electricity."""
    yield from dict.fromkeys((spelling, _in_hiragana(spelling)))
    if shelf == "grids" and spelling.endswith(_GRID):
        yield from (spelling.removesuffix(_GRID) + other for other in _POWER)


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _is_place(mention: Mention) -> bool:
    return mention.shelf in PLACES


def _is_article(word: str, following: str) -> bool:
    """Whether a token is the "a" of "a 10 MW site" or "a US home", not the beginning of A10 or AUS."""
    return word == "a" and following.isalnum()


def _in_hiragana(spelling: str) -> str:
    """A name in katakana as it is written without; another name, or a short one, as it is."""
    if len(spelling) <= _SHORTEST_KANA or not _KATAKANA.fullmatch(spelling):
        return spelling
    return "".join(chr(ord(c) - _KANA) if c <= "\u30f6" else c for c in spelling)


def _nameable(spelling: str) -> bool:
    return bool(_LATIN.fullmatch(spelling) or _KATAKANA.fullmatch(spelling))


def _too_common(shelf: str, spelling: str, entry_id: str) -> bool:
    """Ids of grids (IT, IN, US) are words too; only their names count in running text."""
    return shelf in PLACES and spelling == entry_id


@remembered
def _token(word: str) -> _Token:
    """A word's key ("" for a sign), and whether it is in hiragana. An end of line stays one: no name runs across it."""
    return (_BREAK if word in _BREAKS else key(word)), "\u3041" <= word[0] <= "\u309f"
