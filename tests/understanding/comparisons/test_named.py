"""Two halves that certainly name something."""

import pytest

from bot.understanding.comparisons.halves import Half
from bot.understanding.comparisons.named import Named, is_by
from bot.understanding.comparisons.wish import Asked


@pytest.fixture
def both(denki):
    named = Named(denki.router.desk.understanding.comparisons.sides)

    def found(first, second):
        return [side and side.text for side in named.both(Half(first, second, "", ""))]

    return found


def test_a_run_borrows_the_machine_of_the_other_one(both):
    first, second = both("a100 200枚で5日", "100枚で10日")
    assert "a100" in first
    assert "a100" in second


def test_a_place_borrows_the_noun_of_the_other_one(both):
    assert both("日本", "アメリカの家庭の電力") == [
        "thing:household-electricity-japan",
        "thing:household-electricity-us",
    ]


def test_one_request_that_nobody_spoke_of_is_not_held_against_a_training(both):
    assert both("gpt-5", "gpt-3") == [None, "run:gpt-3"]
    assert both("1000 gpt-5 prompts", "gpt-3") == ["use:ecologits-gpt-5*1000", "run:gpt-3"]


def test_what_is_not_known_is_none(both):
    assert both("a cheeseburger", "h100") == [None, "gpu:h100-sxm"]


@pytest.mark.parametrize(
    ("by", "measures", "right"),
    [
        (None, {"energy"}, True),
        (None, set(), False),
        ("carbon", {"energy"}, True),
        ("money", {"energy"}, False),
        ("water", {"energy", "water"}, True),
        ("power", {"term"}, True),
    ],
)
def test_a_measure_is_answered_by_itself_or_its_kin(by, measures, right):
    assert is_by(Asked(by, "more", direct=True), measures) is right
