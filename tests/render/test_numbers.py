"""Numbers as people write them: tables of cases in both languages, and a round trip through a parser of our own."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render import numbers

MARKS = {"": 1, "万": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}
WORDS = {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}


@pytest.mark.parametrize(
    ("value", "en", "ja"),
    [
        (0, "0", "0"),
        (4.4, "4.4", "4.4"),
        (0.00042, "0.00042", "0.00042"),
        (1287, "1,287", "1287"),
        (9999.5, "9,999.5", "9999.5"),
        (10_000, "10,000", "1万"),
        (19_999.7, "19,999.7", "2万"),
        (40_000, "40,000", "4万"),
        (120_500, "120,500", "12万500"),
        (1_287_000, "1,287,000", "128万7000"),
        (1_500_000, "1.5 million", "150万"),
        (39_300_000, "39.3 million", "3930万"),
        (123_400_000, "123,400,000", "1億2340万"),
        (500_000_000, "500 million", "5億"),
        (2.39e9, "2.39 billion", "23億9000万"),
        (25.53e9, "25.53 billion", "255億3000万"),
        (274.21e9, "274.21 billion", "2742億1000万"),
        (1_234_567_890, "1,234,567,890", "12億3456万7890"),
        (1e12, "1 trillion", "1兆"),
        (1e16, "10,000 trillion", "1京"),
        (3.14e23, "3.14×10^23", "3.14×10^23"),
        (2.5e-9, "2.5×10^-9", "2.5×10^-9"),
        (-25_000, "-25,000", "-2万5000"),
    ],
)
def test_a_number_reads_as_people_write_it(value, en, ja):
    assert numbers.number(numbers.written(value), "en") == en
    assert numbers.number(numbers.written(value), "ja") == ja


@pytest.mark.parametrize(
    ("value", "unit", "en", "ja"),
    [
        (1287, "MWh", "1,287 MWh", "1287MWh"),
        (1_287_000, "kWh", "1,287,000 kWh", "128万7000kWh"),
        (552, "t", "552 t", "552トン"),
        (2.39e9, "USD", "US$2.39 billion", "23億9000万ドル"),
        (1500, "JPY", "¥1,500", "1500円"),
        (40_000, "company", "40,000 companies", "4万社"),
        (1, "company", "1 company", "1社"),
        (1, "year", "1 year", "1年"),
        (3, "year", "3 years", "3年"),
        (1, "h", "1 hour", "1時間"),
        (4.4, "%", "4.4%", "4.4%"),
        (3, "times", "3 times", "3倍"),
        (50, "m3", "50 m³", "50立方メートル"),
        (0.429, "kg/kWh", "0.429 kg/kWh", "0.429kg/kWh"),
        (4, "1", "4", "4"),
    ],
)
def test_an_amount_has_its_unit_where_the_language_puts_it(library, value, unit, en, ja):
    written = numbers.written(value)
    assert numbers.amount(written, library.units[unit], "en") == en
    assert numbers.amount(written, library.units[unit], "ja") == ja


@pytest.mark.parametrize(
    ("low", "high", "unit", "en", "ja"),
    [
        (13.5, 20, "GW", "13.5–20 GW", "13.5〜20GW"),
        (13.5e6, 20e6, "kW", "13.5–20 million kW", "1350万kW〜2000万kW"),
        (1.5e6, 2e6, "gpu", "1.5–2 million GPUs", "150万〜200万台"),
        (1.5e9, 2e9, "USD", "US$1.5–2 billion", "15億〜20億ドル"),
        (500_000, 2e6, "USD", "US$500,000–2 million", "50万〜200万ドル"),
        (900e6, 1.2e9, "parameter", "900 million–1.2 billion parameters", "9億〜12億パラメータ"),
        (4, 5.5, "%", "4–5.5%", "4〜5.5%"),
        (0.5, 1, "year", "0.5–1 year", "0.5〜1年"),
        (1, 5, "year", "1–5 years", "1〜5年"),
    ],
)
def test_a_range_says_a_shared_word_once_and_a_unit_at_each_long_end(library, low, high, unit, en, ja):
    ends = numbers.written(low), numbers.written(high)
    assert numbers.span(*ends, library.units[unit], "en") == en
    assert numbers.span(*ends, library.units[unit], "ja") == ja


@pytest.mark.parametrize(
    ("text", "precision", "en", "ja"),
    [
        ("2024-01-11", "", "11 January 2024", "2024年1月11日"),
        ("2024-01-11", "month", "January 2024", "2024年1月"),
        ("2024-01-11", "year", "2024", "2024年"),
        ("2022-04", "", "April 2022", "2022年4月"),
        ("2020", "", "2020", "2020年"),
        ("2020", "month", "2020", "2020年"),
    ],
)
def test_a_date_is_as_precise_as_it_was_given_or_asked(text, precision, en, ja):
    assert numbers.day(text, "en", precision) == en
    assert numbers.day(text, "ja", precision) == ja


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (1_287_000, "kWh", "MWh"),
        (9_999, "kWh", "kWh"),
        (10_000, "kWh", "MWh"),
        (0.003, "kWh", "Wh"),
        (5e9, "kWh", "GWh"),
        (0.02, "kgCO2e", "g"),
        (552_000, "kgCO2e", "t"),
        (0.05, "L", "mL"),
        (50_000, "L", "m3"),
        (25e6, "W", "MW"),
        (0, "kWh", "kWh"),
        (123, "car", "car"),
    ],
)
def test_the_convenient_unit_is_the_one_a_person_would_choose(value, unit, expected):
    assert numbers.convenient(value, unit) == expected


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (612.9493, 3, "613"),
        (1289.16, 4, "1289"),
        (0.00123456, 2, "0.0012"),
        (123456, 2, "120000"),
        (0, 3, "0"),
        (1.5e70, 71, f"{15 * 10**69}"),
    ],
)
def test_rounding_keeps_significant_digits(value, digits, expected):
    assert f"{numbers.rounded(value, digits):f}" == expected


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan")])
def test_what_is_not_finite_is_never_printed_as_a_number(value):
    with pytest.raises(ValueError, match="not a number"):
        numbers.rounded(value, 3)


@given(st.integers(min_value=0, max_value=10**18 - 1))
def test_every_whole_number_can_be_read_back_from_japanese(whole):
    assert _read_japanese(numbers.number(Decimal(whole), "ja")) == whole


@given(st.integers(min_value=0, max_value=999_999), st.integers(min_value=0, max_value=12))
def test_every_number_can_be_read_back_from_english(digits, power):
    value = Decimal(digits).scaleb(power)
    assert _read_english(numbers.number(value, "en")) == value


@given(st.decimals(min_value="0.00001", max_value=9_999, places=5, allow_nan=False, allow_infinity=False))
def test_small_numbers_keep_every_digit_in_both_languages(value):
    assert _read_english(numbers.number(value, "en")) == value
    assert Decimal(numbers.number(value, "ja")) == value


@given(st.floats(min_value=1e-3, max_value=1e12), st.floats(min_value=1e-3, max_value=1e12))
def test_a_range_holds_the_number_of_each_end(library, one, other):
    low, high = (numbers.rounded(end, 3) for end in sorted((one, other)))
    text = numbers.span(low, high, library.units["kWh"], "ja").removesuffix("kWh")
    assert [_read_japanese(end) for end in text.split("〜")] == [low, high]


@given(st.floats(min_value=1e-2, max_value=1e13), st.sampled_from(["kWh", "kgCO2e", "L", "W"]))
def test_the_convenient_unit_leaves_one_to_four_digits_before_the_point(library, value, unit):
    units = library.units
    own = units["kg" if unit == "kgCO2e" else unit]
    shown = value * own.factor / units[numbers.convenient(value, unit)].factor
    ladder = [units[rung].factor for rung in numbers._LADDERS[unit]]
    assert 0.999 <= shown < 10_000 or value * own.factor < min(ladder) or value * own.factor >= 10_000 * max(ladder)


def _read_japanese(text: str) -> Decimal:
    return sum(
        (Decimal(digits) * MARKS[mark] for digits, mark in re.findall(r"([\d.]+)([万億兆京]?)", text)), Decimal(0)
    )


def _read_english(text: str) -> Decimal:
    digits, _, word = text.partition(" ")
    return Decimal(digits.replace(",", "")) * WORDS[word]
