"""Rates of exchange that a question states."""

import pytest

from bot.library import Library
from bot.library.units import MONEY
from bot.understanding.frames import exchange
from tests.understanding.frames.cases import examples, questions


@pytest.mark.parametrize(("text", "rate"), examples("exchange"))
def test_a_rate_is_read_as_its_example_says(scenario, library: Library, text, rate):
    q = scenario(text)
    money = {u.id: u.vector for u in library.units.values() if u.dimension in MONEY}
    found = exchange.rate(q.folded, q.amounts, money)
    assert (found[0].text if found else "") == rate


@pytest.mark.parametrize(("question", "value", "unit"), questions("exchange"))
def test_a_question_is_answered_with_its_value(answered, leads_with, question, value, unit):
    assert leads_with(answered(question), value, unit)
