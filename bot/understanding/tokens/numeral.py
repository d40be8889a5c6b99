"""Numbers in a folded text, however they are written: 1,287, 1.2万, 2×10^22, 40k, ten thousand, 3分の1, -5."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.understanding.tokens import kanji, spelled
from bot.understanding.tokens.digits import digits_at
from bot.understanding.tokens.rule import before, behind, rules
from bot.understanding.vocabulary import vocabulary

NUMBER_WORDS = spelled.NUMBER_WORDS
_LETTERS: dict[str, float] = vocabulary()["numbers"]["letters"]
_START = re.compile(
    rf"(?P<digits>(?<![\d.])\.\d|\d)|(?P<half>半(?=[年日月週]|分|数))|(?P<kanji>{kanji.STARTS})|(?P<word>{spelled.STARTS})"
)
_REST_OF_NAME = re.compile(r"\.?\d+(?:\.\d+)*")
_NO_FRACTIONS = {(24.0, 7.0), (24.0, 365.0)}
_HALF, _TEN = 0.5, 10


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at text[start:end]; `spelled` if in words or kanji only, `scale` the letter of 40k, 7b or 15t.

    `others` are other values that the same signs can stand for.
    """

    value: float
    start: int
    end: int
    spelled: bool = False
    scale: str = ""
    others: tuple[float, ...] = ()


def numerals(folded: str) -> Iterator[Numeral]:
    """The numbers of a folded text from left to right; digits in names (gpt-3, h100) are left out."""
    position = 0
    while match := _START.search(folded, position):
        if match["digits"] and _in_name(folded, match.start()):
            rest = _REST_OF_NAME.match(folded, match.start())
            position = rest.end() if rest else match.end()
            continue
        found = _read(folded, match)
        position = max(found.end, match.end()) if found else match.end()
        if found and math.isfinite(found.value):
            yield _signed(folded, found)


def numeral_at(folded: str, position: int) -> Numeral | None:
    """The number that starts at a position, or None."""
    match = _START.match(folded, position)
    found = _read(folded, match) if match else None
    return found if found and math.isfinite(found.value) else None


def _read(folded: str, match: re.Match[str]) -> Numeral | None:
    """The number that begins with a match, grown as far as it goes."""
    found = _begun(folded, match)
    for rule in RULES if found else ():
        more = rule.pattern.match(folded, found.end) if found else None
        if found and more:
            found = rule.makes(more, folded, found) or found
    return found


def _begun(folded: str, match: re.Match[str]) -> Numeral | None:
    start = match.start()
    if match["half"]:
        return Numeral(_HALF, start, match.end() + folded.startswith(("分", "数"), match.end()), spelled=True)
    if match["word"]:
        words = spelled.words_at(folded, start)
        return Numeral(words[0], start, words[1], spelled=True) if words else None
    if match["digits"]:
        digits = digits_at(folded, start)
        return Numeral(digits.value, start, digits.end, others=digits.others) if digits else None
    if several := kanji.several(folded, start):
        run = kanji.Run(folded, several[1], several[0])
        others = tuple(run.value / several[0] * other for other in kanji.SEVERAL_MAY_BE)
        return Numeral(run.value, start, run.end, others=others)
    run = kanji.Run(folded, start)
    return Numeral(run.value, start, run.end, spelled=not run.large)


def _kanji_behind(_: re.Match[str], folded: str, number: Numeral) -> Numeral | None:
    if number.spelled:
        return None
    run = kanji.Run(folded, number.end, number.value)
    return replace(number, value=run.value, end=run.end, others=()) if run.pieces or run.end > number.end else None


def _fraction(match: re.Match[str], folded: str, number: Numeral) -> Numeral | None:
    """What a slash divides; not the day of a month, and not 24/7."""
    below = float(match[1])
    if not below or (number.value, below) in _NO_FRACTIONS or not _is_whole(folded, number):
        return None
    if folded.startswith("/", number.start - 1):
        return None
    return replace(number, value=number.value / below, end=match.end(), others=())


def _is_whole(folded: str, number: Numeral) -> bool:
    return folded[number.start : number.end].isdigit()


