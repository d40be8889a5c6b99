"""`/footprint inference`: anchors in the likely range, published figures first, unknown sizes said."""

import sys
from types import ModuleType, SimpleNamespace

import pytest

from bot.errors import Refusal
from bot.footprint import epoch_style, given


def _run(denki, **raw):
    return denki.router.run("footprint inference", raw)


def _wh(quantity):
    return quantity.central * 1000


def test_a_frontier_chat_of_400_tokens(denki):
    energy = _run(denki, size="XL", output_tokens=400).figures["request_energy"]
    assert _wh(energy) == pytest.approx(0.44, abs=0.005)
    for anchor in (0.24, 0.30, 0.34, 0.42):  # Google, Epoch AI, Altman, Jegham et al.
        assert energy.likely_low * 1000 < anchor < energy.likely_high * 1000
    assert (energy.low * 1000, energy.high * 1000) == pytest.approx((0.109, 2.48), rel=0.01)


@pytest.mark.parametrize(("size", "wh"), [("S", 0.030), ("M", 0.050), ("L", 0.132), ("XL", 0.440)])
def test_the_size_classes(denki, size, wh):
    assert _wh(_run(denki, size=size, output_tokens=400).figures["request_energy"]) == pytest.approx(wh, rel=0.02)


def test_epochs_sheet_is_rebuilt(denki):
    constants = denki.router.desk.library.constants
    energy = epoch_style(given("output_tokens", 500, "token"), given("active_b", 100, "1"), constants).figures["energy"]
    assert _wh(energy) == pytest.approx(0.301, abs=0.001)


def test_a_published_figure_comes_first(denki):
    text = denki.renderer.answer(_run(denki, model="Gemini"), "en").plain
    assert text.startswith("0.24 Wh per prompt")
    assert text.index("0.24") < text.index("0.44")


def test_everything_the_provider_published_comes_first(denki):
    text = denki.renderer.answer(_run(denki, model="Mistral Large 2"), "en").plain
    assert text.startswith("1.14 g CO2e per answer · 45 mL of water")


def test_the_askers_own_figure_comes_before_a_published_one(denki):
    for lang in ("en", "ja"):
        text = denki.renderer.answer(_run(denki, model="Gemini", wh_per_request=1), lang).plain
        assert text.startswith("1 Wh" if lang == "en" else "1Wh")
        assert "0.24" not in text


def test_others_figures_are_of_the_same_model(denki):
    named = [row.model for row, _ in _run(denki, model="gpt-4o").data["anchors"]]
    assert named
    assert set(named) == {"gpt-4o"}
    assert _run(denki, model="Llama 3.2 3B").data["anchors"] == []
    assert _run(denki, size="XL", reasoning=True).data["anchors"] == []
    assert {0.24, 0.34} <= {round(_wh(q), 3) for _, q in _run(denki, size="XL").data["anchors"]}


def test_an_unknown_size_is_said(denki):
    answer = _run(denki, model="GPT-5")
    assert "model" in answer.assumed
    assert "not disclosed" in denki.renderer.answer(answer, "en").plain
    assert "非公開" in denki.renderer.answer(answer, "ja").plain


def test_a_known_size_picks_its_class(denki):
    known, by_class = _run(denki, model="Llama 3.1 70B"), _run(denki, size="L")
    assert known.figures["energy"].central == by_class.figures["energy"].central
    assert "model" not in known.assumed


@pytest.mark.parametrize(
    ("raw", "kwh"),
    [
        ({"wh_per_request": 0.5, "requests": 300, "days": 30}, 4.5),
        ({"wh_per_request": 2.9, "requests": 2_000_000, "days": 365}, 2_117_000),
        ({"wh_per_request": 3, "requests": 250_000}, 750),
        ({"joules_per_token": 3.6, "output_tokens": 1000, "requests": 1000}, 1),
    ],
)
def test_a_stated_figure_is_complete_and_exact(denki, raw, kwh):
    energy = _run(denki, **raw).figures["energy"]
    assert energy.central == pytest.approx(kwh)
    assert energy.exact


def test_a_long_prompt_adds_to_it(denki):
    short, long = (
        _run(denki, size="XL", output_tokens=500),
        _run(denki, size="XL", output_tokens=500, input_tokens=10_000),
    )
    assert _wh(long.figures["energy"]) == pytest.approx(2.5, rel=0.3)  # Epoch AI's figure for the same case
    assert short.figures["energy"].central < long.figures["energy"].central
    beyond = _run(denki, size="XL", input_tokens=100_000)
    assert "not modelled" in denki.renderer.answer(beyond, "en").plain


def test_reasoning_takes_more_tokens(denki):
    chat, thought = _run(denki, size="L"), _run(denki, size="L", reasoning=True)
    assert thought.figures["energy"].central > 5 * chat.figures["energy"].central


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ({"model": "Gemini", "size": "S"}, "contradiction"),
        ({"wh_per_request": 1, "joules_per_token": 1}, "contradiction"),
        ({"size": "huge"}, "not-a-choice"),
        ({"requests": 0}, "not-in-bounds"),
        ({"requests": "1e30"}, "not-in-bounds"),
        ({"model": "Zzyzx-900"}, "unknown-name"),
    ],
)
def test_refusals(denki, raw, code):
    with pytest.raises(Refusal) as caught:
        _run(denki, **raw)
    assert caught.value.code == code


def test_methods_without_ecologits(denki, monkeypatch):
    monkeypatch.setitem(sys.modules, "ecologits.tracers.utils", None)
    methods = list(_run(denki, model="gpt-4o").data["methods"]())
    labels = [method.label for method in methods]
    assert labels[-2:] == ["method_own", "method_epoch"]
    assert set(labels[:-2]) == {"method_published"}


def test_ecologits_speaks_where_it_is_installed(denki, monkeypatch):
    asked = []

    def llm_impacts(provider, model, tokens, latency):
        asked.append((provider, model, tokens))
        value = SimpleNamespace(min=0.0005, max=0.0009)
        return SimpleNamespace(energy=SimpleNamespace(value=value), gwp=SimpleNamespace(value=0.0003))

    for name in ("ecologits", "ecologits.tracers"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, "ecologits.tracers.utils", SimpleNamespace(llm_impacts=llm_impacts))
    method = list(_run(denki, model="gpt-4o", output_tokens=400).data["methods"]())[-1]
    assert asked == [("openai", "gpt-4o", 400)]
    assert method.label == "method_ecologits"
    assert (method.energy.low, method.energy.high) == (0.0005, 0.0009)


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_every_model_is_worded(denki, lang):
    for model in denki.router.desk.library.models:
        rendered = denki.renderer.answer(_run(denki, model=model), lang)
        assert not any(c.isdigit() for c in rendered.ledger.unaccounted(rendered.markdown, ["CO2e", "CO2"])), model
