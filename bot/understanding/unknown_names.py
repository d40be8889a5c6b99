"""Names that no row has: chips, machines, models and places that a text names and the knowledge does not know."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain

from bot.library import Library
from bot.library.names import Shelf
from bot.library.spelling import fold
from bot.understanding.known import KnownWords
from bot.understanding.reading import Mention
from bot.understanding.wordlists import names_wordlists

UNKNOWN, NEVER = "unknown", "(?!)"
_START, _END = r"(?:(?<![a-z0-9.])|(?<=\dx))", r"(?![a-z0-9])"
_FAMILY = re.compile(r"([a-z]{3,}|[\u30a1-\u30ffー]{3,})(?:[ -]?v?\d.*)?")
_VERSION = re.compile(r"[ -]?v?(?!0)\d{1,2}(?:\.\d+)*(?!b)[a-z]?(?![a-z0-9.])")
_BILLIONS = re.compile(r"[ -]?\d{1,6}(?:\.\d{1,6})?b(?![a-z0-9])")
_COUNT = re.compile(r"(?: |(?<=[\u30a1-\u30ffー])|(?<=[a-z]{4}))(\d+)$")
_SIZE_B = re.compile(r"(?<!\d)(\d+(?:\.\d+)?)b$")
_PROPER = r"[A-Z][a-z\u00c0-\u024f'’-]+"
_PLACE = re.compile(
    r"\b(?:in|at|near|within) (?:the )?(?:(?:kingdom|republic|state|city|land|region|province|country) of )?"
    rf"({_PROPER}(?: (?:of |and )?{_PROPER}){{0,3}})"
)
_PLACE_JA = re.compile(
    r"(?:^|[、。,\s]|\d(?:[枚台個基回]を?|日間?|週間|か?月間?|年間?|時間|分間?)|を)((?:[\u3400-\u9fff々]{2,5}|[\u30a1-\u30ffー]{3,10})[県市町村]?)"
    r"(?=で(?![すきしもは])|の(?:データセンター|電力で|電気で|リージョン)|に(?:ある|置|設置))"
)
# Whose electricity it is: on the Klingon grid.
_GRID = re.compile(r"\b(?:on|in|at|with|from|of|using) (?:the |an? )?([a-z]{4,20}) (?:power |electricity )?grid\b")
# A name with a version, of what is trained or asked: ゾブラ9の学習, zobra 9 training.
_TRAINED = re.compile(
    r"(?<![a-z0-9\u30a1-\u30ffー-])([a-z]{3,20}|[\u30a1-\u30ffー]{2,20})[ -]?v?\d{1,3}(?:\.\d{1,2})?"
    r"(?=[のを](?:事前)?(?:学習|訓練|トレーニング|推論)| (?:pre-?)?train(?:ing|ed)\b)"
)
# ... or of what counts as hardware: Glorbtron Q7 accelerators.
_MADE = re.compile(
    r"(?<![a-z0-9-])([a-z]{4,20})[ -][a-z]{1,3}-?\d{1,4}[a-z]?"
    r"(?= (?:gpus?|accelerators?|cards?|chips?|[tn]pus?)(?![a-z]))"
    r"|(?<![\u30a1-\u30ffー])([\u30a1-\u30ffー]{4,20}|[a-z]{4,20} )[ ]?[a-z]{1,2}\d{1,4}"
    r"(?=[をのがではx× ]?\d{0,4}[枚台基])"
)
_HARDWARE: tuple[Shelf, ...] = ("accelerators", "systems", "models")
_MODELS: tuple[Shelf, ...] = ("models", "training_runs", "names")
_NEAR_SIZE = 0.02
_CACHED, _LONGEST_CACHED = 2_000, 30


class UnknownNames:
    """Finds the names that one library does not have."""

    def __init__(self, library: Library, words: KnownWords) -> None:
        self._library, self._words = library, words
        self._row = lru_cache(maxsize=_CACHED)(self._row_of)
        self._is_place_ja = lru_cache(maxsize=_CACHED)(self._may_be_place_ja)
        lists = names_wordlists()
        sizes = lists["hardware_sizes"]
        self._hardware = re.compile(f"{_START}(?:{'|'.join(lists['hardware'])})(?:{sizes})?{_END}")
        self._sized = re.compile(rf"[ ・-]?(?:{lists['model_sizes']})(?![a-zァ-ヶー])")
        self._variant = re.compile(lists["model_variants"])
        self._regions = re.compile(_START + lists["regions"])
        self._counted = re.compile(lists["counted"])
        self._places = _any_of(lists["places"])
        self._no_places = frozenset(lists["no_places"])
        self._no_grids = frozenset(lists["no_grids"])
        self._no_places_ja = frozenset(lists["no_places_ja"])
        self._endings_ja = re.compile(lists["no_place_endings_ja"])

    def find(self, folded: str, found: Sequence[Mention], cleaned: str = "") -> list[Mention]:
        """What is named in a folded text beyond the mentions `found` in it, "unknown" or by a longer name of a row.

        `cleaned` is the same text as it was typed: its capitals show places.
        """
        named = [*self._machines(folded, found), *self._versions(folded, found)]
        named += self._trained(folded, [*found, *named])
        named += self._named_places(folded, [*found, *named], cleaned)
        return sorted(named, key=lambda mention: mention.start)

    def _machines(self, folded: str, found: Sequence[Mention]) -> Iterator[Mention]:
        for match in self._hardware.finditer(folded):
            if not _within(match.start(), match.end(), found):
                yield self._mention(folded, match.start(), match.end(), _HARDWARE)
        for match in self._regions.finditer(folded):
            if not _within(match.start(), match.end(), found):
                yield self._mention(folded, match.start(), match.end(), ("cloud_regions",))

    def _versions(self, folded: str, found: Sequence[Mention]) -> Iterator[Mention]:
        """Models of a known family, or with a known name, with a version or a size that none of their rows has."""
        after = 0
        starts = {match.span() for match in self._families.finditer(folded)}
        starts |= {(m.start, m.end) for m in found if m.shelf == "models" or self._is_model(m)}
        for start, stop in sorted(starts):
            end = self._version_end(folded, stop)
            if start < after or end == stop or folded.endswith("'s", start, stop) or _within(start, end, found):
                continue
            after = end
            mention = self._mention(folded, start, end, _MODELS)
            if not (mention.shelf == UNKNOWN and self._is_own_size(folded, mention, found)):
                yield mention

    def _trained(self, folded: str, found: Sequence[Mention]) -> Iterator[Mention]:
        """What is trained, or used as hardware, under a name of which the knowledge has not even the word."""
        taken = [(m.start, m.end) for m in found]
        for match in chain(_TRAINED.finditer(folded), _MADE.finditer(folded)):
            known = match[match.lastindex or 0].strip() in self._words.seen
            if not known and not _meets(match.span(), taken):
                yield Mention(UNKNOWN, match[0], *match.span())

    def _is_model(self, mention: Mention) -> bool:
        return mention.shelf == "names" and self._library.names[mention.id].kind == "model"

    def _version_end(self, folded: str, start: int) -> int:
        """Where the version behind a family's name ends; a number of counted things is none, nor is a bare size."""
        parts = [self._sized, _VERSION, self._sized, self._variant, _BILLIONS, self._sized]
        end = start
        for part in parts:
            end = match.end() if (match := part.match(folded, end)) else end
        if _BILLIONS.fullmatch(folded, start, end):
            return start
        count = _COUNT.search(folded, start, end)
        return count.start() if count and self._counted.match(folded, end) else end

    def _is_own_size(self, folded: str, mention: Mention, found: Sequence[Mention]) -> bool:
        """Whether a model is only named with its size: DeepSeek-V3 671B."""
        size = _SIZE_B.search(folded, mention.start, mention.end)
        rows = (self._library.models[m.id] for m in found if m.shelf == "models" and m.start == mention.start)
        return size is not None and any(
            abs(float(size[1]) / b - 1) < _NEAR_SIZE for row in rows for b in (row.total_low_b, row.active_low_b) if b
        )

    def _mention(self, folded: str, start: int, end: int, shelves: tuple[Shelf, ...]) -> Mention:
        """A stretch of text as the row that it names, or as an unknown name."""
        text = folded[start:end]
        row = (self._row if len(text) <= _LONGEST_CACHED else self._row_of)(text, shelves)
        return Mention(*row, start, end)

    def _row_of(self, text: str, shelves: tuple[Shelf, ...]) -> tuple[str, str]:
        """Shelf and id of what a name stands for; "unknown" and the name itself if nothing has it."""
        for shelf in shelves:
            find = self._library.find.exact if shelf in {"names", "cloud_regions"} else self._library.find.close
            if entry_id := find(shelf, text):
                return shelf, entry_id
        return UNKNOWN, text

    def _named_places(self, folded: str, found: Sequence[Mention], cleaned: str) -> Iterator[Mention]:
        """Places of the list, and words that stand like a place where nothing else is named."""
        listed = [m.span() for m in self._places.finditer(folded) if not _within(*m.span(), found)]
        alike = [m.span(1) for m in _PLACE_JA.finditer(folded) if self._is_place_ja(m[1])]
        alike += self._capitalised(folded, cleaned)
        alike += [m.span(1) for m in _GRID.finditer(folded) if m[1] not in self._no_grids]
        taken = [*listed, *((m.start, m.end) for m in found)]
        free = [span for span in alike if not _meets(span, taken)]
        return (Mention(UNKNOWN, folded[start:end], start, end) for start, end in sorted({*listed, *free}))

    def _capitalised(self, folded: str, cleaned: str) -> Iterator[tuple[int, int]]:
        """Where words stand in a folded text that follow "in" or "at" and are capitalised in the text as typed."""
        for match in _PLACE.finditer(cleaned):
            name = fold(match[1])
            known = self._no_places | self._words.seen
            if not all(word in known for word in re.findall(r"[^\W\d_]+", name)):
                start = folded.find(name)
                if start >= 0:
                    yield start, start + len(name)

    def _may_be_place_ja(self, word: str) -> bool:
        known = word in self._no_places_ja or self._endings_ja.search(word)
        return not (known or word in self._words.text or any(word.endswith(w) for w in self._no_places_ja))

    @cached_property
    def _families(self) -> re.Pattern[str]:
        """The first words of models' names: gpt, claude, クロード."""
        names = (fold(spelling) for spelling, _ in self._library.find.spellings("models"))
        found = {match[1] for name in names if (match := _FAMILY.fullmatch(name))} | set(names_wordlists()["families"])
        return _any_of(found)


