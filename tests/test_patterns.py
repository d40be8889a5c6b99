"""Every regular expression of the program, wherever it stands, does work that grows with the length of a text only."""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

import bot
from bot.understanding.phrases import Phrases
from tests.growth import grows_in_step

LONG = 6_000
# what texts are made of that make a pattern try again: runs of one character, of two, of words, of signs
UNITS = [
    *(
        " ",
        "a",
        "1",
        "電",
        "あ",
        "ア",
        "a ",
        "1 ",
        "1,",
        "0.",
        "電 ",
        "a1 ",
        "x1",
        "a-",
        "-",
        "=",
        "'",
        "@",
        "a@",
        "\n",
    ),
    *("<a", "{{", "{%", "${", "()", "。", "年", "か", "100", "the ", "of ", "x ", "どこ", "a = ", "or '1'='1' "),
    *("update a set ", "select a, ", "nvidia ", "union all "),
]
FILLERS = [" ", "a", "1", "電"]
_REPEATS = re.compile(r"(?<!\\)[*+]|\{\d*,(?:\d{2,})?\}")
_WORD = re.compile(r"(?<!\\)[a-z]{2,}|[\u3041-\u9fff]{2,}")
_MOST_WORDS = 40


def patterns() -> dict[str, re.Pattern[str]]:
    """Where each pattern stands: module constants of the whole program, and files of phrases."""
    found: dict[str, re.Pattern[str]] = {}
    for info in pkgutil.walk_packages(bot.__path__, "bot."):
        if info.name != "bot.__main__":
            module = importlib.import_module(info.name)
            for value in vars(module).values():
                for pattern in _within(value):
                    found.setdefault(pattern.pattern, pattern)
    return found


def _within(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Phrases):
        yield from value.patterns()
    elif depth < 3 and isinstance(value, (Mapping, list, tuple, set, frozenset)):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _within(inner, depth + 1)


PATTERNS = patterns()
REPEATING = [pattern for source, pattern in PATTERNS.items() if _REPEATS.search(source)]


def texts(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """What a text starts with and goes on with: nothing and a unit, or a word of the pattern and a filler."""
    yield from (("", unit) for unit in UNITS)
    words = list(dict.fromkeys(_WORD.findall(pattern.pattern)))[:_MOST_WORDS]
    yield from ((word, filler) for word in words for filler in FILLERS)


def test_the_patterns_are_found():
    assert len(PATTERNS) > 150
    assert any("select" in source for source in PATTERNS)


@pytest.mark.parametrize("pattern", REPEATING, ids=lambda pattern: pattern.pattern[:24])
def test_no_pattern_does_more_than_its_share(pattern):
    def work(text: str) -> None:
        for _ in pattern.finditer(text):
            pass

    slow = [start + unit for start, unit in texts(pattern) if not grows_in_step(work, start, unit, LONG)]
    assert slow == []


@pytest.mark.parametrize(
    ("bad", "start", "unit"),
    [(r"select\s+[\w\s]{1,9}\s+from", "select", " "), (r"hi *b? *$", "hi", " ")],
)
def test_the_guard_sees_what_is_not_in_step(bad, start, unit):
    pattern = re.compile(bad)
    assert (start, unit) in set(texts(pattern))
    assert not grows_in_step(pattern.search, start, unit, LONG)
