"""Where a question falls into two halves."""

import pytest

from bot.understanding.comparisons.halves import content, halves, without_articles


@pytest.mark.parametrize(
    ("folded", "first", "second"),
    [
        ("which emits more, gpt-3 or bloom?", "gpt-3", "bloom"),
        (
            "is one hour of streaming worse than asking a chatbot, energy wise?",
            "one hour of streaming",
            "asking a chatbot",
        ),
        ("動画を1時間みるのとチャットgpt、どっちが電気くう?", "動画を1時間みる", "チャットgpt"),
        ("40 h100s for 6 days vs 80 h100s for 3 days", "40 h100s for 6 days", "80 h100s for 3 days"),
        ("aaaaはbbbbより多い?", "bbbb", "aaaa"),
        ("is gpt-3 in france as dirty as gpt-3 in poland", "gpt-3 in france", "gpt-3 in poland"),
    ],
)
def test_both_halves_are_found(folded, first, second):
    half = next(halves(folded, []))
    assert (half.first, half.second) == (first, second)


def test_a_strong_word_leaves_the_weak_ones_alone():
    found = list(halves("bloom vs a flight from boston to denver", []))
    assert [(half.first, half.second) for half in found] == [("bloom", "a flight from boston to denver")]


@pytest.mark.parametrize("folded", ["", "or", "which uses more or less", "gpt-3"])
def test_nothing_is_parted_where_a_half_would_be_empty(folded):
    assert list(halves(folded, [])) == []


def test_content_is_what_is_left_of_idle_words():
    assert content("driving a car for one hour") == "car"
    assert without_articles("a us home in a year") == "us home in a year"
