"""No arithmetic ends in a traceback: zero, equal, tiny and endless numbers are answered or refused everywhere."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import Refusal
from bot.footprint import given as quantity
from bot.footprint.formula import evaluate
from bot.surfaces.terminal import text_of

NUMBERS = ["0", "1", "20", "552", "0.0001", "1e-300", "1e200", "1e308"]
UNITS = ["MWh", "kWh", "GW", "t of CO2", "cars", "homes", "%", "dollars", "L", "times"]
# {a} and {b} are amounts
TYPED = [
    "/check claim:It took {a}, like {b}",
    "/check claim:{a} to {b}, up 50%",
    "/check claim:{a} and {b}, 3 times",
    "/check claim:from {a} in 2020 to {b} in 2024, 5% a year",
    "/compare first:{a} second:{b}",
    "/compare first:{a} in France second:{b} in Poland",
    "/convert amount:{a} by:{b}",
    "/convert amount:{a} per:{b} kWh",
    "/convert amount:{a} growth:1000 periods:100",
]
ASKED = ["{a} と {b} を比べて", "how many {b} is {a}?", "{a}は{b}の何倍？", "{a} growing 900% a year for 400 years"]
AMOUNTS = st.builds("{} {}".format, st.sampled_from(NUMBERS), st.sampled_from(UNITS))


@settings(max_examples=150)
@given(st.sampled_from([*TYPED, *ASKED]), AMOUNTS, AMOUNTS)
def test_extreme_numbers_are_answered_or_refused(denki, line, a, b):
    assert text_of(denki, denki.router.say(line.format(a=a, b=b)))


@settings(max_examples=60)
@given(
    AMOUNTS, AMOUNTS, st.sampled_from(["and {b}?", "times {b}", "{b}なら？", "{number}なら？", "what about {number}?"])
)
def test_extreme_follow_ups_are_answered(denki, a, b, line):
    asked = line.format(b=b, number=b.partition(" ")[0])
    assert text_of(denki, denki.router.say(asked, [f"{a}のCO2をフランスの電力で", f"8 H100 for {a} in Tokyo"]))


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_what_has_no_result_is_refused_in_words(denki, monkeypatch, lang):
    def divides(start, end, years=None):
        return evaluate("growth", "%", "end ÷ start", {"start": quantity("start", 0, "USD"), "end": end})

    monkeypatch.setattr("bot.commands.market.growth", divides)
    message = denki.router.say("/market", lang=lang)
    assert isinstance(message.content, Refusal)
    assert message.content.code == "no-result"
    assert ("計算" in text_of(denki, message)) == (lang == "ja")


QUESTIONS = [
    "{}は2014年からどれくらい増えた？",
    "{}はどれくらい増えた？",
    "how much has {} grown since 2014?",
    "{} 10 years later with 5% growth",
    "by how many percent did {} change?",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_growth_is_asked_of_every_name_without_a_crash(denki, library, question):
    """Facts that are ranges, shares, zero or without a second year have a growth or none; never a traceback."""
    names = {name.name.ja if "は" in question else name.name.en for name in library.names.values()}
    names |= {f.questions.ja[0] if "は" in question else f.questions.en[0] for f in library.facts.values()}
    for name in sorted(names):
        assert text_of(denki, denki.router.say(question.format(name)))
