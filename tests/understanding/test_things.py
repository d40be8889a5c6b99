"""So many of an everyday thing are worked out, one is told as its row says it; whatever says more is neither."""

import pytest

from bot.understanding import Understanding


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("how much co2 does driving 40 km emit", "40 km × thing:car-km-eu"),
        ("LED電球10時間で何Wh", "10 h × thing:led-hour"),
    ],
)
def test_so_many_of_a_thing_are_worked_out(understanding: Understanding, question: str, formula: str):
    assert understanding.read(question).options.get("formula") == formula


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("co2 of the shinkansen tokyo to osaka, one way one person", "shinkansen-tokyo-osaka/emission"),
        ("東京から新大阪まで新幹線で片道1人、CO2は何kg？", "shinkansen-tokyo-osaka/emission"),
        ("ガソリンを1リットル燃やすと、CO2は何kg出ますか？", "petrol-litre/emission"),
        ("ケトルで1リットル沸かすのに何Wh", "kettle-litre/energy"),
        ("スマホの充電1回の電気は何Wh", "smartphone-charge/energy"),
    ],
)
def test_one_of_a_thing_is_told(understanding: Understanding, question: str, cell: str):
    assert understanding.read(question).options.get("topic") == f"equivalents/{cell}"


@pytest.mark.parametrize(
    "question",
    ["why does driving emit co2", "who measured the co2 of the shinkansen", "how much does a litre of petrol cost"],
)
def test_what_asks_something_else_is_no_thing(understanding: Understanding, question: str):
    assert "thing:" not in str(understanding.read(question).options.get("formula"))


@pytest.mark.parametrize(
    ("question", "cells"),
    [
        ("llama 2 co2?? n how many gpu hours", "training_runs/llama-2/carbon_t,training_runs/llama-2/hours"),
        ("wats the tdp of a rtx 3060 12gb", "accelerators/rtx-3060/tdp_w"),
        ("3080tiの消費電力（カタログ値）なんぼ？", "accelerators/rtx-3080-ti/tdp_w"),
        ("How many watts does a single Antminer S21 pull from the socket?", "accelerators/antminer-s21/tdp_w"),
        ("GPT4 1回の電力", "measurements/jegham-gpt-4-short/value"),
    ],
)
def test_rows_answer_though_a_little_more_is_said(understanding: Understanding, question: str, cells: str):
    assert understanding.read(question).options.get("topic") == cells


@pytest.mark.parametrize("question", ["gta 6 online servers, kwh a day?", "SuperTensor Z1を4枚まる1日で何kWh"])
def test_an_unknown_machine_is_asked_back(understanding: Understanding, question: str):
    assert understanding.read(question).intent == "clarify"
