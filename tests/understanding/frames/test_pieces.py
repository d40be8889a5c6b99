"""Amounts as factors of a formula."""

import pytest

from bot.library import Library
from bot.understanding.frames.pieces import Pieces, counted_in, number, plain
from bot.understanding.reading import Amount
from tests.understanding.frames.cases import asked_back, examples, questions


@pytest.fixture(scope="module")
def pieces(library: Library) -> Pieces:
    return Pieces(library)


@pytest.mark.parametrize(("text", "factors"), examples("pieces"))
def test_amounts_are_the_factors_their_example_says(scenario, pieces, text, factors):
    q = scenario(text)
    found = pieces.of(q.folded, q.amounts) or ()
    assert "; ".join(" | ".join(piece.text for piece in each) for each in found) == factors


def test_the_first_reading_is_the_likeliest(scenario, pieces):
    q = scenario("8 GPUs at 700 W and 20 kWh of 0.4 kg")
    for each in pieces.of(q.folded, q.amounts):
        ranks = [piece.rank for piece in each]
        assert ranks == sorted(ranks)
        assert ranks[0] == 0


def test_a_factor_is_as_large_as_its_amount(pieces):
    assert pieces.piece("1.5 MWh").size == pytest.approx(1500)
    assert pieces.piece("700 W/gpu").size == pytest.approx(0.7)
    assert dict(pieces.piece("0.4 kg/kWh").vector) == {"mass": 1, "energy": -1}
    assert plain(1.2).fixed


def test_a_range_is_written_with_its_ends():
    assert number(Amount(350, "W", "power", 0, 9, "", 300, 400)) == "300–400"
    assert number(Amount(8, "gpu", "count", 0, 1)) == "8"


def test_things_that_are_counted(scenario):
    assert counted_in(scenario("12 people ask 20 questions of 500 tokens on 8 GPUs").amounts) == [
        "person",
        "request",
        "gpu",
    ]


@pytest.mark.parametrize(("question", "value", "unit"), questions("pieces"))
def test_a_question_is_answered_with_its_value(answered, leads_with, question, value, unit):
    assert leads_with(answered(question), value, unit)


@pytest.mark.parametrize(("question", "value", "unit"), asked_back("pieces"))
def test_a_question_is_rather_asked_back_than_answered_wrongly(answered, leads_with, question, value, unit):
    answer = answered(question)
    assert answer.kind in {"clarify", "decline"} or leads_with(answer, value, unit)
