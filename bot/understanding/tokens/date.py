"""Numbers that are no amounts: years and days of the calendar, fractions, how long an answer is to be, the 6 of 6ND."""

from bot.understanding.tokens.around import YEARS, Around
from bot.understanding.tokens.rule import phrase


def is_no_amount(a: Around) -> bool:
    """Whether a number is a date, a part of a fraction, a place in an order, or the factor of 6ND."""
    if phrase("no_amount").match(a.folded, a.n.start):
        return True
    return bool(a.said_behind("no_amount_behind") or a.said_before("no_amount_before")) or _is_date(a)


def _is_date(a: Around) -> bool:
    """2030年, 1月11日, 2024-01-11, on 1/11."""
    if a.said_behind("date_behind") and a.said_before("date_before"):
        return True
    if phrase("slash_date").fullmatch(a.folded, a.n.start, a.n.end) and a.said_before("day_before"):
        return True
    return a.n.value in YEARS and a.said_behind("year_behind") is not None
