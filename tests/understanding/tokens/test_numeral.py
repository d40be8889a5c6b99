"""Numbers of every size, however they are grouped; the examples are in the .yaml files beside the code."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.library.spelling import fold
from bot.understanding.tokens import numeral_at, numerals


def values(text):
    return [n.value for n in numerals(fold(text))]


@given(st.integers(min_value=0, max_value=10**15))
def test_grouped_and_full_width_digits_give_the_same_number(number):
    assert values(f"{number:,}") == [number]
    assert values(f"{number:_}") == [number]
    assert values("".join(chr(ord(c) + 0xFEE0) for c in str(number))) == [number]


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=1, max_value=9999))
def test_myriads_add_up(oku, man):
    assert values(f"{oku}億{man}万円") == [oku * 10**8 + man * 10**4]


@given(st.integers(min_value=-999, max_value=-1))
def test_a_sign_is_read_and_stands_in_the_number(number):
    folded = fold(f"is {number} W")
    (found,) = numerals(folded)
    assert (found.value, folded[found.start : found.end]) == (number, str(number))


@given(st.text(max_size=300))
def test_any_text_is_read_from_left_to_right(text):
    folded = fold(text)
    found = list(numerals(folded))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= n.start < n.end <= len(folded) for n in found)


def test_a_number_that_can_mean_two_things_says_so():
    assert [n.others for n in numerals("10.000 and 1,5 and 7")] == [(10000.0,), (15.0,), ()]


def test_what_has_no_value_is_no_number():
    assert values("1e999") == []
    assert values("0^-1") == [0, -1]
    assert numeral_at("kwh", 0) is None


def test_every_value_is_a_float():
    assert all(type(n.value) is float for n in numerals("a dozen, half, 三百, two thirds, 5分の1, 3 hundred and 21"))
