"""One measure of two sides."""

import pytest

from bot.commands.rows import rows
from bot.commands.sides import weigh
from bot.footprint import Working


@pytest.fixture
def row(denki):
    def of(first, second, by=None, want=None):
        sides = weigh(first, denki.router.desk), weigh(second, denki.router.desk)
        return next(rows(sides, by, want, Working()))

    return of


def test_the_ratio_is_larger_by_smaller_whichever_comes_first(row):
    assert row("amount:3~MWh", "amount:1~MWh").ratio.central == pytest.approx(3)
    assert row("amount:1~MWh", "amount:3~MWh").ratio.central == pytest.approx(3)


def test_a_rise_and_a_fall_are_different_percentages(row):
    rise, fall = (row("amount:450~kWh", "amount:600~kWh", want=want) for want in ("change", "fall"))
    assert (rise.change.central, rise.fell) == (pytest.approx(100 / 3), False)
    assert (fall.change.central, fall.fell) == (pytest.approx(25), True)


def test_pue_changes_in_the_order_in_which_it_was_said(row):
    assert (row("pue:1.8", "pue:1.2").fell, row("pue:1.2", "pue:1.8").fell) == (True, False)


def test_equal_and_near_figures_are_the_same(row):
    assert row("amount:5~MWh", "amount:18~GJ").more is None
    assert row("amount:100~kWh", "amount:101~kWh").near
    assert not row("amount:100~kWh", "amount:110~kWh").near


@pytest.mark.parametrize(("first", "second"), [("amount:0~kWh", "amount:3~kWh"), ("amount:0~kWh", "amount:0~kWh")])
def test_nothing_has_no_ratio(row, first, second):
    assert row(first, second).ratio is None
