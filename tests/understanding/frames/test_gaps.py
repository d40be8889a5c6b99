"""How far two amounts are apart."""

import pytest

from bot.library import Library
from bot.understanding.frames import gaps
from bot.understanding.frames.pieces import Pieces
from tests.understanding.frames.cases import examples, questions


@pytest.fixture(scope="module")
def pieces(library: Library) -> Pieces:
    return Pieces(library)


@pytest.mark.parametrize(("text", "read"), examples("gaps"))
def test_gaps_are_read_as_their_example_says(scenario, pieces, text, read):
    q = scenario(text)
    assert " | ".join(piece.text for piece, _ in gaps.read(q.folded, q.amounts, pieces)) == read


def test_a_gap_is_as_large_as_one_amount_without_the_other(scenario, pieces):
    q = scenario("replacing 400 W by 250 W for 100 hours")
    piece, left = next(gaps.read(q.folded, q.amounts, pieces))
    assert piece.size == pytest.approx(0.15)
    assert [a.unit for a in left] == ["h"]


@pytest.mark.parametrize(("question", "value", "unit"), questions("gaps"))
def test_a_question_is_answered_with_its_value(answered, leads_with, question, value, unit):
    assert leads_with(answered(question), value, unit)
