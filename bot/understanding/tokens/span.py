"""Stretches of a text that do not overlap, looked up quickly."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Protocol


class Spans:
    """Stretches (start, end) of a text."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(set(spans))
        self._starts = [start for start, _ in ordered]
        self._ends = [end for _, end in ordered]

    def hold(self, start: int, end: int) -> bool:
        """Whether a stretch lies inside one that starts before it."""
        at = bisect_right(self._starts, start - 1) - 1
        return at >= 0 and end <= self._ends[at]

    def touch(self, start: int, end: int) -> bool:
        """Whether a stretch overlaps one of these."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._ends[at] > start


class Placed(Protocol):
    """Something that stands in a text: an amount, a name."""

    @property
    def start(self) -> int:
        """Where it starts."""

    @property
    def end(self) -> int:
        """Where it ends."""


def spans(things: Iterable[Placed]) -> list[tuple[int, int]]:
    """Where things start and end."""
    return [(thing.start, thing.end) for thing in things]


def blanked(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """The text with spaces in place of these stretches."""
    for start, end in stretches:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text
