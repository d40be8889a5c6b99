"""`/sources`: where the numbers come from, with year and status."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from bot.answer import Answer, Link
from bot.commands import Desk
from bot.commands.options import Option, Options
from bot.commands.origins import Found, facts_from, find
from bot.errors import Refusal
from bot.library import Both, Fact, Library, Source, Value
from bot.library.tables import Constant, Equivalent, Grid, Row

_IN_FULL = ("constants", "equivalents")
_MOST_IN_FULL = 5


class OPTIONS(Options):
    """A source, fact, chapter, name, term, constant, place, accelerator, model, table or command; nothing for all."""

    topic: Annotated[str | None, Field(max_length=200), Option("t", suggest="sources")] = None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table under its name, with its central value and bounds where it has one main value."""

    table: str
    name: Both | str
    row: Row
    value: Value | None = None
    bounds: Value | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What one source gave: how many rows of a table, of which years and status."""

    source: str
    rows: tuple[Row, ...]
    first: int | None
    last: int | None
    statuses: tuple[str, ...]


def answer(options: OPTIONS, desk: Desk) -> Answer:
    """The sources of a topic, or of everything; raises Refusal for a topic that names nothing."""
    library, topic = desk.library, options.topic
    if topic is None:
        return _everything(library)
    found = find(topic, desk)
    if not found:
        raise Refusal(
            "no-sources-for", given=topic, near=library.find.nearest("sources", topic), tables=list(library.tables)
        )
    data = {"kinds": {}, "given": topic, **_data(found, library)}
    links = tuple(Link(fact, "fact", {"topic": fact}) for fact in found.facts)
    sources = tuple(_cited(found, library))
    return Answer(
        "list", "sources", "sources", {"topic": topic}, facts=found.facts, sources=sources, data=data, links=links
    )


def _everything(library: Library) -> Answer:
    kinds: dict[str, list[str]] = {}
    for source in library.sources.values():
        kinds.setdefault(source.kind, []).append(source.id)
    data = {"kinds": dict(sorted(kinds.items(), key=lambda kind: -len(kind[1])))}
    links = tuple(Link(f"table_{table}", "sources", {"topic": table}) for table in library.tables)
    return Answer("list", "sources", "sources", sources=tuple(library.sources), data=data, links=links)


def _data(found: Found, library: Library) -> Mapping[str, Any]:
    tables = {table: library.tables[table].values() for table in found.tables}
    facts = [library.facts[fact] for fact in found.facts]
    alone = _alone(found, library)
    in_full = not alone and len(facts) <= _MOST_IN_FULL
    return {
        "source": alone,
        "uses": _uses(alone, library) if alone else {},
        "same_name": () if alone else found.sources,
        "lines": [_line(table, row) for table, row in found.rows],
        "listed": {table: [_line(table, row) for row in rows] for table, rows in tables.items() if table in _IN_FULL},
        "parts": {table: list(_parts(rows)) for table, rows in tables.items() if table not in _IN_FULL},
        "facts": facts if in_full else [],
        "checked": {fact.id: _checked(fact, library) for fact in facts},
        "tally": [] if in_full or alone else _tally(facts),
    }


def _alone(found: Found, library: Library) -> Source | None:
    """The source, if the topic names one source and nothing else."""
    if len(found.sources) != 1 or found.rows or found.facts != facts_from(found.sources[0], library):
        return None
    return library.sources[found.sources[0]]


def _cited(found: Found, library: Library) -> Iterable[str]:
    """The source that was asked for, or else the sources of everything that was found, once each."""
    if _alone(found, library):
        return found.sources
    rows = [row for _, row in found.rows] + [row for table in found.tables for row in library.tables[table].values()]
    facts = [library.facts[fact] for fact in found.facts]
    chains = [ids for fact in facts for ids in (fact.said_by, _checked(fact, library))]
    return dict.fromkeys(source for ids in (found.sources, *chains, *(row.source for row in rows)) for source in ids)


def _checked(fact: Fact, library: Library) -> tuple[str, ...]:
    """The sources that the notes about a fact compare it with."""
    found = dict.fromkeys(source for note in library.notes_of(fact.id) for source in note.sources)
    return tuple(source for source in found if source not in fact.said_by)


def _tally(facts: list[Fact]) -> list[tuple[str, list[Fact]]]:
    """Each source of the facts with the facts that rest on it, the most used first."""
    counted = Counter(source for fact in facts for source in fact.said_by)
    return [(source, [fact for fact in facts if source in fact.said_by]) for source, _ in counted.most_common()]


def _uses(source: Source, library: Library) -> Mapping[str, tuple[Row, ...]]:
    """The rows of each table that rest on a source."""
    uses = {
        table: tuple(row for row in rows.values() if source.id in row.source) for table, rows in library.tables.items()
    }
    return {table: rows for table, rows in uses.items() if rows}


def _line(table: str, row: Row) -> Line:
    names = (getattr(row, attribute, None) for attribute in ("label", "name", "model"))
    name = next((name for name in names if name), row.id)
    if isinstance(row, Grid):
        return Line(table, name, row, *_value(row.intensity_g, row.low_g, row.high_g, "g/kWh"))
    if isinstance(row, Constant | Equivalent):
        return Line(table, name, row, *_value(row.central, row.low, row.high, row.unit.removesuffix("CO2")))
    return Line(table, name, row)


def _value(central: float, low: float | None, high: float | None, unit: str) -> tuple[Value, Value | None]:
    low, high = central if low is None else low, central if high is None else high
    return Value(value=central, unit=unit), None if low == high else Value(low=low, high=high, unit=unit)


def _parts(rows: Iterable[Row]) -> Iterator[Part]:
    """The sources of a table's rows, the one with the most rows first."""
    rows = list(rows)
    for source, _ in Counter(source for row in rows for source in row.source).most_common():
        given = tuple(row for row in rows if source in row.source)
        years = [row.year for row in given if row.year]
        statuses = tuple(dict.fromkeys(row.status for row in given))
        yield Part(source, given, min(years, default=None), max(years, default=None), statuses)
