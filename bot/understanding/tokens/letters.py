"""Units in which the case of a letter counts, or in hiragana, as they are written otherwise: mWh is no MWh, 4じかん."""

import re
from collections.abc import Mapping
from functools import cached_property

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
        self._typed = _typed_as({f" {word}": spelling for spelling, word in self._words.items()})
        self._written = re.compile(rf"(?<=\d)[ ]?({exact})(?![A-Za-z])|(?<=\d)(?: (M)|[ ]?(G))(?![A-Za-z\d])")

    def folded(self, text: str) -> str:
        """The text without case, with these units written in words."""
        return self.spelled_out(text).lower()

    def spelled_out(self, text: str) -> str:
        """The cleaned text with these units written in words."""
        text = _IN_KANA.sub(lambda kana: _KANA.get(kana[0]) or _PEOPLE[kana[0]], clean(text))
        return self._written.sub(self._in_words, text)

    def as_typed(self, folded: str, cleaned: str) -> str:
        """A piece of a folded text as it stands in the cleaned one: 23 TH/s, though that is read as terahash."""
        if folded in cleaned.lower():
            return as_written(folded, cleaned)
        pieces = self._pieces.split(folded)
        pattern = "".join(self._typed.get(piece, re.escape(piece)) for piece in pieces)
        match = re.search(pattern, cleaned, re.IGNORECASE)
        return match[0] if match else folded

    @cached_property
    def _pieces(self) -> re.Pattern[str]:
        return re.compile(f"({'|'.join(map(re.escape, sorted(self._typed, key=len, reverse=True)))})")

    def _in_words(self, match: re.Match[str]) -> str:
        return f" {self._words[match[1]] if match[1] else _SCALES[match[2] or match[3]]}"


def as_written(folded: str, cleaned: str) -> str:
    """A folded piece of a text as the asker wrote it."""
    start = cleaned.lower().find(folded)
    return cleaned[start : start + len(folded)] if start >= 0 else folded


def _typed_as(spelled: Mapping[str, str]) -> Mapping[str, str]:
    """What is written in words, with the pattern of what may have been typed for it."""
    typed = {word: rf"[ ]?{re.escape(spelling)}" for word, spelling in spelled.items()}
    scales = {f" {word}": rf"[ ]?{letter}" for letter, word in _SCALES.items()}
    kana = {word: re.escape(spelling) for spelling, word in (*_KANA.items(), *_PEOPLE.items())}
    return {**kana, **scales, **typed}
