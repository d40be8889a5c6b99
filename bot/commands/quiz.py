"""`/quiz`: a fact with a gap, four amounts to fill it, then the fact."""

import math
import secrets
from random import Random
from typing import Annotated

from pydantic import Field

from bot.answer import Answer, Link
from bot.commands import Desk
from bot.commands.options import Option, Options
from bot.commands.sides import exactly
from bot.errors import Refusal
from bot.footprint import Quantity
from bot.footprint.units import PERCENT
from bot.library import Fact, Library

_SEEDS, _CHOICES, _NEAREST, _ALIKE = 10_000, 4, 8, 0.1
# bare numbers, and factors, which sentences say in words too
_NO_QUESTION = {"1", "date", "times"}
_WHOLE = {"car", "company", "home", "comment", "gpu", "year"}
_SLIPS = (10.0, 0.1, 2.0, 0.5, 5.0)


class OPTIONS(Options):
    """Which question, in which order its answers stand, and which of them was chosen; all may be left out."""

    topic: Annotated[str | None, Field(max_length=60), Option("t")] = None
    seed: Annotated[int | None, Field(ge=0, lt=_SEEDS), Option("s")] = None
    choice: Annotated[int | None, Field(ge=0, lt=_CHOICES), Option("c")] = None


def answer(options: OPTIONS, desk: Desk) -> Answer:
    """A question with a button per amount, or whether the chosen one is right; Refusal without a number to ask."""
    library = desk.library
    seed = secrets.randbelow(_SEEDS) if options.seed is None else options.seed
    fact = _fact(options.topic, seed, library)
    right = _amount(fact)
    if right is None:
        raise Refusal("unknown-topic", given=options.topic or "", near=[])
    amounts = _amounts(right, fact, seed, library)
    address = {"topic": fact.id, "seed": seed}
    asked = options.choice is None
    if asked:
        links = tuple(Link(amount, "quiz", {**address, "choice": number}) for number, amount in enumerate(amounts))
    else:
        links = (
            Link("next_question", "quiz", {"seed": (seed + 1) % _SEEDS}),
            Link("open_fact", "fact", {"topic": fact.id}),
        )
    if options.choice is not None and options.choice >= len(amounts):
        raise Refusal("unknown-button")
    chosen = None if options.choice is None else amounts[options.choice]
    return Answer(
        kind="fact",
        template="quiz",
        command="quiz",
        options=address if asked else {**address, "choice": options.choice},
        facts=() if asked else (fact.id,),
        sources=() if asked else fact.said_by,
        data={"fact": fact, "gap": right.name, "amounts": amounts, "right": right, "chosen": chosen},
        links=links,
    )


def _fact(topic: str | None, seed: int, library: Library) -> Fact:
    """The named fact, or one of those with a gap: the article's and the others take turns."""
    if topic is not None:
        if topic not in library.facts:
            raise Refusal("unknown-topic", given=topic, near=library.find.nearest("facts", topic))
        return library.facts[topic]
    origin = "article" if seed % 2 == 0 else "context"
    pool = [fact for fact in library.facts.values() if fact.origin == origin and _amount(fact) is not None]
    return Random(seed).choice(pool)  # noqa: S311 - a game


def _amount(fact: Fact) -> Quantity | None:
    """The first number of a fact that its sentence says in both languages."""
    for name, value in fact.values.items():
        told = all(
            f"{{{{ {name} " in text or f"{{{{ {name}|" in text for text in (fact.statement.en, fact.statement.ja)
        )
        if told and isinstance(value.value, float) and value.unit not in _NO_QUESTION and value.value > 0:
            return exactly(name, value.unit, value.value, "published", sources=fact.said_by)
    return None


def _amounts(right: Quantity, fact: Fact, seed: int, library: Library) -> list[Quantity]:
    """The right amount and three wrong ones (of other facts, slips of a digit) in an order that the seed decides."""
    told = {v.value for v in fact.values.values() if v.unit == right.unit}
    known_ones = (q.central for f in library.facts.values() if (q := _amount(f)) and q.unit == right.unit)
    others = {value for value in known_ones if value not in told and abs(math.log(value / right.central)) > _ALIKE}
    near = sorted(others, key=lambda value: abs(math.log(value / right.central)))[:_NEAREST]
    dice = Random(seed)  # noqa: S311 - a game
    slips = [
        value
        for slip in _SLIPS
        if (value := float(f"{right.central * slip:.6g}")) not in told and _possible(value, right.unit)
    ]
    wrong = [*dice.sample(near, min(len(near), _CHOICES - 2)), *slips]
    wrong = [value for value in dict.fromkeys(wrong) if _possible(value, right.unit)][: _CHOICES - 1]
    amounts = [right, *(exactly(right.name, right.unit, value, "published") for value in wrong)]
    dice.shuffle(amounts)
    return amounts


def _possible(value: float, unit: str) -> bool:
    """Whether there can be so much of it: no half companies, no share above the whole."""
    return value <= PERCENT if unit == "%" else value.is_integer() or unit not in _WHOLE
