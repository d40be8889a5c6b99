"""Which of two dated things came first."""

from bot.commands.order import order_of
from bot.commands.sides import Weighed
from bot.understanding.comparisons.side import Side


def dated(date):
    return Weighed(Side("fact", "any"), date=date)


def test_the_earlier_is_first_by_the_gap_both_dates_know():
    order = order_of([dated("2023-07"), dated("2022-11-15")])
    assert (order.first, order.gap.central, order.gap.unit) == (1, 8, "month")


def test_days_are_told_for_a_month_or_less():
    order = order_of([dated("2024-01-10"), dated("2024-01-11")])
    assert (order.first, order.gap.central, order.gap.unit) == (0, 1, "day")


def test_dates_that_are_not_known_that_exactly_have_no_order():
    assert order_of([dated("2023"), dated("2023-07")]).first is None
    assert order_of([dated("2023"), dated(None)]) is None
