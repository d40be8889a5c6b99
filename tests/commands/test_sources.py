"""`/sources`: everything that prints a number can be asked where it comes from."""

import re

import pytest

from bot.answer import Answer
from bot.errors import Refusal
from bot.library.check import names_with_digits

LANGUAGES = ("en", "ja")


def sources(denki, topic: str | None = None) -> Answer:
    return denki.router.run("sources", {"topic": topic})


def text(denki, answer: Answer, lang: str) -> str:
    return denki.renderer.answer(answer, lang).plain


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_topic_every_source_is_listed(denki, library, lang):
    shown = text(denki, sources(denki), lang)
    assert all(source.label[lang] in shown for source in library.sources.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_constant_has_value_source_year_and_status(denki, library, lang):
    shown = text(denki, sources(denki, "constants"), lang).splitlines()
    lines = [line for line in shown if line.startswith("- ")]
    assert len(lines) == len(library.constant_rows)
    for row, line in zip(library.constant_rows.values(), lines, strict=True):
        assert row.label[lang] in line
        assert all(library.sources[source].label[lang] in line for source in row.source)
        assert row.year is None or str(row.year) in line
        assert denki.renderer.label(f"status_{row.status}", lang) in line


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_constant_shows_its_bounds_as_they_were_curated(denki, lang):
    shown = text(denki, sources(denki, "pue"), lang)
    assert all(number in shown for number in ("1.14", "1.09", "1.43"))


def test_every_table_fact_chapter_and_source_can_be_asked_for(denki, library):
    for topic in (*library.tables, *library.facts, *library.topics):
        assert sources(denki, topic).sources, topic
    for source in library.sources:
        assert sources(denki, source).sources == (source,)


@pytest.mark.parametrize(
    ("topic", "expected"),
    [
        ("footprint hardware", "epoch-ai-hardware"),
        ("/footprint hardware", "owid-ember-2026"),
        ("convert", "epa-equivalencies"),
        ("market", "fortune-business-insights-2024"),
        ("timeline", "sec-2024"),
        ("H100", "epoch-ai-hardware"),
        ("日本", "owid-ember-2026"),
        ("ＧＰＴ３", "patterson-2021"),
        ("IPCC", "ipcc-ar5"),
        ("シュナイダー", "schneider-2023"),
    ],
)
def test_names_and_commands_lead_to_their_sources(denki, topic, expected):
    assert expected in sources(denki, topic).sources


def test_a_source_says_what_rests_on_it(denki, library):
    answer = sources(denki, "patterson-2021")
    assert answer.facts == tuple(fact.id for fact in library.facts.values() if "patterson-2021" in fact.said_by)
    constants = tuple(row for row in library.constant_rows.values() if "patterson-2021" in row.source)
    assert answer.data["uses"]["constants"] == constants
    for lang in LANGUAGES:
        assert "https://arxiv.org/abs/2104.10350" in text(denki, answer, lang)


def test_a_fact_is_shown_with_what_it_was_checked_against(denki, library):
    answer = sources(denki, "gpu-market-2022")
    assert "fortune-business-insights-gpu" in answer.sources
    for lang in LANGUAGES:
        assert library.sources["fortune-business-insights-gpu"].label[lang] in text(denki, answer, lang)


@pytest.mark.parametrize("topic", ["トヨタ", "{{7*7}}", "@everyone", "🙂", "x"])
def test_what_is_not_known_is_refused_and_the_tables_are_named(denki, topic):
    with pytest.raises(Refusal) as refused:
        sources(denki, topic)
    for lang in LANGUAGES:
        sentence = denki.renderer.refusal(refused.value, lang).plain
        assert "constants" in sentence
        assert "@everyone" not in sentence


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("topic", [None, "constants", "equivalents", "grids", "patterson-2021", "GPT-3", "gpu-market"])
def test_every_digit_is_accounted_for(denki, library, lang, topic):
    rendered = denki.renderer.answer(sources(denki, topic), lang)
    assert not re.search(r"\d", rendered.ledger.unaccounted(rendered.markdown, names_with_digits(library)))


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_every_table_has_a_name_that_is_shown(denki, lang):
    names = {table: denki.renderer.label(f"table_{table}", lang) for table in denki.router.desk.library.tables}
    assert [table for table, name in names.items() if name == f"table_{table}"] == []
