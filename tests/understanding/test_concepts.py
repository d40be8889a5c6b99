"""Words of both languages stand for the same concepts."""

from bot.understanding.concepts import OF_PHRASE, OF_STEM, PHRASES
from bot.understanding.stemming import stem


def test_the_languages_meet_in_a_concept():
    assert set(OF_STEM[stem("electricity")]) & set(OF_PHRASE["電力"])


def test_the_longest_phrase_is_found():
    longest = max((phrase for phrase in OF_PHRASE if phrase.startswith("電")), key=len)
    found = PHRASES.search(f"この{longest}は")
    assert found is not None
    assert found[0] == longest
