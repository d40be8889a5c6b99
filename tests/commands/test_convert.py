"""`/convert`: energy with energy, carbon with carbon, each language's own things, prices, places, own factors."""

import pytest

from bot.errors import Refusal


def _run(denki, **raw):
    return denki.router.run("convert", raw)


def test_the_articles_cars(denki):
    answer = _run(denki, amount="552 t")
    article = answer.data["article"]
    assert article["cars"].central == 123
    assert article["implied"].central / 1000 == pytest.approx(4.49, abs=0.005)
    assert round(article["now"].step.output.central) == 129
    for lang, words in (("en", ("123 cars", "4.49 t", "129")), ("ja", ("123台", "4.49トン", "129台"))):
        text = denki.renderer.answer(answer, lang).plain
        assert all(word in text for word in words)
    assert {"digest", "epa-equivalencies"} <= set(answer.sources)


@pytest.mark.parametrize(
    ("amount", "figure", "value"),
    [
        ("1287 MWh", "energy", 1_287_000),
        ("3億kWh", "energy", 300_000_000),
        ("1.3 GWh", "energy", 1_300_000),
        ("１２８７ＭＷｈ", "energy", 1_287_000),
        ("552トン", "carbon", 552_000),
        ("20 kg CO2e", "carbon", 20),
        ("500 Wh", "energy", 0.5),
    ],
)
def test_amounts_however_they_are_written(denki, amount, figure, value):
    answer = _run(denki, amount=amount)
    assert answer.figures[figure].central == pytest.approx(value)
    assert answer.figures[figure].exact


@pytest.mark.parametrize(("amount", "kinds"), [("552 t", {"emission", "absorption"}), ("1287 MWh", {"energy"})])
def test_energy_and_carbon_are_never_mixed(denki, amount, kinds):
    for found in _run(denki, amount=amount).data["pictures"].values():
        assert {c.row.quantity for c in found.values()} <= kinds


def test_each_language_has_its_own_things(denki):
    pictures = _run(denki, amount="552 t").data["pictures"]
    assert {"car-year-japan", "household-co2-japan", "shinkansen-tokyo-osaka", "sugi-year"} <= set(pictures["ja"])
    assert not {row.row.audience for row in pictures["en"].values()} & {"ja"}
    homes = _run(denki, amount="1287 MWh").data["pictures"]["ja"]["household-electricity-japan"]
    assert homes.step.output.central == pytest.approx(1_287_000 / 3911)


def test_a_place_gives_the_other_kind(denki):
    there = _run(denki, amount="100 MWh", region="France")
    assert there.figures["carbon"].central == pytest.approx(4144)
    back = _run(denki, amount="4.144 t", region="France")
    assert back.figures["energy"].central == pytest.approx(100_000)
    assert _run(denki, amount="1000 MWh", grid=0.02).figures["carbon"].central == pytest.approx(20_000)


def test_a_tiny_amount_is_compared_with_the_smallest_thing_only(denki):
    for found in _run(denki, amount="1 g").data["pictures"].values():
        assert len(found) == 1


def test_a_card_names_few_sources(denki):
    answer = _run(denki, amount="1287 MWh", region="JP")
    assert all(len(sources) <= 4 for sources in answer.data["cited"].values())
    assert len(answer.sources) > 4


def test_a_price(denki):
    cost = _run(denki, amount="1,287MWh", price="25円").figures["cost"]
    assert (cost.central, cost.unit) == (pytest.approx(32_175_000), "JPY")
    assert _run(denki, amount="10 kWh", price="$0.12").figures["cost"].unit == "USD"


def test_the_askers_own_factor(denki):
    homes = _run(denki, amount="1287 MWh", per="10000 kWh per home").figures["equivalent"]
    assert homes.central == pytest.approx(128.7)
    assert _run(denki, amount="552 t", per="4.6 t per car").figures["equivalent"].central == pytest.approx(120)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ({"amount": "50 MW"}, "not-convertible"),
        ({"amount": "5"}, "not-convertible"),
        ({"amount": "abc"}, "not-an-amount"),
        ({"amount": "-5 kWh"}, "not-an-amount"),
        ({"amount": "0 kWh"}, "not-in-bounds"),
        ({"amount": "1e30 kWh"}, "not-in-bounds"),
        ({"amount": "5 t", "price": "25円"}, "price-needs-energy"),
        ({"amount": "5 kWh", "price": "5 kg"}, "not-a-price"),
        ({"amount": "5 kWh", "per": "4.6 t per car"}, "not-comparable"),
        ({"amount": "5 kWh", "region": "Atlantis"}, "unknown-name"),
        ({}, "missing-option"),
    ],
)
def test_refusals(denki, raw, code):
    with pytest.raises(Refusal) as caught:
        _run(denki, **raw)
    assert caught.value.code == code
    for lang in ("en", "ja"):
        assert denki.renderer.refusal(caught.value, lang).plain != ""


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("view", ["card", "steps", "sources"])
@pytest.mark.parametrize("amount", ["552 t", "3億kWh", "0.3 Wh", "1 g", "900 TWh"])
def test_every_view_is_worded_and_accounted_for(denki, lang, view, amount):
    rendered = denki.renderer.answer(_run(denki, amount=amount, region="JP"), lang, view)
    assert not any(c.isdigit() for c in rendered.ledger.unaccounted(rendered.markdown, ["CO2e", "CO2"]))
    assert view != "card" or len(rendered.markdown) <= 950
