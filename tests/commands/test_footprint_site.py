"""`/footprint site`: megawatts to accelerators and energy, accelerators to megawatts, and the mining view."""

import pytest

from bot.errors import Refusal


def _run(denki, **raw):
    return denki.router.run("footprint site", raw)


def test_a_hundred_megawatts(denki):
    figures = _run(denki, megawatts=100, gpu="H100").figures
    assert (figures["accelerators"].low, figures["accelerators"].high) == pytest.approx((58_500, 69_000), rel=0.01)
    energy = figures["energy"]
    assert [energy.low / 1e6, energy.central / 1e6, energy.high / 1e6] == pytest.approx([438, 613.2, 788.4])


@pytest.mark.parametrize(
    ("raw", "mwh"),
    [
        ({"megawatts": 50, "load": 80, "days": 30}, 28_800),
        ({"megawatts": 40, "load": 60, "days": 7}, 4032),
        ({"megawatts": 20, "load": 100}, 175_200),
    ],
)
def test_energy_of_stated_megawatts_is_exact(denki, raw, mwh):
    energy = _run(denki, **raw).figures["energy"]
    assert energy.central == pytest.approx(mwh * 1000)
    assert energy.exact


def test_accelerators_to_megawatts(denki):
    power = _run(denki, count=25_000, power_w=1000, pue=1.3).figures["power"]
    assert power.central == pytest.approx(32.5e6)
    assert power.exact


def test_what_the_megawatts_mean_is_assumed_visibly(denki):
    assert "basis" in _run(denki, megawatts=10).assumed
    answer = _run(denki, megawatts=10, basis="it", load=100, days=1, pue=1.2)
    assert "basis" not in answer.assumed
    assert answer.figures["energy"].central == pytest.approx(10_000 * 24 * 1.2)
    assert "computing equipment" in denki.renderer.answer(answer, "en").plain


def test_the_same_megawatts_as_mining(denki):
    library = denki.router.desk.library
    figures = _run(denki, megawatts=10, pue=1).figures
    miner = library.accelerators["antminer-s21"]
    assert figures["miners"].central == pytest.approx(10e6 / miner.tdp_w)
    assert figures["hashrate"].central == pytest.approx(10e6 / miner.tdp_w * miner.hashrate_ths)
    other = _run(denki, megawatts=10, gpu="S19j Pro")
    assert other.data["miner"].id == "antminer-s19j-pro"
    assert other.data["gpu"].id == "h100-sxm"
    assert other.options["gpu"] == "antminer-s19j-pro"
    assert "gpu" in other.assumed


def test_a_number_of_miners_as_a_site(denki):
    answer = _run(denki, count=10_000, gpu="S19j Pro", pue=1)
    assert answer.figures["power"].central == pytest.approx(10_000 * 3050)
    assert answer.figures["miners"].central == pytest.approx(10_000)
    for lang, words in (("en", "10,000 × Antminer S19j Pro"), ("ja", "Antminer S19j Pro (100 TH/s) 1万台")):
        text = denki.renderer.answer(answer, lang).plain
        assert words in text
        assert "H100" in text


def test_homes_and_trainings_in_each_language(denki):
    answer = _run(denki, megawatts=100, region="JP")
    assert "US homes" in denki.renderer.answer(answer, "en").plain
    assert "日本の家庭" in denki.renderer.answer(answer, "ja").plain
    for lang in ("en", "ja"):
        assert "GPT-3" in denki.renderer.answer(answer, lang).plain


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ({}, "needs-one-of"),
        ({"megawatts": 5, "count": 3}, "contradiction"),
        ({"megawatts": 5, "hours": 3, "days": 3}, "contradiction"),
        ({"megawatts": 5, "basis": "roof"}, "not-a-choice"),
        ({"megawatts": 0}, "not-in-bounds"),
        ({"megawatts": "1e30"}, "not-in-bounds"),
    ],
)
def test_refusals(denki, raw, code):
    with pytest.raises(Refusal) as caught:
        _run(denki, **raw)
    assert caught.value.code == code


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("view", ["card", "steps", "sources"])
def test_every_view_is_worded_and_accounted_for(denki, lang, view):
    for raw in ({"megawatts": 100}, {"count": 25_000, "gpu": "H100", "region": "JP"}):
        rendered = denki.renderer.answer(_run(denki, **raw), lang, view)
        assert not any(c.isdigit() for c in rendered.ledger.unaccounted(rendered.markdown, ["CO2e", "CO2"]))
