"""How a free text was read: the command and options it comes to, and why."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit in a text, and where it stands: `value` in `unit` (an id of units.yaml, "" for none).

    `per` is what a rate is for: "kWh" in 25 yen per kWh, "each" in 400 W each, "request" in 3 Wh per chat, "day",
    "machine" in 8 GPUs per node; "total" if it is said to be of all. `low` and `high` are the ends of a range, with
    `value` in their middle; `others` are other values that the same text can mean; `spelled` if it is in words only.
    """

    value: float
    unit: str
    dimension: str
    start: int
    end: int
    per: str = ""
    low: float | None = None
    high: float | None = None
    others: tuple[float, ...] = ()
    spelled: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a number in words that counts nothing: the two of them, at half load."""
        return self.spelled and not self.dimension


def stated(amounts: Iterable[Amount]) -> list[Amount]:
    """The amounts that are more than a word."""
    return [amount for amount in amounts if not amount.is_word]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of the knowledge in a text: shelf and id of its entry, and where it stands; `slip` if misspelled."""

    shelf: str
    id: str
    start: int
    end: int
    slip: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that might answer, with its score and the parts of it."""

    shelf: str
    id: str
    score: float
    why: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a question comes to if a piece of it means this amount or this place."""

    means: Amount | Mention
    command: str
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """The command and options that a text comes to; `lead` is the figure and unit that were asked for, `also` others.

    `question` is the text with what it takes from earlier turns; `intent` says which way it was read: calculation,
    compare, fact, glossary, name, denki, decline or clarify. `near` are the ids of the nearest facts and `unknown` the
    name that was asked about, where there is no answer; `denied` are the words of the question that the answer
    corrects, `confirmed` says that it names just what the answer says. `unused` are the pieces of the question that the
    reading does not account for: with them it is no answer, and Denki asks back. `defined` is the term that was asked
    for besides, `noted` are the ids of the notes (or of the facts whose own note it is) that hold what was asked. In a
    conversation `base` is the earlier calculation whose leading figure is the amount to convert, and
    `before` the last reading that had an answer.
    """

    lang: str
    command: str
    options: Mapping[str, Any]
    lead: tuple[str, str] | None = None
    intent: str = ""
    question: str = ""
    amounts: tuple[Amount, ...] = ()
    mentions: tuple[Mention, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    near: tuple[str, ...] = ()
    unknown: str | None = None
    denied: tuple[str, ...] = ()
    confirmed: bool = False
    unused: tuple[str, ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    choices: tuple[Choice, ...] = ()
    defined: str | None = None
    noted: tuple[str, ...] = ()
    base: "Reading | None" = None
    before: "Reading | None" = None


# Reads a folded line that a conversation made whole: the line, the language, and the facts that were told just now.
Reads = Callable[[str, str, Sequence[str]], Reading]
