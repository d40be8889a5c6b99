"""`/about`: version, date of the knowledge, method, licences, and what Denki does not know."""

from bot import __version__
from bot.answer import Answer
from bot.commands import Desk
from bot.commands.options import Options

PRIVATE = True


class OPTIONS(Options):
    """No options."""


def answer(options: OPTIONS, desk: Desk) -> Answer:  # noqa: ARG001 - every command has this shape
    """What this Denki is and what it knows."""
    library = desk.library
    licences: dict[str, list[str]] = {}
    for source in library.sources.values():
        if source.licence:
            licences.setdefault(source.licence.partition(" (")[0], []).append(source.id)
    data = {
        "version": __version__,
        "article": tuple(fact for fact in library.facts.values() if fact.origin == "article"),
        "context": tuple(fact for fact in library.facts.values() if fact.origin == "context"),
        "rows": tuple(row for rows in library.tables.values() for row in rows.values()),
        "licences": dict(sorted(licences.items(), key=lambda licence: -len(licence[1]))),
    }
    return Answer(kind="list", template="about", command="about", data=data, private=True)
