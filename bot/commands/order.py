"""Which of two dated things came first, and by how long: as exactly as both dates are known."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.commands.sides import Weighed, exactly
from bot.footprint import Quantity

_DAYS_PER_MONTH = 31
_MONTHS_PER_YEAR = 12


@dataclass(frozen=True, slots=True)
class Order:
    """Which side came first (None: the same time, or not known that exactly), and by how long."""

    first: int | None
    gap: Quantity | None


def order_of(sides: Sequence[Weighed]) -> Order | None:
    """Which came first, as exactly as both dates are known; None unless both are dated."""
    dates = [[int(part) for part in side.date.split("-")] for side in sides if side.date]
    if len(dates) < len(sides):
        return None
    depth = min(map(len, dates))
    first, second = (date[:depth] for date in dates)
    if first == second:
        return Order(None, None)
    return Order(0, _gap(first, second)) if first < second else Order(1, _gap(second, first))


def _gap(early: list[int], late: list[int]) -> Quantity:
    """How long lies between two dates, in the unit in which both are known; days only for a month or less."""
    days = (date(*late) - date(*early)).days if len(early) == len(("year", "month", "day")) else math.inf
    if len(early) == 1:
        return exactly("gap", "year", late[0] - early[0])
    if days <= _DAYS_PER_MONTH:
        return exactly("gap", "day", days)
    return exactly("gap", "month", (late[0] - early[0]) * _MONTHS_PER_YEAR + late[1] - early[1])
