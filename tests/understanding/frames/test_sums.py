"""Sums of two products that are alike."""

import pytest

from bot.library import Library
from bot.understanding.frames import sums
from bot.understanding.frames.pieces import Pieces, counted_in
from tests.understanding.frames.cases import asked_back, examples, questions


@pytest.fixture(scope="module")
def pieces(library: Library) -> Pieces:
    return Pieces(library)


@pytest.mark.parametrize(("text", "formula"), examples("sums"))
def test_a_sum_is_read_as_its_example_says(scenario, pieces, text, formula):
    q = scenario(text)
    assert next((block.text for block in _blocks(q, pieces)), "") == formula


def _blocks(q, pieces):
    for parts in sums.parts(q.folded, q.amounts):
        yield from sums.blocks(q.folded, parts, pieces, counted_in(q.amounts))


def test_a_sum_is_as_large_as_its_parts_together(scenario, pieces):
    q = scenario("6 h at 600 W and 18 h at 90 W")
    block = next(_blocks(q, pieces))
    assert block.size == pytest.approx(6 * 0.6 + 18 * 0.09)
    assert dict(block.vector) == {"energy": 1}


def test_unlike_products_are_not_added(scenario, pieces):
    q = scenario("100 kWh for 5 kg and 50 kWh for 3 L")
    assert not list(_blocks(q, pieces))


@pytest.mark.parametrize(("question", "value", "unit"), questions("sums"))
def test_a_question_is_answered_with_its_value(answered, leads_with, question, value, unit):
    assert leads_with(answered(question), value, unit)


@pytest.mark.parametrize(("question", "value", "unit"), asked_back("sums"))
def test_a_question_is_rather_asked_back_than_answered_wrongly(answered, leads_with, question, value, unit):
    answer = answered(question)
    assert answer.kind in {"clarify", "decline"} or leads_with(answer, value, unit)
