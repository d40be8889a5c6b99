"""Another build of what was asked about: "no, the PCIe one with 40 GB" after a question about the A100."""

import re

from bot.library import Library
from bot.library.spelling import fold
from bot.understanding.reading import Reading, Reads
from bot.understanding.turn import Turn
from bot.understanding.words import words

_SHELF = "accelerators"
_BUILDS = re.compile(r"(?<![a-z\d])(?:pcie|sxm\d?|nvl|oam|hgx|ti|super|mobile|laptop|max|\d+ ?gb)(?![a-z\d])")


class Variants:
    """Finds builds of accelerators by what their names add to a shorter one, with the tables of one library."""

    def __init__(self, library: Library, reads: Reads) -> None:
        self._accelerators, self._reads = library.accelerators, reads

    def of(self, turn: Turn) -> Reading | None:
        """The last question about the one other build that a line tells; None if it tells none, or several fit."""
        parts = {part.replace(" ", "") for part in _BUILDS.findall(turn.line)}
        old = next((m for m in turn.last.mentions if m.shelf == _SHELF), None)
        if not parts or old is None or turn.lean.names:
            return None
        stem = {w for w in words(turn.last.question[old.start : old.end]) if not _BUILDS.fullmatch(w)}
        found = [row for row in self._accelerators.values() if self._fits(fold(row.name), stem, parts)]
        if len(found) != 1 or found[0].id == old.id:
            return None
        return self._reads(turn.exchanged(old.start, old.end, fold(found[0].name)), turn.lang, ())

    @staticmethod
    def _fits(name: str, stem: set[str], parts: set[str]) -> bool:
        """Whether a name has the words of the model and what the build adds; SXM is also SXM4."""
        said = set(name.replace(" gb", "gb").split())
        return stem <= said and all(any(word.startswith(part) for word in said) for part in parts)
