"""Numbers in a folded text, however they are written: 1,287, 1.2万, 2×10^22, 40k, ten thousand, 3分の1, -5."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.understanding.tokens import kanji, spelled
from bot.understanding.tokens.digits import digits_at
from bot.understanding.tokens.rule import Rule
from bot.understanding.vocabulary import vocabulary

NUMBER_WORDS = spelled.NUMBER_WORDS
_LETTERS: dict[str, float] = vocabulary()["numbers"]["letters"]
_START = re.compile(
    rf"(?P<digits>(?<![\d.])\.\d|\d)|(?P<half>半(?=[年日月週]|分|数))|(?P<kanji>{kanji.STARTS})|(?P<word>{spelled.STARTS})"
)
_DATA = re.compile(r"(?<![a-z])d[ ]?[=:][ ]?$")
_NAME_BEFORE = re.compile(r"(?:[a-z]|[a-z]['.-]|#)$")
_LABELS = re.compile(
    r"(?:^|[^a-z])(?:pue|wue|mfu|gpus?|hfu|tdp|cue|us|usd|jpy|eur|rs|x|n|d|@|by|at|approx|ca)[-.]?$"
    r"|\d[ ]?(?:[kmgt]?wh?x?|k?m)$|(?<!\d)24h$"
)
_REST_OF_NAME = re.compile(r"\.?\d+(?:\.\d+)*")
_MINUS = re.compile(
    r"(?:(?<![\w%)\]-])|(?<=[\u3040-\u9fff]))-$|^[ ]*-[ ]*$|(?<![a-z])(?:minus|negative)[ ]+$|マイナス[ ]?$"
)
_LONGEST_LABEL, _LONGEST_SIGN = 8, 10
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
    parts = _PARTS.match(folded, below.end) if below else None
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


def _exponent(match: re.Match[str], _: str, number: Numeral) -> Numeral:
    return replace(number, value=_times(number.value, int(match[1])), end=match.end(), others=())


def _ten_to(match: re.Match[str], _: str, number: Numeral) -> Numeral:
    return replace(number, value=_times(number.value, int(match[1] or match[2])), end=match.end(), others=())


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
    tokens = match[1] or _DATA.search(folded, max(0, number.start - 4), number.start)
    if number.spelled or (letter == "t" and not tokens):
        return None
    return replace(
        number, value=number.value * _LETTERS[letter], end=number.end + len(match[0]), scale=letter, others=()
    )


def _over(match: re.Match[str], folded: str, number: Numeral) -> Numeral | None:
    """One over three, two out of five hundred."""
    next_one = _START.match(folded, match.end())
    below = _begun(folded, next_one) if next_one else None  # no further: over 3 over 3 over 3
    if below is None or not below.value:
        return None
    part = match[1] == "out of" and abs(number.value) < below.value
    if not (part or (match[1] == "over" and _ENDS.match(folded, below.end))):
        return None
    return replace(number, value=number.value / below.value, end=below.end, spelled=False, others=())


_ENDS = re.compile(r"[ ]{0,3}(?:$|[.,?!;](?!\d))")
_NO_FRACTIONS = {(24.0, 7.0), (24.0, 365.0)}
_PARTS = re.compile(r"[ ]?分の[ ]?")
# What a number grows by, in this order.
RULES: tuple[Rule[Numeral], ...] = (
    Rule("kanji behind digits", re.compile(r"(?=[ ]?(?:余|あま)?り?[十百千万億兆京]|点\d)"), _kanji_behind),
    Rule("a mixed number", re.compile(r"[ ]{1,2}(\d{1,3})[/⁄](\d{1,3})(?![\d/])"), _mixed),
    Rule("a fraction", re.compile(r"[ ]?[/⁄][ ]?(\d{1,4})(?!\d|[/.,]\d|/)"), _fraction),
    Rule("parts", re.compile(r"[ ]?分の[ ]?(マイナス)?(?=[\d零〇一二三四五六七八九十百千])"), _parts),
    Rule(
        "and parts", re.compile(r"[ ]?(?:と|また|又|は)[ ]?(?=[\d零〇一二三四五六七八九十百千]+[ ]?分の)"), _and_parts
    ),
    Rule("an exponent", re.compile(r"e([+-]?\d{1,3})(?![a-z\d])"), _exponent),
    Rule(
        "times a power of ten",
        re.compile(r"[ ]?(?:[x×*・][ ]?10[ ]?(?:\^|\*\*)[ ]?([+-]?\d{1,3})|[x×*・]?[ ]?10の[ ]?(\d{1,3})乗)"),
        _ten_to,
    ),
    Rule("a power", re.compile(r"(?:\^|\*\*)[ ]?([+-]?\d{1,3})|の[ ]?(\d{1,3})乗"), _power),
    Rule("words behind digits", re.compile(r"[ -]*[a-z]"), _words_behind),
    Rule("over another", re.compile(r"[ ](over|out of)[ ]"), _over),
    Rule(
        "a letter",
        re.compile(r"(?:[kmb]|[ ]{1,2}k|t(?=([ -]?(?:training )?(?:tok|param|トークン|パラメ)))?)(?![a-z\d])"),
        _letter,
    ),
)


def _signed(folded: str, number: Numeral) -> Numeral:
    """With the sign before it, which is no dash between two things and no hyphen in a word."""
    start = max(0, number.start - _LONGEST_SIGN)
    sign = _MINUS.search(folded[start : number.start])
    if sign is None or (start and sign.start() == 0):
        return number
    return replace(number, value=-number.value, start=start + sign.start(), others=())


def _in_name(folded: str, start: int) -> bool:
    """Whether the digits from `start` belong to a name: gpt-3, h100; not those after pue, usd or x."""
    before = folded[max(0, start - _LONGEST_LABEL) : start]
    return bool(_NAME_BEFORE.search(before)) and not _LABELS.search(before)


def _times(value: float, exponent: int) -> float:
    """A value × 10^exponent, rounded as if it had been written out."""
    try:
        return float(f"{value!r}e{exponent}") if "e" not in repr(value) else value * 10.0**exponent
    except OverflowError:
        return math.inf
