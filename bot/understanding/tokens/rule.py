"""The shape of everything in tokens/: a named rule says what a piece of text looks like, and what it makes of it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Made]):
    """One way of writing something; `makes` gets the match and what else is known, and gives None if it is not so."""

    name: str
    pattern: re.Pattern[str]
    makes: Callable[..., Made | None]


def first(rules: Sequence[Rule[Made]], folded: str, position: int, *known: object) -> Made | None:
    """What the first rule that fits at a position makes."""
    for rule in rules:
        match = rule.pattern.match(folded, position)
        if match is not None and (made := rule.makes(match, *known)) is not None:
            return made
    return None
