"""The figure that the last answer led with, converted."""

import pytest

from bot.understanding import Understanding


@pytest.mark.parametrize(
    ("turn", "line", "options", "lead"),
    [
        (
            "how much energy did training gpt-3 take?",
            "what would that cost at 20 cents per kWh?",
            {"price": "0.2 USD/kWh"},
            "cost",
        ),
        ("how much co2 did training gpt-3 cause?", "times 1000", {"amount": "552 t", "by": "1000 times"}, None),
        ("8 H100 for 3 days in Japan, kWh?", "times 1000", {"by": "1000 times"}, None),
    ],
)
def test_the_last_figure_is_converted(
    understanding: Understanding, turn: str, line: str, options: dict[str, str], lead: str | None
):
    reading = understanding.read(line, [turn])
    assert reading.options.items() >= options.items()
    assert (reading.lead[0] if reading.lead else None) == lead


def test_a_fact_in_another_unit_stays_that_fact(understanding: Understanding):
    reading = understanding.read("in kg?", ["how much co2 did training gpt-3 cause?"])
    assert (reading.command, reading.lead) == ("fact", ("carbon", "kg"))


def test_an_amount_without_an_answer_is_counted_in_what_is_known(understanding: Understanding):
    reading = understanding.read("in homes then", ["how many donuts is 5 MWh?"])
    assert reading.options.get("amount") == "5 MWh"
