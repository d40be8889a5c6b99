"""`/timeline`: the article's events in order."""

from bot.answer import Answer, Link
from bot.commands import Desk
from bot.commands.options import Options


class OPTIONS(Options):
    """No options."""


def answer(options: OPTIONS, desk: Desk) -> Answer:  # noqa: ARG001 - every command has this shape
    """Every fact that is an event, oldest first; of two dates that begin alike, the less precise one comes first."""
    library = desk.library
    events = sorted((fact for fact in library.facts.values() if fact.event), key=lambda fact: fact.date)
    return Answer(
        kind="list",
        template="timeline",
        command="timeline",
        facts=tuple(event.id for event in events),
        sources=tuple(dict.fromkeys(source for event in events for source in event.said_by)),
        data={
            "events": events,
            "doubted": {event.id for event in events if any(note.short for note in library.notes_of(event.id))},
        },
        links=tuple(Link(event.id, "fact", {"topic": event.id}) for event in events),
        views=("sources",),
    )
