"""What is left of a question is of the rows, or it makes another question."""

import pytest

from bot.library import Library
from bot.understanding.entries.leftover import Own, is_of, numbers, runs_on


def test_rows_say_their_own_words_and_numbers():
    own = Own("nvidia h100 sxm5 80gb hopper")
    assert own.says("h100 80gb")
    assert not own.says("h100 94gb")
    assert not own.has(["bandwidth"])


def test_numbers_are_those_of_the_rows(library: Library):
    known = numbers([library.accelerators["h100-sxm"]])
    assert is_of(700, known)
    assert is_of(1, known)
    assert not is_of(650, known)


@pytest.mark.parametrize(("rest", "runs"), [(" bandwidth", True), ("帯域", True), (" of the", False), ("は", False)])
def test_a_word_right_behind_makes_another_of_a_column(rest: str, runs: bool):
    assert runs_on(rest, 0) is runs
