"""A formula as text: what its terms are, in base units and as they were said, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library import open_library
from bot.library.formulas import Formula, free, name_of, read, result_unit, term_of

LIBRARY = open_library()
MEASURED = sorted(u.id for u in LIBRARY.units.values() if u.dimension not in {"date", "pure", "ratio", "unknown"})
NUMBERS = st.one_of(st.integers(1, 10**6).map(float), st.floats(0.001, 1e6).map(lambda x: float(f"{x:.6g}")))


@pytest.mark.parametrize(
    ("text", "unit", "central", "vector"),
    [
        ("8 gpu", "gpu", 8, {"gpu": 1}),
        ("700 W", "kW", 0.7, {"energy": 1, "time": -1}),
        ("1.5 MWh", "kWh", 1500, {"energy": 1}),
        ("3600 kJ", "kWh", 1, {"energy": 1}),
        ("2 t", "kgCO2e", 2000, {"mass": 1}),
        ("90 min", "h", 1.5, {"time": 1}),
        ("2 year", "h", 17_520, {"time": 1}),
        ("3 m3", "L", 3000, {"volume": 1}),
        ("12 cent", "USD", 0.12, {"money": 1}),
        ("12 eurocent", "EUR", 0.12, {"EUR": 1}),
        ("30 %", "times", 0.3, {}),
        ("3 wari", "times", 0.3, {}),
        ("1.2", "1", 1.2, {}),
        ("2e6 token", "token", 2e6, {"token": 1}),
        ("429 g/kWh", "kg/kWh", 0.429, {"mass": 1, "energy": -1}),
        ("2 GPU-day", "GPU-h", 48, {"gpu": 1, "time": 1}),
    ],
)
def test_a_number_with_a_unit_is_kept_in_base_units(text, unit, central, vector):
    term = term_of(text, LIBRARY)
    assert (term.quantity.unit, dict(term.vector)) == (unit, vector)
    assert term.quantity.central == pytest.approx(central)


def test_a_term_is_remembered_as_it_was_said():
    term = term_of("700 W/gpu", LIBRARY)
    assert (term.said.central, term.said.unit, term.per) == (700, "W", ("gpu",))
    assert dict(term.vector) == {"energy": 1, "time": -1, "gpu": -1}
    assert term.text == "700 W/gpu"


@pytest.mark.parametrize(
    ("text", "per", "vector"),
    [
        ("3 Wh/request", ("request",), {"energy": 1, "request": -1}),
        ("5 request/person/day", ("person", "day"), {"request": 1, "person": -1, "time": -1}),
        ("30 JPY/kWh", ("kWh",), {"yen": 1, "energy": -1}),
        ("0.4 kg/kWh", (), {"mass": 1, "energy": -1}),
        ("150 TFLOP/s", (), {"flop": 1, "time": -1}),
        ("150 TFLOP/s/gpu", ("gpu",), {"flop": 1, "time": -1, "gpu": -1}),
        ("150 JPY/USD", ("USD",), {"yen": 1, "money": -1}),
        ("2 kWh/kWh", ("kWh",), {}),
    ],
)
def test_what_a_unit_is_for_one_of(text, per, vector):
    term = term_of(text, LIBRARY)
    assert (term.per, dict(term.vector)) == (per, vector)


def test_what_a_rate_is_for_counts_with_its_size():
    assert term_of("24 kWh/day", LIBRARY).quantity.central * term_of("1 day", LIBRARY).quantity.central == 24


def test_a_range_keeps_its_ends():
    term = term_of("300–400 W", LIBRARY)
    assert (term.said.low, term.said.central, term.said.high) == (300, 350, 400)
    assert not term.quantity.exact
    assert term_of("300–300 W", LIBRARY).quantity.exact


@pytest.mark.parametrize(
    ("text", "vector"),
    [
        ("run:gpt-3:energy", {"energy": 1}),
        ("run:gpt-3:carbon", {"mass": 1}),
        ("fact:gpt3-training-1287-mwh:energy", {"energy": 1}),
        ("grid:FR", {"mass": 1, "energy": -1}),
        ("gpu:h100-sxm", {"energy": 1, "time": -1, "gpu": -1}),
        ("const:hours_per_day", {"time": 1}),
    ],
)
def test_a_figure_of_the_knowledge_brings_its_sources(text, vector):
    term = term_of(text, LIBRARY)
    assert dict(term.vector) == vector
    assert term.quantity.sources


def test_figures_are_those_of_their_rows():
    run = LIBRARY.training_runs["gpt-3"]
    assert term_of("run:gpt-3:energy", LIBRARY).quantity.central == pytest.approx(run.energy_mwh * 1000)
    assert term_of("run:gpt-3:carbon", LIBRARY).quantity.central == pytest.approx(run.carbon_t * 1000)
    assert term_of("grid:FR", LIBRARY).quantity.central == pytest.approx(LIBRARY.grids["FR"].intensity_g / 1000)
    assert term_of("gpu:h100-sxm", LIBRARY).said.central == LIBRARY.accelerators["h100-sxm"].tdp_w


@pytest.mark.parametrize("shelf", ["equivalents", "accelerators", "grids"])
def test_every_row_can_be_a_term(shelf):
    prefix = {"equivalents": "thing", "accelerators": "gpu", "grids": "grid"}[shelf]
    rows = getattr(LIBRARY, shelf)
    for row_id in (r for r, row in rows.items() if shelf != "accelerators" or row.tdp_w is not None):
        term = term_of(f"{prefix}:{row_id}", LIBRARY)
        assert term.quantity.low <= term.quantity.central <= term.quantity.high


def test_every_value_of_a_fact_can_be_a_term_unless_it_is_a_date_or_a_word():
    for fact in LIBRARY.facts.values():
        for name, value in fact.values.items():
            text = f"fact:{fact.id}:{name}"
            if value.unit == "date" or isinstance(value.value, str):
                with pytest.raises(ValueError, match="not known"):
                    term_of(text, LIBRARY)
            else:
                assert term_of(text, LIBRARY).quantity.unit


@pytest.mark.parametrize(
    "text",
    [
        "kWh",
        "5 foo",
        "5 kWh/foo",
        "-5 kWh",
        "five kWh",
        "1,000 kWh",
        "NaN kWh",
        "inf kWh",
        "1e400 kWh",
        "5 6 kWh",
        "run:nobody:energy",
        "run:gpt-3:water",
        "run:gpt-3",
        "fact:nothing:value",
        "fact:gpt3-training-1287-mwh:nothing",
        "grid:XX",
        "gpu:nothing",
        "thing:nothing",
        "const:nothing",
        "shelf:nothing",
        ":",
    ],
)
def test_what_is_no_term(text):
    with pytest.raises(ValueError, match=r".+"):
        term_of(text, LIBRARY)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("8 gpu * 700 W/gpu", "8 gpu × 700 W/gpu"),
        ("8 gpu x 700 W/gpu", "8 gpu × 700 W/gpu"),
        ("20 MWh / 2 MW", "20 MWh ÷ 2 MW"),
        ("5 kWh - 3 kWh", "5 kWh − 3 kWh"),
        ("1 kWh+2 kWh", "1 kWh+2 kWh"),
    ],
)
def test_marks_as_a_keyboard_has_them(typed, text):
    formula = read(typed, LIBRARY)
    assert formula.text == text
    assert len(formula.terms) == 2


def test_terms_of_one_kind_have_names_of_their_own():
    formula = read("1 kWh + 2 kWh + 3 kWh × 2", LIBRARY)
    assert formula.formula == "energy + energy_2 + energy_3 × factor"
    assert [name_of(term.quantity) for term in formula.terms.values()] == ["energy", "energy", "energy", "factor"]
    assert list(formula.terms) == [term.quantity.name for term in formula.terms.values()]


def test_one_is_a_number_of_the_formula_itself():
    assert read("1 − 20 %", LIBRARY).formula == "1 − share"
    assert read("1 kWh", LIBRARY).formula == "energy"


@pytest.mark.parametrize(
    ("taken", "name"),
    [((), "energy"), (("energy",), "energy_2"), (("energy", "energy_2"), "energy_3"), (("hours",), "energy")],
)
def test_a_name_that_is_free(taken, name):
    assert free("energy", taken) == name


@pytest.mark.parametrize(
    ("vector", "unit"),
    [
        ({}, ("1", ())),
        ({"energy": 1}, ("kWh", ())),
        ({"energy": 1, "time": -1}, ("W", ())),
        ({"mass": 1}, ("kg", ())),
        ({"mass": 1, "energy": -1}, ("kg/kWh", ())),
        ({"gpu": 1, "time": 1}, ("GPU-h", ())),
        ({"mass": 1, "car": -1}, ("kg", ("car",))),
        ({"energy": 1, "token": -1}, ("kWh", ("token",))),
        ({"request": 1, "person": -1, "time": -1}, ("request", ("person", "h"))),
        ({"money": 1, "energy": -1}, ("USD", ("kWh",))),
        ({"energy": 2}, None),
        ({"time": -1}, None),
        ({"gpu": -1}, None),
        ({"gpu": 1, "energy": 1}, None),
    ],
)
def test_the_unit_of_a_result(vector, unit):
    found = result_unit(vector, LIBRARY)
    assert found == unit if unit is None or len(unit[1]) < 2 else (found[0], set(found[1])) == (unit[0], set(unit[1]))


@given(NUMBERS, st.sampled_from(MEASURED))
def test_any_unit_comes_back_as_it_was_said(value, unit):
    term = term_of(f"{value:.12g} {unit}", LIBRARY)
    assert term.said.central == pytest.approx(value)
    assert term.said.unit == unit
    base = LIBRARY.units["kg" if term.quantity.unit == "kgCO2e" else term.quantity.unit]
    assert term.quantity.central * base.size == pytest.approx(value * LIBRARY.units[unit].size)
    assert dict(term.vector) == {k: p for k, p in LIBRARY.units[unit].vector.items() if p}


@given(st.lists(st.tuples(NUMBERS, st.sampled_from(MEASURED)), min_size=1, max_size=5), st.sampled_from("×÷"))
def test_a_formula_read_again_is_the_same(terms, mark):
    formula = read(f" {mark} ".join(f"{value:.12g} {unit}" for value, unit in terms), LIBRARY)
    assert again(formula) == formula
    assert all(
        term.text == text for term, text in zip(formula.terms.values(), formula.text.split(f" {mark} "), strict=True)
    )


def again(formula: Formula) -> Formula:
    """The formula that is written with the texts of its terms."""
    marks = formula.formula.split(" ")
    return read(" ".join(formula.terms[mark].text if mark in formula.terms else mark for mark in marks), LIBRARY)


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["5 kWh", "×", "÷", "(", ")", "^", "−", "1", "x", ":"]), max_size=9).map(" ".join)
)
def test_any_text_is_a_formula_or_is_refused(text):
    try:
        formula = read(text, LIBRARY)
    except ValueError:
        return
    assert all(name in formula.formula.split() for name in formula.terms)


def test_a_published_figure_per_request_is_for_one_request():
    term = term_of("use:gemini-2025-energy", LIBRARY)
    assert dict(term.vector) == {"energy": 1, "request": -1}
    assert term.quantity.sources


def test_other_published_figures_are_none():
    with pytest.raises(ValueError):
        term_of("use:gemini-2025-water", LIBRARY)
