"""`/glossary`: every word explained in both languages, and the list of all of them."""

import pytest

from bot.errors import Refusal

LANGUAGES = ("en", "ja")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_term_is_explained(denki, library, lang: str):
    for term in library.terms.values():
        answer = denki.router.run("glossary", {"term": term.id})
        shown = denki.renderer.answer(answer, lang).plain
        assert term.term[lang] in shown
        assert len(shown) > len(term.term[lang]) + 20
        assert answer.facts == term.facts


def test_a_term_is_found_by_any_of_its_names(denki):
    assert denki.router.run("glossary", {"term": "電力使用効率"}).options == {"term": "pue"}
    assert denki.router.run("glossary", {"term": "power usage efectiveness"}).options == {"term": "pue"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_term_all_words_are_listed(denki, library, lang: str):
    answer = denki.router.run("glossary", {})
    shown = denki.renderer.answer(answer, lang).plain
    assert answer.kind == "list"
    assert all(term.term[lang] in shown for term in library.terms.values())


def test_an_unknown_word_is_refused_with_the_nearest(denki):
    with pytest.raises(Refusal) as refused:
        denki.router.run("glossary", {"term": "power usage xx"})
    assert refused.value.code == "unknown-name"
    assert refused.value.data["near"]
