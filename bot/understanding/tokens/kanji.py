"""Numbers with kanji: 23億9000万, 二千, 1.2万, 3万4,500, 一・五, 零点五, 数十."""

import re

from bot.understanding.tokens.digits import digits_at
from bot.understanding.vocabulary import vocabulary

_NUMBERS = vocabulary()["numbers"]
_DIGITS: str = _NUMBERS["kanji"]
_SMALL: dict[str, float] = _NUMBERS["small_kanji"]
_LARGE: dict[str, float] = _NUMBERS["large_kanji"]
_SEVERAL: str = _NUMBERS["several"]
_ALL = "零" + _DIGITS + "".join(_SMALL)
STARTS = rf"{_SEVERAL}(?=[十百千万億兆日週年時かカヶケ]|分間)|[{_ALL}]"
_MORE = re.compile(
    r"[ ]?(?:余り?|あまり|数(?=[百千万億兆]))?[ ]?(?:[十百千万億兆]|(?<=\d)京(?!都)|(?<=[十百千万億兆])京)"
    rf"|[零{_DIGITS}]"
)
_POINT = re.compile(rf"[・.点](?=[零{_DIGITS}])|点(?=\d)")
_FRACTION = re.compile(rf"[零{_DIGITS}十百\d]+")
_SEVERAL_IS, SEVERAL_MAY_BE = 3.0, (2.0, 5.0)


class Run:
    """A number with kanji, read piece by piece from a position; `value` and `end` when it is read."""

    def __init__(self, folded: str, position: int, start: float | None = None) -> None:
        self.end = position
        self.pieces = 0
        self.large = False
        self._folded = folded
        self._total = self._section = 0.0
        self._digit = start
        while self._step():
            self.pieces += 1
        self.value = self._total + self._section + (self._digit or 0.0)
        self._decimals()

    def _step(self) -> bool:
        """One more piece of the number; False at its end."""
        if more := _MORE.match(self._folded, self.end):
            self._take(more[0][-1])
            self.end = more.end()
            return True
        scaled = self._digit is None and (self._total or self._section)
        found = digits_at(self._folded, self.end) if scaled else None
        if found is None:
            return False
        self._digit, self.end = found.value, found.end
        return True

    def _take(self, piece: str) -> None:
        if piece in _LARGE:
            self.large = True
            self._section += self._digit if self._digit is not None else (0.0 if self._section else 1.0)
            scale = _LARGE[piece]
            higher = self._total if self._total < scale else 0.0  # 一万五千億
            self._total += (self._section + higher) * scale - higher
            self._section, self._digit = 0.0, None
        elif piece in _SMALL:
            self._section += (self._digit or 1.0) * _SMALL[piece]
            self._digit = None
        else:
            value = max(0, _DIGITS.find(piece))  # the other sign for nought has no place of its own
            self._digit = (self._digit or 0.0) * 10 + value

    def _decimals(self) -> None:
        point = _POINT.match(self._folded, self.end)
        fraction = _FRACTION.match(self._folded, point.end()) if point else None
        if fraction is None:
            return
        text = "".join(_figure(c) for c in fraction[0])
        self.value += float(f"0.{text}")
        self.end = fraction.end()


def _figure(character: str) -> str:
    if character.isascii():
        return character
    return str(max(0, _DIGITS.find(character))) if character not in _SMALL else ""


def several(folded: str, position: int) -> tuple[float, int] | None:
    """What the sign for several stands for, and where it ends: 数日 is three days, or two, or five."""
    return (_SEVERAL_IS, position + 1) if folded.startswith(_SEVERAL, position) else None
