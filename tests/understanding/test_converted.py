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
        (
            "H20を10枚、1枚400W、PUE1.2で2日動かすと何kWh",
            "その電気を1kWhあたり30円で買うといくら",
            {"price": "30 JPY/kWh"},
            "cost",
        ),
        (
            "How many tonnes of CO2 did training GPT-3 cause?",
            "How many petrol cars driven for a year would match that?",
            {"amount": "552 t", "per": "car-year-article"},
            "equivalent",
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


@pytest.mark.parametrize(
    ("question", "line", "formula"),
    [
        (
            "how much energy does one gemini prompt use?",
            "and 50 of those a day for a year?",
            "0.24 Wh/request × 50 request/day × 1 year",
        ),
        (
            "Googleの1回の検索の電力は？",
            "それを1日100回だと年間何kWh？",
            "0.3 Wh/request × 100 request/day × 1 year",
        ),
    ],
)
def test_how_often_and_for_how_long(understanding: Understanding, question: str, line: str, formula: str):
    reading = understanding.read(line, [question])
    assert (reading.command, reading.options) == ("calculate", {"formula": formula})


def test_a_plain_number_of_times_is_no_rate(understanding: Understanding):
    reading = understanding.read("それの1億回分は？", ["Googleの1回の検索の電力は？"])
    assert reading.command != "calculate"
