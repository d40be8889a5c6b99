"""`/timeline`: what happened, in order, in both languages."""

import re

import pytest

from bot.answer import Answer
from bot.library.check import names_with_digits

LANGUAGES = ("en", "ja")
PRINTED = re.compile(r"\{\{.*?\}\}")
JAPANESE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")


@pytest.fixture(scope="module")
def timeline(denki) -> Answer:
    return denki.router.run("timeline", {})


def test_events_are_in_order_and_of_the_article(timeline, library):
    events = timeline.data["events"]
    assert [event.date for event in events] == sorted(event.date for event in events)
    assert {event.origin for event in events} == {"article"}
    assert {event.id for event in events} == {fact.id for fact in library.facts.values() if fact.event}


@pytest.mark.parametrize(
    "fact",
    [
        "hive-renamed-july-2023",
        "btc-etf-approval",
        "btc-two-year-high",
        "applied-digital-november-2022",
        "gpu-market-2030",
    ],
)
def test_the_events_that_the_article_dates_are_there(timeline, fact):
    assert fact in timeline.facts


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_event_has_a_line_that_starts_with_its_date(denki, timeline, lang):
    lines = denki.renderer.answer(timeline, lang).markdown.splitlines()
    dated = [line for line in lines if line.startswith("**")]
    assert len(dated) == len(timeline.facts)
    assert all(event.date[:4] in line for event, line in zip(timeline.data["events"], dated, strict=True))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_careful_reader_should_know_is_marked(denki, timeline, library, lang):
    lines = [line for line in denki.renderer.answer(timeline, lang).markdown.splitlines() if line.startswith("**")]
    for event, line in zip(timeline.data["events"], lines, strict=True):
        assert line.endswith("⚠") == any(note.short for note in library.notes_of(event.id))


def test_no_number_is_typed_into_an_event(library):
    names = sorted(names_with_digits(library), key=len, reverse=True)
    for fact in library.facts.values():
        for sentence in (fact.event.en, fact.event.ja) if fact.event else ():
            rest = PRINTED.sub(" ", sentence)
            for name in names:
                rest = rest.replace(name, " ")
            assert not re.search(r"\d", rest), fact.id


def test_both_languages_of_an_event_print_the_same_values(library):
    for fact in library.facts.values():
        if fact.event:
            assert sorted(PRINTED.findall(fact.event.en)) == sorted(PRINTED.findall(fact.event.ja)), fact.id
            assert JAPANESE.search(fact.event.ja)
            assert not JAPANESE.search(fact.event.en)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_digit_is_accounted_for(denki, timeline, library, lang):
    rendered = denki.renderer.answer(timeline, lang)
    assert not re.search(r"\d", rendered.ledger.unaccounted(rendered.markdown, names_with_digits(library)))
