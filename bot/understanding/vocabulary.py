"""The words in vocabulary.yaml: how the two languages say that amounts belong together, and what is asked for."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.understanding.wordlists import sections_of

RUN = re.compile(r"[a-z]+|[\u30a1-\u30ffー]+")
_FILE = Path(__file__).with_name("vocabulary.yaml")


def vocabulary() -> dict[str, Any]:
    """The sections of vocabulary.yaml by name."""
    return sections_of(_FILE)


def meanings(section: str) -> dict[str, str]:
    """Each word of a section and the group that it stands under."""
    return {str(word): group for group, words in vocabulary()[section].items() for word in words}


def vocabulary_words() -> frozenset[str]:
    """Every single word of the vocabulary, in lower case: none of them is a slip."""
    return frozenset(RUN.findall("\n".join(_texts(vocabulary())).lower()))


def _texts(section: Any) -> Iterator[str]:
    """All texts in a section, however deep."""
    if isinstance(section, dict):
        for key, value in section.items():
            yield from (str(key), *_texts(value))
    elif isinstance(section, list):
        for value in section:
            yield from _texts(value)
    else:
        yield str(section)
