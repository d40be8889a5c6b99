"""Whether a question is a calculation or a comparison, or wants to be told something."""

import pytest

from bot.understanding import Understanding


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("8 H100 for 3 days in Japan, how many kWh?", "footprint hardware"),
        ("GPT-3とBLOOMの学習の電力を比べて", "compare"),
    ],
)
def test_a_plan_has_the_command_that_computes_it(understanding: Understanding, question: str, command: str):
    query = understanding.alone(question)
    plan = understanding._planning.of(query, understanding.ranking.candidates(query), None)
    assert plan is not None
    assert plan.command == command


@pytest.mark.parametrize("question", ["who said that training GPT-3 took 1,287 MWh?", "what is a GPU?"])
def test_what_is_to_be_told_is_not_computed(understanding: Understanding, question: str):
    query = understanding.alone(question)
    assert understanding._planning.of(query, understanding.ranking.candidates(query), None) is None
