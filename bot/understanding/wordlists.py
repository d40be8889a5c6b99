"""The lists of concepts.yaml (concepts, words that say nothing, irregular forms) and of unknown_names.yaml."""

from functools import cache
from pathlib import Path
from typing import Any

from bot.library.files import load_yaml

_FILE = Path(__file__).with_name("concepts.yaml")
_NAMES = Path(__file__).with_name("unknown_names.yaml")


@cache
def wordlists() -> dict[str, Any]:
    """The sections of concepts.yaml by name."""
    sections: dict[str, Any] = load_yaml(_FILE, _FILE.name)
    return sections


@cache
def names_wordlists() -> dict[str, Any]:
    """The sections of unknown_names.yaml by name."""
    sections: dict[str, Any] = load_yaml(_NAMES, _NAMES.name)
    return sections
