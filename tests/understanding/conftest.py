"""The understanding of the real knowledge, and Denki's own questions with what they should come to."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.library import Library
from bot.understanding import Understanding
from bot.understanding.reading import Reading

QUESTIONS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("questions.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def understanding(library: Library) -> Understanding:
    return Understanding(library)


def fits(wanted: Mapping[str, Any], reading: Reading) -> bool:
    """Whether a reading comes to what a question of questions.yaml should come to."""
    if wanted.get("decline"):
        return reading.intent == "decline"
    if wanted.get("denied") and not reading.denied:
        return False
    if wanted.get("lang", reading.lang) != reading.lang:
        return False
    match reading.intent:
        case "fact":
            return bool(set(reading.options["topic"].split(",")) & set(wanted.get("fact", ())))
        case "row":
            return reading.options["topic"].split(",")[0] == wanted.get("row")
        case "name":
            return bool(reading.options["topic"] == wanted.get("name"))
        case "glossary":
            return bool(reading.options["term"] == wanted.get("term"))
    return reading.command == wanted.get("command")


def share(understanding: Understanding, change: Any = lambda question: question) -> float:
    """The share of the questions that are understood when their words are changed."""
    good = (fits(item, understanding.read(change(item["q"]), item.get("turns", ()))) for item in QUESTIONS)
    return sum(good) / len(QUESTIONS)
