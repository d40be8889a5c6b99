"""`/footprint training`: published runs first, parameters × tokens, two ways and their ratio, and honest refusals."""

import pytest

from bot.errors import Refusal


def _run(denki, **raw):
    return denki.router.run("footprint training", raw)


def test_gpt3_is_grounded(denki):
    figures = _run(denki, model="GPT-3").figures
    assert figures["published_energy"].central == 1_287_000
    assert figures["published_carbon"].central == 552_100
    assert figures["energy"].central == pytest.approx(1_289_376)
    assert figures["carbon"].central == pytest.approx(553_142.3)
    assert next(iter(figures)) == "published_energy"


def test_gpt3_from_parameters_and_tokens_at_its_own_efficiency(denki):
    figures = _run(denki, params="175B", tokens="300B", gpu="V100", mfu=24.6 / 125 * 100, power_w=330, pue=1.1).figures
    assert figures["accelerator_hours"].central == pytest.approx(3.56e6, rel=0.01)
    assert figures["energy"].central == pytest.approx(1_291_000, rel=0.01)


@pytest.mark.parametrize(
    ("params", "tokens"), [("7B", "2T"), ("70億", "2兆"), ("7000000000", "2e12"), ("7 billion", "２兆")]
)
def test_numbers_however_they_are_written(denki, params, tokens):
    answer = _run(denki, params=params, tokens=tokens, gpu="A100", power_w=400, mfu=40, pue=1.1)
    assert answer.options["params"] == 7_000_000_000
    assert answer.options["tokens"] == 2_000_000_000_000
    assert answer.figures["energy"].central == pytest.approx(82_265, rel=1e-4)
    assert answer.figures["energy"].exact


def test_an_effective_speed_gives_accelerator_hours(denki):
    assert _run(denki, params="8B", tokens="15T", tflops=400).figures["accelerator_hours"].central == pytest.approx(
        500_000
    )


def test_a_peak_speed_with_a_share_of_it(denki):
    peak, effective = (
        _run(denki, params="8B", tokens="15T", tflops=1000, mfu=40),
        _run(denki, params="8B", tokens="15T", tflops=400),
    )
    assert peak.figures["energy"].central == pytest.approx(effective.figures["energy"].central)


def test_the_accelerator_is_assumed_visibly(denki):
    answer = _run(denki, params="7B", tokens="1T")
    assert {"gpu", "mfu", "power_w", "pue", "region"} <= set(answer.assumed)
    assert "(assumed)" in denki.renderer.answer(answer, "en").plain


def test_both_ways_and_their_ratio(denki):
    figures = _run(denki, model="Llama 3.1 405B").figures
    assert figures["flop_hours"].central / figures["accelerator_hours"].central == pytest.approx(
        figures["ratio"].central
    )
    assert figures["ratio"].central == pytest.approx(1, abs=0.1)


def test_the_same_training_elsewhere(denki):
    there = _run(denki, model="GPT-3", region="France").figures
    assert there["energy"].central == pytest.approx(1_289_376)
    assert there["carbon"].central == pytest.approx(1_289_376 * 0.04144)


def test_another_size_is_another_training(denki):
    other = _run(denki, model="GPT-3", params="10B")
    assert "published_energy" not in other.figures
    assert "published_energy" in _run(denki, model="GPT-3", params="175B", tokens="300B").figures


def test_the_same_training_on_other_hardware_is_an_estimate(denki):
    energy = _run(denki, model="GPT-3", gpu="H100").figures["energy"]
    assert energy.driver == "training_utilisation"
    assert energy.central < 1_287_000


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ({"model": "GPT-5"}, "size-unknown"),
        ({"model": "Llama 2 7B"}, "needs-tokens"),
        ({"params": "7B"}, "needs-tokens"),
        ({"tokens": "1T"}, "needs-model"),
        ({}, "needs-model"),
        ({"model": "Zzyzx-900"}, "unknown-name"),
        ({"params": "-7B", "tokens": "1T"}, "not-in-bounds"),
        ({"params": "0", "tokens": "1T"}, "not-in-bounds"),
        ({"params": "7B", "tokens": "1T", "flop": "1e23"}, "contradiction"),
        ({"params": "many", "tokens": "1T"}, "not-a-number"),
        ({"params": "1e40", "tokens": "1T"}, "not-in-bounds"),
        ({"params": "7B or 8B", "tokens": "1T"}, "not-a-number"),
    ],
)
def test_what_is_not_known_is_not_invented(denki, raw, code):
    with pytest.raises(Refusal) as caught:
        _run(denki, **raw)
    assert caught.value.code == code
    for lang in ("en", "ja"):
        assert denki.renderer.refusal(caught.value, lang).plain != code


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_every_published_run_and_view_is_worded(denki, lang):
    for run in denki.router.desk.library.training_runs:
        answer = _run(denki, model=run)
        for view in ("card", *answer.views):
            rendered = denki.renderer.answer(answer, lang, view)
            assert not any(c.isdigit() for c in rendered.ledger.unaccounted(rendered.markdown, ["CO2e", "CO2"])), run
