"""Numbers in English words: ten thousand, twenty-five, two and a half, half a million, two dozen, nought point five."""

import math
import re
from collections.abc import Mapping

from bot.understanding.vocabulary import vocabulary

_NUMBERS = vocabulary()["numbers"]
_WORDS, _GROUPS, _PARTS, _SCALES = (
    {word: float(value) for section in sections for word, value in _NUMBERS[section].items()}
    for sections in (("words",), ("groups",), ("parts",), ("scales", "short_scales"))
)
NUMBER_WORDS = (*_WORDS, *_GROUPS, *_SCALES, *_PARTS)

_TEN, _TWENTY, _HUNDRED, _MILLION = 10, 20, 1e2, 1e6
_JOIN = r"(?:[ ]{0,3}-[ ]{0,3}|[ ]{1,3})"
_SEPARATOR = re.compile(_JOIN)
_AND = re.compile(rf"{_JOIN}(?:and|n|an(?= an? )){_JOIN}")
_TOKEN = re.compile(r"[a-z]+|\d+(?:\.\d+)?(?![\d,]|[a-z])")
_ARTICLE = re.compile(r"an?[ ]+")
_OF_A = re.compile(r"[ ]+(?:(?:of[ ]+)?an?[ ]+)?")
_POINT = re.compile(r"[ ]{1,4}point[ ]{1,4}")
_HALF = re.compile(r"half(?![a-z])(?:[ ]+an?(?![a-z]))?")
_QUARTER = re.compile(r"quarter(?=[ ]+(?:(?:of )?an? )?(?:million|billion|thousand|trillion)(?![a-z]))")

Span = tuple[float, int]


def _any(words: object) -> str:
    return "|".join(sorted(map(str, words), key=len, reverse=True))  # type: ignore[call-overload]


# "a hundred", "a fifth" and "a couple", but not the article of "a one-off".
STARTS = (
    rf"(?<![a-z])(?:(?:an?[ ]+)?(?:half|dozen|couple|{_any(_NUMBERS['scales'])})|"
    rf"an?[ ]+(?:{_any(p for p in _PARTS if p != 'quarter')})(?!s)|quarter(?=[ ])|{_any(_WORDS)})s?(?![a-z])"
)


def words_at(folded: str, position: int) -> Span | None:
    """The value of the words for a number that start at a position, and where they end."""
    article = _ARTICLE.match(folded, position)
    start = article.end() if article else position
    if half := _HALF.match(folded, start):
        return _scaled(folded, 0.5, half.end())
    if quarter := _QUARTER.match(folded, start):
        return _scaled(folded, 0.25, quarter.end())
    if article and (part := _at(_PARTS, folded, start)):
        return _scaled(folded, 1 / part[0], part[1])
    found = _at(_GROUPS, folded, start) or _cardinal(folded, start)
    return grown(folded, *found) if found else None


def grown(folded: str, value: float, end: int) -> Span:
    """A number with what may follow it: point five, thirds, dozen, and a half (of what it was counted in)."""
    if point := _POINT.match(folded, end):
        decimals = _decimals(folded, point.end())
        return _scaled(folded, value + decimals[0], decimals[1]) if decimals else (value, end)
    gap = _SEPARATOR.match(folded, end)
    if gap and (part := _at(_PARTS, folded, gap.end())) and not folded.startswith("half", gap.end()):
        return _scaled(folded, value / part[0], part[1])
    if group := _behind(_GROUPS, folded, end):
        value, end = value * group[0], group[1]
    if more := _and_part(folded, end):
        unit = _counted_in(value) if more[0] < 1 else 1.0
        big = _scaled(folded, more[0], more[1])
        if big[1] > more[1]:  # one billion and a half million; but five and a half million
            return (value + big[0], big[1]) if value >= _MILLION else _scaled(folded, value + more[0], more[1])
        return value + more[0] * unit, more[1]
    return value, end


def _counted_in(value: float) -> float:
    """The scale that a part of a round number is a part of: half of two million and a half is half a million."""
    return next(
        (s for s in sorted(_SCALES.values(), reverse=True) if s >= _MILLION and value >= s and not value % s), 1.0
    )


def _and_part(folded: str, end: int) -> Span | None:
    """What "and a half", "and three quarters" add."""
    gap = _AND.match(folded, end)
    if gap is None:
        return None
    article = _ARTICLE.match(folded, gap.end())
    if part := _at(_PARTS, folded, article.end() if article else gap.end()):
        return (1 / part[0], part[1]) if article or part[0] == 2.0 else None
    if article or not (count := _at(_WORDS, folded, gap.end())):
        return None
    part = _behind(_PARTS, folded, count[1])
    return (count[0] / part[0], part[1]) if part else None


def _at(words: Mapping[str, float], folded: str, position: int) -> Span | None:
    """The value of one of some words at a position, and where it ends."""
    token = _TOKEN.match(folded, position)
    return (words[token[0]], token.end()) if token and token[0] in words else None


def _behind(words: Mapping[str, float], folded: str, end: int) -> Span | None:
    """The same one space or hyphen further on."""
    gap = _SEPARATOR.match(folded, end)
    return _at(words, folded, gap.end()) if gap else None


