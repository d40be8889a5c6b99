"""Amounts that are said to be of all: 5.6 kW in total, 合計5.6kW, 全部で."""

from collections.abc import Container, Sequence
from dataclasses import replace

from bot.understanding.reading import Amount
from bot.understanding.tokens.rule import before, behind

_DIMENSIONS = {"power", "energy"}


def marked(folded: str, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts, with those of all marked so."""
    counts = {amount.start for amount in amounts if amount.dimension == "count"}
    return [replace(a, per="total") if _is_of_all(folded, a, counts) else a for a in amounts]


def _is_of_all(folded: str, amount: Amount, counts: Container[int]) -> bool:
    """Whether an amount is said to be of all, or to be spread over several of something: 100 MWh over 25 homes."""
    if amount.dimension not in _DIMENSIONS or amount.per not in {"", "gpu"}:
        return False
    if behind("total_behind", folded, amount.end) or before("total_before", folded, amount.start):
        return True
    over = None if amount.per else behind("spread_over", folded, amount.end)
    return over is not None and over.end() in counts
