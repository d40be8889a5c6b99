"""What a question says beside the names and columns of rows: whether it is of the rows, or makes another question."""

import math
import re
from collections.abc import Iterable, Sequence

from bot.library.tables import Row
from bot.understanding.words import features

ONE = 1.0
_BILLION, _CLOSE = 1e9, 0.005
_NUMBER = re.compile(r"\d")
# What makes another of a column: memory bandwidth.
_NEXT = re.compile(r"[ -]?([a-z]{3,16}|[\u30a1-\u30ffー\u3400-\u9fff]{2,8})")


class Own:
    """What rows say themselves, in folded text."""

    def __init__(self, text: str) -> None:
        self._words, self._signs = frozenset(text.split()), features(text)

    def has(self, signs: Iterable[str]) -> bool:
        """Whether all signs are in it, concepts aside."""
        return all(sign in self._signs for sign in signs if sign[0] != "#")

    def says(self, piece: str) -> bool:
        """Whether it has what is left of a name, its numbers included."""
        return self.has(features(piece)) and all(w in self._words for w in piece.split() if _NUMBER.search(w))


def numbers(rows: Iterable[Row]) -> list[float]:
    """One, and every number that rows have."""
    return [ONE, *(v for row in rows for v in vars(row).values() if isinstance(v, float | int))]


def is_of(value: float, numbers: Sequence[float]) -> bool:
    """Whether a number is one of those that rows have."""
    return any(math.isclose(value, n * f, rel_tol=_CLOSE) for n in numbers for f in (1.0, _BILLION))


def runs_on(rest: str, end: int) -> bool:
    """Whether a word that says something stands right behind a column."""
    behind = _NEXT.match(rest, end)
    return behind is not None and any(sign[0] != "#" for sign in features(behind[1]))
