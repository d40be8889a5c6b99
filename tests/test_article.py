"""The whole article, fact by fact and note by note, through `/fact` in both languages."""

import re

import pytest

from bot.library import Lang, Value, default_folder, open_library
from bot.library.schema import Fact, Note
from bot.library.spelling import clean
from bot.render.renderer import Rendered

LIBRARY = open_library()
ARTICLE = [fact for fact in LIBRARY.facts.values() if fact.origin == "article"]
CONTEXT = [fact for fact in LIBRARY.facts.values() if fact.origin == "context"]
NOTES = list(LIBRARY.notes.values())
LANGUAGES: tuple[Lang, ...] = ("en", "ja")
MOST_CHARACTERS, MOST_BYTES = 4_000, 10_170
JAPANESE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")
PRINTED = re.compile(r"\{\{\s*(\w+)")


def test_the_article_is_complete():
    assert len(ARTICLE) == 72
    assert len(NOTES) == 31
    assert default_folder().name == "knowledge"


def shown(denki, fact: Fact, lang: str) -> Rendered:
    return denki.renderer.answer(denki.router.run("fact", {"topic": fact.id}), lang)


def squeezed(text: str) -> str:
    """The text as far as comparing goes: plain quotes, no markdown, no spaces."""
    return re.sub(r"[\\*_`>#\s]+", "", clean(text))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("fact", ARTICLE, ids=lambda f: f.id)
def test_a_fact_card_says_the_fact_its_sources_and_its_date(denki, fact, lang):
    rendered = shown(denki, fact, lang)
    text = squeezed(rendered.plain)
    assert squeezed(denki.renderer.statement(fact.id, lang)) in text
    for source in fact.said_by:
        assert squeezed(LIBRARY.sources[source].label[lang]) in text
    assert fact.date[:4] in text
    assert "{{" not in text
    assert "}}" not in text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("fact", LIBRARY.facts.values(), ids=lambda f: f.id)
def test_a_fact_card_fits_into_one_message(denki, fact, lang):
    markdown = shown(denki, fact, lang).markdown
    assert len(markdown) <= MOST_CHARACTERS
    assert len(markdown.encode()) <= MOST_BYTES


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("note", NOTES, ids=lambda n: n.id)
def test_a_note_stands_on_the_card_of_every_fact_it_is_about(denki, note, lang):
    words = squeezed(said(denki, note, lang))
    for fact_id in note.about:
        text = squeezed(shown(denki, LIBRARY.facts[fact_id], lang).plain)
        assert words in text
        assert all(squeezed(evidence) in text for evidence in note.evidence)


@pytest.mark.parametrize("fact", LIBRARY.facts.values(), ids=lambda f: f.id)
def test_both_languages_say_the_same_numbers(fact):
    """A number is a value with a name: both sentences print the same ones (a second unit of one value may be added)."""
    assert set(PRINTED.findall(fact.statement.en)) == set(PRINTED.findall(fact.statement.ja))


@pytest.mark.parametrize("note", NOTES, ids=lambda n: n.id)
def test_both_languages_of_a_note_say_the_same_numbers(note):
    assert set(PRINTED.findall(note.text.en)) == set(PRINTED.findall(note.text.ja))


@pytest.mark.parametrize("fact", ARTICLE, ids=lambda f: f.id)
def test_every_value_of_a_fact_is_printed_in_both_languages(denki, fact):
    """What is read back from either language is the curated number."""
    for name, value in fact.values.items():
        for lang in LANGUAGES:
            if re.search(rf"\{{\{{\s*{name}\s*\}}\}}", fact.statement[lang]):
                assert _ends(value) <= _read(denki.renderer.statement(fact.id, lang), lang)


@pytest.mark.parametrize("fact", ARTICLE, ids=lambda f: f.id)
def test_each_language_is_written_in_its_own_script(denki, fact):
    assert not JAPANESE.search(denki.renderer.statement(fact.id, "en"))
    assert JAPANESE.search(denki.renderer.statement(fact.id, "ja"))


def test_context_facts_say_that_they_are_not_from_the_article(denki):
    for lang in LANGUAGES:
        label = {"en": "not from the article", "ja": "記事の外"}[lang]
        assert all(label in shown(denki, fact, lang).plain for fact in CONTEXT)
        assert not any(label in shown(denki, fact, lang).plain for fact in ARTICLE)


def said(denki, note: Note, lang: Lang) -> str:
    """The note's text with its numbers, as the page's own `sentence` prints it."""
    from bot.render.ledger import Ledger
    from bot.render.words import Words

    return denki.renderer._fill(Words(LIBRARY, lang, Ledger()), note.values, note.text, None)


def _ends(value: Value) -> set[float]:
    """The numbers that a plainly printed value shows."""
    if value.unit == "date":
        return {float(part) for part in str(value.value).split("-")}
    return {float(x) for x in ((value.low, value.high) if value.value is None else (value.value,)) if x is not None}


MARKS = {"": 1.0, "万": 1e4, "億": 1e8, "兆": 1e12}
SCALES = {"": 1.0, "million": 1e6, "billion": 1e9, "trillion": 1e12}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def _read(text: str, lang: str) -> set[float]:
    """The numbers of a printed sentence, read by a parser of this test's own."""
    if lang == "ja":
        runs = re.findall(r"(?:[\d.]+[万億兆]?)+", text)
        return {round(sum(float(d) * MARKS[m] for d, m in re.findall(r"([\d.]+)([万億兆]?)", run)), 9) for run in runs}
    for number, month in enumerate(MONTHS, 1):
        text = text.replace(month, str(number))
    text = re.sub(r"([\d.]+)–([\d.]+) (million|billion|trillion)", r"\1 \3 – \2 \3", text)
    found = re.findall(r"(\d[\d,]*(?:\.\d+)?)(?: (million|billion|trillion))?", text)
    return {round(float(digits.replace(",", "")) * SCALES[word], 9) for digits, word in found}
