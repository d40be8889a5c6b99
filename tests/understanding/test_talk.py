"""A line that stands alone is read alone; what cannot changes the last calculation or asks on about the last entry."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library.spelling import fold
from bot.understanding import Understanding
from bot.understanding.reading import Reading
from bot.understanding.talk import entries, manner
from tests.understanding.conftest import QUESTIONS

LINES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("talk.yaml").read_text(encoding="utf-8"))
ALONE = [item["q"] for item in QUESTIONS if "turns" not in item]
EARLIER = [
    *ALONE,
    "best noodles near the station?",
    "今日の天気は？",
    "thanks!",
    "ok",
    "hi",
    "じゃあ2030年は？",
    "and in Poland?",
]


def _wrong(item: dict[str, Any], reading: Reading) -> list[str]:
    """What of a reading is not as a line of talk.yaml wants it."""
    got = {
        "command": reading.command,
        "intent": reading.intent,
        "lang": reading.lang,
        "term": reading.options.get("term"),
    }
    wrong = [name for name, value in got.items() if item.get(name, value) != value]
    wrong += [n for n, value in item.get("options", {}).items() if reading.options.get(n) != value]
    if "fact" in item and not set(item["fact"]) & set(entries(reading)):
        wrong.append("fact")
    if "lead" in item and (reading.lead or ("",))[0] != item["lead"]:
        wrong.append("lead")
    if item.get("lost") and reading.intent not in {"decline", "clarify"}:
        wrong.append("lost")
    if "of" in item and (reading.base is None or reading.base.command != item["of"]):
        wrong.append("of")
    return wrong


@pytest.mark.parametrize("item", LINES, ids=lambda item: f"{' / '.join(item['turns'])} > {item['line']}")
def test_what_a_line_comes_to(understanding: Understanding, item: dict[str, Any]):
    reading = understanding.read(item["line"], item["turns"])
    assert not _wrong(item, reading), reading


def test_there_are_enough_lines_in_both_languages():
    japanese = [item for item in LINES if not item["line"].isascii()]
    assert len(LINES) >= 80
    assert len(japanese) >= 30


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(ALONE), st.lists(st.sampled_from(EARLIER), min_size=1, max_size=4))
def test_what_stands_alone_is_read_alone_whatever_was_said_before(
    understanding: Understanding, question: str, earlier: list[str]
):
    alone, after = understanding.read(question, lang="en"), understanding.read(question, earlier, "en")
    assert replace(after, before=None) == alone


def test_only_the_last_turns_count(understanding: Understanding):
    turns = ["8 H100 for 3 days in Japan, kWh?", *["what is PUE?"] * 6]
    assert understanding.read("and in France?", turns).command != "footprint hardware"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("hi", "hello"),
        ("ありがとうございます！", "thanks"),
        ("thanks a lot", "thanks"),
        ("なるほど", "ok"),
        ("tell me more", "more"),
        ("もっと", "more"),
        ("またね", "bye"),
        ("hive", None),
        ("thanks, and in France?", None),
        ("more cars?", None),
        ("はいぶは今の名前なに", None),
    ],
)
def test_small_talk_is_nothing_but_small_talk(line: str, kind: str | None):
    assert manner(fold(line)) == kind
