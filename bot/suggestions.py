"""Completions for an option that is being typed."""

from typing import cast

from bot.library import Library
from bot.library.names import Shelf

_MOST, _LONGEST = 25, 100


def suggest(shelf: str, typed: str, lang: str, library: Library) -> tuple[tuple[str, str], ...]:
    """Up to 25 (label, value) pairs from a shelf of the knowledge, best first; nothing for an option without a shelf."""
    if not shelf:
        return ()
    found = library.find.starting(cast("Shelf", shelf), typed[:_LONGEST], _MOST)
    return tuple((label_of(shelf, entry_id, lang, library)[:_LONGEST], entry_id[:_LONGEST]) for entry_id in found)


def label_of(shelf: str, entry_id: str, lang: str, library: Library) -> str:
    """What a person reads for an entry: its name, or for a fact its topic and id."""
    entry = getattr(library, shelf)[entry_id]
    for attribute in ("label", "name", "term"):
        text = getattr(entry, attribute, None)
        if text is not None:
            return text if isinstance(text, str) else text[lang]
    topic = library.topics[entry.topic]
    return f"{topic.ja if lang == 'ja' else topic.en} · {entry_id}"
