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
    ],
)
def test_slips_are_put_right(typos: Typos, typed: str, meant: str):
    assert typos.corrected(typed) == meant


@pytest.mark.parametrize(
    "text", ["electricity", "kwh", "zxqvb", "テスラ", "h100-sxm", "gpt3", "a@example.com", "x.forecst.io"]
)
def test_other_words_stay(typos: Typos, text: str):
    assert typos.corrected(text) == text
