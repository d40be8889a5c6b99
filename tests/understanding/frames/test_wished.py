"""What amounts come to for what is wished."""

import pytest

from bot.library import Library
from bot.understanding.frames.bridges import Bridges
from bot.understanding.frames.pieces import Pieces
from bot.understanding.frames.wish import Wishes
from bot.understanding.frames.wished import Wished


@pytest.fixture(scope="module")
def pieces(library: Library) -> Pieces:
    return Pieces(library)


@pytest.fixture(scope="module")
def wished(library: Library, pieces: Pieces) -> Wished:
    return Wished(pieces, Wishes(library), Bridges(library, pieces))


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("500MWhを2MWで使い切るのに何時間？", "500 MWh ÷ 2 MW"),
        ("636 kWh for 12 people, kWh per person", "636 kWh ÷ 12 person"),
        ("100 kWh, how many kWh?", ""),
        ("100 kWh and 5 kg", ""),
    ],
)
def test_amounts_come_to_what_is_wished(scenario, wished, text, formula):
    q = scenario(text)
    found = wished.of(q, q.amounts)
    assert (found.formula if found else "") == formula


def test_a_piece_that_was_made_before_is_used(scenario, wished, pieces):
    q = scenario("for 10 hours, how many kWh?")
    assert wished.of(q, q.amounts, [pieces.piece("2 kW")]).formula == "2 kW × 10 h"
