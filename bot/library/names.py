"""Finds entries of the knowledge by any name, however it is spelled; a name is never replaced by a similar one."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal, get_args

from rapidfuzz import fuzz, process

from bot.library.naming import parts, says_less, slip_of, told_apart
from bot.library.spelling import fold, key

if TYPE_CHECKING:
    from bot.library.library import Library

Shelf = Literal[
    "facts",
    "topics",
    "names",
    "terms",
    "sources",
    "accelerators",
    "systems",
    "grids",
    "cloud_regions",
    "models",
    "training_runs",
]
_SHELVES: tuple[Shelf, ...] = get_args(Shelf)
_PRODUCTS = ("accelerators", "systems", "models", "training_runs")
_LONGEST = 60


class Names:
    """Looks names up, shelf by shelf; built once per library."""

    def __init__(self, library: "Library") -> None:
        self._library = library

    @cached_property
    def _spellings(self) -> Mapping[str, Mapping[str, str]]:
        """For each shelf: spelling (folded, or reduced to its key) -> entry id; the first to claim one keeps it."""
        return {shelf: _claim(self.spellings(shelf)) for shelf in _SHELVES}

    @cached_property
    def _parted(self) -> Mapping[str, Mapping[str, list[frozenset[str]]]]:
        """For each shelf of products: entry id -> the parts of each of its names."""
        return {shelf: self._parts(shelf) for shelf in _PRODUCTS}

    def _parts(self, shelf: str) -> Mapping[str, list[frozenset[str]]]:
        found: dict[str, list[frozenset[str]]] = {}
        entries = getattr(self._library, shelf)
        for spelling, entry_id in self.spellings(shelf):
            memory = getattr(entries[entry_id], "memory_gb", None)
            own = parts(spelling)
            found.setdefault(entry_id, []).extend([own, own | {f"{memory:g}gb"}] if memory else [own])
        return found

    def spellings(self, shelf: str) -> Iterable[tuple[str, str]]:
        """Every (spelling, entry id) of a shelf, ids first."""
        entries = getattr(self._library, shelf)
        yield from ((entry_id, entry_id) for entry_id in entries)
        for entry_id, entry in entries.items():
            yield from ((spelling, entry_id) for spelling in _written(entry))

    def exact(self, shelf: Shelf, text: str) -> str | None:
        """The id of the entry that has this name, or None."""
        spellings = self._spellings[shelf]
        return spellings.get(fold(text)) or spellings.get(key(text))

    def nearest(self, shelf: Shelf, text: str, limit: int = 3) -> list[str]:
        """Ids of the entries whose names look most like the text, best first; empty if none is close."""
        spellings = self._spellings[shelf]
        wanted = key(text)
        hits = process.extract(wanted, spellings.keys(), scorer=fuzz.WRatio, limit=limit * 4, score_cutoff=60.0)
        return list(dict.fromkeys(spellings[spelling] for spelling, _, _ in hits))[:limit]

    def close(self, shelf: Shelf, text: str) -> str | None:
        """The id of the entry that has this name, all its parts, or the name with a letter mistyped; else None.

        A digit, a version or a word of size (Pro, nano, Ti) is never mistyped: another one is another thing.
        """
        found = self.exact(shelf, text)
        if found is not None or not text.strip() or len(text) > _LONGEST:
            return found
        if shelf in _PRODUCTS and (found := self.exact(shelf, text.removesuffix("s")) or self._of_parts(shelf, text)):
            return found
        return self._slipped(shelf, text)

    def _of_parts(self, shelf: Shelf, text: str) -> str | None:
        """The one entry that the parts of a text name: it lacks some of them, or has more that tell nothing apart."""
        said = parts(text)
        if not said:
            return None
        fuller = [i for i, names in self._parted[shelf].items() if any(_covers(said, name) for name in names)]
        if len(fuller) == 1:
            return fuller[0]
        return None if fuller else self._best_held(shelf, said)

    def _best_held(self, shelf: Shelf, said: frozenset[str]) -> str | None:
        """The entry with the longest name inside the parts that were said, where the rest tells nothing apart."""
        held = {
            i: max((len(name) for name in names if name <= said and not told_apart(said - name)), default=0)
            for i, names in self._parted[shelf].items()
        }
        most = max(held.values(), default=0)
        best = [i for i, length in held.items() if length == most]
        return best[0] if most and len(best) == 1 else None

    def _slipped(self, shelf: Shelf, text: str) -> str | None:
        hit = slip_of(key(text), self._spellings[shelf].keys())
        return self._spellings[shelf][hit] if hit else None

    def starting(self, shelf: Shelf, text: str, limit: int = 25) -> list[str]:
        """Ids for autocompletion: names that start with the text, then names that hold it, then near ones."""
        wanted = key(text)
        spellings = self._spellings[shelf]
        if not wanted:
            return list(dict.fromkeys(spellings.values()))[:limit]
        first = [i for s, i in spellings.items() if s.startswith(wanted)]
        inside = [i for s, i in spellings.items() if wanted in s]
        found = dict.fromkeys(first + inside)
        return list(found or dict.fromkeys(self.nearest(shelf, text, limit)))[:limit]


def _covers(said: frozenset[str], name: frozenset[str]) -> bool:
    """Whether a name holds everything that was said, and little more: Qwen3 235B of Qwen3-235B-A22B."""
    return said <= name and told_apart(said) and says_less(name - said)


def _claim(spellings: Iterable[tuple[str, str]]) -> dict[str, str]:
    claimed: dict[str, str] = {}
    pairs = list(spellings)
    for folding in (fold, key):  # as written first: us-east1 and us-east-1 are two regions
        for spelling, entry_id in pairs:
            claimed.setdefault(folding(spelling), entry_id)
    claimed.pop("", None)
    return claimed


def _written(entry: object) -> Iterator[str]:
    """Every spelling that an entry of any shelf has."""
    for attribute in ("name", "term", "label", "statement"):
        text = getattr(entry, attribute, None)
        if isinstance(text, str):
            yield text
        elif text is not None and attribute != "statement":
            yield from (text.en, text.ja)
    for attribute in ("name_en", "name_ja", "en", "ja", "region", "model"):
        text = getattr(entry, attribute, None)
        if isinstance(text, str):
            yield text
    yield from getattr(entry, "aliases", ())
    yield from getattr(entry, "names", ())
    yield from getattr(entry, "parts", ())
