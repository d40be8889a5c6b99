"""`/footprint hardware`: canonical options, what is assumed, given numbers to the digit, and refusals."""

import pytest

from bot.errors import Refusal


def _run(denki, **raw):
    return denki.router.run("footprint hardware", raw)


def _refused(denki, **raw):
    with pytest.raises(Refusal) as caught:
        _run(denki, **raw)
    return caught.value


def test_the_example_of_the_contract(denki):
    answer = _run(denki, gpu="H100", count="8", hours="72", region="Tokyo")
    assert answer.options == {"gpu": "h100-sxm", "count": 8, "hours": 72, "region": "JP"}
    assert all(type(answer.options[name]) is int for name in ("count", "hours"))
    assert set(answer.assumed) == {"pue", "power_w"}
    assert answer.figures["energy"].central == pytest.approx(576 * 0.969 * 1.14)
    assert {"energy", "carbon", "embodied", "water", "water_site"} <= set(answer.figures)


def test_days_stay_days(denki):
    answer = _run(denki, gpu="H100", days="3")
    assert answer.options == {"gpu": "h100-sxm", "days": 3}
    assert {"count", "region"} <= set(answer.assumed)


@pytest.mark.parametrize(
    ("raw", "figure", "value"),
    [
        ({"gpu": "A100", "count": 12_000, "days": 90, "power_w": 400, "pue": 1.1}, "energy", 11_404_800),
        ({"gpu": "H200", "count": 4000, "days": 20, "power_w": 700, "pue": 1.15, "grid": 0.43}, "carbon", 664_608),
        (
            {"gpu": "V100", "count": 10_000, "days": 14.8, "power_w": 330, "pue": 1.1, "grid": 0.429},
            "carbon",
            553_142.3,
        ),
        ({"count": 4, "hours": 48, "power_w": 350, "pue": 1}, "energy", 67.2),
    ],
)
def test_what_was_given_is_exact(denki, raw, figure, value):
    found = _run(denki, **raw).figures[figure]
    assert found.central == pytest.approx(value, rel=1e-6)
    assert found.exact


def test_a_contract_changes_the_market_based_line_only(denki):
    plain, bought = (
        _run(denki, gpu="H100", hours=5, region="US"),
        _run(denki, gpu="H100", hours=5, region="US", renewable=100),
    )
    assert bought.figures["carbon"] == plain.figures["carbon"]
    assert bought.figures["carbon_market"].central == 0
    assert "carbon_market" not in plain.figures


def test_a_cloud_region_brings_its_pue(denki):
    answer = _run(denki, gpu="A100", hours=5, region="gcp:asia-northeast1")
    region = denki.router.desk.library.cloud_regions["gcp:asia-northeast1"]
    assert answer.options["region"] == "gcp:asia-northeast1"
    if region.pue:
        pue = next(step.inputs["pue"] for step in answer.steps if step.name == "energy")
        assert pue.central == region.pue


def test_an_unknown_place_is_wide_and_said(denki):
    carbon = _run(denki, gpu="H100", hours=5).figures["carbon"]
    assert carbon.driver == "grid"
    assert carbon.high / carbon.low > 10


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ({"gpu": "H100"}, "needs-one-of"),
        ({"gpu": "H100", "hours": 1, "days": 1}, "contradiction"),
        ({"hours": 1}, "needs-one-of"),
        ({"gpu": "H1OO0X", "hours": 1}, "unknown-name"),
        ({"gpu": "H100", "hours": 1, "region": "Atlantis"}, "unknown-name"),
        ({"gpu": "H100", "hours": 0}, "not-in-bounds"),
        ({"gpu": "H100", "hours": -3}, "not-in-bounds"),
        ({"gpu": "H100", "hours": "nan"}, "not-a-number"),
        ({"gpu": "H100", "hours": "inf"}, "not-a-number"),
        ({"gpu": "H100", "hours": 1e30}, "not-in-bounds"),
        ({"gpu": "H100", "hours": 1, "count": 1.5}, "not-a-number"),
        ({"gpu": "H100", "hours": 1, "pue": 0.9}, "not-in-bounds"),
        ({"gpu": "H100", "hours": 1, "market_g": 5, "renewable": 50}, "contradiction"),
        ({"gpu": "H100", "hours": 1, "color": "red"}, "unknown-option"),
        ({"gpu": "H100", "hours": 1, "price": "abc"}, "not-a-price"),
        ({"gpu": "H100", "hours": 1, "per": "abc"}, "not-an-amount"),
    ],
)
def test_what_cannot_be_calculated_is_refused(denki, raw, code):
    refusal = _refused(denki, **raw)
    assert refusal.code == code
    for lang in ("en", "ja"):
        text = denki.renderer.refusal(refusal, lang).plain
        assert len(text) > 10
        assert text != code


def test_a_mining_machine_is_rated_at_the_wall(denki):
    answer = _run(denki, gpu="S21", hours=100, pue=1)
    assert answer.figures["energy"].central == pytest.approx(350)
    assert answer.figures["energy"].exact
    assert "embodied" not in answer.figures


def test_a_stated_pue_is_in_hours_times_tdp(denki):
    methods = {m.label: m.energy for m in _run(denki, gpu="A100", hours=100, pue=1.1).data["methods"]()}
    assert methods["method_board"].central == pytest.approx(100 * 0.4 * 1.1)


def test_the_card_names_one_source_for_each_input_that_matters(denki):
    sources = _run(denki, gpu="H100", count=8, hours=72, region="JP").data["main_sources"]("carbon")
    assert len(sources) <= 4
    assert {"epoch-ai-hardware", "owid-ember-2026"} <= set(sources)


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_asked_comparison_is_on_the_card(denki, lang):
    answer = _run(denki, gpu="H100", count=1000, hours=1000, per="car-year-us")
    assert {"en": "US petrol cars", "ja": "米国のガソリン車"}[lang] in denki.renderer.answer(answer, lang).plain
    own = _run(denki, gpu="H100", hours=1000, per="10000 kWh per home")
    assert {"en": "your own factor", "ja": "ご指定の値"}[lang] in denki.renderer.answer(own, lang).plain


def test_a_contract_is_named_beside_its_line(denki):
    text = denki.renderer.answer(_run(denki, gpu="H100", hours=5, region="US", renewable=80), "en").plain
    assert "80% renewable" in text


def test_near_names_are_offered(denki):
    assert "H100" in denki.renderer.refusal(_refused(denki, gpu="H10O", hours=1), "en").plain


def test_the_methods_stand_side_by_side(denki):
    answer = _run(denki, gpu="A100", count=8, hours=100)
    labels = [method.label for method in answer.data["methods"]()]
    assert labels == ["method_own", "method_board", "method_rated"]


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("view", ["card", "steps", "sources", "methods"])
def test_every_view_is_worded_and_accounted_for(denki, lang, view):
    rendered = denki.renderer.answer(_run(denki, gpu="H100", count=8, hours=72, region="JP"), lang, view)
    assert not any(c.isdigit() for c in rendered.ledger.unaccounted(rendered.markdown, ["CO2e", "CO2"]))
    assert view != "card" or len(rendered.markdown) <= 900


def test_the_working_shows_the_numbers_that_were_put_in(denki):
    text = denki.renderer.answer(_run(denki, gpu="H100", count=8, hours=72, region="JP"), "en", "steps").plain
    assert "= 8 GPUs × 72 hours" in text
    assert "= 576 hours × 969 W" in text
    assert "as you said" in text
