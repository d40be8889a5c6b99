"""What is given and asked as a formula."""

import pytest

from bot.library import Library
from bot.library.formulas import SEPARATOR, read
from bot.understanding.frames.workings import Workings
from tests.understanding.frames.cases import asked_back, examples, questions


@pytest.fixture(scope="module")
def workings(library: Library) -> Workings:
    return Workings(library)


@pytest.mark.parametrize(("text", "formula"), examples("workings"))
def test_a_question_is_worked_out_as_its_example_says(scenario, workings, text, formula):
    found = workings.of(scenario(text))
    assert (found.formula if found else "") == formula


@pytest.mark.parametrize("text", [text for text, formula in examples("workings")[:15]])
def test_a_formula_accounts_for_every_number(scenario, workings, text):
    q = scenario(text)
    assert workings.of(q).used == {amount.start for amount in q.amounts}


@pytest.mark.parametrize("text", [text for text, formula in examples("workings")[:15]])
def test_a_formula_is_one_of_calculate(scenario, workings, library, text):
    for formula in workings.of(scenario(text)).formula.split(SEPARATOR):
        assert read(formula.strip(), library).terms


@pytest.mark.parametrize(
    ("text", "per_one"),
    [
        ("3 kWh for 12 people, kWh per person?", True),
        ("12人で3kWh、1人あたり何kWh？", True),
        ("12 people use 3 kWh each, how many kWh?", False),
        ("8 GPUs for 3 days, kWh per query?", False),
    ],
)
def test_whether_one_of_what_is_counted_is_asked_about(scenario, workings, text, per_one):
    assert workings.asks_per_one(scenario(text)) == per_one


@pytest.mark.parametrize(("question", "value", "unit"), questions("workings"))
def test_a_question_is_answered_with_its_value(answered, leads_with, question, value, unit):
    assert leads_with(answered(question), value, unit)


@pytest.mark.parametrize(("question", "value", "unit"), asked_back("workings"))
def test_a_question_is_rather_asked_back_than_answered_wrongly(answered, leads_with, question, value, unit):
    answer = answered(question)
    assert answer.kind in {"clarify", "decline"} or leads_with(answer, value, unit)
