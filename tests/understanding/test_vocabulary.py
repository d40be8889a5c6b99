"""Words by their meaning."""

import pytest

from bot.understanding.vocabulary import meanings, vocabulary, vocabulary_words


@pytest.mark.parametrize("section", ["figures", "labels", "senses"])
def test_a_word_of_a_group_means_the_group(section: str):
    groups = vocabulary()[section]
    found = meanings(section)
    assert {str(word) for words in groups.values() for word in words} == set(found)
    assert set(found.values()) == set(groups)


def test_single_words_are_known_in_lower_case():
    words = vocabulary_words()
    assert words
    assert all(word == word.lower() and " " not in word for word in words)
