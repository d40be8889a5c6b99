"""Numbers typed into text options: 7B, 15T, 70億, 2兆, 552 t, 3億kWh, 25円, 10000 kWh per home."""

import math

from bot.commands import Desk
from bot.errors import Refusal
from bot.library.spelling import fold
from bot.library.units import Unit
from bot.understanding.reading import Amount
from bot.understanding.tokens import numerals

_LARGEST = 1e27


def magnitude(option: str, text: str, unit: Unit) -> float:
    """The number in the text, which counts tokens or parameters; raises Refusal unless it is one positive number."""
    folded = fold(text)
    found = list(numerals(f"{folded} {unit.names[0]}"))
    around = folded[: found[0].start] + folded[found[0].end :] if len(found) == 1 else text
    if around.strip() not in {"", *map(fold, unit.names)}:
        raise Refusal("not-a-number", option=option, given=text)
    return _in_bounds(option, found[0].value, text)


def amount(option: str, text: str, desk: Desk, refused: str = "not-an-amount") -> Amount:
    """The amount in the text; raises a Refusal `refused` unless there is one number, and one if it is out of bounds."""
    folded = desk.understanding.folded(text).strip()
    found = desk.understanding.query(folded).amounts
    if len(found) != 1 or folded.startswith("-"):
        raise Refusal(refused, option=option, given=text)
    _in_bounds(option, found[0].value, text)
    return found[0]


def _in_bounds(option: str, value: float, text: str) -> float:
    if not (math.isfinite(value) and 0 < value <= _LARGEST):
        raise Refusal("not-in-bounds", option=option, given=text, gt=0, le=_LARGEST)
    return value
