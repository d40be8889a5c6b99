"""How a question asks for a comparison: by which measure, and for which figure of it."""

import re
from dataclasses import dataclass
from pathlib import Path

from bot.understanding.phrases import Phrases

TIME = "time"
# ASCII word boundaries, so that CO2が ends where Japanese begins
_BOOK = Phrases(Path(__file__).with_name("phrases.yaml"), flags=re.ASCII)
phrase = _BOOK.any
# what is asked for, and what is then put first
_SHOWN = {"how many": "ratio"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a comparison is asked by and for.

    `by` is a measure, "time", or None; `lead` is growth, ratio, change, difference, same, less, more or first; `less`:
    it asks for the smaller, or for a fall; `direct`: two things are set against each other in so many words;
    `of_amount`: it speaks of how much electricity is made or used.
    """

    by: str | None
    lead: str
    direct: bool
    less: bool = False
    of_amount: bool = False


def asked(folded: str) -> Asked | None:
    """What a folded text asks to compare by and for; None if it asks for none, or who made one."""
    if phrase("told").search(folded):
        return None
    direct = bool(phrase("which").search(folded))
    measure, lead = measure_in(folded), _first("leads", folded)
    less = bool(phrase("less").search(folded))
    amount = bool(phrase("amount of electricity").search(folded))
    if lead is None and phrase("first").search(folded):
        return Asked(TIME, "first", direct)
    if lead is not None:
        direct = direct or lead in {"ratio", "difference", "same", "change"}
        return Asked(measure, _SHOWN.get(lead, lead), direct, less, amount)
    return Asked(measure, "less" if less else "more", direct, less, amount) if direct else None


def measure_in(folded: str) -> str | None:
    """The measure that a folded text speaks of."""
    return _first("measures", folded)


def measures(folded: str) -> set[str]:
    """All measures that a folded text speaks of."""
    return {kind for kind, pattern in _BOOK.kinds("measures").items() if pattern.search(folded)}


def _first(section: str, folded: str) -> str | None:
    return next((kind for kind, pattern in _BOOK.kinds(section).items() if pattern.search(folded)), None)
