"""Two things set side by side: which amounts belong to which, and whether both or their gap are asked for."""

import pytest

from bot.understanding.frames import beside
from tests.understanding.frames.cases import asked_back, examples, questions


@pytest.mark.parametrize(("text", "values"), examples("beside"))
def test_amounts_fall_into_the_sides_of_their_example(scenario, text, values):
    found = beside.sides(scenario(text).amounts) or ()
    assert " | ".join(", ".join(f"{a.value:g}" for a in side) for side in found) == values


@pytest.mark.parametrize(
    ("folded", "both", "gap"),
    [
        ("which uses more", True, False),
        ("kwh of each? and the gap?", False, True),
        ("どちらが多い", True, False),
        ("それぞれ何kwh?", True, False),
        ("2つの差は何kwh?", False, True),
        ("compare both, how many times as much?", False, False),
        ("どちらが何倍", False, False),
        ("how much in all", False, False),
    ],
)
def test_both_or_how_far_they_are_apart(folded, both, gap):
    assert (beside.is_asked(folded), beside.is_gap_asked(folded)) == (both, gap)


@pytest.mark.parametrize(("question", "value", "unit"), questions("beside"))
def test_a_question_is_answered_with_its_value(answered, leads_with, question, value, unit):
    assert leads_with(answered(question), value, unit)


@pytest.mark.parametrize(("question", "value", "unit"), asked_back("beside"))
def test_a_question_is_rather_asked_back_than_answered_wrongly(answered, leads_with, question, value, unit):
    answer = answered(question)
    assert answer.kind in {"clarify", "decline"} or leads_with(answer, value, unit)
