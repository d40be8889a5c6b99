"""Completions are short, few and apt, whatever is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import commands
from bot.suggestions import suggest

SHELVES = sorted({o.suggest for c in commands().values() for o in c.options.described().values() if o.suggest})


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("shelf", SHELVES)
@pytest.mark.parametrize("typed", ["", "a", "電", "gpt", "日本", "h100", "zzzzzz", "x" * 6000, "\x00\u200b", "'; --"])
def test_at_most_25_of_at_most_100_characters(shelf, typed, lang, library):
    found = suggest(shelf, typed, lang, library)
    assert len(found) <= 25
    assert all(0 < len(label.strip()) <= 100 and 0 < len(value) <= 100 for label, value in found)
    assert len({value for _, value in found}) == len(found)


@given(st.text(max_size=30))
def test_any_text_is_borne(library, typed):
    assert len(suggest("facts", typed, "ja", library)) <= 25


@pytest.mark.parametrize(
    ("typed", "fact"),
    [
        ("hive renamed", "hive-renamed-july-2023"),
        ("ハイブ 改名", "hive-renamed-july-2023"),
        ("ＧＰＴ３ mwh", "gpt3-training-1287-mwh"),
        ("gpt3-training-552-t", "gpt3-training-552-t"),
    ],
)
def test_words_in_either_language_find_the_fact(typed, fact, library):
    assert fact in [value for _, value in suggest("facts", typed, "en", library)]


def test_an_id_that_is_typed_comes_first(library):
    for fact_id in library.facts:
        assert suggest("facts", fact_id, "en", library)[0][1] == fact_id


def test_before_anything_is_typed_topics_are_shown_once_each(library):
    shown = [library.facts[value].topic for _, value in suggest("facts", "", "en", library)]
    assert len(set(shown)) == len(shown) > 5


def test_labels_are_in_the_language_of_the_asker(library):
    assert {v: k for k, v in suggest("grids", "japan", "ja", library)}["JP"] == "日本"
    assert {v: k for k, v in suggest("grids", "日本", "en", library)}["JP"] == "Japan"


def test_an_option_without_a_shelf_has_none(library):
    assert suggest("", "x", "en", library) == ()
