"""`/calculate`: formulas of amounts with units and of figures of the knowledge, with every operand's source."""

import math

import pytest

from bot.errors import Refusal
from bot.library import open_library
from bot.library.check import names_with_digits

LIBRARY = open_library()
THE_ONE = {"1 − ", "1 + "}  # of a formula itself: what is left, what comes on top
NAMES = sorted({*names_with_digits(LIBRARY), *THE_ONE}, key=len, reverse=True)


def run(denki, formula):
    return denki.router.run("calculate", {"formula": formula})


def result(denki, formula):
    """The figures of a formula that has one: name, unit and central value."""
    ((name, figure),) = run(denki, formula).figures.items()
    return name, figure.unit, figure.central


CASES = [
    # products and quotients: the unit of the result is made of the units of its terms
    ("8 gpu × 700 W/gpu × 72 h", "energy", "kWh", 8 * 0.7 * 72),
    ("3 kW × 2 day", "energy", "kWh", 144),
    ("10 min × 6 kW", "energy", "kWh", 1),
    ("20 MWh ÷ 2 MW", "hours", "h", 10),
    ("1 GWh ÷ 1 year", "power", "W", 1e9 / 8760),
    ("10 request × 3 Wh/request", "energy", "kWh", 0.03),
    ("5 request/person/day × 10 person × 30 day × 2 Wh/request", "energy", "kWh", 3),
    ("1000 token × 2 J/token", "energy", "kWh", 2000 / 3.6e6),
    ("100 kWh × 429 g/kWh", "carbon", "kgCO2e", 42.9),
    ("100 kWh × 0.4 t/MWh", "carbon", "kgCO2e", 40),
    ("40 kg ÷ 0.4 kg/kWh", "energy", "kWh", 100),
    ("5 MWh × 1.8 L/kWh", "water", "L", 9000),
    ("2 gal × 3", "water", "L", 3.785411784 * 6),
    ("100 kWh × 30 JPY/kWh", "cost", "JPY", 3000),
    ("100 kWh × 12 cent/kWh", "cost", "USD", 12),
    ("5 kWh × 0.3 EUR/kWh", "result", "EUR", 1.5),
    ("150 JPY/USD × 5 USD", "cost", "JPY", 750),
    ("1 GPU-day × 700 W/gpu", "energy", "kWh", 16.8),
    ("1 GPU-h ÷ 2 gpu", "hours", "h", 0.5),
    ("2e22 FLOP ÷ 150 TFLOP/s", "hours", "h", 2e22 / 150e12 / 3600),
    ("2e22 FLOP ÷ 150 TFLOP/s/gpu", "result", "GPU-h", 2e22 / 150e12 / 3600),
    ("10 MW ÷ 1 kW/gpu ÷ 1.25", "result", "gpu", 8000),
    ("1 MWh ÷ 3 MWh", "result", "1", 1 / 3),
    # sums and differences, of alike things in any units
    ("1 kWh + 500 Wh", "energy", "kWh", 1.5),
    ("1 kWh + 500 W × 2 h", "energy", "kWh", 2),
    ("500 W × 2 h + 1 kWh", "energy", "kWh", 2),
    ("(600 W × 6 h + 90 W × 18 h) × 30", "energy", "kWh", (3.6 + 1.62) * 30),
    ("1 MWh − 200 kWh", "energy", "kWh", 800),
    ("1 day + 6 h", "hours", "h", 30),
    ("12 t − 500 kg", "carbon", "kgCO2e", 11_500),
    ("5 USD + 50 cent", "cost", "USD", 5.5),
    ("10 − 3 − 2", "result", "1", 5),
    ("2 + 3 × 4", "result", "1", 14),
    ("(2 + 3) × 4", "result", "1", 20),
    ("100 ÷ 5 ÷ 2", "result", "1", 10),
    # per cent and powers
    ("30 % × 5 kWh", "energy", "kWh", 1.5),
    ("3 wari × 5 kWh", "energy", "kWh", 1.5),
    ("100 kWh × (1 − 20 %)", "energy", "kWh", 80),
    ("100 kWh × (1 + 20 %)", "energy", "kWh", 120),
    ("1 − 1.2 ÷ 1.8", "result", "1", 1 / 3),
    ("100 TWh × (1 + 7 %) ^ 5", "energy", "kWh", 100e9 * 1.07**5),
    ("(1 + 100 %) ^ 10", "result", "1", 1024),
    ("2 ^ 0.5", "result", "1", math.sqrt(2)),
    ("9 ^ 0.5 × 2 kWh", "energy", "kWh", 6),
    ("3 × 2 ^ 3", "result", "1", 24),
]


