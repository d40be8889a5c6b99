"""What kind of answer a question wants."""

import re
from dataclasses import dataclass

from bot.understanding.phrases import kinds, phrases

_OPENING = re.compile(r"['\"」』）)ー]*\s?(?:って|て|とは|は|の)?\s?(?:いったい|一体|そもそも)?")
_PARTICLE = re.compile(r"^['\"」』）)]*(?:って|とは|は|s)?")
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Asked:
    """The kind of answer that is wanted (who, when, where, why, amount or what), and how the question is put.

    `yes_no`: a yes or no would do; `claims`: it takes something for granted; `meaning`: it asks what a word means;
    `what_is`: it starts like "what is"; `today`: it asks for a price of today or later.
    """

    kind: str
    yes_no: bool
    claims: bool
    meaning: bool
    what_is: bool
    today: bool


def asked(folded: str) -> Asked:
    """How a folded question is put."""
    return Asked(
        kind=next((kind for kind, pattern in kinds("kinds").items() if pattern.search(folded)), "what"),
        yes_no=bool(phrases("yes_no").search(folded)),
        claims=bool(phrases("claims").search(folded)),
        meaning=bool(phrases("meaning").search(folded)),
        what_is=bool(phrases("what_is").search(folded)),
        today=bool(phrases("now").search(folded) and phrases("price").search(folded)),
    )


def asks_nature(folded: str, start: int, end: int) -> bool:
    """Whether a question asks who or what is named at [start:end]: GPUって何, GPUとは, GPU."""
    opening = _OPENING.match(folded, end)
    behind = opening.end() if opening else end
    if phrases("nature").match(folded, behind) or folded.startswith("とは", end):
        return True
    return not _LETTER.search(folded[:start] + _PARTICLE.sub("", folded[end:]))