def _mixed(match: re.Match[str], folded: str, number: Numeral) -> Numeral | None:
    """A whole number and a fraction: 2 1/4."""
    above, below = float(match[1]), float(match[2])
    if not below or above >= below or not _is_whole(folded, number):
        return None
    return replace(number, value=number.value + above / below, end=match.end(), others=())


def _parts(match: re.Match[str], folded: str, number: Numeral) -> Numeral | None:
    """3分の1: the number below comes first."""
    above = _plain(folded, match.end())
    if above is None or not number.value:
        return None
    return replace(above, value=above.value * (-1 if match[1] else 1) / number.value, start=number.start, spelled=False)


def _and_parts(match: re.Match[str], folded: str, number: Numeral) -> Numeral | None:
    """1と3分の1."""
    below = _plain(folded, match.end())
    parts = behind("parts", folded, below.end) if below else None
    above = _plain(folded, parts.end()) if parts else None
    if below is None or above is None or not below.value:
        return None
    return replace(number, value=number.value + above.value / below.value, end=above.end, spelled=False)


def _plain(folded: str, position: int) -> Numeral | None:
    """A number of digits or kanji without what could follow it."""
    match = _START.match(folded, position)
    if match is None or not (match["digits"] or match["kanji"]):
        return None
    found = _begun(folded, match)
    return (_kanji_behind(match, folded, found) or found) if found else None


def _ten_to(match: re.Match[str], _: str, number: Numeral) -> Numeral:
    """4e3, 4×10^3, 4・10の3乗."""
    exponent = next(int(group) for group in match.groups() if group)
    return replace(number, value=_times(number.value, exponent), end=match.end(), others=())


def _power(match: re.Match[str], folded: str, number: Numeral) -> Numeral | None:
    exponent = int(match[1] or match[2])
    if not _is_whole(folded, number):
        return None
    try:
        value = _times(1.0, exponent) if number.value == 10 else number.value**exponent
    except (OverflowError, ZeroDivisionError):
        return None
    return replace(number, value=value, end=match.end(), others=())


def _words_behind(_: re.Match[str], folded: str, number: Numeral) -> Numeral | None:
    more = None if number.spelled else spelled.scaled_digits(folded, number.value, number.end)
    return replace(number, value=more[0], end=more[1], others=()) if more else None


def _letter(match: re.Match[str], folded: str, number: Numeral) -> Numeral | None:
    letter = match[0].strip()
    tokens = match[1] or before("data_before", folded, number.start)
    if number.spelled or (letter == "t" and not tokens):
        return None
    value, end = number.value * _LETTERS[letter], number.end + len(match[0])
    return replace(number, value=value, end=end, scale=letter, others=())


def _over(match: re.Match[str], folded: str, number: Numeral) -> Numeral | None:
    """One over three, two out of five hundred."""
    next_one = _START.match(folded, match.end())
    below = _begun(folded, next_one) if next_one else None  # no further: over 3 over 3 over 3
    if below is None or not below.value:
        return None
    part = match[1] == "out of" and abs(number.value) < below.value
    if not (part or (match[1] == "over" and behind("number_ends", folded, below.end))):
        return None
    return replace(number, value=number.value / below.value, end=below.end, spelled=False, others=())


# What a number grows by.
RULES = rules(
    "numeral",
    {
        "kanji behind digits": _kanji_behind,
        "a mixed number": _mixed,
        "a fraction": _fraction,
        "parts": _parts,
        "and parts": _and_parts,
        "an exponent": _ten_to,
        "times a power of ten": _ten_to,
        "a power": _power,
        "words behind digits": _words_behind,
        "over another": _over,
        "a letter": _letter,
    },
)


def _signed(folded: str, number: Numeral) -> Numeral:
    """With the sign before it, which is no dash between two things and no hyphen in a word."""
    sign = before("minus", folded, number.start)
    return replace(number, value=-number.value, start=sign.start(), others=()) if sign else number


def _in_name(folded: str, start: int) -> bool:
    """Whether the digits from `start` belong to a name: gpt-3, h100; not those after pue, usd or x."""
    return before("name_before", folded, start) is not None and not before("label_before", folded, start)


def _times(value: float, exponent: int) -> float:
    """A value × 10^exponent, rounded as if it had been written out."""
    try:
        return float(f"{value!r}e{exponent}") if "e" not in repr(value) else value * 10.0**exponent
    except OverflowError:
        return math.inf
