"""The rule of three: where 552 t are 123 cars, 1,000 t are so many."""

import re
from collections.abc import Sequence

from bot.understanding.frames.pieces import Pieces
from bot.understanding.frames.wish import Wish
from bot.understanding.frames.worked import Worked
from bot.understanding.reading import Amount

_IF = re.compile(
    r"なら|と(?:すると|したら)|だったら|では|だと|場合|同じ|かか|として"
    r"|\b(?:if|then|so|instead|same|when|would|will|with|takes?|took|needs?)\b|同じ"
)
_THREE, _WORKERS = 3, ({"gpu": 1}, {"machine": 1}, {"person": 1})


def of(folded: str, amounts: Sequence[Amount], wish: Wish, pieces: Pieces) -> Worked | None:
    """What the third amount comes to in the kind that is wished, where two are of one kind; None if they are not.

    The more there are to do the same work, the shorter it takes.
    """
    if len(amounts) != _THREE or not all(map(_is_plain, amounts)) or not _IF.search(folded):
        return None
    one, other, third = (pieces.piece(f"{a.value:.12g} {a.unit}") for a in amounts)
    if other.vector == third.vector:
        one, other = other, one
    if one.vector != third.vector or one.vector == other.vector or dict(other.vector) != dict(wish.vector):
        return None
    if dict(wish.vector) == {"time": 1} and dict(one.vector) in _WORKERS:
        one, third = third, one
    return Worked(f"{third.text} × {other.text} ÷ {one.text}", wish.lead, sure=True)


def _is_plain(amount: Amount) -> bool:
    """Whether an amount says how much of something; one of something is rather what the answer is for."""
    return bool(amount.unit) and not amount.per and amount.value > 0 and amount.value != 1
