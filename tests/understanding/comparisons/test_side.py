"""A side has one spelling, which is read by ids and units alone."""

import pytest

from bot.understanding.comparisons.side import Side, parse

SPELLINGS = [
    "fact:gpt3-training-552-t", "run:gpt-3@FR", "gpu:h100-sxm", "grid:JP", "term:pue", "thing:car-km-eu*40",
    "use:gemini-2025-energy*500", "use:altman-2025-energy*1000000@US", "amount:1287~MWh", "amount:0.3~Wh@US-CA",
    "pue:1.58", "market:2027", "do:footprint hardware;gpu:h100-sxm;count:8;days:3;region:JP", "do:;region:FR",
]  # fmt: skip


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_spelling_reads_as_itself_again(library, text):
    assert parse(text, library).text == text


@pytest.mark.parametrize("text", ["GPT-3", "8 H100 for 3 days", "use: a lot", "run:", "", "日本", "note:x"])
def test_free_text_is_no_spelling(library, text):
    assert parse(text, library) is None


@pytest.mark.parametrize(
    "text", ["run:no-such-run", "amount:1~furlong", "gpu:h100-sxm@ZZ", "amount:--1~t", "market:soon"]
)
def test_a_spelling_of_what_is_not_there_is_unknown(library, text):
    assert parse(text, library).kind == "unknown"


def test_unknown_words_are_kept_as_they_are(library):
    assert parse("unknown:a cheeseburger @ home; 5*2", library) == Side("unknown", "a cheeseburger @ home; 5*2")
