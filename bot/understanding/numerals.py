"""Numbers in a folded text, however they are written: 1,287, 1.2万, 二千, 2×10^22, 40k, $2.39bn, ten thousand."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_DECIMAL_COMMAS = r"0,\d+(?![\d,])|\d{1,3},\d{1,2}(?=[ ]?(?:[kmgt]?wh?|kg|g|t|l)(?![a-z]))"
_PLAIN = (
    rf"(?:{_DECIMAL_COMMAS}|\d{{1,3}}(?:,\d{{3}})+(?![\d])(?:\.\d+)?|\d{{1,3}}(?: 000)+(?!\d)"
    r"|\d+(?:\.\d+)?|(?<!\d)\.\d+)"
)
_KANJI_DIGITS = "〇一二三四五六七八九"
_SMALL = {"十": 10.0, "百": 1e2, "千": 1e3}
_LARGE = {"万": 1e4, "億": 1e8, "兆": 1e12, "京": 1e16}
_UNDER_TWENTY = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: float(value) for value, word in enumerate(_UNDER_TWENTY)}
_WORDS |= {word: 10.0 * tens for tens, word in enumerate(_TENS, 2)}
_WORDS |= {"half": 0.5, "dozen": 12.0, "couple": 2.0}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15,
    "lakh": 1e5, "grand": 1e3, "crore": 1e7, "mil": 1e6, "mln": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12,
}  # fmt: skip
NUMBER_WORDS = (*_WORDS, *_SCALES)
_LETTERS = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
_ANY_WORD = "|".join(sorted((*_WORDS, "hundred", "thousand", "million", "billion", "trillion"), key=len, reverse=True))
_ANY_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))

_START = re.compile(
    rf"(?P<digits>{_PLAIN})"
    r"|(?P<half>半)(?=[年日])|(?P<kanji>[〇一二三四五六七八九十百千])"
    rf"|(?<![a-z])(?P<word>(?:(?:an?|one)[ ])?(?:{_ANY_WORD}))s?(?![a-z])"
)
_JAPANESE = re.compile(rf"(?:[ ]?[十百千万億兆]|(?<=\d)[ ]?京(?!都)|[{_KANJI_DIGITS}]|(?<=[十百千万億兆京]){_PLAIN})+")
_DECIMAL_COMMA = re.compile(r"(?<!\d)(?:0,\d+|\d+,\d{1,2})")
_PIECE = re.compile(rf"{_PLAIN}|[{_KANJI_DIGITS}]|[十百千万億兆京]")
_EXPONENT = re.compile(r"e([+-]?\d{1,3})(?![a-z\d])")
_POWER = re.compile(r"[ ]?(?:[x×*・][ ]?10[ ]?(?:\^|\*\*)[ ]?([+-]?\d{1,3})|[x×*・]?[ ]?10の[ ]?(\d{1,3})乗)")
_TEN_TO = re.compile(r"(?:\^|\*\*)[ ]?([+-]?\d{1,3})|の[ ]?(\d{1,3})乗")
_SCALE = re.compile(rf"[ -]?({_ANY_SCALE})s?(?![a-z])")
_LETTER = re.compile(r"[kmb](?![a-z\d])|t(?=[ -]?(?:training )?(?:tok|param|トークン|パラメ))")
_T = re.compile(r"[kmbt](?![a-z\d])")
_DATA = re.compile(r"(?<![a-z])d[ ]?[=:][ ]?$")
_MORE_WORDS = re.compile(rf"(?:[ -](?:an?[ ])?|(?<=hundred) and |(?<=thousand) and )({_ANY_WORD})(?![a-z])")
_NAME_BEFORE = re.compile(r"(?:[a-z]|[a-z]['.-]|#)$")
_LABELS = re.compile(
    r"(?:^|[^a-z])(?:pue|wue|mfu|gpus?|hfu|tdp|cue|us|usd|jpy|eur|rs|x|n|d|@|by|at|approx|ca)[-.]?$|\d[ ]?[kmgt]?wh?x?$"
)
_LONGEST_LABEL = 8


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at text[start:end]; `spelled` if in words or kanji only, `scale` the letter of 40k, 7b or 15t."""

    value: float
    start: int
    end: int
    spelled: bool = False
    scale: str = ""


def numerals(folded: str) -> Iterator[Numeral]:
    """The numbers of a folded text from left to right; digits in names (gpt-3, h100) are left out."""
    position = 0
    while match := _START.search(folded, position):
        if match["digits"] and _in_name(folded, match.start()):
            position = match.end()
            continue
        found = _read(folded, match)
        position = max(found.end, match.end())
        if math.isfinite(found.value):
            yield found


