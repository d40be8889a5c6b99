"""From an Answer to words: statements, cards and what a terminal shows of them."""

import re

import pytest

from bot.answer import Link
from bot.render.ledger import Ledger
from bot.render.pages import LANGUAGES
from bot.render.renderer import Rendered

FACT = "gpt3-training-1287-mwh"


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("## Title\n**bold** and `code`", "Title\nbold and code"),
        ("> -# small print in a quotation", "small print in a quotation"),
        ("-# small print", "small print"),
        (r"\*\*as typed\*\* \`x\`", "**as typed** `x`"),
        ("5 > 3 and C# stay", "5 > 3 and C# stay"),
    ],
)
def test_plain_text_has_no_markdown(markdown, plain):
    assert Rendered(markdown, Ledger()).plain == plain


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_card_of_a_fact_shows_markdown_in_a_terminal(denki, library, lang):
    for fact in library.facts:
        text = denki.renderer.answer(denki.router.run("fact", {"topic": fact}), lang).plain
        assert not re.search(r"^(?:#{1,3}|-#|>) |\*\*", text, re.MULTILINE), fact


def test_a_statement_prints_its_values(denki):
    assert "1,287 MWh" in denki.renderer.statement(FACT, "en")
    assert "1287MWh（128万7000kWh）" in denki.renderer.statement(FACT, "ja")


def test_a_link_is_called_by_its_label_or_by_what_its_fact_says(denki):
    link, fact = Link("steps", "fact", {"topic": FACT}), Link(FACT, "fact", {"topic": FACT})
    assert denki.renderer.link(link, "en") == denki.renderer.label("steps", "en") != "steps"
    assert denki.renderer.link(fact, "ja") == denki.renderer.statement(FACT, "ja")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_has_no_gaps(denki, library, lang):
    for fact in library.facts:
        text = denki.renderer.answer(denki.router.run("fact", {"topic": fact}), lang).markdown
        assert text == text.strip()
        assert "\n\n\n" not in text


def test_the_terminal_greets_in_both_languages(denki):
    greeting = denki.renderer.greeting()
    assert "English" in greeting
    assert re.search(r"[\u3041-\u30ff]", greeting)
