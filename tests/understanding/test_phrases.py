"""Sections of phrases are patterns; each kind of a section fits its own phrases."""

import pytest

from bot.understanding.phrases import phrase_words, phrases


@pytest.mark.parametrize(("section", "text"), [("other", "the other one"), ("compared", "is that more than bloom?")])
def test_a_phrase_of_a_section_is_found(section: str, text: str):
    assert phrases(section).search(text)
    assert not phrases(section).search("zzz")


def test_an_unknown_section_is_an_error():
    with pytest.raises(KeyError):
        phrases("no such section")


def test_words_of_phrases_are_words():
    assert "exactly" in phrase_words()
    assert all(word.isalpha() for word in phrase_words())