def numeral_at(folded: str, position: int) -> Numeral | None:
    """The number that starts at a position, or None."""
    match = _START.match(folded, position)
    found = _read(folded, match) if match else None
    return found if found and math.isfinite(found.value) else None


def _read(folded: str, match: re.Match[str]) -> Numeral:
    if match["word"]:
        return _spelled_out(folded, match)
    if match["half"]:
        return Numeral(_WORDS["half"], match.start(), match.end(), spelled=True)
    japanese = _JAPANESE.match(folded, match.end())
    if match["kanji"] or japanese:
        end = japanese.end() if japanese else match.end()
        run = folded[match.start() : end]
        return Numeral(
            _japanese_value(run), match.start(), end, spelled=bool(match["kanji"]) and not set(run) & set(_LARGE)
        )
    return _scaled(folded, _powered(folded, Numeral(_float(match[0]), match.start(), match.end())))


def _powered(folded: str, numeral: Numeral) -> Numeral:
    """With an exponent: 1e6, 2×10^22, 10^22, 10の22乗."""
    if match := _EXPONENT.match(folded, numeral.end):
        return replace(numeral, value=_times(numeral.value, int(match[1])), end=match.end())
    if match := _POWER.match(folded, numeral.end):
        return replace(numeral, value=_times(numeral.value, int(match[1] or match[2])), end=match.end())
    if numeral.value == 10 and (match := _TEN_TO.match(folded, numeral.end)):
        return replace(numeral, value=_times(1.0, int(match[1] or match[2])), end=match.end())
    return numeral


def _scaled(folded: str, numeral: Numeral) -> Numeral:
    """With what multiplies it: 2.39bn, 5 hundred thousand, 40k, 15t tokens."""
    while match := _SCALE.match(folded, numeral.end):
        value = numeral.value * _SCALES[match[1]]
        numeral = replace(numeral, value=value, end=match.end())
    trillions = _DATA.search(folded, max(0, numeral.start - 4), numeral.start)
    if match := (_T if trillions else _LETTER).match(folded, numeral.end):
        return replace(numeral, value=numeral.value * _LETTERS[match[0]], end=match.end(), scale=match[0])
    return numeral


def _spelled_out(folded: str, match: re.Match[str]) -> Numeral:
    """English words: ten thousand, twenty-five, a hundred and fifty, a dozen."""
    first = match["word"].rsplit(" ", 1)[-1]
    words, end = [first], match.end()
    while more := _MORE_WORDS.match(folded, end):
        words.append(more[1])
        end = more.end()
    total = section = 0.0
    for word in words:
        scale = _SCALES.get(word)
        if scale is None:
            section += _WORDS[word]
        elif scale == _SCALES["hundred"]:
            section = (section or 1.0) * scale
        else:
            total, section = total + (section or 1.0) * scale, 0.0
    return Numeral(total + section, match.start(), end, spelled=True)


def _japanese_value(run: str) -> float:
    """The value of a numeral with kanji: 23億9000万, 二千, 1.2万."""
    total = section = 0.0
    digit: float | None = None
    for piece in _PIECE.findall(run):
        if piece in _LARGE:
            section += digit if digit is not None else (0.0 if section else 1.0)
            total, section, digit = total + section * _LARGE[piece], 0.0, None
        elif piece in _SMALL:
            section, digit = section + (1.0 if digit is None else digit) * _SMALL[piece], None
        elif piece in _KANJI_DIGITS:
            digit = (digit or 0.0) * 10 + _KANJI_DIGITS.index(piece)
        else:
            digit = _float(piece)
    return total + section + (digit or 0.0)


def _in_name(folded: str, start: int) -> bool:
    """Whether the digits from `start` belong to a name: gpt-3, h100; not those after pue, usd or x."""
    before = folded[max(0, start - _LONGEST_LABEL) : start]
    return bool(_NAME_BEFORE.search(before)) and not _LABELS.search(before)


def _float(digits: str) -> float:
    if _DECIMAL_COMMA.fullmatch(digits):
        return float(digits.replace(",", "."))
    return float(digits.replace(",", "").replace(" ", ""))


def _times(value: float, exponent: int) -> float:
    """A value × 10^exponent, rounded as if it had been written out."""
    try:
        return float(f"{value!r}e{exponent}") if "e" not in repr(value) else value * 10.0**exponent
    except OverflowError:
        return math.inf
