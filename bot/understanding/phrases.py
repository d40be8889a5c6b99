"""The regular expressions of phrases.yaml and talk.yaml, compiled by section."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bot.library.files import load_yaml

_WORD = re.compile(r"(?<![a-z\\])[a-z]{4,}")
_FILES = tuple(Path(__file__).with_name(name) for name in ("phrases.yaml", "talk.yaml"))


@cache
def _sections() -> Mapping[str, Any]:
    return {name: phrases for file in _FILES for name, phrases in load_yaml(file, file.name).items()}


@cache
def phrases(section: str) -> re.Pattern[str]:
    """What fits any phrase of a section."""
    return _compiled(_sections()[section])


@cache
def kinds(section: str) -> Mapping[str, re.Pattern[str]]:
    """What fits any phrase of each kind that a section holds, in their order."""
    return {kind: _compiled(alternatives) for kind, alternatives in _sections()[section].items()}


@cache
def phrase_words() -> frozenset[str]:
    """The English words that stand in any phrase."""
    return frozenset(word for file in _FILES for word in _WORD.findall(file.read_text(encoding="utf-8")))


def _compiled(alternatives: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.DOTALL)
