"""Two halves that speak of facts."""

import pytest

from bot.understanding.comparisons.halves import Half
from bot.understanding.comparisons.told import Told
from bot.understanding.comparisons.wish import Asked


@pytest.fixture
def told(denki):
    return Told(denki.router.desk.understanding.comparisons.sides)


def test_a_half_without_a_name_is_about_the_other_ones(told):
    half = Half("bitcoin's two-year high", "the level it fell below", "difference between", "")
    sides = told.two(Asked("money", "difference", direct=True), half)
    assert {side.id for side in sides} == {"btc-two-year-high", "btc-below-40000"}


def test_events_are_told_by_their_own_words(told):
    half = Half("hive's rename", "microsoft's oracle deal", "which came first:", "?")
    sides = told.two(Asked("time", "first", direct=True), half)
    assert sides[1].id == "microsoft-oracle-bing-deal"


@pytest.mark.parametrize(("first", "second"), [("tsmc", "nvidia"), ("ramen", "sushi"), ("3万円", "200ドル")])
def test_what_no_fact_speaks_of_is_not_replaced(told, first, second):
    assert told.two(Asked("power", "more", direct=True), Half(first, second, "", "")) is None