@pytest.mark.parametrize(("formula", "name", "unit", "value"), CASES, ids=[case[0] for case in CASES])
def test_a_formula_is_worked_out(denki, formula, name, unit, value):
    assert result(denki, formula) == (name, unit, pytest.approx(value))


@pytest.mark.parametrize(
    ("formula", "unit", "per"),
    [
        ("5 t ÷ 10 car", "kg", ("car",)),
        ("3 Wh/request ÷ 500 token/request", "kWh", ("token",)),
        ("5 USD ÷ 20 kWh", "USD", ("kWh",)),
        ("636 kWh ÷ 10 person", "kWh", ("person",)),
    ],
)
def test_what_a_result_is_for_one_of(denki, formula, unit, per):
    answer = run(denki, formula)
    (line,) = answer.data["lines"]
    assert (answer.figures[line.name].unit, line.per) == (unit, per)


def test_figures_of_the_knowledge_are_those_of_its_rows(denki, library):
    run_of = library.training_runs["gpt-3"]
    assert result(denki, "run:gpt-3:energy")[2] == pytest.approx(run_of.energy_mwh * 1000)
    assert result(denki, "run:gpt-3:carbon ÷ run:gpt-3:energy")[1:] == (
        "kg/kWh",
        pytest.approx(run_of.carbon_t / run_of.energy_mwh),
    )
    assert result(denki, "5000 t ÷ run:gpt-3:carbon")[2] == pytest.approx(5000 / run_of.carbon_t)
    fact = library.facts["gpt3-training-1287-mwh"].values["energy"]
    assert result(denki, "15 % × fact:gpt3-training-1287-mwh:energy")[2] == pytest.approx(0.15 * fact.value * 1000)
    assert result(denki, "100 kWh × grid:FR")[2] == pytest.approx(100 * library.grids["FR"].intensity_g / 1000)
    watts = library.accelerators["h100-sxm"].tdp_w
    assert result(denki, "gpu:h100-sxm × 8 gpu × 3 day")[2] == pytest.approx(8 * watts * 72 / 1000)
    car = library.equivalents["car-year-us"]
    assert result(denki, "thing:car-year-us × 10 car × 2 year")[2] == pytest.approx(car.central * 20)
    assert result(denki, "552 t ÷ thing:car-year-us ÷ 1 year")[1:] == ("car", pytest.approx(552_000 / car.central))


def test_figures_of_the_knowledge_are_cited_and_own_numbers_are_not(denki):
    assert run(denki, "run:gpt-3:energy ÷ 100 kWh").sources
    own = run(denki, "8 gpu × 700 W/gpu × 72 h")
    assert own.sources == ()
    assert "sources" not in own.views
    assert "your own numbers" in denki.renderer.answer(own, "en").plain


def test_a_range_stays_a_range(denki):
    figure = run(denki, "8 gpu × 300–400 W/gpu × 72 h").figures["energy"]
    assert (figure.low, figure.central, figure.high) == pytest.approx((172.8, 201.6, 230.4))
    english, japanese = (
        denki.renderer.answer(run(denki, "8 gpu × 300–400 W/gpu × 72 h"), x).plain for x in ("en", "ja")
    )
    assert "172.8–230.4 kWh" in english
    assert "300–400 W" in english
    assert "172.8〜230.4kWh" in japanese
    assert "300〜400W" in japanese


def test_dividing_by_a_range_turns_its_ends_round(denki):
    figure = run(denki, "12 kWh ÷ 2–4 kW").figures["hours"]
    assert (figure.low, figure.high) == pytest.approx((3, 6))


def test_several_formulas_at_once(denki):
    answer = run(denki, "100 kWh × 400 g/kWh; 100 kWh × 1.8 L/kWh; 100 kWh × 0.5 kg/kWh")
    assert {name: figure.central for name, figure in answer.figures.items()} == pytest.approx(
        {"carbon": 40, "water": 180, "carbon_2": 50}
    )
    assert [line.name for line in answer.data["lines"]] == list(answer.figures)


