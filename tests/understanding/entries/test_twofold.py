"""What a word means and a figure of it, asked in one breath, are both answered."""

import pytest

from bot.understanding import Understanding
from bot.understanding.entries.twofold import halves


def test_a_question_is_taken_apart_at_marks_and_ands():
    assert list(halves("what is pue and what is google's?")) == [("what is pue", "what is google's?")]
    assert list(halves("pueって何?グーグルは?")) == [("pueって何", "グーグルは?")]
    assert not list(halves("what is pue?"))


@pytest.mark.parametrize(
    ("question", "term", "topic"),
    [
        ("PUEって何？グーグルはいくつ？", "pue", "c-pue-google"),
        ("wue meaning + what number did msft have in fy24", "wue", "c-wue-microsoft"),
        ("What does TDP mean, and how many watts has an H200?", "tdp", "accelerators/h200-sxm/tdp_w"),
    ],
)
def test_both_are_answered(understanding: Understanding, question: str, term: str, topic: str):
    reading = understanding.read(question)
    assert (reading.defined, reading.options["topic"].split(",")[0]) == (term, topic)


def test_one_question_is_one(understanding: Understanding):
    assert understanding.read("what is PUE, please?").defined is None
    assert understanding.read("what is Google's PUE and why is it low").defined is None
