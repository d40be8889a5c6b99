"""Completions for an option that is being typed."""

from collections.abc import Iterable
from functools import lru_cache
from typing import cast

from bot.library import Fact, Library
from bot.library.names import Shelf
from bot.library.spelling import clean, key

_MOST, _LONGEST = 25, 100
_folded = lru_cache(maxsize=2**16)(key)  # of curated spellings only


def suggest(shelf: str, typed: str, lang: str, library: Library) -> tuple[tuple[str, str], ...]:
    """Up to 25 (label, value) pairs from a shelf of the knowledge, best first; nothing for an option without one."""
    if not shelf:
        return ()
    typed = typed[:_LONGEST]
    found = _facts(typed, library) if shelf == "facts" else library.find.starting(cast("Shelf", shelf), typed, _MOST)
    return tuple((_clip(label_of(shelf, entry_id, lang, library)), entry_id) for entry_id in found[:_MOST])


def label_of(shelf: str, entry_id: str, lang: str, library: Library) -> str:
    """What a person reads for an entry: its name, or for a fact its topic and the question that it answers."""
    entry = getattr(library, shelf)[entry_id]
    if shelf == "facts":
        topic = library.topics[entry.topic]
        questions = entry.questions.ja if lang == "ja" else entry.questions.en
        return f"{topic.ja if lang == 'ja' else topic.en} · {questions[0] if questions else entry_id}"
    for attribute in ("label", "name", "term", "location", lang):
        text = getattr(entry, attribute, None)
        if text is not None:
            return text if isinstance(text, str) else text[lang]
    return entry_id


def _facts(typed: str, library: Library) -> list[str]:
    """Facts of which a name, question or topic starts with what was typed, then those that mention each word of it.

    Before anything is typed: the first fact of each topic.
    """
    words = [folded for word in clean(typed).split() if (folded := key(word))]
    if not words:
        return [facts[0].id for topic in library.topics if (facts := library.facts_of(topic))]
    first, inside = [], []
    for fact in library.facts.values():
        spellings = [_folded(text) for text in _spellings(fact, library)]
        if any(spelling.startswith("".join(words)) for spelling in spellings):
            first.append(fact.id)
        elif all(any(word in spelling for spelling in spellings) for word in words):
            inside.append(fact.id)
    return [*first, *inside] or library.find.nearest("facts", typed, _MOST)


def _spellings(fact: Fact, library: Library) -> Iterable[str]:
    topic = library.topics[fact.topic]
    yield from (fact.id, topic.en, topic.ja, *fact.questions.en, *fact.questions.ja)
    for name_id in fact.about:
        if name := library.names.get(name_id):
            yield from (name.name.en, name.name.ja, *name.aliases)


def _clip(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
