"""Any text is read, in bounded work and without an error."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding import Understanding
from bot.understanding.phrases import kinds, phrases
from tests.growth import grows_gently

LONGEST = 6_000
SECTIONS = [
    *(
        "yes_no",
        "claims",
        "meaning",
        "what_is",
        "nature",
        "now",
        "price",
        "junk",
        "polite",
        "order",
        "chore",
        "foreign",
    ),
    "advice",
    *("opening", "filling", "ending", "pointer", "correction", "taken_back", "taken_back_ja", "judged", "source"),
    *("speech", "bare", "onward", "year_before", "year_after", "other", "origin", "employer", "times", "multiplied"),
]
KINDS = ("kinds", "denki", "manners", "factors", "loads", "figures", "things", "places")
PIECES = st.sampled_from(
    ["what ", "is ", "GPT-3", "の", "学習", "1,287", " MWh", "{{", "<a", "'", "=", ";", "--", "か", "?", " "]
)


@settings(max_examples=60)
@given(st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=120).map("".join)))
def test_any_text_has_a_reading(understanding: Understanding, text: str):
    reading = understanding.read(text)
    assert reading.lang in {"en", "ja"}
    assert reading.command
    assert reading.intent


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "あ",
        "{{",
        "<",
        "'",
        "or 1=1 ",
        "select ",
        "GPT-3 ",
        "9",
        "1,",
        "= ",
        "rm -rf ",
        "電力",
        "の",
        "（",
        "\u200b",
        "😀",
    ],
)
def test_long_repetitions_cost_no_more_than_their_length(understanding: Understanding, unit: str):
    assert grows_gently(understanding.read, unit, 600, LONGEST)


def _patterns() -> list[re.Pattern[str]]:
    return [*map(phrases, SECTIONS), *(pattern for name in KINDS for pattern in kinds(name).values())]


@pytest.mark.parametrize("pattern", _patterns(), ids=lambda pattern: pattern.pattern[:20])
def test_no_pattern_backtracks_without_end(pattern: re.Pattern[str]):
    for unit in ("a", " ", "a ", "{", "<a", "or '1'='1' ", "select a, ", "その", "is it "):
        assert grows_gently(lambda text: pattern.search(text + "\x00"), unit, 250, 1_000)
