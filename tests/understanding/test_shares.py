"""The last figure so many per cent more or less, or counted by the asker's own factor."""

import pytest

from bot.understanding import Understanding


@pytest.mark.parametrize(
    ("line", "growth"),
    [("minus 30% plz", -30), ("20% less", -20), ("plus 15%", 15), ("そこから25%減", -25), ("3割増だと？", 30)],
)
def test_the_last_figure_grows_or_shrinks(understanding: Understanding, line: str, growth: float):
    reading = understanding.read(line, ["100 MWh in tonnes of co2 at 0.4 kg/kWh"])
    assert (reading.command, dict(reading.options)) == ("convert", {"growth": growth})
    assert reading.base is not None


@pytest.mark.parametrize(
    ("turn", "line", "per"),
    [
        ("30 t co2 in cars", "in trees i meant, the 14 kg kind", "14 kg"),
        (
            "10 rtx 4090 at 450W for 24 hours no pue, kwh?",
            "how many full charges of a 50 kWh battery is that",
            "50 kWh",
        ),
    ],
)
def test_the_figure_is_counted_by_an_own_factor(understanding: Understanding, turn: str, line: str, per: str):
    reading = understanding.read(line, [turn])
    assert (reading.options["per"], reading.lead) == (per, ("equivalent", ""))
    assert reading.options.get("amount") in {None, "30 t"}


def test_a_figure_that_the_question_said_is_not_multiplied(understanding: Understanding):
    reading = understanding.read("for 200k of those in kg", ["mistral co2 per 400 token answer?"])
    assert reading.options == {"amount": "1.14 g", "by": "200000 times"}
