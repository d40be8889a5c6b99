"""The words in vocabulary.yaml: how the two languages say that amounts belong together, and what is asked for."""

from functools import cache
from pathlib import Path
from typing import Any

from bot.library.files import load_yaml

_FILE = Path(__file__).with_name("vocabulary.yaml")


@cache
def vocabulary() -> dict[str, Any]:
    """The sections of vocabulary.yaml by name."""
    sections: dict[str, Any] = load_yaml(_FILE, _FILE.name)
    return sections


def meanings(section: str) -> dict[str, str]:
    """Each word of a section and the group that it stands under."""
    return {str(word): group for group, words in vocabulary()[section].items() for word in words}
