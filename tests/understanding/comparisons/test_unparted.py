"""Two sides that no word parts."""

import pytest

from bot.library.spelling import fold
from bot.understanding.comparisons.unparted import Question, Unparted
from bot.understanding.comparisons.wish import Asked


@pytest.fixture
def two(denki):
    understanding = denki.router.desk.understanding
    unparted = Unparted(understanding.comparisons.sides)

    def found(text, lead="more"):
        query = understanding.query(fold(text))
        question = Question(query.folded, query.mentions, query.amounts, Asked(None, lead, direct=True))
        return tuple(side.text for side in unparted.two(question, False) or ())

    return found


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("gpu market in 2022 and in 2030", "fact:gpu-market-2022", "fact:gpu-market-2030"),
        ("our PUE went from 1.5 to 1.2", "pue:1.5", "pue:1.2"),
        ("PUEを2.0から1.5に下げる", "pue:2", "pue:1.5"),
        ("how many BLOOM trainings is Llama 3.1", "run:bloom", "run:llama-3.1"),
        ("training GPT-3 in France or in India", "run:gpt-3@FR", "run:gpt-3@IN"),
    ],
)
def test_both_sides_are_found_in_the_whole_text(two, text, first, second):
    assert two(text) == (first, second)


def test_one_calculation_in_two_places_differs_in_nothing_else(two):
    japan, france = two("8 H100 in Japan or France for 3 days")
    assert japan.replace("JP", "FR") == france


def test_the_two_readers_are_compared_where_their_difference_is_asked_for(two):
    assert all("reader" in side for side in two("how do the two readers differ", "difference"))


@pytest.mark.parametrize(
    "text", ["", "GPT-3 in 2020", "8 H100 in Japan for 3 days", "PUE of 1.2", "move 2 MW from Japan"]
)
def test_one_thing_is_no_pair(two, text):
    assert two(text) == ()
