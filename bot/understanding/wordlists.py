"""Files of words: concepts.yaml (concepts, words that say nothing, irregular forms), unknown_names.yaml, and others."""

from functools import cache
from pathlib import Path
from typing import Any

from bot.library.files import load_yaml

_FILE = Path(__file__).with_name("concepts.yaml")
_NAMES = Path(__file__).with_name("unknown_names.yaml")


@cache
def sections_of(file: Path) -> dict[str, Any]:
    """The sections of a file of words by name; read once."""
    sections: dict[str, Any] = load_yaml(file, file.name)
    return sections


def wordlists() -> dict[str, Any]:
    """The sections of concepts.yaml by name."""
    return sections_of(_FILE)


def names_wordlists() -> dict[str, Any]:
    """The sections of unknown_names.yaml by name."""
    return sections_of(_NAMES)
