"""Units in which the case of a letter counts, written in words before a text is folded: mWh is no MWh."""

import re
from collections.abc import Mapping

from bot.library.spelling import clean
from bot.library.units import Unit

# Where a capital stands for a number of its own: 2.5 M, 10G.
_SCALES = {"M": "million", "G": "billion"}


class Letters:
    """The spellings of one library's units that mean something only in just these letters."""

    def __init__(self, units: Mapping[str, Unit]) -> None:
        self._words = {spelling: unit.names[0] for unit in units.values() for spelling in unit.exact}
        exact = "|".join(map(re.escape, sorted(self._words, key=len, reverse=True)))
        self._written = re.compile(rf"(?<=\d)[ ]?({exact})(?![A-Za-z])|(?<=\d)(?: (M)|[ ]?(G))(?![A-Za-z\d])")

    def folded(self, text: str) -> str:
        """The text without case, with these units written in words."""
        return self.spelled_out(text).lower()

    def spelled_out(self, text: str) -> str:
        """The cleaned text with these units written in words."""
        return self._written.sub(self._in_words, clean(text))

    def _in_words(self, match: re.Match[str]) -> str:
        return f" {self._words[match[1]] if match[1] else _SCALES[match[2] or match[3]]}"
