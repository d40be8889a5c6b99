"""What a question asks for, as a unit."""

import pytest

from bot.library import Library
from bot.understanding.frames.wish import Wishes
from tests.understanding.frames.cases import asked_back, examples, questions


@pytest.fixture(scope="module")
def wishes(library: Library) -> Wishes:
    return Wishes(library)


@pytest.mark.parametrize(("text", "wanted"), examples("wish"))
def test_the_first_wish_is_what_its_example_says(scenario, wishes, text, wanted):
    wish = next(wishes.of(scenario(text)))
    made_of = " ".join(f"{kind}{'' if power == 1 else power}" for kind, power in sorted(wish.vector.items()))
    assert made_of + (f" in {wish.lead[1]}" if wish.lead[1] else "") == wanted


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("how many kWh per person?", ["person"]),
        ("1人あたり何kWh？", ["person"]),
        ("Wh for one query", ["request"]),
        ("1回あたり何Wh？", ["request"]),
        ("each car, how many t?", ["car"]),
        ("3 Wh per query, how many kWh?", []),
        ("how many kWh?", []),
        ("何kWh？", []),
    ],
)
def test_what_a_figure_is_asked_for_one_of(scenario, wishes, text, per):
    assert wishes.per(scenario(text)) == per


@pytest.mark.parametrize("text", ["what percent of 5 kWh?", "何パーセント？", "what share?"])
def test_a_share_is_a_wish_for_a_number_in_per_cent(scenario, wishes, text):
    assert ({}, ("result", "%")) in [(dict(wish.vector), wish.lead) for wish in wishes.of(scenario(text))]


def test_the_currency_is_the_one_that_is_stated(scenario, wishes):
    assert dict(next(wishes.of(scenario("what does 5 kWh cost at 0.3 euros per kWh?"))).vector) == {"EUR": 1}
    assert dict(next(wishes.of(scenario("what does it cost?"))).vector) == {"money": 1}


@pytest.mark.parametrize(("question", "value", "unit"), questions("wish"))
def test_a_question_is_answered_with_its_value(answered, leads_with, question, value, unit):
    assert leads_with(answered(question), value, unit)


@pytest.mark.parametrize(("question", "value", "unit"), asked_back("wish"))
def test_a_question_is_rather_asked_back_than_answered_wrongly(answered, leads_with, question, value, unit):
    answer = answered(question)
    assert answer.kind in {"clarify", "decline"} or leads_with(answer, value, unit)
