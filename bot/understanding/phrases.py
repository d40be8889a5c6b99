"""The regular expressions of phrases.yaml, compiled by section."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bot.library.files import load_yaml

_WORD = re.compile(r"(?<![a-z\\])[a-z]{4,}")
_FILE = Path(__file__).with_name("phrases.yaml")


@cache
def _sections() -> Mapping[str, Any]:
    sections: Mapping[str, Any] = load_yaml(_FILE, _FILE.name)
    return sections


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
    return frozenset(_WORD.findall(_FILE.read_text(encoding="utf-8")))


def _compiled(alternatives: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.DOTALL)
