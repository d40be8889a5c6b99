"""Numbers that are no amounts: years and days of the calendar, fractions, how long an answer is to be, the 6 of 6ND."""

import re

from bot.understanding.tokens.numeral import Numeral
from bot.understanding.vocabulary import vocabulary

YEARS = range(1950, 2101)
_BEHIND = re.compile(r"時(?!間)|月(?!間|分)|年度|年(?!間|分|半)|[-/]\d{1,2}[-/]\d{1,2}(?!\d)|[-/]\d{1,2}(?![\d.])")
_SHORT_YEAR = re.compile(r"年[ ]?(?:→|->|から|〜|~|と|vs)[ ]?\d{2}年|年[ ]?(?:比|度|時点)")
_BEFORE = re.compile(r"(?:[/年-]|[\d〇一二三四五六七八九十今先来毎翌当同前ヶかカケ]月|→|年から|\d:)[ ]?$")
_SIX_ND = re.compile(r"6[ ]?[x×*・]?[ ]?(?:n|p)[ ]?[x×*・]?[ ]?d(?![a-z])")
_DAY_OF_YEAR = re.compile(r"(?<!\d)\d{4}[-/](?:\d{1,2}[-/])?$")
_SLASH_BEHIND, _SLASH_BEFORE = re.compile(r"/\d"), re.compile(r"\d/$")
_ORDINAL = re.compile(rf"(?:st|nd|rd|th)(?![a-z])|{'|'.join(vocabulary()['ordinals'])}")
_LENGTH_WISHED = re.compile(r"(?:行|文|文字|字|言)(?:以内)?で|[ ](?:lines?|words?|sentences?|bullets?)(?![a-z])")
_ALL_THE_TIME, _SLICE = re.compile(r"24[ ]?[x/][ ]?7(?!\d)|(?<=24[x/])7(?!\d)"), re.compile(r"\dg\.\d+gb")
_DAY_BEFORE = re.compile(r"(?<![a-z])(?:on|since|until|by|before|after|as of) $")
_SLASH_DATE = re.compile(r"(?:1[0-2]|[1-9])/(?:3[01]|[12]\d|[1-9])")
_MONTH = "|".join(vocabulary()["months"])
_MONTH_BEFORE = re.compile(rf"(?<![a-z])(?:{_MONTH})(?![a-z])\.?[ ]?(?:the )?$")
_MONTH_BEHIND = re.compile(rf"(?:st|nd|rd|th)?[ ](?:of )?(?:{_MONTH})(?![a-z])")


def is_no_amount(folded: str, number: Numeral, before: str) -> bool:
    """Whether a number is a date, a part of a fraction, or the factor of 6ND; `before` is the text just before it."""
    if any(pattern.match(folded, number.start) for pattern in (_SIX_ND, _ALL_THE_TIME, _SLICE)) or _is_date(
        folded, number, before
    ):
        return True
    if _ORDINAL.match(folded, number.end) or _LENGTH_WISHED.match(folded, number.end) or before.endswith("第"):
        return True
    return bool(_SLASH_BEHIND.match(folded, number.end) or _SLASH_BEFORE.search(before))


def _is_date(folded: str, number: Numeral, before: str) -> bool:
    """2030年, 1月11日, January 11, 2024-01-11, 23年→30年."""
    if _MONTH_BEFORE.search(before) or _MONTH_BEHIND.match(folded, number.end):
        return True
    if _DAY_OF_YEAR.search(before):
        return True
    end = number.end
    if folded.startswith("日", end) and _BEFORE.search(before) and not folded.startswith("日間", end):
        return True
    if _SHORT_YEAR.match(folded, end) or (folded.startswith("年", end) and _BEFORE.search(before)):
        return True
    if _SLASH_DATE.fullmatch(folded, number.start, end) and _DAY_BEFORE.search(before):
        return True
    behind = _BEHIND.match(folded, end)
    return behind is not None and (number.value in YEARS or behind[0] in {"月", "時"})
