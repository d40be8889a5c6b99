"""The grammar of curated sentences: text with {{ value }}, {{ value|to("unit") }}, |number, |year or |month.

Sentences are filled by a template engine; this grammar is what keeps them data.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bot.library.library import Library
from bot.library.schema import Both, Value
from bot.library.units import Unit

SLOT = re.compile(r"\{\{\s*+(\w++)\s*+(?:\|\s*+(\w++)\s*+(?:\(\s*+[\"']([^\"']*+)[\"']\s*+\)\s*+)?)?\}\}")
PRINTED = re.compile(r"\{\{[^{}]*\}\}")  # where a value is printed
_STRAY = re.compile(r"[{}].{0,20}")
_FILTERS = {"to", "number", "year", "month"}
_DATES = {"year", "month"}
_DATE = Value(value="1970", unit="date")


class Sentence(NamedTuple):
    """One curated sentence: its file, the entry it belongs to, its language, and the values that it may print."""

    file: str
    entry: str
    lang: str
    text: str
    values: Mapping[str, Value]


def sentences(library: Library) -> Iterator[Sentence]:
    """Every sentence of the knowledge that is filled with values."""
    for fact in library.facts.values():
        file, values = f"{fact.origin}/{fact.topic}.yaml", {"date": _DATE, **fact.values}
        yield from _both(file, fact.id, values, fact.statement, fact.note, fact.event)
    for note in library.notes.values():
        yield from _both("article/notes.yaml", note.id, note.values, note.short, note.text)
    for name in library.names.values():
        yield from _both("names.yaml", name.id, name.values, name.what)
    for term in library.terms.values():
        yield from _both("glossary.yaml", term.id, term.values, term.definition)


def _both(file: str, entry: str, values: Mapping[str, Value], *texts: Both | None) -> Iterator[Sentence]:
    for text in filter(None, texts):
        yield Sentence(file, entry, "en", text.en, values)
        yield Sentence(file, entry, "ja", text.ja, values)


def flaws(sentence: Sentence, units: Mapping[str, Unit]) -> Iterator[str]:
    """What in a sentence is not of the grammar, or cannot be printed."""
    if "{" not in sentence.text and "}" not in sentence.text:
        return
    if stray := _STRAY.search(SLOT.sub(" ", sentence.text)):
        yield f"cannot be read from {stray[0]!r} on"
    for name, action, unit in SLOT.findall(sentence.text):
        if name not in sentence.values:
            yield f"the sentence prints {name}, which has no value"
        elif action and action not in _FILTERS:
            yield f"there is no filter {action}"
        else:
            yield from _misprinted(name, sentence.values[name], action, unit, units)


def _misprinted(name: str, value: Value, action: str, unit: str, units: Mapping[str, Unit]) -> Iterator[str]:
    """Why a value cannot be printed in the way that a slot asks for."""
    if action == "to":
        known = value.unit in units and unit in units and value.unit != "date"
        if not known or units[value.unit].dimension != units[unit].dimension:
            yield f"{name} cannot be converted to {unit}"
    elif unit:
        yield f"{action} takes no unit: {unit}"
    elif action in _DATES and value.unit != "date":
        yield f"{name} is no date"
    elif action == "number" and not isinstance(value.value, float):
        yield f"{name} is not one number"
