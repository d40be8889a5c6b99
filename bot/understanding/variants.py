"""Another build of what was asked about: "no, the PCIe one with 40 GB" after a question about the A100."""

import re
from collections.abc import Callable, Sequence

from bot.library import Library
from bot.library.spelling import fold
from bot.understanding.leaning import Leaning
from bot.understanding.phrases import phrases
from bot.understanding.reading import Reading
from bot.understanding.words import words

_SHELF = "accelerators"
_MODEL = re.compile(r"(?<!\d)\d{4}(?!\d)")
_NUMBER = re.compile(r"(?:an? |the )?(\d{4}(?: ?(?:ti|super|s))?)(?:は|だと|なら|って)?\s?[?.!]*")
_BUILDS = re.compile(r"(?<![a-z\d])(?:pcie|sxm\d?|nvl|oam|hgx|ti|super|mobile|laptop|max|\d+ ?gb)(?![a-z\d])")


class Variants:
    """Finds builds of accelerators by what their names add to a shorter one, with the tables of one library."""

    def __init__(self, library: Library, reads: Callable[[str, str, Sequence[str]], Reading]) -> None:
        self._accelerators, self._reads = library.accelerators, reads

    def of(self, lean: Leaning, last: Reading, lang: str) -> Reading | None:
        """The last question about the one other build that a line tells; None if it tells none, or several fit."""
        parts = {part.replace(" ", "") for part in _BUILDS.findall(lean.query.folded)}
        old = next((m for m in last.mentions if m.shelf == _SHELF), None)
        if not parts or old is None or lean.names:
            return None
        question = last.question
        stem = {part for part in words(question[old.start : old.end]) if not _BUILDS.fullmatch(part)}
        found = [row for row in self._accelerators.values() if self._fits(fold(row.name), stem, parts)]
        if len(found) != 1 or found[0].id == old.id:
            return None
        return self._reads(f"{question[: old.start]}{fold(found[0].name)}{question[old.end :]}", lang, ())

    def numbered(self, line: str, last: Reading, lang: str) -> Reading | None:
        """The last question about the accelerator of another number: 5090 after a question about the RTX 3090."""
        new = _NUMBER.fullmatch(phrases("opening").sub("", line))
        old = next((m for m in last.mentions if m.shelf == _SHELF), None)
        number = _MODEL.search(last.question, old.start, old.end) if old else None
        if new is None or number is None:
            return None
        found = self._reads(f"{last.question[: number.start()]}{new[1]}{last.question[number.end() :]}", lang, ())
        return found if any(m.shelf == _SHELF for m in found.mentions) else None

    def _fits(self, name: str, stem: set[str], parts: set[str]) -> bool:
        """Whether a name has the words of the model and what the build adds; SXM is also SXM4."""
        said = set(name.replace(" gb", "gb").split())
        return stem <= said and all(any(word.startswith(part) for word in said) for part in parts)
