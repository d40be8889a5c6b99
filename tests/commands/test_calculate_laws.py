"""Laws of `/calculate` that hold for any numbers: orders, brackets and ranges."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import Refusal
from tests.commands.test_calculate import result, run

ENERGY = {"Wh": 0.001, "kWh": 1.0, "MWh": 1000.0, "GWh": 1e6, "kJ": 1 / 3600, "MJ": 1 / 3.6}
TIME = {"h": 1.0, "day": 24.0, "min": 1 / 60, "week": 168.0, "year": 8760.0}
POWER = {"W": 0.001, "kW": 1.0, "MW": 1000.0}
NUMBERS = st.one_of(st.integers(1, 10**5).map(float), st.floats(0.01, 1e5).map(lambda x: float(f"{x:.6g}")))
EXAMPLES = settings(max_examples=40)


@EXAMPLES
@given(NUMBERS, st.sampled_from(sorted(POWER)), NUMBERS, st.sampled_from(sorted(TIME)))
def test_products_commute(denki, power, watt, time, hour):
    one, other = f"{power:.12g} {watt}", f"{time:.12g} {hour}"
    wanted = ("energy", "kWh", pytest.approx(power * POWER[watt] * time * TIME[hour]))
    assert result(denki, f"{one} × {other}") == wanted
    assert result(denki, f"{other} × {one}") == wanted


@EXAMPLES
@given(st.lists(st.tuples(NUMBERS, st.sampled_from(sorted(ENERGY))), min_size=2, max_size=5), st.randoms())
def test_sums_commute_whatever_the_units(denki, terms, random):
    wanted = sum(value * ENERGY[unit] for value, unit in terms)
    shuffled = random.sample(terms, len(terms))
    for order in (terms, shuffled):
        assert result(denki, " + ".join(f"{value:.12g} {unit}" for value, unit in order))[2] == pytest.approx(wanted)


@EXAMPLES
@given(NUMBERS, st.sampled_from(sorted(ENERGY)), NUMBERS, st.sampled_from(sorted(POWER)))
def test_what_is_divided_comes_back_when_it_is_multiplied(denki, energy, watt_hour, power, watt):
    amount, by = f"{energy:.12g} {watt_hour}", f"{power:.12g} {watt}"
    assert result(denki, f"{amount} ÷ {by} × {by}") == ("energy", "kWh", pytest.approx(energy * ENERGY[watt_hour]))
    assert result(denki, f"{amount} ÷ {by}") == (
        "hours",
        "h",
        pytest.approx(energy * ENERGY[watt_hour] / power / POWER[watt]),
    )


@EXAMPLES
@given(NUMBERS, NUMBERS, NUMBERS)
def test_brackets_are_multiplied_out(denki, a, b, c):
    a, b, c = (f"{x:.12g}" for x in (a, b, c))
    left = result(denki, f"{a} × ({b} kWh + {c} kWh)")[2]
    assert left == pytest.approx(result(denki, f"{a} × {b} kWh + {a} × {c} kWh")[2])


@EXAMPLES
@given(NUMBERS, NUMBERS)
def test_ends_of_a_range_are_what_its_ends_come_to(denki, one, other):
    low, high = sorted((one, other))
    figure = run(denki, f"{low:.12g}–{high:.12g} kW × 3 h").figures["energy"]
    assert (figure.low, figure.high) == pytest.approx((low * 3, high * 3))


@EXAMPLES
@given(
    st.lists(
        st.sampled_from(["5 kWh", "3", "1", "2 h", "0 W", "×", "÷", "+", "−", "^", "(", ")", ";", "x"]), max_size=9
    )
)
def test_any_formula_has_finite_figures_or_is_refused(denki, pieces):
    try:
        answer = run(denki, " ".join(pieces))
    except Refusal:
        return
    assert all(math.isfinite(figure.central) for figure in answer.figures.values())
    assert all(denki.renderer.answer(answer, lang).plain for lang in ("en", "ja"))
