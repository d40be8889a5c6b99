"""Ranges, 500-600 Wh, 2〜3時間 or between 300 and 400 W: one amount in their middle, with both ends."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.reading import Amount
from bot.understanding.tokens.digits import digits_at
from bot.understanding.tokens.numeral import numeral_at
from bot.understanding.tokens.rule import Rule

_BETWEEN = re.compile(r"(?<![a-z])between (?:about )?$")
_CHANGE_BEFORE = re.compile(r"(?<![a-z])from (?:about )?$")
_PLAIN, UNKNOWN = {"count", "", "ratio", "pue"}, "unknown"
_IN_FRONT, _ONWARD = {"pue", "money", "yen"}, re.compile(r"[ ]?(?:[-~〜→]|->|to|から)[ ]?")
_MIDDLE, _WINDOW = 0.5, 16


def _to(_: re.Match[str], folded: str, low: Amount, high: Amount) -> bool:
    """From one to another: a change, if it is a share or a number that goes from there."""
    goes = _CHANGE_BEFORE.search(folded, max(0, low.start - _WINDOW), low.start)
    return not (goes and high.dimension in _PLAIN)


def _or(_: re.Match[str], folded: str, low: Amount, high: Amount) -> bool:  # noqa: ARG001 - all rules have one shape
    return high.dimension not in _PLAIN


def _and(_: re.Match[str], folded: str, low: Amount, high: Amount) -> bool:  # noqa: ARG001
    return bool(_BETWEEN.search(folded, max(0, low.start - _WINDOW), low.start))


def _dash(_: re.Match[str], folded: str, low: Amount, high: Amount) -> bool:  # noqa: ARG001
    return True


RULES: tuple[Rule[bool], ...] = (
    Rule("a dash", re.compile(r"[ ]?[-~〜][ ]?"), _dash),
    Rule("to", re.compile(r"[ ]to[ ]|から[ ]?"), _to),
    Rule("or", re.compile(r"[ ]or[ ]|か"), _or),
    Rule("between", re.compile(r"[ ]and[ ]|と"), _and),
)


def joined(folded: str, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts with a range as one of them in place of its two ends."""
    kept: list[Amount] = []
    for amount in amounts:
        amount = _in_same_unit(folded, kept[-1], amount) if kept else amount
        if kept and _is_range(folded, kept[-1], amount):
            amount = _between(folded, kept.pop(), amount)
        kept.append(amount)
    return kept


def _in_same_unit(folded: str, low: Amount, high: Amount) -> Amount:
    """A bare number behind one with its unit in front: $5-10, PUE 1.8 to 1.2."""
    if (
        high.dimension
        or low.dimension not in _IN_FRONT
        or low.per
        or not _ONWARD.fullmatch(folded[low.end : high.start])
    ):
        return high
    return replace(high, unit=low.unit, dimension=low.dimension)


def _is_range(folded: str, low: Amount, high: Amount) -> bool:
    gap = folded[low.end : high.start]
    if (
        len(gap) > len(" and ")
        or low.unit not in {"", high.unit}
        or low.per not in {"", high.per}
        or low.dimension == UNKNOWN
    ):
        return False
    if (low.dimension and low.dimension != high.dimension) or not low.value >= 0 or high.low is not None:
        return False
    if _ends(folded, low, high)[0] >= _ends(folded, low, high)[1]:
        return False
    matches = ((rule, rule.pattern.fullmatch(gap)) for rule in RULES)
    return any(match is not None and rule.makes(match, folded, low, high) for rule, match in matches)


def _ends(folded: str, low: Amount, high: Amount) -> tuple[float, float]:
    """Both ends as they are written, in one scale: 2 to 3 million, 600 in 600 Wh per 1,000 queries."""
    if low.unit:
        return low.value, high.value
    number, digits = numeral_at(folded, high.start), digits_at(folded, high.start)
    if number is None:
        return low.value, high.value
    shared = digits and low.value < digits.value < number.value
    return low.value * (number.value / digits.value if shared and digits else 1.0), number.value


def _between(folded: str, low: Amount, high: Amount) -> Amount:
    """One amount from the lower to the higher: what the higher is for, both are for."""
    least, most = _ends(folded, low, high)
    least = high.value * least / most
    return replace(high, value=(least + high.value) * _MIDDLE, low=least, high=high.value, start=low.start, others=())
