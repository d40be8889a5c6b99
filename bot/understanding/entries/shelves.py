"""Facts, terms and names of a library as entries that can be searched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.library import Fact, Library, Name, Term, Value
from bot.understanding.entries.signs import number_sign

_MANY = re.compile(r"\b(?:dozen|hundred|thousand|million)s?\b")
# What a number of this dimension or unit is about.
CONCEPTS = {
    "energy": "#energy",
    "power": "#energy",
    "mass": "#carbon",
    "money": "#money",
    "yen": "#money",
    "volume": "#water",
    "car": "#cars",
    "company": "#companies",
    "gpu": "#gpu",
    "%": "#share",
}
_NAMED = {"person", "company", "product", "model"}
_ACTORS = {"person", "company", "body"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its shelf and id, what it says, how people ask for it, what notes say of it, and signs it has besides.

    `names` are the signs of the companies, people and products that it is about.

    A sign that begins with "?" is a kind of question that it can answer: "?when", "?amount", "?count", "?where" ...
    """

    shelf: str
    id: str
    said: tuple[str, ...]
    asked: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()
    signs: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


def entries_of(library: Library) -> list[Entry]:
    """Facts, terms and names of a library as entries."""
    return [
        *(_of_fact(fact, library) for fact in library.facts.values()),
        *map(_of_term, library.terms.values()),
        *map(_of_name, library.names.values()),
    ]


def concept(value: Value, library: Library) -> str | None:
    """What a value is about; None for a date, a factor and the like."""
    unit = library.units.get(value.unit)
    return CONCEPTS.get(unit.id, CONCEPTS.get(unit.dimension)) if unit else None


def _of_fact(fact: Fact, library: Library) -> Entry:
    topic = library.topics[fact.topic]
    notes = tuple(text for note in library.notes_of(fact.id) for text in (note.text.en, note.text.ja))
    noted = (*notes, *((fact.note.en, fact.note.ja) if fact.note else ()), topic.en, topic.ja)
    asked = (*fact.questions.en, *fact.questions.ja)
    signs = frozenset([*_signs_of(fact, library), *_facets(fact, library)])
    said = (fact.statement.en, fact.statement.ja)
    names = frozenset(f"@{i}" for i in fact.about if i in library.names and library.names[i].kind in _NAMED)
    return Entry("facts", fact.id, said, asked, noted, signs, names)


def _of_term(term: Term) -> Entry:
    asked = (term.term.en, term.term.ja, *term.aliases)
    signs = frozenset({"?count", "?number"} if re.search(r"\d", term.definition.en) else ())
    return Entry("terms", term.id, (term.definition.en, term.definition.ja), asked, signs=signs)


def _of_name(name: Name) -> Entry:
    signs = frozenset({"?person"} if name.kind == "person" else ())
    asked = (name.name.en, name.name.ja, *name.aliases)
    return Entry("names", name.id, (name.what.en, name.what.ja), asked, signs=signs)


def _signs_of(fact: Fact, library: Library) -> Iterator[str]:
    """What a fact is about and who said it, its numbers in its own and in canonical units, and its years."""
    yield from ("@" + thing for thing in (*fact.about, *fact.said_by))
    yield "=" + fact.date[:4]
    for name, value in fact.values.items():
        yield f"#{name}"
        if value.unit == "date":
            yield "=" + str(value.value)[:4]
            continue
        if about := concept(value, library):
            yield about
        factor = library.units[value.unit].factor
        numbers = [float(x) for x in (value.value, value.low, value.high) if x is not None]
        yield from (number_sign(number * scale) for number in numbers for scale in (1.0, factor))


def _facets(fact: Fact, library: Library) -> Iterator[str]:
    """The kinds of question that a fact can answer."""
    dimensions = {library.units[v.unit].dimension for v in fact.values.values() if v.unit != "date"}
    if "{{ date" in fact.statement.en or any(v.unit == "date" for v in fact.values.values()):
        yield "?when"
    if dimensions:
        yield "?amount"
    if "time" in dimensions:
        yield "?span"
    if "count" in dimensions:
        yield from ("?count", "?number")
    elif _MANY.search(fact.statement.en):
        yield "?count"
    kinds = {library.names[i].kind for i in fact.about if i in library.names}
    if kinds & _ACTORS:
        yield "?who"
    if "person" in kinds:
        yield "?person"
    if "place" in kinds:
        yield "?where"
