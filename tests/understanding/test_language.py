"""The language of a text, and the language that is wished for."""

import pytest

from bot.understanding.language import language, wished


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("how much CO2?", "en"),
        ("GPT-3の学習の電力は？", "ja"),
        ("bitcoin の two-year high って how much？", "ja"),
        ("what does 再エネ mean", "en"),
        ("ＣＯ２は", "ja"),
        ("552 t?", None),
        ("🍣", None),
        ("", None),
    ],
)
def test_language(text: str, lang: str | None):
    assert language(text) == lang


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("english please", "en"),
        ("日本語でお願い", "ja"),
        ("say that in Japanese", "ja"),
        ("英語で", "en"),
        ("hello", None),
    ],
)
def test_wished(text: str, lang: str | None):
    assert wished(text) == lang
