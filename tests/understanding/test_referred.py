"""What was named and told just now is what a calculation is about, where a line means it."""

import pytest

from bot.understanding import Understanding


@pytest.mark.parametrize(
    ("turn", "line", "watts", "count", "pue"),
    [
        ("what is the tdp of an L40S", "8 of them, just the cards, for 3 days in MWh", 350, 8, 1),
        ("How many watts does an RTX 4070 draw?", "how many kWh is that for the gpu alone over 5 hours?", 200, 1, 1),
        (
            "How many watts does an RTX 4070 draw?",
            "what would two such cards take in 5 hours, no overhead, kWh?",
            200,
            2,
            1,
        ),
        ("RTX 4080って何ワット", "2枚で10時間、PUEなしだと何kWh", 320, 2, 1),
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
    ("turn", "line", "options"),
    [
        (
            "What is the TDP of an RTX 4080?",
            "how many kWh would it consume at that power in 50 hours",
            {"power_w": 320, "hours": 50},
        ),
        ("L4ってなんワット", "じゃ6枚で10時間まわしたら？PUEは1で", {"power_w": 72, "count": 6, "hours": 10, "pue": 1}),
        ("tdp of an A30?", "n how many of those can i run on 3.3 kw", {"formula": "3.3 kW ÷ 165 W/gpu"}),
        ("A30の消費電力は？", "3.3kWで何枚動かせる？", {"formula": "3.3 kW ÷ 165 W/gpu"}),
        ("Llama 2の学習は何GPU時間？", "それ全部300W、pue1で計算したら何MWh", {"hours": 3311616, "power_w": 300}),
        (
            "Llama 3.1 70B training GPU hours?",
            "At 700 W each, with a PUE of 1, how many GWh is that?",
            {"hours": 7000000, "power_w": 700},
        ),
        (
            "how much energy did training BLOOM use",
            "what would that be in co2 in poland",
            {"amount": "433.196 MWh", "region": "PL"},
        ),
        ("bitcoin yearly twh?", "how many BLOOM trainings is that", {"formula": "138 TWh ÷ run:bloom:energy"}),
    ],
)
def test_what_was_told_is_put_into_a_line(
    understanding: Understanding, turn: str, line: str, options: dict[str, object]
):
    reading = understanding.read(line, [turn])
    assert reading.intent == "calculation"
    assert options.items() <= dict(reading.options).items()


def test_a_question_of_its_own_takes_nothing_of_what_was_told(understanding: Understanding):
    reading = understanding.read(
        "How does Iris Energy source its cheap electricity?", ["how much co2 did GPT-3 cause?"]
    )
    assert reading.command == "fact"
