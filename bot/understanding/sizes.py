"""Models that only their size tells from another one of their family: "Llama 3.1 405B and the 70B", Llama 2の70B."""

import re
from collections.abc import Callable, Sequence

from bot.library import Library
from bot.library.names import Shelf
from bot.understanding.reading import Mention

_SIZE = re.compile(r"(?<![\w.])(\d{1,4}(?:\.\d{1,2})?b)(?![a-z\d])", re.ASCII)
_OF = re.compile(r"(?:の|'s |[- ](?:the )?)$")
_SHELVES: tuple[Shelf, ...] = ("models", "names", "training_runs")


class Sizes:
    """Writes such models out, with the names of one library; `find` finds what a folded text names."""

    def __init__(self, library: Library, find: Callable[[str], Sequence[Mention]]) -> None:
        self._library, self._find = library, find

    def spelled_out(self, folded: str) -> str:
        """The folded text with the family before each size that is a model of it."""
        sizes = list(_SIZE.finditer(folded))
        spans = [size.span() for size in sizes]
        found = self._find(folded) if sizes else ()
        named = [m for m in found if m.shelf in _SHELVES and (m.start, m.end) not in spans]
        for size in reversed(sizes):
            if not any(m.start <= size.start() < m.end for m in named):
                folded = self._with_family(folded, size, named)
        return folded

    def _with_family(self, folded: str, size: re.Match[str], named: Sequence[Mention]) -> str:
        """The text with a size as the model of the nearest family that has it: first of those before it."""
        for mention in sorted(named, key=lambda m: (m.start > size.start(), abs(size.start() - m.start))):
            family = _SIZE.sub("", folded[mention.start : mention.end]).rstrip(" -")
            if not any(self._library.find.exact(shelf, f"{family} {size[1]}") for shelf in _SHELVES):
                continue
            between = folded[mention.end : size.start()]
            if mention.end <= size.start() and _OF.fullmatch(between):
                return f"{folded[: mention.start]}{family} {size[1]}{folded[size.end() :]}"
            return f"{folded[: size.start()]}{family} {folded[size.start() :]}"
        return folded
