"""The lists of words are whole: what the modules ask of them is there."""

from bot.understanding.wordlists import names_wordlists, wordlists


def test_every_concept_has_words():
    assert all(words["en"] or words["ja"] for words in wordlists()["concepts"].values())


def test_no_form_belongs_to_two_words():
    forms = [form for of_word in wordlists()["irregular"].values() for form in of_word]
    assert len(forms) == len(set(forms))


def test_the_words_of_names_are_lists():
    assert names_wordlists()
    assert all(names_wordlists().values())
