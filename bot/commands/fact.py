"""`/fact`: one fact card with its source chain and what a careful reader should know; or who or what a name is."""

from typing import Annotated

from pydantic import Field

from bot.answer import Answer, Link
from bot.commands import Desk
from bot.commands.options import Option, Options
from bot.errors import Refusal
from bot.library import Fact, Name
from bot.library.cells import Cell, cell

_LINKS = 4


class OPTIONS(Options):
    """The topic: ids of up to three facts or table values (accelerators/h100-sxm/tdp_w), a name, or words for one."""

    topic: Annotated[str, Field(max_length=200), Option("t", suggest="facts")]


def answer(options: OPTIONS, desk: Desk) -> Answer:
    """The card of a fact, of a few that belong together, or of a name; raises Refusal for what is not known."""
    find, library = desk.library.find, desk.library
    if cells := [value for part in options.topic.split(",") if (value := cell(part, library))]:
        return _cells(cells)
    facts = [library.facts[i] for part in options.topic.split(",") if (i := find.exact("facts", part))]
    if facts:
        return _card(facts, desk)
    if named := find.exact("names", options.topic):
        return _name(library.names[named], desk)
    if topic := find.exact("topics", options.topic):
        return _card(list(library.facts_of(topic)[:1]), desk)
    if found := desk.understanding.fact_id(options.topic):
        return _card([library.facts[found]], desk)
    if named := find.close("names", options.topic):
        return _name(library.names[named], desk)
    raise Refusal("unknown-topic", given=options.topic, near=find.nearest("facts", options.topic))


def _card(facts: list[Fact], desk: Desk) -> Answer:
    notes = {note.id: note for fact in facts for note in desk.library.notes_of(fact.id)}
    said = [source for fact in facts for source in fact.said_by]
    related = dict.fromkeys(other for fact in facts for other in fact.related if other not in {f.id for f in facts})
    return Answer(
        kind="fact",
        template="fact",
        command="fact",
        options={"topic": ",".join(fact.id for fact in facts)},
        facts=tuple(fact.id for fact in facts),
        sources=tuple(dict.fromkeys([*said, *(source for note in notes.values() for source in note.sources)])),
        data={"all_facts": facts, "fact": facts[0], "notes": tuple(notes.values())},
        links=tuple(Link(other, "fact", {"topic": other}) for other in list(related)[:_LINKS]),
        views=("sources",),
    )


def _cells(cells: list[Cell]) -> Answer:
    """The card of values of a table, each with its source and year."""
    return Answer(
        kind="fact",
        template="cell",
        command="fact",
        options={"topic": ",".join(one.address for one in cells)},
        sources=tuple(dict.fromkeys(source for one in cells for source in one.row.source)),
        data={"cells": cells},
        views=("sources",),
    )


def _name(name: Name, desk: Desk) -> Answer:
    about = desk.library.facts_about(name.id)
    return Answer(
        kind="fact",
        template="name",
        command="fact",
        options={"topic": name.id},
        facts=tuple(fact.id for fact in about),
        sources=name.sources,
        data={"entry": name},
        links=tuple(Link(fact.id, "fact", {"topic": fact.id}) for fact in about[:_LINKS]),
        views=("sources",),
    )
