"""Splits a long text into pages of a card, each inside Discord's limits.

A card holds 4,000 characters, and Discord fails on more than 10,170 for the sum of UTF-8 bytes plus 12 for each text
(discord-api-docs issue 8554), which Japanese reaches first.
"""

import re
from collections.abc import Iterator

MOST_CHARACTERS = 3_000
MOST_BYTES, BYTES_PER_TEXT = 10_170, 12
MOST_TEXTS = 8
_LONGEST_CHUNK = 2_000
_RULE = re.compile(r"(?<!\n)\n+---\n+")


def paginate(markdown: str) -> list[list[str]]:
    """The pages of a text, each a list of texts with a rule between them; one breaks at paragraphs, then at lines."""
    pages: list[list[str]] = [[]]
    for joint, chunk in _chunks(markdown):
        page = pages[-1]
        grown = [*page[:-1], page[-1] + joint + chunk] if joint and page else [*page, chunk]
        if _fits(grown):
            pages[-1] = grown
        else:
            pages.append([chunk])
    return pages


def _fits(texts: list[str]) -> bool:
    size = sum(len(text.encode()) + BYTES_PER_TEXT for text in texts)
    return len(texts) <= MOST_TEXTS and sum(map(len, texts)) <= MOST_CHARACTERS and size <= MOST_BYTES


def _chunks(markdown: str) -> Iterator[tuple[str, str]]:
    """Pieces that surely fit, each with what joins it to the one before; nothing joins pieces across a rule."""
    for section in _RULE.split(markdown.strip()):
        joint = ""
        for paragraph in section.strip().split("\n\n"):
            for chunk in _cut(paragraph):
                yield joint, chunk
                joint = "\n"
            joint = "\n\n"


def _cut(paragraph: str) -> Iterator[str]:
    """The paragraph, or where it is too long, its lines packed together."""
    packed = ""
    for line in paragraph.split("\n"):
        for start in range(0, max(len(line), 1), _LONGEST_CHUNK):
            part = line[start : start + _LONGEST_CHUNK]
            if packed and len(packed) + 1 + len(part) > _LONGEST_CHUNK:
                yield packed
                packed = ""
            packed = f"{packed}\n{part}" if packed else part
    if packed.strip():
        yield packed
