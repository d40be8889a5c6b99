"""The rule of three."""

import pytest

from bot.library import open_library
from bot.understanding.frames import proportions
from bot.understanding.frames.pieces import Pieces
from bot.understanding.frames.wish import Wish
from bot.understanding.tokens import Quantities

LIBRARY = open_library()
PIECES, QUANTITIES = Pieces(LIBRARY), Quantities(LIBRARY)
CARS = Wish({"car": 1}, ("result", ""))


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("if 552 t are 123 cars, how many cars are 1000 t?", "1000 t × 123 car ÷ 552 t"),
        ("if 123 cars are 552 t, how many cars are 1000 t?", "1000 t × 123 car ÷ 552 t"),
        ("5トンで車2台なら、20トンは何台?", "20 t × 2 car ÷ 5 t"),
        ("552 t and 123 cars and 1000 t", None),
        ("if 552 t are 123 cars, how many cars are 8 MWh?", None),
        ("if 552 t are 123 cars, how many?", None),
    ],
)
def test_the_third_amount_is_taken_in_proportion(text, formula):
    found = proportions.of(text, QUANTITIES.find(text), CARS, PIECES)
    assert (found and found.formula) == formula
