"""What `--explain` says: the names of a text with their use, what was left over, why, and the candidates."""

import json
from dataclasses import replace

import pytest

from bot.understanding.explanation import explained
from bot.understanding.reading import Mention, Reading


@pytest.mark.parametrize(
    ("text", "reading", "used"),
    [
        ("8 H100 for 3 days in Tokyo", "footprint hardware", {("H100", "h100-sxm", "accelerators", "gpu")}),
        ("東京でA100を4枚、10時間", "footprint hardware", {("東京", "JP", "grids", "region")}),
        ("How much CO2 came from training GPT-3?", "fact", {("GPT-3", "gpt-3", "names", "question")}),
    ],
)
def test_each_name_says_what_it_was_used_as(understanding, text, reading, used):
    told = explained(text, understanding.read(text))
    assert told["reading"] == reading
    assert used <= {(n["text"], n["id"], n["shelf"], n["used_as"]) for n in told["names"]}
    assert told["why"].startswith(told["intent"])


def test_a_name_that_nothing_used_says_so():
    mention = Mention("names", "openai", 0, 6)
    reading = Reading("en", "footprint hardware", {"count": 8}, intent="calculation", question="openai 8")
    told = explained("OpenAI 8", replace(reading, mentions=(mention,), unused=("OpenAI",)))
    assert told["names"] == [{"text": "OpenAI", "id": "openai", "shelf": "names", "used_as": ""}]
    assert told["unused"] == ["OpenAI"]


@pytest.mark.parametrize(
    "text", ["", "?", "12", "GPT-3 と BLOOM を比べて", "モンゴルの首都はどこですか", "what is PUE"]
)
def test_the_explanation_is_plain_json(understanding, text):
    told = explained(text, understanding.read(text))
    assert json.loads(json.dumps(told)) == told
    assert all(set(candidate) == {"shelf", "id", "score"} for candidate in told["candidates"])
