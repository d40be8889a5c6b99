"""`/glossary`: a word explained, and the facts that use it."""

from typing import Annotated

from pydantic import Field

from bot.answer import Answer, Link
from bot.commands import Desk
from bot.commands.options import Option, Options
from bot.errors import Refusal

_LINKS = 4


class OPTIONS(Options):
    """The word; without one, the list of all words."""

    term: Annotated[str | None, Field(max_length=200), Option("t", suggest="terms")] = None


def answer(options: OPTIONS, desk: Desk) -> Answer:
    """A definition, or all terms in alphabetical order; raises Refusal for a word that is not explained."""
    library = desk.library
    if options.term is None:
        return Answer(
            kind="list", template="glossary", command="glossary", data={"terms": tuple(library.terms.values())}
        )
    term = library.terms.get(library.find.close("terms", options.term) or "")
    if term is None:
        near = [library.terms[i].term for i in library.find.nearest("terms", options.term)]
        raise Refusal("unknown-name", option="term", given=options.term, near=near)
    return Answer(
        kind="glossary",
        template="glossary",
        command="glossary",
        options={"term": term.id},
        facts=term.facts,
        sources=term.sources,
        data={"term": term},
        links=tuple(Link(fact_id, "fact", {"topic": fact_id}) for fact_id in term.facts[:_LINKS]),
        views=("sources",),
    )
