"""A figure that happens so often in a period is multiplied by both; what does not fit is no such calculation."""

import pytest

from bot.understanding import Understanding


@pytest.mark.parametrize(
    ("question", "line", "formula"),
    [
        (
            "how much energy does one gemini prompt use?",
            "and 50 of those a day for a year?",
            "0.24 Wh/request × 50 request/day × 1 year",
        ),
        ("Googleの1回の検索の電力は？", "それを1日100回だと年間何kWh？", "0.3 Wh/request × 100 request/day × 1 year"),
    ],
)
def test_how_often_and_for_how_long(understanding: Understanding, question: str, line: str, formula: str):
    reading = understanding.read(line, [question])
    assert (reading.command, reading.options) == ("calculate", {"formula": formula})


def test_a_plain_number_of_times_is_no_rate(understanding: Understanding):
    reading = understanding.read("それの1億回分は？", ["Googleの1回の検索の電力は？"])
    assert reading.command != "calculate"
