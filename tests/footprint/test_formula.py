"""Formulas: what they compute, how ranges and spreads travel through them, and what they refuse."""

import math

import pytest

from bot.footprint import NoResult, Quantity, given, known
from bot.footprint.formula import evaluate


def _value(formula: str, **inputs: Quantity) -> float:
    return evaluate("x", "1", formula, inputs).output.central


def test_operators_bind_as_in_arithmetic():
    a, b, c = (given(n, v, "1") for n, v in (("a", 2.0), ("b", 3.0), ("c", 4.0)))
    assert _value("a + b × c", a=a, b=b, c=c) == 14
    assert _value("(a + b) × c", a=a, b=b, c=c) == 20
    assert _value("a ÷ b ÷ c", a=a, b=b, c=c) == pytest.approx(2 / 12)
    assert _value("c − b − 1", a=a, b=b, c=c) == 0
    assert _value("(c ÷ a) ^ b − 1", a=a, b=b, c=c) == 7
    assert _value("a × (1 + b)", a=a, b=b) == 8


@pytest.mark.parametrize("formula", ["a + ", "(a", "a)", "a * b", "a × 2", "", "a b"])
def test_what_does_not_parse_is_refused(formula):
    with pytest.raises(ValueError, match=r"formula|parenthesis"):
        evaluate("x", "1", formula, {"a": given("a", 1, "1"), "b": given("b", 1, "1")})


def test_a_missing_input_is_named():
    with pytest.raises(NoResult, match="b"):
        evaluate("x", "1", "a × b", {"a": given("a", 1, "1")})


def test_bounds_take_every_factor_at_its_end():
    a, b = known("a", "1", 1, 2, 4), known("b", "1", 5, 10, 20)
    product, quotient = evaluate("p", "1", "a × b", {"a": a, "b": b}), evaluate("q", "1", "a ÷ b", {"a": a, "b": b})
    assert (product.output.low, product.output.high) == (5, 80)
    assert (quotient.output.low, quotient.output.high) == (1 / 20, 4 / 5)


def test_the_likely_range_is_the_root_sum_square_on_a_log_scale():
    a, b = known("a", "1", 1, 2, 4), known("b", "1", 5, 10, 20)
    output = evaluate("p", "1", "a × b", {"a": a, "b": b}).output
    assert output.likely_high == pytest.approx(20 * math.exp(math.hypot(math.log(2), math.log(2))))
    assert output.low < output.likely_low < output.central < output.likely_high < output.high


def test_a_factor_that_cancels_leaves_no_range():
    a = known("a", "1", 1, 2, 4)
    first = evaluate("p", "1", "a × b", {"a": a, "b": given("b", 3, "1")}).output
    ratio = evaluate("r", "1", "p ÷ a", {"p": first, "a": a}).output
    assert ratio.likely_low == pytest.approx(ratio.central) == pytest.approx(ratio.likely_high)


def test_the_driver_is_the_widest_factor():
    wide, narrow = known("wide", "1", 1, 2, 8), known("narrow", "1", 9, 10, 11)
    assert evaluate("p", "1", "wide × narrow", {"wide": wide, "narrow": narrow}).output.driver == "wide"
    assert evaluate("p", "1", "a × b", {"a": given("a", 1, "1"), "b": given("b", 1, "1")}).output.driver is None


def test_differences_and_exponents_are_exact_only():
    ranged, exact = known("a", "1", 1, 2, 4), given("b", 1, "1")
    with pytest.raises(ValueError, match="difference"):
        evaluate("x", "1", "a − b", {"a": ranged, "b": exact})
    with pytest.raises(ValueError, match="exponent"):
        evaluate("x", "1", "b ^ a", {"a": ranged, "b": exact})


@pytest.mark.parametrize("value", [-1.0, math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(ValueError, match="x"):
        given("x", value, "1")
    with pytest.raises(ValueError, match="x"):
        known("x", "1", value, value, value)


HUGE, TINY, NONE = 1e300, 1e-300, 0.0


@pytest.mark.parametrize(
    ("formula", "values"),
    [
        ("a ÷ b", (1.0, NONE)),
        ("a ÷ b", (NONE, NONE)),
        ("a ÷ b", (HUGE, TINY)),
        ("a × b", (HUGE, HUGE)),
        ("a + b", (1.7e308, 1.7e308)),
        ("a ^ b", (HUGE, HUGE)),
        ("(1 − a) ^ b", (4.0, 0.5)),
        ("(a ÷ b) ^ (1 ÷ c) − 1", (2.0, 1.0, NONE)),
        ("a ÷ (b − b)", (1.0, 2.0)),
        ("a × missing", (1.0,)),
    ],
)
def test_what_has_no_result_is_refused_by_name(formula, values):
    inputs = {name: given(name, value, "1") for name, value in zip("abc", values, strict=False)}
    with pytest.raises(NoResult, match="energy") as refused:
        evaluate("energy", "1", formula, inputs)
    assert refused.value.name == "energy"


@pytest.mark.parametrize("low", [5e-324, 1e-300, 1.0])
def test_a_range_from_next_to_nothing_to_next_to_everything_has_a_likely_range(low):
    wide = known("wide", "1", low, 1.0, 1e308)
    both = evaluate("x", "1", "wide ÷ other", {"wide": wide, "other": known("other", "1", 1.0, 1.0, 1e308)}).output
    for quantity in (wide, both):
        assert quantity.low <= quantity.likely_low <= quantity.central <= quantity.likely_high <= quantity.high


def test_a_range_out_of_order_is_refused():
    with pytest.raises(ValueError, match="order"):
        known("x", "1", 2, 1, 3)
