"""What a command returns: data with provenance, no sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.footprint.formula import Step
from bot.footprint.quantity import Quantity

Kind = Literal["fact", "calculation", "comparison", "glossary", "list", "decline", "clarify"]


@dataclass(frozen=True, slots=True)
class Link:
    """A way on from an answer: a label of the templates, a fact id, an amount or a name by language; its address."""

    label: str | Quantity | Mapping[str, str]
    command: str
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer.

    `template` names the page that words it; `command` and `options` (canonical values) are its address; `figures` and
    `steps` come from a calculation; `facts` and `sources` are ids of the knowledge; `data` is what else the page
    speaks of.
    `lead` asks for one figure in one unit first and `also` for others beside it, `brief` for a chat-length text.
    """

    kind: Kind
    template: str
    command: str
    options: Mapping[str, Any] = field(default_factory=dict)
    figures: Mapping[str, Quantity] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    assumed: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    views: tuple[str, ...] = ()
    lead: tuple[str, str] | None = None
    also: tuple[tuple[str, str], ...] = ()
    brief: bool = False
    private: bool = False
    declined: bool = False
