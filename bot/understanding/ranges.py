"""Ranges of amounts, 500-600 Wh or 2〜3時間, as the one amount in their middle."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.numerals import numeral_at
from bot.understanding.reading import Amount

_TO = re.compile(r"[ ]?(?:-|~|〜|から|to|or|か)[ ]?")
_AND, _BETWEEN = re.compile(r" and "), re.compile(r"between (?:about )?$")
_WHOLE = {"gpu", "machine"}
_MIDDLE = 0.5


def joined(folded: str, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts with the middle of a range in place of its two ends; numbers of machines stay as they are."""
    kept: list[Amount] = []
    for amount in amounts:
        if kept and _is_range(folded, kept[-1], amount):
            low = kept.pop()
            share = low.value / _written(folded, amount) if not low.unit else low.value / amount.value
            amount = replace(amount, value=(1 + share) * amount.value * _MIDDLE, start=low.start)
        kept.append(amount)
    return kept


def _is_range(folded: str, low: Amount, high: Amount) -> bool:
    if low.unit not in {"", high.unit} or low.per or not high.unit or high.unit in _WHOLE:
        return False
    if low.value >= (high.value if low.unit else _written(folded, high)):
        return False
    gap = folded[low.end : high.start]
    between = _AND.fullmatch(gap) and _BETWEEN.search(folded, max(0, low.start - 16), low.start)
    return bool(between or _TO.fullmatch(gap))


def _written(folded: str, amount: Amount) -> float:
    """The number of an amount as it stands in the text: 600 in 600 Wh per 1,000 queries."""
    number = numeral_at(folded, amount.start)
    return number.value if number else amount.value
