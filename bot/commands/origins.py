"""What a topic of `/sources` names: sources, facts, rows of tables, whole tables."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from bot.commands import Desk, commands
from bot.library import Library, Source
from bot.library.names import Shelf
from bot.library.spelling import key
from bot.library.tables import Row

_SHELVES = ("accelerators", "grids", "cloud_regions", "models", "training_runs")
_VALUES = ("constants", "equivalents")
_TABLES_OF = {"footprint": ("constants", "accelerators", "grids"), "convert": ("equivalents",)}
_SHORTEST_PART = 2


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that a topic names: ids of sources and facts, rows with their table, names of tables."""

    sources: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    rows: tuple[tuple[str, Row], ...] = ()
    tables: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sources or self.facts or self.rows or self.tables)


def find(topic: str, desk: Desk) -> Found:
    """What a topic names, empty if nothing: a table, a command, a source, or else all things of that name."""
    library = desk.library
    if table := next((table for table in library.tables if key(table) == key(topic)), None):
        return Found(tables=(table,))
    if found := _of_command(topic.removeprefix("/").lower(), desk):
        return found
    if source := library.find.exact("sources", topic):
        return Found((source,), facts_from(source, library))
    found = Found(_sources(topic, library), _facts(topic, library), tuple(_rows(topic, library)))
    alone = len(found.sources) == 1 and not (found.facts or found.rows)
    return replace(found, facts=facts_from(found.sources[0], library)) if alone else found


def facts_from(source: str, library: Library) -> tuple[str, ...]:
    """The facts that rest on a source."""
    return tuple(fact.id for fact in library.facts.values() if source in fact.said_by)


def _of_command(path: str, desk: Desk) -> Found:
    """The tables that a command calculates with, or the facts that it tells without being asked for one."""
    tables = _TABLES_OF.get(path.partition(" ")[0], ())
    command = commands().get(path)
    if tables or command is None or any(field.is_required() for field in command.options.model_fields.values()):
        return Found(tables=tables)
    return Found(facts=command.answer(command.options(), desk).facts)


def _sources(topic: str, library: Library) -> tuple[str, ...]:
    """The sources whose label or publisher holds the words."""
    wanted = key(topic)
    if len(wanted) < _SHORTEST_PART:
        return ()
    return tuple(
        source.id for source in library.sources.values() if any(wanted in key(name) for name in _called(source))
    )


def _called(source: Source) -> tuple[str, str, str]:
    return source.label.en, source.label.ja, source.publisher


def _facts(topic: str, library: Library) -> tuple[str, ...]:
    search = library.find
    if fact := search.exact("facts", topic):
        return (fact,)
    if chapter := search.close("topics", topic):
        return tuple(fact.id for fact in library.facts_of(chapter))
    about = search.close("names", topic) or search.close("terms", topic)
    return tuple(fact.id for fact in library.facts_about(about)) if about else ()


def _rows(topic: str, library: Library) -> Iterator[tuple[str, Row]]:
    for shelf in _SHELVES:
        if found := library.find.exact(cast("Shelf", shelf), topic):
            yield shelf, library.tables[shelf][found]
    for table in _VALUES:
        for row in library.tables[table].values():
            if key(topic) in map(key, _spellings(row)):
                yield table, row


def _spellings(row: Row) -> tuple[str, ...]:
    named = (getattr(row, attribute, None) for attribute in ("name_en", "name_ja"))
    return (row.id, *filter(None, named), *getattr(row, "names", ()))
