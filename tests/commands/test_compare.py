"""`/compare`: figures side by side, never the wrong one first."""

import math

import pytest

from bot.answer import Answer
from bot.errors import Refusal
from bot.surfaces.layout import card

LANGUAGES = ("en", "ja")


def compare(denki, first, second, **options) -> Answer:
    return denki.router.run("compare", {"first": first, "second": second, **options})


def text(denki, answer: Answer, lang: str) -> str:
    return denki.renderer.answer(answer, lang).plain


def asked(denki, question: str, lang: str | None = None) -> str:
    message = denki.router.say(question, (), lang)
    return denki.renderer.answer(message.content, message.lang).plain


def test_the_market_between_two_years(denki):
    figures = compare(denki, "gpu-market-2023", "gpu-market-2030").figures
    assert figures["ratio"].central == pytest.approx(25.53 / 3.16)
    assert figures["difference"].central == pytest.approx(22.37e9)
    assert figures["change"].central == pytest.approx((25.53 / 3.16 - 1) * 100)
    assert figures["growth"].central == pytest.approx(((25.53 / 3.16) ** (1 / 7) - 1) * 100)


def test_the_order_of_the_sides_does_not_turn_growth_round(denki):
    one = compare(denki, "gpu-market-2023", "gpu-market-2030").figures
    other = compare(denki, "gpu-market-2030", "gpu-market-2023").figures
    assert all(math.isclose(one[name].central, other[name].central) for name in ("ratio", "difference", "growth"))


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("how many times larger is the 2030 GPU market than that of 2023", ["8.08 times"]),
        ("GPU市場、2022年から2023年で何%増えた？", ["32.2%"]),
        ("gap between 2022 and 2023 gpu market", ["US$770 million"]),
        ("GPU市場 2023→2030 年平均成長率", ["34.8%"]),
        ("by how many percent did bitcoin fall from its peak to below 40,000?", ["at least 18.5%", "US$49,061"]),
        ("GPT-3とBLOOMの学習、CO2が少ないのはどっち", ["少ないのはBLOOM", "22.4倍"]),
        ("700 t of CO2 or training GPT-3, which one is dirtier?", ["700 t is more", "552 t"]),
        ("300 t of CO2 or training GPT-3, which one is dirtier?", ["GPT-3 emits more CO2", "552 t"]),
    ],
)
def test_the_answer_leads_with_what_was_asked(denki, question, parts):
    shown = asked(denki, question)
    assert all(part in shown for part in parts), shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_year_in_between_is_marked_as_ours(denki, lang):
    shown = text(denki, compare(denki, "market:2027", "gpu-market-2023"), lang)
    assert {"en": "Denki's own interpolation", "ja": "Denkiによる補間"}[lang] in shown


def test_the_earlier_event_comes_first_and_the_gap_is_told(denki):
    answer = compare(denki, "microsoft-oracle-bing-deal", "hive-renamed-july-2023", by="time")
    shown = text(denki, answer, "en")
    assert "Hive Digital Technologies came first, by 4 months" in shown
    assert shown.index("July 2023") < shown.index("November 2023")
    assert "先はハイブ・デジタル・テクノロジーズ（4か月早い）" in text(denki, answer, "ja")


def test_days_are_told_where_they_are_known(denki):
    assert "by 1 day" in text(denki, compare(denki, "btc-two-year-high", "btc-etf-approval", by="time"), "en")


def test_dates_that_are_not_known_exactly_enough_are_not_put_in_order(denki):
    answer = compare(denki, "crypto-winter-declared-2023", "hive-renamed-july-2023", by="time")
    assert "came first" not in text(denki, answer, "en")


def test_the_same_energy_on_two_grids(denki, library):
    figures = compare(denki, "100 MWh in Sweden", "amount:100~MWh@PL", by="carbon").figures
    sweden, poland = (library.grids[i].intensity_g for i in ("SE", "PL"))
    assert figures["first"].central == pytest.approx(100 * sweden)
    assert figures["ratio"].central == pytest.approx(poland / sweden)
    assert figures["first"].unit == "kgCO2e"


def test_scenarios_name_what_makes_the_difference(denki):
    answer = compare(denki, "8 H100 for 3 days in Japan", "8 H100 for 3 days in France")
    assert [cause.name for cause in answer.data["causes"]] == ["grid"]
    assert text(denki, answer, "en").startswith("Japan emits more CO2")
    assert "日本" in text(denki, answer, "ja").splitlines()[0]


def test_machines_are_compared_by_tdp(denki, library):
    answer = compare(denki, "A100", "H100", by="power")
    assert answer.figures["second"].central == library.accelerators["h100-sxm"].tdp_w
    assert "H100" in text(denki, answer, "en").splitlines()[0]


def test_a_model_quotes_the_article_where_the_article_says_the_same(denki):
    shown = text(denki, compare(denki, "GPT-3", "BLOOM"), "en")
    assert "552 t" in shown
    assert "552.1" not in shown