def _scaled(folded: str, value: float, end: int) -> Span:
    """A part with what it is a part of: half a million, two thirds of a million."""
    gap = _OF_A.match(folded, end)
    token = _TOKEN.match(folded, gap.end()) if gap else None
    if token and (scale := _scale(token[0])):
        return value * scale, token.end()
    if group := _behind(_GROUPS, folded, end):
        return value * group[0], group[1]
    return value, end


def _decimals(folded: str, position: int) -> Span | None:
    """The digits behind "point": zero three, seventy-one, eleven."""
    text, end = "", position
    while token := _TOKEN.match(folded, position):
        if token[0] not in _WORDS:
            break
        figure = str(int(_WORDS[token[0]]))
        text = (
            text[:-1] + figure
            if text[-1:] == "0" and len(text) > 1 and len(figure) == 1 and _tens(text)
            else text + figure
        )
        end = token.end()
        gap = _SEPARATOR.match(folded, end)
        if gap is None:
            break
        position = gap.end()
    return (float(f"0.{text}"), end) if text else None


def _tens(text: str) -> bool:
    return text[-2:-1] not in {"", "0", "1"}


class _Cardinal:
    """A cardinal as it is being read: the thousands so far, and the section below them."""

    def __init__(self, total: float = 0.0, section: float | None = None, least: float = math.inf) -> None:
        self.total, self.section, self.least = total, section, least

    @property
    def value(self) -> float:
        """What has been read so far."""
        return self.total + (self.section or 0.0)

    def takes(self, word: str) -> bool:
        """Takes in one more word; False if the number does not go on with it."""
        if (scale := _scale(word)) is not None:
            return self._takes_scale(scale)
        value = float(word) if word[0].isdigit() else _WORDS.get(word)
        if value is None:
            return False
        if self.section is None:
            self.section = value
            return 0 < value < self.least or not self.total
        rest = self.section % _HUNDRED
        tens = rest >= _TWENTY and rest % _TEN == 0 and 0 < value < _TEN
        self.section += value
        return tens or (rest == 0 and 0 < value < _HUNDRED < self.section)

    def _takes_scale(self, scale: float) -> bool:
        if scale == _HUNDRED:
            fits = (self.section or 1.0) < _HUNDRED
            self.section = (self.section or 1.0) * scale
        elif self.section is None and self.total:  # three lakh crore
            fits, self.total = True, self.total * scale
        else:
            fits = scale < self.least
            self.total, self.section, self.least = self.total + (self.section or 1.0) * scale, None, scale
        return fits


def _scale(word: str) -> float | None:
    return _SCALES.get(word) or _SCALES.get(word.removesuffix("s"))


def _cardinal(folded: str, position: int) -> Span | None:
    """The longest cardinal from a position on."""
    token, reading = _TOKEN.match(folded, position), _Cardinal()
    if token is None or not reading.takes(token[0]):
        return None
    return _gone_on(folded, reading, token.end())


def _gone_on(folded: str, reading: _Cardinal, end: int) -> Span:
    """The number to its end; what stands before a hundred that it cannot take belongs to the next one."""
    kept = before = (reading.value, end)
    while token := _next(folded, kept[1]):
        if not reading.takes(token[0]):
            return before if _scale(token[0]) else kept
        before, kept = kept, (reading.value, token.end())
    return kept


def _next(folded: str, end: int) -> re.Match[str] | None:
    """The next word; digits go on with words only behind "and", or before a scale."""
    both = _AND.match(folded, end)
    gap = both or _SEPARATOR.match(folded, end)
    token = _TOKEN.match(folded, gap.end()) if gap else None
    if token is None or (both and _is_part(folded, token.start())):
        return None
    if both or not token[0][0].isdigit():
        return token
    behind = _SEPARATOR.match(folded, token.end())
    scale = _TOKEN.match(folded, behind.end()) if behind else None
    return token if scale and _scale(scale[0]) else None


def _is_part(folded: str, position: int) -> bool:
    """Whether what follows an "and" is a part: two million and three fifths."""
    count = _at(_WORDS, folded, position)
    return count is not None and count[0] < _TEN and _behind(_PARTS, folded, count[1]) is not None


def scaled_digits(folded: str, value: float, end: int) -> Span | None:
    """Digits with words behind them: 5 hundred thousand, 3 hundred and 21, 2.39 bn, 3 million and a half, 2 dozen."""
    gap = _SEPARATOR.match(folded, end)
    token = _TOKEN.match(folded, gap.end() if gap else end)
    scale = _scale(token[0]) if token else None
    if token is None or scale is None:
        return _group_of(folded, value, end)
    reading = _Cardinal(section=value * scale) if scale == _HUNDRED else _Cardinal(value * scale, None, scale)
    return grown(folded, *_gone_on(folded, reading, token.end()))


def _group_of(folded: str, value: float, end: int) -> Span | None:
    more = _behind(_GROUPS, folded, end) or _and_part(folded, end)
    if more is None:
        return None
    return (value * more[0] if more[0] >= 1 else value + more[0]), more[1]
