"""Finds entries of the knowledge by any name, however it is spelled."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal, get_args

from rapidfuzz import fuzz, process

from bot.library.spelling import fold, key

if TYPE_CHECKING:
    from bot.library.library import Library

Shelf = Literal[
    "facts", "topics", "names", "terms", "sources", "accelerators", "grids", "cloud_regions", "models", "training_runs"
]
_SHELVES: tuple[Shelf, ...] = get_args(Shelf)
_CLOSE = 82.0


class Names:
    """Looks names up, shelf by shelf; built once per library."""

    def __init__(self, library: "Library") -> None:
        self._library = library

    @cached_property
    def _spellings(self) -> Mapping[str, Mapping[str, str]]:
        """For each shelf: spelling (folded, or reduced to its key) -> entry id; the first to claim one keeps it."""
        return {shelf: _claim(self.spellings(shelf)) for shelf in _SHELVES}

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
        """The id of the entry that has this name, or one that differs by a typing slip; None if unsure."""
        found = self.exact(shelf, text)
        if found is not None or len(key(text)) < 5:
            return found
        hit = process.extractOne(key(text), self._spellings[shelf].keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE)
        return self._spellings[shelf][hit[0]] if hit else None

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


def _claim(spellings: Iterable[tuple[str, str]]) -> dict[str, str]:
    claimed: dict[str, str] = {}
    pairs = list(spellings)
    for folding in (fold, key):  # as written first: us-east1 and us-east-1 are two regions
        for spelling, entry_id in pairs:
            claimed.setdefault(folding(spelling), entry_id)
    claimed.pop("", None)
    return claimed


def _written(entry: object) -> Iterable[str]:
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
