"""`/convert amount:… by:…`: quotients, products, and what so many everyday things come to."""

import pytest

from bot.commands import Desk, commands
from bot.errors import Refusal
from bot.understanding import Understanding


@pytest.fixture(scope="module")
def convert(library):
    desk, command = Desk(library, Understanding(library)), commands()["convert"]
    return lambda **raw: command.answer(command.options.read(raw), desk)


@pytest.mark.parametrize(
    ("amount", "by", "name", "unit", "value"),
    [
        ("552 t", "123 cars", "result", "kgCO2e", 552_000 / 123),
        ("552 t", "1287 MWh", "result", "kg/kWh", 552 / 1287),
        ("25 kWh", "10 h", "result", "W", 2500),
        ("1 MWh", "5600 W", "result", "h", 1e6 / 5600),
        ("1320 MWh", "1200 MWh", "result", "1", 1.1),
        ("1800 L", "1000 kWh", "result", "L/kWh", 1.8),
        ("310円", "10 kWh", "result", "JPY", 31),
        ("0.26 mL per prompt", "10 million prompts", "result", "L", 2600),
        ("0.03 g per prompt", "1億回", "carbon", "kgCO2e", 3000),
        ("$2 per GPU-hour", "576 GPU-hours", "cost", "USD", 1152),
        ("10 MW", "PUE 1.3", "result", "W", 13e6),
    ],
)
def test_two_amounts_make_a_third(convert, amount, by, name, unit, value):
    found = convert(amount=amount, by=by).figures[name]
    assert (found.unit, found.central) == (unit, pytest.approx(value))


def test_everyday_things_come_to_what_their_row_says(convert, library):
    cars = convert(amount="100 cars", per="car-year-us")
    assert cars.figures["carbon"].central == pytest.approx(100 * library.equivalents["car-year-us"].central)
    assert cars.sources


@pytest.mark.parametrize(("amount", "by"), [("552 t", "3 h"), ("552 t", "5"), ("3 Wh per prompt", "8 cars")])
def test_amounts_that_have_nothing_to_do_with_each_other_are_refused(convert, amount, by):
    with pytest.raises(Refusal) as refused:
        convert(amount=amount, by=by)
    assert refused.value.code in {"not-related", "not-an-amount"}


def test_an_address_keeps_the_rate(convert):
    options = convert(amount="0.26 mL per prompt", by="1000 prompts").options
    assert convert(**options).figures["result"].central == pytest.approx(0.26)
