"""A text as features: stems, pieces of Japanese words, and what means the same in both languages."""

import pytest

from bot.understanding.words import features, of_word, words


def test_endings_and_signs_are_no_words():
    assert words("gpt-3's 552 tonnes, it'll do") == ["gpt", "tonnes", "it", "do"]


@pytest.mark.parametrize(("one", "other"), [("computing", "computers"), ("electricity", "電力"), ("採掘", "mining")])
def test_what_means_the_same_has_a_feature_in_common(one: str, other: str):
    assert features(one) & features(other)


def test_words_that_every_question_has_say_nothing():
    assert features("what is the") == set()
    assert of_word("zorblax") == ("zorblax",)


def test_a_japanese_word_is_its_pairs():
    assert {"半導", "導体"} <= features("半導体")
