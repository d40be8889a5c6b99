"""`/market`: the figures of the article, their growth, and years in between that are marked as ours."""

import re

import pytest

from bot.answer import Answer
from bot.errors import Refusal
from bot.library.check import names_with_digits

LANGUAGES = ("en", "ja")
OURS = {"en": "not a figure of the source", "ja": "出典にある数字ではありません"}


def market(denki, **options) -> Answer:
    return denki.router.run("market", options)


def text(denki, answer: Answer, lang: str) -> str:
    return denki.renderer.answer(answer, lang).plain


def test_the_figures_are_the_ones_of_the_facts(denki, library):
    figures = market(denki).figures
    for year in (2022, 2023, 2030):
        assert figures[f"price_{year}"].central == library.facts[f"gpu-market-{year}"].values["price"].value
        assert figures[f"price_{year}"].unit == "USD"
        assert figures[f"price_{year}"].sources == ("digest", "fortune-business-insights-2024")


def test_growth_is_what_a_pocket_calculator_gives(denki):
    figures = market(denki).figures
    assert figures["growth_2022_2023"].central == pytest.approx((3.16 / 2.39 - 1) * 100)
    assert figures["growth_2023_2030"].central == pytest.approx(((25.53 / 3.16) ** (1 / 7) - 1) * 100)
    assert figures["growth_2023_2030"].unit == "%"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_card_shows_figures_growth_and_the_doubt(denki, lang):
    shown = text(denki, market(denki), lang)
    prices = {
        "en": ("US$2.39 billion", "US$25.53 billion", "US$48.38 billion"),
        "ja": ("23億9000万ドル", "255億3000万ドル", "483億8000万ドル"),
    }
    assert all(price in shown for price in prices[lang])
    assert "32.2%" in shown
    assert "34.8%" in shown
    assert "⚠" in shown
    assert OURS[lang] not in shown


@pytest.mark.parametrize("year", range(2024, 2030))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_year_in_between_is_marked_as_ours(denki, year, lang):
    answer = market(denki, year=year)
    price = answer.figures[f"price_{year}"]
    assert price.central == pytest.approx(3.16e9 * (25.53 / 3.16) ** ((year - 2023) / 7))
    assert price.status == "calculated"
    assert OURS[lang] in text(denki, answer, lang)
    assert "░" in text(denki, answer, lang)
    assert answer.steps[-1].output.central == price.central


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_published_year_is_not_called_ours(denki, lang):
    shown = text(denki, market(denki, year="2023"), lang)
    assert OURS[lang] not in shown
    assert "░" not in shown
    assert shown.splitlines()[0].endswith({"en": "US$3.16 billion", "ja": "31億6000万ドル"}[lang])


@pytest.mark.parametrize("year", [1, 2021, 2031, 9999])
def test_years_outside_are_refused_with_what_is_possible(denki, year):
    with pytest.raises(Refusal) as refused:
        market(denki, year=year)
    for lang in LANGUAGES:
        sentence = denki.renderer.refusal(refused.value, lang).plain
        assert "2022" in sentence
        assert "2030" in sentence


@pytest.mark.parametrize("year", ["soon", "20.5", -3, 10_000, "nan"])
def test_what_is_not_a_year_is_refused(denki, year):
    with pytest.raises(Refusal):
        market(denki, year=year)


def test_longer_bars_for_larger_markets(denki):
    rows = market(denki, year=2028).data["rows"]
    assert [row.bar for row in rows] == sorted(row.bar for row in rows)
    assert all(row.bar >= 1 for row in rows)


@pytest.mark.parametrize("view", ["card", "steps", "sources"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_digit_is_accounted_for(denki, library, lang, view):
    rendered = denki.renderer.answer(market(denki, year=2027), lang, view)
    assert not re.search(r"\d", rendered.ledger.unaccounted(rendered.markdown, names_with_digits(library)))
