"""A pasted message with numbers goes to the check; a question never does."""

import pytest

from bot.understanding import Understanding
from tests.understanding.conftest import QUESTIONS

POST = (
    "OpenAI says training GPT-3 took 1,287 MWh and produced 552 t of CO2, as much as 123 cars, "
    "which is a lot for a single model."
)
JAPANESE = (
    "GPT-3の学習には1287MWhの電力が使われ、552トンのCO2が出たそうです。"
    "車123台が一年間走った分にあたり、AIの環境負荷は思っているよりずっと大きいという話でした。"
)


@pytest.mark.parametrize("text", [POST, JAPANESE])
def test_a_message_with_numbers_is_checked(understanding: Understanding, text: str):
    reading = understanding.read(text, ["what is PUE?"])
    assert (reading.command, reading.intent) == ("check", "check")
    assert "552" in reading.options["claim"]


@pytest.mark.parametrize(
    "text",
    [
        POST[:-1] + "?",
        POST + " How many kWh is that?",
        "1,287 MWh and 552 t",
        POST.replace("1,287 MWh", "power").replace("552 t", "lots"),
    ],
)
def test_a_question_or_a_short_line_is_not(understanding: Understanding, text: str):
    assert understanding.read(text).intent != "check"


def test_a_question_with_its_premise_behind_it_is_not(understanding: Understanding):
    question = (
        "PUEを1.6から1.2に改善すると、施設全体の電力は何パーセント減りますか。IT機器の電力は変わらないものとします。"
    )
    assert understanding.read(question).intent == "calculation"


def test_no_question_of_ours_is_taken_for_a_message(understanding: Understanding):
    assert not [item["q"] for item in QUESTIONS if understanding.read(item["q"]).intent == "check"]
