"""The product that comes out in the unit asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.frames.solver import Piece, solve
from tests.understanding.frames.cases import asked_back, questions

GPUS, WATTS, HOURS = (
    Piece("8 gpu", {"gpu": 1}, 8),
    Piece("0.7 kW/gpu", {"energy": 1, "time": -1, "gpu": -1}, 0.7),
    Piece("72 h", {"time": 1}, 72),
)
GRID = Piece("0.4 kg/kWh", {"mass": 1, "energy": -1}, 0.4)
ENERGY = {"energy": 1}


def text(given_, target, bridges=()):
    found = solve([(piece,) for piece in given_], target, bridges)
    return found and found.text


def test_units_decide_what_is_multiplied_and_what_divided():
    assert text([GPUS, WATTS, HOURS], ENERGY) == "8 gpu × 0.7 kW/gpu × 72 h"
    assert text([Piece("50 kWh", ENERGY, 50), WATTS, GPUS], {"time": 1}) == "50 kWh ÷ 0.7 kW/gpu ÷ 8 gpu"
    assert text([Piece("50 kWh", ENERGY, 50), HOURS], {"energy": 1, "time": -1}) == "50 kWh ÷ 72 h"


def test_everything_that_is_given_is_used():
    assert text([GPUS, WATTS, HOURS, GRID], ENERGY) is None
    assert text([GPUS, WATTS, HOURS, GRID], {"mass": 1}) == "8 gpu × 0.7 kW/gpu × 72 h × 0.4 kg/kWh"
    assert text([GPUS, WATTS], ENERGY) is None


def test_a_number_without_a_unit_and_a_fixed_factor_only_multiply():
    assert text([Piece("1.2", {}, 1.2, fixed=True), Piece("50 kWh", ENERGY, 50)], ENERGY) == "1.2 × 50 kWh"
    assert (
        text([Piece("1.2 h", {"time": 1}, 1.2, fixed=True), Piece("50 kWh", ENERGY, 50)], {"energy": 1, "time": -1})
        is None
    )


def test_the_fewest_bridges_close_a_gap():
    bridges = [GRID, Piece("1 gpu", {"gpu": 1}, 1)]
    found = solve([(WATTS,), (HOURS,)], {"mass": 1}, bridges)
    assert (found.text, found.bridges) == ("0.7 kW/gpu × 72 h × 0.4 kg/kWh × 1 gpu", 2)
    found = solve([(GPUS,), (WATTS,), (HOURS,)], {"mass": 1}, bridges)
    assert (found.text, found.bridges) == ("8 gpu × 0.7 kW/gpu × 72 h × 0.4 kg/kWh", 1)
    found = solve([(GPUS,), (WATTS,), (HOURS,)], ENERGY, bridges)
    assert (found.text, found.bridges) == ("8 gpu × 0.7 kW/gpu × 72 h", 0)


def test_the_likeliest_reading_that_comes_out_is_taken():
    whole, each = Piece("700 W", {"energy": 1, "time": -1}, 0.7), Piece("700 W/gpu", WATTS.vector, 0.7, rank=1)
    assert solve([(GPUS,), (whole, each), (HOURS,)], ENERGY).text == "8 gpu × 700 W/gpu × 72 h"
    assert solve([(whole, each), (HOURS,)], ENERGY).text == "700 W × 72 h"


def test_of_two_ratios_the_larger_by_the_smaller_is_asked_for():
    small, large = Piece("5 kWh", ENERGY, 5), Piece("50 kWh", ENERGY, 50)
    assert text([small, large], {}) == "50 kWh ÷ 5 kWh"
    assert text([large, small], {}) == "50 kWh ÷ 5 kWh"


def test_there_is_a_most_that_can_be_given():
    assert text([Piece(f"{n}", {}, n, fixed=True) for n in range(1, 8)] + [Piece("1 kWh", ENERGY)], ENERGY)
    assert text([Piece(f"{n}", {}, n, fixed=True) for n in range(1, 9)] + [Piece("1 kWh", ENERGY)], ENERGY) is None


UNITS = [
    {"energy": 1},
    {"time": 1},
    {"gpu": 1},
    {"energy": 1, "time": -1},
    {"energy": 1, "gpu": -1},
    {"mass": 1, "energy": -1},
    {},
]
PIECES = st.builds(lambda v, s: Piece(f"{s:g} {v}", v, s, fixed=not v), st.sampled_from(UNITS), st.floats(0.1, 100))


@given(st.lists(PIECES, min_size=1, max_size=5), st.sampled_from(UNITS))
def test_whatever_is_found_uses_all_and_comes_out(pieces, target):
    found = solve([(piece,) for piece in pieces], target)
    if found is None:
        return
    assert sorted(map(id, (*found.above, *found.below))) == sorted(map(id, pieces))
    total = {kind: -power for kind, power in target.items()}
    for sign, side in ((1, found.above), (-1, found.below)):
        for piece in side:
            for kind, power in piece.vector.items():
                total[kind] = total.get(kind, 0) + sign * power
    assert not any(total.values())


@given(st.permutations([GPUS, WATTS, HOURS, GRID]))
def test_the_order_in_which_things_are_said_changes_nothing(pieces):
    assert solve([(piece,) for piece in pieces], {"mass": 1}).size == pytest.approx(8 * 0.7 * 72 * 0.4)


@pytest.mark.parametrize(("question", "value", "unit"), questions("solver"))
def test_a_question_is_answered_with_its_value(answered, leads_with, question, value, unit):
    assert leads_with(answered(question), value, unit)


@pytest.mark.parametrize(("question", "value", "unit"), asked_back("solver"))
def test_a_question_is_rather_asked_back_than_answered_wrongly(answered, leads_with, question, value, unit):
    answer = answered(question)
    assert answer.kind in {"clarify", "decline"} or leads_with(answer, value, unit)