def test_a_difference_of_words_gives_both_definitions(denki):
    shown = text(denki, compare(denki, "PUE", "WUE"), "en")
    assert "PUE" in shown
    assert "WUE" in shown


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("zzzz qqqq", "yyyy wwww", "unknown-side"),
        ("run:no-such-run", "amount:1~furlong", "unknown-side"),
        ("H100", "552 t", "no-common-measure"),
        ("GPT-3", "gpt-3", "same-side"),
        ("grok-3 training", "grok 3 training", "same-side"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_words(denki, first, second, code):
    with pytest.raises(Refusal) as refused:
        compare(denki, first, second)
    assert refused.value.code == code
    for lang in LANGUAGES:
        words = denki.renderer.refusal(refused.value, lang).plain
        assert words
        assert code not in words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_card_has_bars_drawn_from_the_figures(denki, lang):
    answer = compare(denki, "gpu-market-2022", "gpu-market-2030")
    shown = text(denki, answer, lang)
    assert answer.data["rows"][0].bars == (1, 16)
    assert "█" * 16 in shown


def test_the_address_holds_both_sides_and_leads_back(denki):
    message = denki.router.say("gap between the GPU market of 2023 and of 2030")
    assert message.address.custom_id() is not None
    again = denki.router.open(message.address)
    assert again.content.figures["ratio"] == message.content.figures["ratio"]
    assert card(again, denki.renderer)


@pytest.mark.parametrize("view", ["steps", "sources"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_view_renders(denki, view, lang):
    answer = compare(denki, "8 H100 for 3 days in Japan", "8 H100 for 3 days in France")
    assert denki.renderer.answer(answer, lang, view).plain


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("thing:car-km-eu*40", "use:altman-2025-energy*10000"),
        ("use:iea-2025-image", "use:gemini-2025-energy*500@FR"),
        ("thing:household-electricity-japan*0.0833333", "do:hardware;g:h100-sxm;n:1;d:1"),
        ("unknown:a cheeseburger", "use:gemini-2025-energy*500"),
        ("unknown:a cheeseburger", "amount:3~t"),
        ("run:gpt-3", "unknown:a flight from Boston to Denver"),
        ("unknown:x", "term:pue"),
        ("unknown:x", "gpt3-training-552-t"),
        ("pue:1.8", "pue:1.2"),
        ("grid:US-CA", "grid:JP"),
        ("do:hardware;g:h100-sxm;n:8;d:3;r:JP", "do:;r:FR"),
        ("do:inference;o:chatgpt;n:1000", "thing:flight-tokyo-newyork"),
        ("amount:5~t", "amount:20~MWh"),
    ],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_sides_of_every_kind_are_worded(denki, first, second, lang):
    for want in (None, "ratio", "difference", "change", "fall", "growth", "less"):
        answer = compare(denki, first, second, **({"want": want} if want else {}))
        for view in ("card", *answer.views):
            shown = denki.renderer.answer(answer, lang, view).plain
            assert shown
            assert not any(word in shown for word in ("None", "thing:", "use:", "do:", "unknown:")), shown


def test_the_first_line_says_who_is_how_many_times_whom(denki):
    answer = compare(denki, "GPT-3", "BLOOM", by="carbon")
    assert text(denki, answer, "en").startswith("GPT-3 emits more CO2: 552 t, 22.4 times the 24.69 t of BLOOM")
    assert text(denki, answer, "ja").startswith("CO2が多いのはGPT-3：552トンで、BLOOM（24.69トン）の22.4倍")
    less = compare(denki, "GPT-3", "BLOOM", by="carbon", want="less")
    assert text(denki, less, "en").startswith("BLOOM emits less CO2: 24.69 t; the 552 t of GPT-3 is 22.4 times as much")
    assert text(denki, less, "ja").startswith("CO2が少ないのはBLOOM：24.69トン。GPT-3（552トン）はその22.4倍")


def test_one_unknown_side_leaves_the_other_with_its_figures(denki):
    answer = compare(denki, "a cheeseburger", "500 Gemini prompts")
    assert answer.figures["energy"].central == pytest.approx(0.12)
    assert answer.figures["carbon"].central == pytest.approx(0.015)
    assert "“a cheeseburger”" in text(denki, answer, "en")
    assert "「a cheeseburger」" in text(denki, answer, "ja")


def test_electricity_against_carbon_names_the_grid_it_was_counted_on(denki, library):
    assumed = compare(denki, "5 t", "20 MWh")
    assert assumed.assumed == ("region",)
    assert assumed.figures["second"].central == pytest.approx(20 * library.grids["WORLD"].intensity_g)
    assert "world’s average grid" in text(denki, assumed, "en")
    said = compare(denki, "5 t", "20 MWh in France")
    assert not said.assumed
    assert "France" in text(denki, said, "en")


def test_grids_on_different_bases_are_not_compared_in_silence(denki):
    answer = compare(denki, "California", "Japan")
    assert "over its life cycle" in text(denki, answer, "en")
    assert "ライフサイクル" in text(denki, answer, "ja")


@pytest.mark.parametrize("name", ["aws:us-east-1", "us-east-1", "aws:us-west-2", "aws:me-central-1", "gcp:us-west1"])
def test_a_cloud_region_is_the_grid_that_it_stands_on(denki, library, name):
    region = library.cloud_regions[library.find.exact("cloud_regions", name)]
    for first, second in ((name, "France"), ("France", name)):
        answer = denki.router.run("compare", {"first": first, "second": second})
        assert region.grid in {side.side.id for side in answer.data["sides"]}
    with pytest.raises(Refusal):
        denki.router.run("compare", {"first": name, "second": "GPT-3"})


def test_every_cloud_region_is_compared_or_refused(denki, library):
    for name in [s for s, _ in library.find.spellings("cloud_regions")]:
        try:
            denki.router.run("compare", {"first": name, "second": "1 MWh"})
        except Refusal:
            continue
