"""Places named by their code: JP behind numbers, in DE; only in capitals, and only where nothing else explains them."""

import re
from collections.abc import Iterator
from functools import cached_property

from bot.library import Library
from bot.understanding.known import KnownWords
from bot.understanding.reading import Mention

_CODE = re.compile(r"(?<![A-Za-z0-9.-])[A-Z]{2}(?![A-Za-z0-9-])")
_BEHIND = re.compile(r"(?:\b[Ii]n|\b[Aa]t|[Rr]egion:?|[（(,、]|\d ?(?:h|hrs?|hours?|d|days?|時間|日間?)) ?$")
# What a word makes another of: IT機器, IT equipment.
_COMPOUND = re.compile(
    r"[\u30a1-\u30ff\u3400-\u9fff]| (?:equipment|loads?|power|gear|side|staff|teams?|depart\w*|models?)\b"
)
_OBJECT = re.compile(r"[ ]?[をが]")  # what is done, not where: SDを1時間
_LOWER = re.compile(r"[a-z\u3041-\u9fff]")


class PlaceCodes:
    """Finds the two-letter codes of one library's grids."""

    def __init__(self, library: Library, words: KnownWords) -> None:
        self._library, self._words = library, words

    @cached_property
    def _units(self) -> frozenset[str]:
        """Codes that are units too (GB, MW): never places by themselves."""
        spellings = (s for unit in self._library.units.values() for s in (unit.id, *unit.names))
        return frozenset(s.upper() for s in spellings)

    def find(self, folded: str, cleaned: str) -> Iterator[Mention]:
        """The grids whose codes stand in the text as typed, where the folded text has them."""
        if not _LOWER.search(cleaned):  # a text in capitals shows nothing by them
            return
        for match in _CODE.finditer(cleaned):
            code = match[0]
            if code not in self._library.grids or code in self._units or not self._is_meant(cleaned, match):
                continue
            if at := re.search(rf"(?<![a-z0-9]){code.lower()}(?![a-z0-9])", folded):
                yield Mention("grids", code, at.start(), at.end())

    def _is_meant(self, cleaned: str, match: re.Match[str]) -> bool:
        """Whether a code that is a word too (IT, IN, AI) stands where a place does."""
        is_word = match[0].lower() in self._words.ordinary
        if is_word and _COMPOUND.match(cleaned, match.end()):
            return False
        behind = bool(_BEHIND.search(cleaned, 0, match.start()))
        return behind or (not is_word and not _OBJECT.match(cleaned, match.end()))
