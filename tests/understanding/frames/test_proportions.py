"""The rule of three."""

import pytest

from bot.library import open_library
from bot.understanding.frames import proportions
from bot.understanding.frames.pieces import Pieces
from bot.understanding.frames.wish import Wish
from bot.understanding.tokens import Quantities

LIBRARY = open_library()
PIECES, QUANTITIES = Pieces(LIBRARY), Quantities(LIBRARY)
CARS, TIME = Wish({"car": 1}, ("result", "")), Wish({"time": 1}, ("hours", ""))


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


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("64 gpus need 20 days, how many would 160 gpus need?", "64 gpu × 20 day ÷ 160 gpu"),
        ("5人で12日かかる作業は15人だと何日?", "5 person × 12 day ÷ 15 person"),
        ("if 10 mwh last 4 days, how long do 30 mwh?", "30 MWh × 4 day ÷ 10 MWh"),
    ],
)
def test_more_of_them_do_the_same_work_in_less_time(text, formula):
    found = proportions.of(text, QUANTITIES.find(text), TIME, PIECES)
    assert (found and found.formula) == formula
