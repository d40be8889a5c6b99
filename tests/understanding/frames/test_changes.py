"""From one amount to another: which two, and by how many per cent."""

import pytest

from bot.understanding.frames import changes
from tests.understanding.frames.cases import examples, questions


@pytest.mark.parametrize(("text", "formula"), examples("changes"))
def test_a_change_is_read_as_its_example_says(scenario, library, text, formula):
    q = scenario(text)
    amounts = changes.with_pue(q.folded, q.amounts)
    pair = changes.pair(q.folded, amounts, library.units)
    assert (changes.percent(q.folded, pair, amounts) if pair else "") == formula


def test_a_bare_number_beside_a_pue_is_one_too(scenario):
    q = scenario("pue from 1.8 to 1.2 with 3 gpus")
    assert [a.dimension for a in changes.with_pue(q.folded, q.amounts)][:2] == ["pue", "pue"]


@pytest.mark.parametrize(
    ("text", "gap", "rest"),
    [
        ("pue 1.6 to 1.2 on 500 kwh of it, kwh saved?", "(1.6 − 1.2)", [500]),
        ("it負荷1000kwhでpueを1.5から1.2に改善すると何kwh減る?", "(1.5 − 1.2)", [1000]),
        ("pue 1.2 instead of pue 1.5, difference for 10 mwh?", "(1.5 − 1.2)", [10]),
        ("500 kwh at pue 1.6, how much saved?", "", []),
        ("500 kwh at pue 1.6 and pue 1.2?", "", []),
        ("pue 1.6 to 1.2 saves 20% of 500 kwh?", "", []),
    ],
)
def test_a_better_pue_saves_the_gap(scenario, text, gap, rest):
    q = scenario(text)
    found = changes.better_pue(q.folded, changes.with_pue(q.folded, q.amounts))
    assert (found[0].text if found else "") == gap
    assert [a.value for a in (found[1] if found else ())] == rest


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ("100 kwh at 0.4 kg/kwh and 0.5 kg/kwh", True),
        ("100kwhで0.4kg/kwhと0.5kg/kwh", True),
        ("1日3時間と1日5時間", True),
        ("100 kwh at 0.4 kg/kwh and 30 yen/kwh", False),
        ("100 kwh and 50 kwh", False),
    ],
)
def test_two_rates_that_are_alike_are_not_multiplied(scenario, text, twice):
    assert changes.says_twice(scenario(text).amounts) == twice


@pytest.mark.parametrize("text", ["from 0 kWh to 5 kWh", "0kWhから5kWh"])
def test_nothing_is_no_base_of_a_percentage(answered, text):
    assert answered(f"{text}, what percent?").kind in {"clarify", "decline"}


@pytest.mark.parametrize(
    ("words", "first", "second", "formula"),
    [
        ("", "10 kWh", "12 kWh", "12 kWh ÷ 10 kWh − 1"),
        ("", "12 kWh", "10 kWh", "1 − 10 kWh ÷ 12 kWh"),
        ("how many percent more is 12 than 10", "12 kWh", "10 kWh", "12 kWh ÷ 10 kWh − 1"),
        ("何%多い", "12 kWh", "10 kWh", "12 kWh ÷ 10 kWh − 1"),
        ("what percent less", "10 kWh", "12 kWh", "1 − 10 kWh ÷ 12 kWh"),
        ("何%減", "10 kWh", "12 kWh", "1 − 10 kWh ÷ 12 kWh"),
    ],
)
def test_words_say_what_the_base_is(words, first, second, formula):
    pair = [changes.End(text, float(text.split()[0])) for text in (first, second)]
    assert changes.percent(words, (pair[0], pair[1]), ()) == formula


@pytest.mark.parametrize(("question", "value", "unit"), questions("changes"))
def test_a_question_is_answered_with_its_value(answered, leads_with, question, value, unit):
    assert leads_with(answered(question), value, unit)
