"""`/fact`: one fact card with its source chain and what a careful reader should know."""

from typing import Annotated

from pydantic import Field

from bot.answer import Answer, Link
from bot.commands import Desk
from bot.commands.options import Option, Options
from bot.errors import Refusal


class OPTIONS(Options):
    """The topic: a fact's id, or words that name a fact or a topic."""

    topic: Annotated[str, Field(max_length=200), Option("t", suggest="facts")]


def answer(options: OPTIONS, desk: Desk) -> Answer:
    """The card of one fact; raises Refusal for a topic that the knowledge does not hold."""
    fact = desk.library.facts.get(_fact_id(options.topic, desk))
    if fact is None:
        near = desk.library.find.nearest("facts", options.topic)
        raise Refusal("unknown-topic", given=options.topic, near=near)
    notes = desk.library.notes_of(fact.id)
    return Answer(
        kind="fact",
        template="fact",
        command="fact",
        options={"topic": fact.id},
        facts=(fact.id,),
        sources=tuple(dict.fromkeys([*fact.said_by, *(s for n in notes for s in n.sources)])),
        data={"fact": fact, "notes": notes},
        links=tuple(Link(other, "fact", {"topic": other}) for other in fact.related),
        views=("sources",),
    )


def _fact_id(topic: str, desk: Desk) -> str:
    find = desk.library.find
    found = find.exact("facts", topic)
    if found:
        return found
    named = find.close("topics", topic)
    if named:
        return desk.library.facts_of(named)[0].id
    return desk.understanding.fact_id(topic) or ""
