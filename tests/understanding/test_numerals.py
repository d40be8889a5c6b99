from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.spelling import fold
from bot.understanding.tokens import numerals


def values(text):
    return [n.value for n in numerals(fold(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,287", 1287),
        ("１２３", 123),
        ("1.2万", 12_000),
        ("二千枚", 2000),
        ("四万社", 40_000),
        ("五百億", 5e10),
        ("23億9000万ドル", 2.39e9),
        ("1億2,500万", 1.25e8),
        ("三千五百万", 3.5e7),
        ("百時間", 100),
        ("半年", 0.5),
        ("$2.39bn", 2.39e9),
        ("US$ 3.16 billion", 3.16e9),
        ("5 hundred thousand", 5e5),
        ("40k", 40_000),
        ("2M", 2e6),
        ("7B", 7e9),
        ("15T tokens", 1.5e13),
        ("1e6", 1e6),
        ("2×10^22", 2e22),
        ("3.5×10の23乗", 3.5e23),
        ("10^22", 1e22),
        ("ten thousand", 10_000),
        ("a hundred and fifty", 150),
        ("twenty-five", 25),
        ("a dozen", 12),
        ("half", 0.5),
        ("half a million", 5e5),
        ("10 000 kWh", 10_000),
        ("pue1.1", 1.1),
        ("GPU200枚", 200),
        (".5 Wh", 0.5),
    ],
)
def test_a_number_is_read_however_it_is_written(text, value):
    assert values(text) == pytest.approx([value])


@pytest.mark.parametrize("text", ["gpt-3", "h100", "GPT3", "co2", "rtx-4090", "v3"])
def test_digits_in_names_are_no_numbers(text):
    assert values(text) == []


def test_neighbours_stay_apart():
    assert values("8 100,000, 5,10 and 1,2345") == [8, 100_000, 5, 10, 1, 2345]
    assert values("8 700W") == [8, 700]
    assert values("H100千枚") == [1000]


@given(st.integers(min_value=0, max_value=10**15))
def test_grouped_and_full_width_digits_give_the_same_number(number):
    assert values(f"{number:,}") == [number]
    assert values("".join(chr(ord(c) + 0xFEE0) for c in str(number))) == [number]


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=1, max_value=9999))
def test_myriads_add_up(oku, man):
    assert values(f"{oku}億{man}万円") == [oku * 10**8 + man * 10**4]


@given(st.text(max_size=300))
def test_any_text_is_read_from_left_to_right(text):
    folded = fold(text)
    found = list(numerals(folded))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= n.start < n.end <= len(folded) for n in found)
