"""One spelling for all spellings."""

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.spelling import clean, fold, key, unaccented

WORD = st.text(st.characters(categories=("L", "N"), max_codepoint=0x9FFF), min_size=1, max_size=20)
LATIN = st.text(string.ascii_letters + string.digits, min_size=1, max_size=20)


@pytest.mark.parametrize(
    "spellings",
    [
        ["GPT-3", "gpt 3", "ＧＰＴ３", "gpt–3", "GPT‑3", "Gpt_3"],
        ["エヌビディア", "えぬびでぃあ", "ｴﾇﾋﾞﾃﾞｨｱ", "エヌ・ビディア"],
        ["サーバー", "サーバ", "サーバ―".replace("―", "ー")],
        ["H100", "h 100", "Ｈ１００", "h\u200b100"],
        ["データセンター", "データ センター", "デ-タセンタ"],
    ],
)
def test_spellings_of_one_name_have_one_key(spellings):
    assert len(set(map(key, spellings))) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("GPT-3", "GPT-4"), ("H100", "H200"), ("50%", "50"), ("$5", "5"), ("TPU v5+", "TPU v5")]
)
def test_what_differs_keeps_different_keys(one, other):
    assert key(one) != key(other)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)
    assert key(key(text)) == key(text)
    assert key(fold(text)) == key(text)


@given(st.text(max_size=60))
def test_folded_text_has_no_invisible_or_control_characters(text):
    categories = {unicodedata.category(c) for c in clean(text) if c not in "\t\n"}
    assert not {"Cc"} & categories
    assert not set("\u200b\u200e\u202e\u2066\ufeff\u00ad") & set(clean(text))


@given(LATIN)
def test_case_and_width_do_not_matter(word):
    wide = word.translate({ord(c): ord(c) + 0xFEE0 for c in string.ascii_letters + string.digits})
    assert key(wide) == key(word.upper()) == key(word.lower())


@given(st.text(st.characters(min_codepoint=0x3041, max_codepoint=0x3096), min_size=1, max_size=20))
def test_hiragana_and_katakana_do_not_matter(word):
    assert key(word) == key("".join(chr(ord(c) + 0x60) for c in word))


@given(st.lists(LATIN, min_size=1, max_size=5), st.sampled_from([" ", "-", "・", "_", "  ", "–", "."]))
def test_separators_do_not_matter(words, separator):
    assert key(separator.join(words)) == key("".join(words))


@given(WORD)
def test_folding_keeps_letters_and_digits(word):
    assert bool(key(word)) or set(fold(word)) <= set("ーｰ_ ") or not any(c.isalnum() for c in fold(word))


def test_accents_go_and_every_character_stays_where_it_was():
    assert unaccented("são paulo, querétaro") == "sao paulo, queretaro"
    assert unaccented("東京がぎ") == "東京がぎ"
