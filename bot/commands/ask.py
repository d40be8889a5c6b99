"""`/ask`: free text in either language, read and answered by the command it comes to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any

from pydantic import Field

from bot.answer import Answer, Link
from bot.commands import Desk, commands
from bot.commands.options import Option, Options
from bot.errors import Refusal
from bot.footprint import given
from bot.library import Fact
from bot.understanding.reading import Amount, Mention, Reading

_LONGEST, _ABOUT = 6_000, "about"
_UNITS = {"kgCO2e": "kg", "1": "times"}
_INTENTS = {"comparison": "compare", "list": "list"}
_AS_READ = {"talk", "sources", "denki"}


class OPTIONS(Options):
    """The question, in the asker's own words."""

    question: Annotated[str, Field(max_length=_LONGEST), Option("q")]


def answer(options: OPTIONS, desk: Desk) -> Answer:
    """The answer to a question, with `lang` in its data; a decline with the nearest topics where nothing fits."""
    return ask(options.question, desk)


def ask(
    text: str, desk: Desk, turns: Sequence[str] = (), lang: str | None = None, last: Reading | None = None
) -> Answer:
    """The answer to a question after earlier ones or the `last` reading, in `lang` or else the question's language."""
    reading = desk.understanding.read(text, turns, lang, last)
    if reading.intent == "talk":
        return Answer("list", "talk", "ask", {"question": text}, data={"lang": reading.lang, "reading": reading})
    if reading.unused and (reading.command != "ask" or reading.amounts or reading.choices):
        return _asked_back(text, reading, desk)
    if reading.intent in {"decline", "clarify"}:
        return _declined(text, reading, desk)
    try:
        found = _carried_out(reading, desk)
    except Refusal:
        return _declined(text, reading, desk)
    data = {**found.data, "lang": reading.lang, "reading": reading}
    return replace(found, brief=True, lead=reading.lead or found.lead, also=reading.also, data=data)


def _carried_out(reading: Reading, desk: Desk) -> Answer:
    """What the command of a reading answers; raises Refusal."""
    name = _ABOUT if reading.intent == "denki" and reading.command not in commands() else reading.command
    command, options = commands()[name], dict(reading.options)
    if reading.base is None:
        return command.answer(command.options.read(options), desk)
    base = _carried_out(reading.base, desk)
    if "amount" not in options:
        options["amount"] = _leading(base, reading.base)
    found = command.answer(command.options.read(options), desk)
    return replace(found, sources=tuple(dict.fromkeys((*base.sources, *found.sources))))


def _leading(found: Answer, reading: Reading) -> str:
    """The figure that an answer leads with, as an amount; raises Refusal where there is none."""
    wanted = reading.lead[0] if reading.lead else ""
    figure = found.figures.get(wanted) or found.figures.get("energy") or next(iter(found.figures.values()), None)
    if figure is None:
        raise Refusal("not-an-amount", option="amount", given="")
    return f"{figure.central:.12g} {_UNITS.get(figure.unit, figure.unit)}"


def said(answer: Answer, lang: str) -> Reading:
    """What was asked for to get an answer: the reading that the next line goes on from."""
    reading = answer.data.get("reading")
    if not isinstance(reading, Reading):
        reading = Reading(lang, answer.command, {}, intent=_INTENTS.get(answer.kind, answer.kind))
    if answer.kind in {"decline", "clarify"}:
        return replace(reading, intent=answer.kind)
    return reading if reading.intent in _AS_READ or reading.base else replace(reading, options=answer.options)


def ask_on(text: str, path: str, raw: Mapping[str, Any], desk: Desk) -> Answer:
    """The answer to a follow-up on the answer of a command to raw options."""
    command = commands()[path]
    options = command.options.read(raw).model_dump(exclude_defaults=True)
    return ask(text, desk, last=Reading("en", path, options, intent=_intent(path, options, desk)))


def _intent(path: str, options: Mapping[str, Any], desk: Desk) -> str:
    """How a question reads that comes to a command."""
    if path == "fact":
        return "name" if options.get("topic") in desk.library.names else "fact"
    return path if path in {"glossary", "compare", "check"} else "calculation"


def _asked_back(text: str, reading: Reading, desk: Desk) -> Answer:
    """A question back that quotes what found no place; the answers to what it can mean, or without it, are ways on."""
    return Answer(
        kind="clarify",
        template="clarify",
        command="ask",
        options={"question": text},
        data={"lang": reading.lang, "reading": reading},
        links=tuple(_ways(reading, desk)),
    )


def _ways(reading: Reading, desk: Desk) -> Iterator[Link]:
    """Each meaning of a piece that has several; else the answer that leaves out what found no place."""
    for choice in reading.choices:
        means = choice.means
        if isinstance(means, Amount):
            yield Link(given("amount", means.value, means.unit), choice.command, choice.options)
        else:
            yield Link(_named(means, desk), choice.command, choice.options)
    if not reading.choices and reading.command != "ask":
        yield Link("nearest" if reading.command == "fact" else "without", reading.command, reading.options)


def _named(place: Mention, desk: Desk) -> Mapping[str, str]:
    """A place by its name in each language; a product by its own, a cloud region by its provider's."""
    row: Any = desk.library.tables[place.shelf].get(place.id)
    name = getattr(row, "name", place.id)
    return {"en": getattr(row, "name_en", name), "ja": getattr(row, "name_ja", name)}


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
