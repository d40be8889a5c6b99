"""Another build of what was asked about: "no, the PCIe one with 40 GB" after a question about the A100."""

import re

from bot.library import Library
from bot.library.spelling import fold
from bot.understanding.phrases import phrases
from bot.understanding.reading import Reading, Reads
from bot.understanding.turn import Turn

_SHELF, _DIGITS = "accelerators", "0123456789"
_MODEL = re.compile(r"(?<!\d)\d{4}(?!\d)")
_NUMBER = re.compile(r"(?:an? |the )?(\d{4}(?: ?(?:ti|super|s))?)(?:は|だと|なら|って)?\s?[?.!]*")
BUILDS = re.compile(r"(?<![a-z\d])(?:pcie|sxm\d?|nvl|oam|hgx|ti|super|mobile|laptop|max|\d+ ?gb)(?![a-z\d])")


class Variants:
    """Finds builds of accelerators by what their names add to a shorter one, with the tables of one library."""

    def __init__(self, library: Library, reads: Reads) -> None:
        self._accelerators, self._reads = library.accelerators, reads

    def of(self, turn: Turn) -> Reading | None:
        """The last question about the one other build that a line tells; None if it tells none, or several fit."""
        parts = {part.replace(" ", "") for part in BUILDS.findall(turn.line)}
        old = next((m for m in turn.last.mentions if m.shelf == _SHELF), None)
        if not parts or old is None or turn.lean.names:
            return None
        found = self._builds(turn.last.question[old.start : old.end], parts)
        if len(found) != 1 or old.id in found:
            return None
        return self._reads(turn.exchanged(old.start, old.end, found.popitem()[1]), turn.lang, ())

    def numbered(self, line: str, last: Reading, lang: str) -> Reading | None:
        """The last question about the accelerator of another number: 5090 after a question about the RTX 3090."""
        new = _NUMBER.fullmatch(phrases("opening").sub("", line))
        old = next((m for m in last.mentions if m.shelf == _SHELF), None)
        number = _MODEL.search(last.question, old.start, old.end) if old else None
        if new is None or number is None:
            return None
        found = self._reads(f"{last.question[: number.start()]}{new[1]}{last.question[number.end() :]}", lang, ())
        return found if any(m.shelf == _SHELF for m in found.mentions) else None

    def _builds(self, name: str, parts: set[str]) -> dict[str, str]:
        """The accelerators, by id, whose names have the words of the model and what the build adds, and least else."""
        stem = {word for word in name.replace(" gb", "gb").split() if not BUILDS.fullmatch(word)}
        names = {row.id: fold(row.name) for row in self._accelerators.values()}
        fitting = {row: name for row, name in names.items() if _fits(name, stem, parts)}
        least = min((len(name.split()) for name in fitting.values()), default=0)
        return {row: name for row, name in fitting.items() if len(name.split()) == least}


def _fits(name: str, stem: set[str], parts: set[str]) -> bool:
    """Whether a name has the words of the model and what the build adds; SXM is also SXM4."""
    said = set(name.replace(" gb", "gb").split())
    return stem <= said and all(any(word.rstrip(_DIGITS) == part or word == part for word in said) for part in parts)
