"""The shape of everything in tokens/: phrases.yaml says what a piece of text looks like, a rule what it makes of it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from bot.understanding.phrases import Phrases
from bot.understanding.vocabulary import vocabulary

Made = TypeVar("Made")
_WINDOW = 40
_BOOK = Phrases(
    Path(__file__).with_name("phrases.yaml"),
    flags=re.NOFLAG,
    words={
        "month": f"(?:{'|'.join(vocabulary()['months'])})",
        "ordinal": f"(?:{'|'.join(vocabulary()['ordinals'])})",
        "counter": vocabulary()["other_counters"],
    },
)
phrase, kinds = _BOOK.any, _BOOK.kinds


@dataclass(frozen=True, slots=True)
class Rule(Generic[Made]):
    """One way of writing something; `makes` gets the match and what else is known, and gives None if it is not so."""

    name: str
    pattern: re.Pattern[str]
    makes: Callable[..., Made | None]


def rules(section: str, makes: Mapping[str, Callable[..., Made | None]]) -> tuple[Rule[Made], ...]:
    """The rules of a section of phrases.yaml, in its order: what each of its names makes."""
    return tuple(Rule(name, pattern, makes[name]) for name, pattern in kinds(section).items())


def first(found: Sequence[Rule[Made]], folded: str, position: int, *known: object) -> Made | None:
    """What the first rule that fits at a position makes."""
    return _first(((rule, rule.pattern.match(folded, position)) for rule in found), known)


def between(found: Sequence[Rule[Made]], gap: str, *known: object) -> Made | None:
    """What the first rule makes that fits all that stands between two things."""
    return _first(((rule, rule.pattern.fullmatch(gap)) for rule in found), known)


def _first(found: Iterable[tuple[Rule[Made], re.Match[str] | None]], known: Sequence[object]) -> Made | None:
    made = (rule.makes(match, *known) for rule, match in found if match is not None)
    return next((one for one in made if one is not None), None)


def before(section: str, folded: str, position: int) -> re.Match[str] | None:
    """What of a section stands right before a position."""
    return phrase(section).search(folded, max(0, position - _WINDOW), position)


def behind(section: str, folded: str, position: int) -> re.Match[str] | None:
    """What of a section stands at a position."""
    return phrase(section).match(folded, position)
