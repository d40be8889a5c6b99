"""Misspelled words are put right; others are left alone."""

import pytest

from bot.library import Library
from bot.understanding.known import KnownWords
from bot.understanding.typos import Typos


@pytest.fixture(scope="module")
def typos(library: Library) -> Typos:
    return Typos(KnownWords(library))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("electrcity of the pneny stock", "electricity of the penny stock"),
        ("shcneider", "schneider"),
        ("アプライド・デジタの社名", "アプライド・デジタルの社名"),
        ("wehre", "where"),
        ("2 mililon tkoens", "2 million tokens"),
        ("20 megawaatts", "20 megawatts"),
        ("100 tokns in 3 dais", "100 tokens in 3 days"),
        ("5 mililon tkoens on a 15 megwaatt site", "5 million tokens on a 15 megawatt site"),
        ("48 hous", "48 hours"),
        ("30dyas", "30days"),
    ],
)
def test_slips_are_put_right(typos: Typos, typed: str, meant: str):
    assert typos.corrected(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "4 cats",
        "5 kids",
        "10 beers",
        "7 pears",
        "training llama on tokens",
        "electricity",
        "kwh",
        "zxqvb",
        "テスラ",
        "h100-sxm",
        "gpt3",
        "a@example.com",
        "x.forecst.io",
    ],
)
def test_other_words_stay(typos: Typos, text: str):
    assert typos.corrected(text) == text
