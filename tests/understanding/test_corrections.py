"""Slips in the words that calculations turn on are put right; words of the knowledge stay as they are."""

import pytest

from bot.library import Library
from bot.understanding.corrections import Corrections


@pytest.fixture(scope="module")
def corrections(library: Library) -> Corrections:
    return Corrections(library)


@pytest.mark.parametrize(
    ("typed", "right"),
    [("2 mililon tkoens", "2 million tokens"), ("20 megwaatts", "20 megawatts"), ("5 kilomters", "5 kilometers")],
)
def test_a_slip_is_put_right(corrections: Corrections, typed: str, right: str):
    assert corrections.of(typed) == right


@pytest.mark.parametrize("text", ["training llama on tokens", "20 megawatts", "zorblax", "学習の電力"])
def test_what_is_no_slip_stays(corrections: Corrections, text: str):
    assert corrections.of(text) == text
