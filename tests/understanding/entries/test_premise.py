"""What a question takes for granted is held against the fact."""

import pytest

from bot.understanding import Understanding


@pytest.mark.parametrize(
    ("question", "fact", "denied"),
    [
        ("So GPT-3 took 1,287 gigawatt-hours to train, right?", "gpt3-training-1287-mwh", "1,287 gigawatt-hours"),
        ("GPT-3の学習は552キログラムのCO2を出したそうですね", "gpt3-training-552-t", "552キログラム"),
        ("GPT-3 equals 200 cars, correct?", "gpt3-equals-123-cars", "200 cars"),
        ("ビットコインが4万9061ドルをつけたのは2023年1月11日だよね", "btc-two-year-high", "2023年"),
        ("HiveがApplied Digitalに改名したのはなんで？", "hive-announces-ai-shift", "Applied Digital"),
    ],
)
def test_a_false_premise_is_denied(understanding: Understanding, question: str, fact: str, denied: str):
    reading = understanding.read(question)
    assert fact in reading.options["topic"]
    assert any(denied in words for words in reading.denied), reading.denied
    assert not reading.confirmed


@pytest.mark.parametrize(
    "question",
    ["is it true that GPT-3 took 1,287 MWh to train?", "GPT-3の学習は552トンで合ってる？", "Did GPT-3 take 1.287 GWh?"],
)
def test_a_true_premise_is_confirmed(understanding: Understanding, question: str):
    reading = understanding.read(question)
    assert reading.confirmed
    assert not reading.denied


@pytest.mark.parametrize("question", ["how many cars is GPT-3's training?", "Did Nvidia never have 40,000 companies?"])
def test_nothing_is_confirmed_that_is_not_sure(understanding: Understanding, question: str):
    assert not understanding.read(question).confirmed


def test_an_estimate_by_others_is_no_report_of_the_company(understanding: Understanding):
    assert not understanding.read("OpenAI disclosed that GPT-3 training used 1,287 MWh, right?").confirmed
    assert understanding.read("GPT-3 training used 1,287 MWh, right?").confirmed


def test_the_unit_that_is_asked_for_leads(understanding: Understanding):
    assert understanding.read("GPT-3 training energy in kWh?").lead == ("energy", "kWh")
    assert understanding.read("GPT-3 training energy?").lead is None
