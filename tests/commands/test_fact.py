"""`/fact`: the card of a fact, of two, of a topic, or of a name."""

import pytest

from bot.errors import Refusal

LANGUAGES = ("en", "ja")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_fact_card_has_statement_note_and_sources(denki, lang: str):
    answer = denki.router.run("fact", {"topic": "gpt3-equals-123-cars"})
    shown = denki.renderer.answer(answer, lang).plain
    assert "123" in shown
    assert "EPA" in shown
    assert answer.sources
    assert answer.options == {"topic": "gpt3-equals-123-cars"}


def test_two_facts_share_a_card(denki):
    both = "gpt3-training-1287-mwh,gpt3-training-552-t"
    answer = denki.router.run("fact", {"topic": both})
    shown = denki.renderer.answer(answer, "en").plain
    assert answer.facts == tuple(both.split(","))
    assert "1,287 MWh" in shown
    assert "552 t" in shown


def test_a_name_gives_who_or_what_it_is_with_its_facts(denki, library):
    answer = denki.router.run("fact", {"topic": "sam altman"})
    assert answer.options == {"topic": "sam-altman"}
    assert answer.facts == tuple(fact.id for fact in library.facts_about("sam-altman"))
    assert "OpenAI" in denki.renderer.answer(answer, "ja").plain


def test_a_topic_gives_its_first_fact(denki, library):
    assert denki.router.run("fact", {"topic": "gpu-market"}).facts == (library.facts_of("gpu-market")[0].id,)


def test_words_give_the_nearest_fact(denki):
    assert denki.router.run("fact", {"topic": "how many cars is GPT-3"}).facts == ("gpt3-equals-123-cars",)


def test_an_unknown_topic_is_refused(denki):
    with pytest.raises(Refusal) as refused:
        denki.router.run("fact", {"topic": "zzzz qqqq"})
    assert refused.value.code == "unknown-topic"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_name_has_a_card(denki, library, lang: str):
    for name in library.names.values():
        assert name.name[lang] in denki.renderer.answer(denki.router.run("fact", {"topic": name.id}), lang).plain


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_value_of_a_table_names_its_source(denki, lang: str):
    topic = "accelerators/h100-sxm/tdp_w,measurements/altman-2025-energy/value"
    answer = denki.router.run("fact", {"topic": topic})
    shown = denki.renderer.answer(answer, lang).plain
    assert "700" in shown
    assert "0.34" in shown
    assert "2025" in shown
    assert answer.sources
    assert answer.options == {"topic": topic}
