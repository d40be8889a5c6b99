"""`/about`: what this Denki is, what it knows and whom to thank for the data."""

import re

import pytest

from bot import __version__
from bot.commands import commands
from bot.library.check import names_with_digits
from bot.render.numbers import day

LANGUAGES = ("en", "ja")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_version_date_method_and_how_much_it_knows(denki, library, lang):
    shown = denki.renderer.answer(denki.router.run("about", {}), lang).plain
    article = sum(fact.origin == "article" for fact in library.facts.values())
    rows = sum(map(len, library.tables.values()))
    counts = (article, len(library.facts) - article, len(library.notes), len(library.terms), len(library.sources), rows)
    assert __version__ in shown
    assert day(library.about.date, lang) in shown
    assert library.about.method in shown
    assert all(str(count) in shown for count in counts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_data_under_a_licence_is_attributed(denki, library, lang):
    shown = denki.renderer.answer(denki.router.run("about", {}), lang).plain
    licensed = [source for source in library.sources.values() if source.licence]
    assert all(source.label[lang] in shown for source in licensed)
    line = next(line for line in shown.splitlines() if "CC BY 4.0" in line)
    assert all(name in line for name in ("Our World in Data", "Ember", "Epoch AI"))


def test_about_is_private(denki):
    assert commands()["about"].private


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_digit_is_accounted_for(denki, library, lang):
    rendered = denki.renderer.answer(denki.router.run("about", {}), lang)
    assert not re.search(r"\d", rendered.ledger.unaccounted(rendered.markdown, names_with_digits(library)))
