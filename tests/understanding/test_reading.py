"""What comes out of reading a text."""

from bot.understanding.reading import Amount, stated


def test_a_number_in_words_that_counts_nothing_is_a_word():
    word, count, digits = (
        Amount(2.0, unit, dimension, 0, 3, spelled=spelled)
        for unit, dimension, spelled in (("", "", True), ("gpu", "count", True), ("", "", False))
    )
    assert word.is_word
    assert stated([word, count, digits]) == [count, digits]
