"""The last two answers are set beside each other only where both are of a kind."""

import pytest

from bot.understanding import Understanding


@pytest.mark.parametrize("line", ["so what's the difference?", "じゃあその2つの差は"])
def test_how_far_two_answers_are_apart(understanding: Understanding, line: str):
    reading = understanding.read(line, ["TDP of H100?", "and the B200?"])
    assert reading.options == {"first": "gpu:h100-sxm", "second": "gpu:b200-sxm", "by": "power", "want": "difference"}


def test_one_answer_is_no_pair(understanding: Understanding):
    assert understanding.read("so what's the difference?", ["TDP of H100?"]).command != "compare"


def test_a_difference_of_other_things_stands_alone(understanding: Understanding):
    reading = understanding.read("difference between PUE and WUE?", ["TDP of H100?", "and the B200?"])
    assert reading.options["first"] == "term:pue"
