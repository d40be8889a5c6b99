"""Stated numbers held against the knowledge: what agrees, what has slipped, what is old, what nobody knows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.claims import Claims
from tests.growth import grows_gently


@pytest.fixture(scope="module")
def claims(denki) -> Claims:
    return Claims(denki.router.desk.understanding.comparisons.sides)


def verdicts(claims, text) -> list[tuple[str, str]]:
    return [(finding.claim.written, finding.verdict) for finding in claims.findings(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GPT-3's training took 1,287 MWh.", [("1,287 MWh", "supported")]),
        ("GPT-3's training took 1287 GWh.", [("1287 GWh", "unit")]),
        ("GPT-3's training took 1287 MW.", [("1287 MW", "unit")]),
        ("GPT-3の学習で552kgのCO2が出た", [("552kgのCO2", "unit")]),
        ("GPT-3の学習で552トンのCO2が出た", [("552トンのCO2", "supported")]),
        ("Training GPT-3 emitted 700 t of CO2", [("700 t of CO2", "differs")]),
        ("Training GPT-4 emitted 552 t of CO2", [("552 t of CO2", "unknown")]),
        ("Over 40,000 companies use Nvidia's GPUs", [("40,000 companies", "supported")]),
        ("The GPU market was worth $3.16 billion in 2023", [("$3.16 billion", "supported")]),
        ("The GPU market was worth $3.16 billion in 2022", [("$3.16 billion", "differs")]),
        ("IEA: data centres used 945 TWh in 2024", [("945 TWh", "differs")]),
        ("IEA: data centres will use 945 TWh in 2030", [("945 TWh", "supported")]),
        ("Google's PUE was 1.1 in 2023", [("1.1", "supported")]),
        ("An A100 draws 400 W, an H100 400 W", [("400 W", "supported"), ("400 W", "differs")]),
        ("A petrol car in the US emits 4.6 t a year", [("4.6 t a year", "outdated")]),
        ("Llama 3.3 took 39.3 million GPU hours", [("39.3 million GPU hours", "differs")]),
        ("My suitcase weighs 23 kg", [("23 kg", "unknown")]),
        ("It was in 2023, on 11 January, for 3 days", []),
        ("no numbers at all", []),
    ],
)
def test_each_number_gets_its_verdict(claims, text, expected):
    assert verdicts(claims, text) == expected


def test_rounding_within_two_percent_is_support_but_not_exact(claims):
    (finding,) = claims.findings("Training GPT-3 used about 1300 MWh")
    assert finding.verdict == "supported"
    assert not finding.exact
    (finding,) = claims.findings("Training GPT-3 used 1,287,000 kWh")
    assert finding.exact


def test_a_pronoun_speaks_of_what_was_named_before(claims):
    found = claims.findings("GPT-3 was trained with 1,287 MWh. It emitted 552 t.")
    assert [finding.verdict for finding in found] == ["supported", "supported"]


def test_a_difference_says_how_large_it_is(claims):
    (finding,) = claims.findings("Training GPT-3 emitted 1,104 t of CO2")
    assert finding.off == pytest.approx(2)


def test_not_more_lines_than_fit(claims):
    assert len(claims.findings("GPT-3 used 1287 MWh. " * 40)) == 15


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_checked(claims, text):
    for finding in claims.findings(text):
        assert finding.verdict in {"supported", "differs", "outdated", "unit", "unknown"}


@pytest.mark.parametrize("piece", ["1 t, ", "GPT-3 5 MWh、", "a b ", "$", "9"])
def test_long_texts_do_not_explode(claims, piece):
    assert grows_gently(claims.findings, piece, 500, 2_000)