@pytest.mark.parametrize(
    "formula",
    [
        "5 kWh + 3 kg",
        "5 kWh + 3 kW",
        "1 kWh + 5",
        "1 + 5 kWh",
        "5 USD + 5 EUR",
        "8 gpu + 3 car",
        "1 t/car + 1 t",
        "5 kWh × 5 kWh",
        "8 gpu × 700 W",
        "1 ÷ 3 h",
        "2 ^ 3 kWh",
        "5 kWh ^ 2",
        "hello",
        "kWh",
        "5 foo",
        "-5 kWh",
        "5 kWh × -3",
        "(1 kWh",
        "1 kWh)",
        "× 5",
        "5 kWh ×",
        "5 kWh; hello",
        "5 kWh;",
        ";",
        "()",
        "run:nobody:energy",
        "grid:XX",
        "1e400 kWh × 2",
    ],
)
def test_what_is_no_formula_is_refused_in_both_languages(denki, formula):
    refused(denki, formula, "not-a-formula")


@pytest.mark.parametrize(
    "formula",
    [
        "5 kWh ÷ 0 kWh",
        "1 ÷ 0",
        "5 kWh ÷ (3 kWh − 3 kWh)",
        "0 ÷ 0",
        "100 W × 2 h ÷ 0 day",
        "1e300 kWh × 1e300",
        "10 ^ 400",
        "(1 − 2) ^ 0.5",
        "5 kWh ÷ 1e-300 ÷ 1e-300",
        "2 ^ 300–400",
    ],
)
def test_what_has_no_result_is_refused_in_both_languages(denki, formula):
    refused(denki, formula, "no-result")


def refused(denki, formula, code):
    with pytest.raises(Refusal) as caught:
        run(denki, formula)
    assert caught.value.code == code
    assert all(denki.renderer.refusal(caught.value, lang).plain for lang in ("en", "ja"))


def test_a_formula_is_needed_and_has_a_longest(denki):
    with pytest.raises(Refusal):
        denki.router.run("calculate", {})
    with pytest.raises(Refusal):
        run(denki, "1 kWh + " * 60 + "1 kWh")


@pytest.mark.parametrize(
    ("formula", "english", "japanese"),
    [
        (
            "8 gpu × 700 W/gpu × 72 h",
            ("403.2 kWh", "8 GPUs × 700 W/GPU × 72 hours"),
            ("403.2kWh", "8台 × 700W/台 × 72時間"),
        ),
        ("100 kWh × 429 g/kWh", ("42.9 kg CO2e",), ("CO2 42.9kg",)),
        ("5 t ÷ 10 car", ("500 kg per car",), ("一台あたり500kg",)),
        ("100 kWh × 30 JPY/kWh", ("¥3,000",), ("3000円",)),
        ("run:gpt-3:energy ÷ 10 year", ("14.69 kW", "1,287 MWh ÷ 10 years"), ("14.69kW", "1287MWh ÷ 10年")),
        ("1 kWh × (1 − 20 %)", ("800 Wh", "(1 − 20%)"), ("800Wh", "(1 − 20%)")),
    ],
)
def test_an_answer_reads_well_in_both_languages(denki, formula, english, japanese):
    answer = run(denki, formula)
    for lang, words in (("en", english), ("ja", japanese)):
        text = denki.renderer.answer(answer, lang).plain
        assert all(word in text for word in words), text


@pytest.mark.parametrize("formula", [case[0] for case in CASES] + ["run:bloom:carbon ÷ grid:PL", "8 gpu × 3–4 kW/gpu"])
def test_every_digit_is_accounted_for_in_every_view(denki, formula):
    answer = run(denki, formula)
    for lang in ("en", "ja"):
        for view in ("card", *answer.views):
            rendered = denki.renderer.answer(answer, lang, view)
            assert not any(c.isdigit() for c in rendered.ledger.unaccounted(rendered.markdown, NAMES)), rendered.plain


@pytest.mark.parametrize("formula", [case[0] for case in CASES])
def test_the_address_of_an_answer_leads_back_to_it(denki, formula):
    first = denki.router.run("calculate", {"formula": formula})
    again = denki.router.open(denki.router.address(first, "ja"))
    assert again.content.figures == first.figures
