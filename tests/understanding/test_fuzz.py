"""Any text is read, in bounded work and without an error."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding import Understanding
from tests.growth import grows_gently

LONGEST = 6_000
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
