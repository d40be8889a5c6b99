"""What was named just now is what a calculation counts; the power that was told is used where it is pointed to."""

import pytest

from bot.understanding import Understanding


def test_the_accelerator_of_the_last_answer_is_counted(understanding: Understanding):
    reading = understanding.read("so 72 of those for a week, kWh?", ["tdp of a B200?"])
    assert (reading.options["gpu"], reading.options["count"]) == ("b200-sxm", 72)
    assert "power_w" not in reading.options


def test_the_power_that_was_told_is_stated(understanding: Understanding):
    reading = understanding.read("16 of them for 5 days at that power, kWh?", ["What is the TDP of an A100 SXM?"])
    assert (reading.options["gpu"], reading.options["power_w"]) == ("a100-sxm-80gb", 400)


def test_a_line_with_a_name_of_its_own_counts_that(understanding: Understanding):
    reading = understanding.read("16 H100 for 5 days at 700 W, kWh?", ["What is the TDP of an A100 SXM?"])
    assert reading.options["gpu"] == "h100-sxm"


@pytest.mark.parametrize(
    ("turn", "line", "watts", "count", "pue"),
    [
        ("what is the tdp of an L40S", "8 of them, just the cards, for 3 days in MWh", 350, 8, 1),
        ("How many watts does an RTX 4070 draw?", "how many kWh is that for the gpu alone over 5 hours?", 200, 1, 1),
        ("B200の消費電力は何W？", "それを10枚、2日間、PUE1.1で動かすと何kWh？", 1000, 10, 1.1),
    ],
)
def test_the_told_watts_are_the_load(
    understanding: Understanding, turn: str, line: str, watts: float, count: int, pue: float
):
    reading = understanding.read(line, [turn])
    assert reading.command == "footprint hardware"
    assert "gpu" not in reading.options
    said = reading.options
    assert (said["power_w"], said["count"], said["pue"]) == (watts, count, pue)


def test_without_that_the_server_is_estimated(understanding: Understanding):
    reading = understanding.read("so 72 of those for a week, kWh?", ["tdp of a B200?"])
    assert (reading.options["gpu"], "power_w" in reading.options) == ("b200-sxm", False)
