"""Numbers that are a part of something."""

import pytest

from bot.understanding.frames import parts
from bot.understanding.frames.solver import Piece
from bot.understanding.reading import Amount
from tests.understanding.frames.cases import examples, questions


@pytest.mark.parametrize(("text", "factors"), examples("parts"))
def test_parts_are_read_as_their_example_says(scenario, text, factors):
    q = scenario(text)
    found = ((parts.percentage if a.unit == "%" else parts.fraction)(q.folded, a) for a in q.amounts)
    assert "; ".join(piece.text for piece in found if piece) == factors


@pytest.mark.parametrize(("value", "text", "size"), [(-20, "(1 − 20 %)", 0.8), (20, "20 %", 0.2)])
def test_a_percentage_is_as_large_as_it_says(value, text, size):
    piece = parts.percentage("", Amount(value, "%", "ratio", 0, 0))
    assert (piece.text, piece.size) == (text, pytest.approx(size))


@pytest.mark.parametrize("value", [0, -100, -150])
def test_nothing_is_left_of_all(value):
    assert parts.percentage("", Amount(value, "%", "ratio", 0, 0)) is None


def test_what_divides_multiplies_by_its_inverse():
    assert parts.inverse(Piece("1.25", {}, 1.25)) == Piece("(1 ÷ 1.25)", {}, 0.8, fixed=True)


@pytest.mark.parametrize(("question", "value", "unit"), questions("parts"))
def test_a_question_is_answered_with_its_value(answered, leads_with, question, value, unit):
    assert leads_with(answered(question), value, unit)
