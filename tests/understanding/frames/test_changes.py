"""From one amount to another: which two, and by how many per cent."""

import pytest

from bot.understanding.frames import changes
from tests.understanding.frames.cases import examples, questions


@pytest.mark.parametrize(("text", "formula"), examples("changes"))
def test_a_change_is_read_as_its_example_says(scenario, library, text, formula):
    q = scenario(text)
    pair = changes.pair(q.folded, changes.with_pue(q.folded, q.amounts), library.units)
    assert (changes.percent(q.folded, pair) if pair else "") == formula


def test_a_bare_number_beside_a_pue_is_one_too(scenario):
    q = scenario("pue from 1.8 to 1.2 with 3 gpus")
    assert [a.dimension for a in changes.with_pue(q.folded, q.amounts)][:2] == ["pue", "pue"]


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
    assert changes.percent(words, (pair[0], pair[1])) == formula


@pytest.mark.parametrize(("question", "value", "unit"), questions("changes"))
def test_a_question_is_answered_with_its_value(answered, leads_with, question, value, unit):
    assert leads_with(answered(question), value, unit)
