"""Numbers in digits, however groups and decimals are set apart: 1,287 1'287 1 287 1_287 1.287,5 1,00,000 .5 1,2."""

import re
from dataclasses import dataclass

from bot.understanding.tokens.rule import Rule, first

# A number that has run into its unit (8 700w) is not the end of a group.
_UNIT_NEXT = r"(?=[ ]?(?:$|[.,?!)](?!\d)|[ ][a-z]))"


@dataclass(frozen=True, slots=True)
class Digits:
    """A value, where its digits end, and what else they can mean: 1.287 is 1287 where points set groups apart."""

    value: float
    end: int
    others: tuple[float, ...] = ()


def _grouped(match: re.Match[str]) -> Digits:
    return Digits(float(re.sub(r"[,'_ ]", "", match[0])), match.end())


def _european(match: re.Match[str]) -> Digits:
    return Digits(float(match[0].replace(".", "").replace(",", ".")), match.end())


def _decimal_comma(match: re.Match[str]) -> Digits:
    joined = float(match[0].replace(",", ""))
    return Digits(float(match[0].replace(",", ".")), match.end(), () if match[0][0] == "0" else (joined,))


def _thousandths(match: re.Match[str]) -> Digits:
    return Digits(float(match[0]), match.end(), (float(match[0].replace(".", "")),))


def _dotted(match: re.Match[str]) -> Digits:
    return Digits(float(match[0].replace("・", ".")), match.end())


def _plain(match: re.Match[str]) -> Digits:
    return Digits(float(match[0]), match.end())


RULES = (
    Rule("groups of three", re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"), _grouped),
    Rule("lakhs", re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}(?!\d)(?:\.\d+)?"), _grouped),
    Rule("apostrophes and underscores", re.compile(r"\d{1,3}(?:['_]\d{3})+(?!\d)(?:\.\d+)?"), _grouped),
    Rule("several groups with spaces", re.compile(r"\d{1,3}(?: \d{3}){2,}(?!\d)(?!,\d)(?:\.\d+)?"), _grouped),
    Rule("one group with a space", re.compile(rf"\d{{1,3}} (?:000(?!\d)|\d{{3}}(?:\.\d+)?{_UNIT_NEXT})"), _grouped),
    Rule("points and a decimal comma", re.compile(r"\d{1,3}(?:\.\d{3})+,\d+(?!\d)"), _european),
    Rule("points", re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?![\d,])(?!\.\d)"), _european),
    Rule("a small decimal comma", re.compile(r"(?<!\d,)0,\d+(?!\d)(?!,\d)"), _decimal_comma),
    Rule("a decimal comma", re.compile(r"(?<!\d,)\d+,\d\d?(?!\d)(?!,\d)"), _decimal_comma),
    Rule("three decimals", re.compile(r"(?!0)\d{1,3}\.\d{3}(?!\d)(?!\.\d)"), _thousandths),
    Rule("a middle dot", re.compile(r"0・\d+"), _dotted),
    Rule("plain", re.compile(r"\d+(?:\.\d+)?|\.\d+"), _plain),
)


def digits_at(folded: str, position: int) -> Digits | None:
    """The number in digits that starts at a position."""
    return first(RULES, folded, position)
