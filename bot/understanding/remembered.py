"""Memory for what was worked out about a word: a few thousand short ones, since people type words without end."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

MOST, LONGEST = 4_096, 30
R = TypeVar("R")


def remembered(function: Callable[[str], R]) -> Callable[[str], R]:
    """The function of a word, remembering its answers for words of ordinary length; no longer text is ever kept."""
    known = lru_cache(maxsize=MOST)(function)

    @wraps(function)
    def of(word: str) -> R:
        return known(word) if len(word) <= LONGEST else function(word)

    return of
