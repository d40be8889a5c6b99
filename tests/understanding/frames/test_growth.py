"""Growth from a stated amount, for a time."""

import pytest

from bot.library import Library
from bot.understanding.frames.growth import Growth
from tests.understanding.frames.cases import asked_back, examples, questions


@pytest.fixture(scope="module")
def growth(library: Library) -> Growth:
    return Growth(library)


@pytest.mark.parametrize(("text", "formula"), examples("growth"))
def test_growth_is_read_as_its_example_says(scenario, growth, text, formula):
    found = growth.of(scenario(text))
    assert (found.formula if found else "") == formula


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("100 GWh growing 7% a year for 5 years, how many TWh?", ("energy", "TWh")),
        ("40トンが毎年5%減ると10年後は何kg？", ("carbon", "kg")),
        ("200 MW doubling every 2 years, after 6 years", ("power", "MW")),
        ("$100 rising 4% a year for 3 years", ("cost", "USD")),
    ],
)
def test_growth_leads_with_what_grows_in_the_unit_asked_for(scenario, growth, text, lead):
    assert growth.of(scenario(text)).lead == lead


def test_a_number_that_does_not_grow_is_not_used(scenario, growth):
    q = scenario("100 TWh growing 7% a year for 5 years at 30 yen/kWh")
    price = next(a for a in q.amounts if a.dimension == "yen")
    assert price.start not in growth.of(q).used


@pytest.mark.parametrize(("question", "value", "unit"), questions("growth"))
def test_a_question_is_answered_with_its_value(answered, leads_with, question, value, unit):
    assert leads_with(answered(question), value, unit)


@pytest.mark.parametrize(("question", "value", "unit"), asked_back("growth"))
def test_a_question_is_rather_asked_back_than_answered_wrongly(answered, leads_with, question, value, unit):
    answer = answered(question)
    assert answer.kind in {"clarify", "decline"} or leads_with(answer, value, unit)
