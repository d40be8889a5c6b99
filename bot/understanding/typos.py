"""Puts misspelled words right: a word that the knowledge does not know, but that is one slip away from one it does."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.known import KnownWords
from bot.understanding.remembered import remembered

_WORD = re.compile(
    r"(?<![\d.,])\d[\d.,]{0,15} ?(?P<counted>[a-z]{4,30})(?![a-z0-9@/])"
    r"|(?<![a-z0-9@./-])[a-z]{4,30}(?![a-z0-9@/]|\.[a-z])|[\u30a1-\u30ffー]{3,20}"
)
_LONG, _SHORT = 8, 5
_TIMES = ("days", "hours", "weeks", "months", "years", "minutes")


class Typos:
    """Corrects texts with the words of one library."""

    def __init__(self, words: KnownWords) -> None:
        self._words = words
        self._right, self._right_unit = remembered(self._nearest), remembered(self._nearest_unit)

    def corrected(self, folded: str) -> str:
        """The folded text with slips put right: electrcity, エヌビデイア."""
        return _WORD.sub(self._put_right, folded)

    def _put_right(self, match: re.Match[str]) -> str:
        counted = match["counted"]
        if not counted:
            return self._right(match[0])
        return match[0].removesuffix(counted) + self._right_unit(counted)

    def _nearest(self, word: str) -> str:
        """The known word that differs by one slip (two in a long one); the word itself if it is known or none does."""
        if word in self._words.seen or word.removesuffix("s") in self._words.seen:
            return word
        slips = 1 if len(word) < _LONG else 2
        near = self._near(word, slips)
        if len(word) < _SHORT:
            near = [other for other in near if len(other) > len(word) or sorted(other) == sorted(word)]
        hit = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=slips)
        return hit[0] if hit else word

    def _near(self, word: str, slips: int) -> list[str]:
        """Known words that start alike; who does something is no slip of it: no game is a gamer."""
        found = (other for key in _keys(word, slips) for other in self._buckets.get(key, ()))
        return [other for other in found if other != f"{word}r"]

    def _nearest_unit(self, counted: str) -> str:
        """The word behind a number put right; even a short one, if a time is one slip away: 3 dais, 5 huors."""
        right = self._right(counted) if len(counted) >= _SHORT else counted
        if right != counted or counted in self._words.seen:
            return right
        near = (unit for unit in _TIMES if unit[0] == counted[0] and OSA.distance(unit, counted) == 1)
        return next(near, counted)

    @cached_property
    def _buckets(self) -> Mapping[tuple[str, int], list[str]]:
        """Known words by first character and length."""
        found: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in sorted(_words(self._words.ordinary)):
            found[word[0], len(word)].append(word)
        return found


def _words(known: Iterable[str]) -> Iterator[str]:
    return (word for word in known if _WORD.fullmatch(word))


def _keys(word: str, slips: int) -> Iterator[tuple[str, int]]:
    """Where near words stand, the likeliest slip first: two letters swapped, one left out, one too many."""
    lengths = sorted(range(len(word) + slips, len(word) - slips - 1, -1), key=lambda length: abs(length - len(word)))
    for length in lengths:
        for first in dict.fromkeys(word[:2]):
            yield first, length