def unsettled(folded: str, mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The pieces of a text that name something unknown, or one of several places: Rubin, Georgia."""
    places: dict[tuple[int, int], set[str]] = {}
    for mention in mentions:
        if mention.shelf in {UNKNOWN, "grids", "cloud_regions"}:
            places.setdefault((mention.start, mention.end), set()).add(mention.id)
            if mention.shelf == UNKNOWN:
                places[mention.start, mention.end].add("")
    return tuple(folded[start:end] for (start, end), ids in sorted(places.items()) if len(ids) > 1)


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of some names, the longest first, where no letter of its script stands beside it."""
    longest = sorted(names, key=len, reverse=True)
    latin = "|".join(re.escape(name) for name in longest if name.isascii())
    other = "|".join(re.escape(name) for name in longest if not name.isascii())
    return re.compile(
        rf"(?<![a-z0-9-])(?:{latin or NEVER})(?![a-z])|(?<![\u30a1-\u30ffー])(?:{other or NEVER})(?![\u30a1-\u30ffー])"
    )


def _within(start: int, end: int, found: Iterable[Mention]) -> bool:
    return any(m.start <= start and end <= m.end for m in found)


def _meets(span: tuple[int, int], spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a stretch has a character of one of others."""
    return any(start < span[1] and span[0] < end for start, end in spans)
