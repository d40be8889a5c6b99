"""Units in which the case of a letter counts, or in hiragana, as they are written otherwise: mWh is no MWh, 4じかん."""

import re
from collections.abc import Mapping

from bot.library.spelling import clean
from bot.library.units import Unit
from bot.understanding.vocabulary import vocabulary

_KANA, _PEOPLE = vocabulary()["kana"], vocabulary()["kana_people"]
_IN_KANA = re.compile(
    rf"(?<=[\d数何])({'|'.join(_KANA)})(?!にち|しゅう|つき|とし)|({'|'.join(_PEOPLE)})(?=[月日週年、あに]|ずつ|\d)"
)
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
        text = _IN_KANA.sub(lambda kana: _KANA.get(kana[0]) or _PEOPLE[kana[0]], clean(text))
        return self._written.sub(self._in_words, text)

    def _in_words(self, match: re.Match[str]) -> str:
        return f" {self._words[match[1]] if match[1] else _SCALES[match[2] or match[3]]}"
