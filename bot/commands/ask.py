"""`/ask`: free text in either language, read and answered by the command it comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any

from pydantic import Field

from bot.answer import Answer, Link
from bot.commands import Desk, commands
from bot.commands.options import Option, Options
from bot.errors import Refusal
from bot.library import Fact
from bot.understanding.change import changed
from bot.understanding.language import language, wished
from bot.understanding.reading import Reading

_LONGEST, _ABOUT, _CALCULATIONS = 6_000, "about", "footprint "


class OPTIONS(Options):
    """The question, in the asker's own words."""

    question: Annotated[str, Field(max_length=_LONGEST), Option("q")]


def answer(options: OPTIONS, desk: Desk) -> Answer:
    """The answer to a question, with `lang` in its data; a decline with the nearest topics where nothing fits."""
    return ask(options.question, desk)


def ask(text: str, desk: Desk, turns: Sequence[str] = (), lang: str | None = None) -> Answer:
    """The answer to a question after earlier ones, in `lang` or else the question's own language."""
    reading = desk.understanding.read(text, turns, lang)
    if reading.unused:
        return _asked_back(text, reading)
    if reading.intent in {"decline", "clarify"}:
        return _declined(text, reading, desk)
    command = commands().get(reading.command) or commands().get(_ABOUT if reading.intent == "denki" else "")
    if command is None:
        return _declined(text, reading, desk)
    try:
        found = command.answer(command.options.read(reading.options), desk)
    except Refusal:
        return _declined(text, reading, desk)
    data = {**found.data, "lang": reading.lang, "reading": reading}
    return replace(found, brief=True, lead=reading.lead or found.lead, data=data)


def ask_on(text: str, path: str, said: Mapping[str, Any], desk: Desk) -> Answer:
    """The answer to a follow-up: the command's options with what the text changes, else a question of its own."""
    if not path.startswith(_CALCULATIONS):
        return ask(text, desk, [_as_question(said, desk)])
    command, query = commands()[path], desk.understanding.query(desk.understanding.folded(text))
    options = changed(said, command.options.model_fields, query.mentions, query.amounts, desk.library)
    if options == said and not wished(text):
        return ask(text, desk)
    found = command.answer(command.options.read(options), desk)
    return replace(found, brief=True, data={**found.data, "lang": wished(text) or language(text) or "en"})


def _as_question(said: Mapping[str, Any], desk: Desk) -> str:
    """What somebody might have asked to get an answer: a question of its fact, or the words of its options."""
    words = [str(value) for value in said.values()]
    fact = desk.library.facts.get(words[0].partition(",")[0]) if words else None
    return fact.questions.en[0] if fact and fact.questions.en else " ".join(words)


def _asked_back(text: str, reading: Reading) -> Answer:
    """A question back that quotes what found no place, with the answer that leaves it out as a way on."""
    return Answer(
        kind="clarify",
        template="clarify",
        command="ask",
        options={"question": text},
        data={"lang": reading.lang, "reading": reading},
        links=(Link("nearest" if reading.command == "fact" else "without", reading.command, reading.options),),
    )


def _declined(text: str, reading: Reading, desk: Desk) -> Answer:
    suggested = [
        question for fact_id in reading.near if (question := _example(desk.library.facts[fact_id], reading.lang))
    ]
    unclear = reading.intent == "clarify"
    return Answer(
        kind="clarify" if unclear else "decline",
        template="decline",
        command="ask",
        options={"question": text},
        data={"lang": reading.lang, "reading": reading, "suggested": suggested},
        links=tuple(Link(fact_id, "fact", {"topic": fact_id}) for fact_id in reading.near),
        declined=not unclear,
    )


def _example(fact: Fact, lang: str) -> str | None:
    """A question that a fact answers, without figures of its own."""
    questions = fact.questions.ja if lang == "ja" else fact.questions.en
    return next((question for question in questions if not any(map(str.isdigit, question))), None)
