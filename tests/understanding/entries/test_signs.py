"""Texts become signs: names, numbers, words and concepts."""

import pytest

from bot.library import Library
from bot.library.spelling import fold
from bot.understanding.entries.signs import Signs, number_sign
from bot.understanding.mentions import Mentions


@pytest.fixture(scope="module")
def signs(library: Library) -> Signs:
    return Signs(Mentions(library))


def test_names_numbers_and_concepts(signs: Signs):
    assert {"@gpt-3", "=1287", "#energy", "#training"} <= signs.of(fold("GPT-3 took 1,287 MWh of electricity to train"))


def test_words_inside_a_name_count_only_in_all(signs: Signs):
    assert "applied" not in {s for s in signs.of(fold("Applied Digital")) if s[0] != "@"}
    assert signs.all(fold("Applied Digital")) > signs.of(fold("Applied Digital"))


def test_numbers_meet_at_four_digits():
    assert number_sign(25.53e9) == number_sign(25_530_000_000)
