"""Ranges, 500-600 Wh, 2〜3時間 or between 300 and 400 W: one amount in their middle, with both ends."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.reading import Amount
from bot.understanding.tokens.digits import digits_at
from bot.understanding.tokens.numeral import numeral_at
from bot.understanding.tokens.rule import before, between, phrase, rules

_PLAIN, UNKNOWN = {"count", "", "ratio", "pue"}, "unknown"
_IN_FRONT = {"pue", "money", "yen"}
_MIDDLE = 0.5


def _dash(_: re.Match[str], folded: str, low: Amount, high: Amount) -> Amount | None:
    """One amount from the lower to the higher: what the higher is for, both are for."""
    least, most = _ends(folded, low, high)
    if least >= most:
        return None
    least = high.value * least / most
    return replace(high, value=(least + high.value) * _MIDDLE, low=least, high=high.value, start=low.start, others=())


def _to(match: re.Match[str], folded: str, low: Amount, high: Amount) -> Amount | None:
    """From one to another: a change, if it is a share or a number that goes from there."""
    goes = high.dimension in _PLAIN and before("change_before", folded, low.start)
    return None if goes else _dash(match, folded, low, high)


def _or(match: re.Match[str], folded: str, low: Amount, high: Amount) -> Amount | None:
    return None if high.dimension in _PLAIN else _dash(match, folded, low, high)


def _and(match: re.Match[str], folded: str, low: Amount, high: Amount) -> Amount | None:
    return _dash(match, folded, low, high) if before("between_before", folded, low.start) else None


RULES = rules("range", {"a dash": _dash, "to": _to, "or": _or, "between": _and})


def joined(folded: str, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts with a range as one of them in place of its two ends."""
    kept: list[Amount] = []
    for amount in amounts:
        amount = _in_same_unit(folded, kept[-1], amount) if kept else amount
        if kept and (both := _between(folded, kept[-1], amount)):
            kept[-1] = both
        else:
            kept.append(amount)
    return kept


def _in_same_unit(folded: str, low: Amount, high: Amount) -> Amount:
    """A bare number behind one with its unit in front: $5-10, PUE 1.8 to 1.2."""
    in_front = low.dimension in _IN_FRONT and not low.per and not high.dimension
    if not in_front or not phrase("onward").fullmatch(folded, low.end, high.start):
        return high
    return replace(high, unit=low.unit, dimension=low.dimension)


def _between(folded: str, low: Amount, high: Amount) -> Amount | None:
    """The amount that two amounts are the ends of."""
    gap = folded[low.end : high.start]
    fits = low.value >= 0 and high.low is None and len(gap) <= len(" and ")
    return between(RULES, gap, folded, low, high) if fits and _is_of_one_kind(low, high) else None


def _is_of_one_kind(low: Amount, high: Amount) -> bool:
    """Whether one end has the unit of the other, or none."""
    dimensions = {low.dimension, ""} - {high.dimension, ""}
    return not dimensions and low.unit in {"", high.unit} and low.per in {"", high.per} and low.dimension != UNKNOWN


def _ends(folded: str, low: Amount, high: Amount) -> tuple[float, float]:
    """Both ends as they are written, in one scale: 2 to 3 million, 600 in 600 Wh per 1,000 queries."""
    number, digits = numeral_at(folded, high.start), digits_at(folded, high.start)
    if low.unit or number is None:
        return low.value, high.value
    shared = digits is not None and low.value < digits.value < number.value
    return low.value * (number.value / digits.value if shared and digits else 1.0), number.value
