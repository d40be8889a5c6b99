"""Two powers that make one load: accelerators and the rest of the machine, busy and idle."""

import pytest

from bot.library import Library
from bot.understanding.frames import loads
from bot.understanding.frames.pieces import Pieces
from tests.understanding.frames.cases import examples, questions


@pytest.fixture(scope="module")
def pieces(library: Library) -> Pieces:
    return Pieces(library)


@pytest.mark.parametrize(("text", "formula"), examples("loads"))
def test_a_load_is_read_as_its_example_says(scenario, pieces, text, formula):
    q = scenario(text)
    found = loads.block(q.folded, q.amounts, pieces)
    assert (found[0].text if found else "") == formula


def test_a_load_is_as_large_as_its_parts_together(scenario, pieces):
    q = scenario("busy 35% of the time at 700 W, idle at 90 W, for 100 h")
    piece, left = loads.block(q.folded, q.amounts, pieces)
    assert piece.size == pytest.approx(0.35 * 0.7 + 0.65 * 0.09)
    assert [a.unit for a in left] == ["h"]
    q = scenario("8 GPUs at 400 W and 1100 W for the rest, for 24 h")
    piece, left = loads.block(q.folded, q.amounts, pieces)
    assert piece.size == pytest.approx(8 * 0.4 + 1.1)
    assert [a.unit for a in left] == ["h"]


@pytest.mark.parametrize(("question", "value", "unit"), questions("loads"))
def test_a_question_is_answered_with_its_value(answered, leads_with, question, value, unit):
    assert leads_with(answered(question), value, unit)
