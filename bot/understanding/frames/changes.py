"""From one amount to another of the same kind: a PUE from 1.8 to 1.2, 320 to 416 MWh, 480 against 60 g/kWh."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.library.units import Unit
from bot.understanding.frames.solver import Piece
from bot.understanding.reading import Amount

_TO = re.compile(r"[ ]?(?:to|→|->|から|down to|up to|into|が|を)[ ]?(?:[a-z]+ )?")
_PUE_FROM = re.compile(r"pue[^\d]{0,16}$")
_UP = re.compile(
    r"何(?:%|パーセント|割)(?:増|多|アップ|高|上)"
    r"|(?:percent|%) (?:more|higher|larger|bigger|up)|\b(?:more|higher|larger|bigger)\b|increas|rose|rise|grew|growth"
)
_DOWN = re.compile(
    r"\b(?:less|sav\w*|reduc\w*|fall\w*|fell|drop\w*|decreas\w*|lower\w*|improv\w*|cut|shrink\w*|down)\b"
    r"|減|節約|下が|改善|削減"
)
_APART = re.compile(rf"{_DOWN.pattern}|\b(?:diff|difference|gap)\b|差|浮")
_RATES = {"pue", "intensity", "water-intensity"}
_WINDOW, _PAIR, _WHOLE = 20, 2, 100
_NEW = re.compile(
    r"\b(?:new|after|remain\w*|left)\b|新しい|新たな|残り|削減後|節電後|になって|(?:何|いくら)[^。?]{0,6}になる"
)
_SAVED = re.compile(
    r"\b(?:sav\w*|reduction|less|cut off)\b|(?:何|いくら)[^。?]{0,6}(?:減|浮|節約|削減)|(?:節約|削減|節電)(?:量|額)"
)


class End(NamedTuple):
    """One of two amounts as a formula writes it, and its size."""

    text: str
    size: float


def with_pue(folded: str, amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """The amounts, with a bare number that is set against a PUE as one, too."""
    found: list[Amount] = []
    for amount in amounts:
        before = folded[max(0, amount.start - _WINDOW) : amount.start]
        after_one = found and found[-1].dimension == "pue" and _TO.fullmatch(folded[found[-1].end : amount.start])
        if not amount.unit and (after_one or _PUE_FROM.search(before)):
            amount = replace(amount, unit="1", dimension="pue")
        found.append(amount)
    return tuple(found)


def is_change(folded: str, amounts: Sequence[Amount]) -> bool:
    """Whether something became more or less, or is more or less than another: no plain share."""
    between = folded[amounts[0].end : amounts[1].start] if len(amounts) > 1 else ""
    ranged = any(a.low is not None for a in amounts)
    return ranged or bool(_TO.fullmatch(between) or _UP.search(folded) or _DOWN.search(folded))


def pair(folded: str, amounts: Sequence[Amount], units: Mapping[str, Unit]) -> tuple[End, End] | None:
    """The first and the second of the two amounts that a question is about."""
    if len(amounts) == 1 and amounts[0].low is not None and amounts[0].high is not None:
        return _ends(folded, amounts[0], amounts[0].low, amounts[0].high)
    if len(amounts) != _PAIR or amounts[0].dimension != amounts[1].dimension or not amounts[0].dimension:
        return None
    first, second = (_end(a.value, a.unit, units) for a in amounts)
    return (first, second) if first.size > 0 < second.size else None


def better_pue(folded: str, amounts: Sequence[Amount]) -> tuple[Piece, list[Amount]] | None:
    """How far two PUEs are apart, where what changes with them is asked for; and the other amounts, each once."""
    pues = sorted({a.value for a in amounts if a.dimension == "pue" and a.low is None}, reverse=True)
    rest = {(a.value, a.unit, a.per): a for a in amounts if a.dimension != "pue"}
    if len(pues) != _PAIR or not _APART.search(folded) or "%" in {a.unit for a in rest.values()}:
        return None
    return Piece(f"({pues[0]:.12g} − {pues[1]:.12g})", {}, pues[0] - pues[1], fixed=True), list(rest.values())


def left_and_saved(folded: str, amounts: Sequence[Amount]) -> tuple[list[Piece], list[Amount]] | None:
    """What is left and what is saved of the rest by the one stated share, where both are asked for."""
    shares = [a for a in amounts if a.unit == "%"]
    if len(shares) != 1 or not 0 < shares[0].value < _WHOLE or not (_NEW.search(folded) and _SAVED.search(folded)):
        return None
    text, share = f"{shares[0].value:.12g} %", shares[0].value / _WHOLE
    pieces = [Piece(f"(1 − {text})", {}, 1 - share, fixed=True), Piece(text, {}, share, fixed=True)]
    return pieces, [a for a in amounts if a is not shares[0]]


def larger(gap: Piece) -> str:
    """The first and larger of the two that a gap is between."""
    return gap.text.strip("()").partition(" ")[0]


def says_twice(amounts: Sequence[Amount]) -> bool:
    """Whether two rates are alike, or two PUEs: what is worked out with both would multiply them."""
    kinds = Counter((a.unit, a.per) for a in amounts if a.per or a.dimension in _RATES)
    return any(count > 1 for count in kinds.values())


def _end(value: float, unit: str, units: Mapping[str, Unit]) -> End:
    return End(f"{value:.12g} {unit}".removesuffix(" 1"), value * units[unit].factor)


def _ends(folded: str, between: Amount, low: float, high: float) -> tuple[End, End]:
    """The ends of what was read as a range, in the order in which they are written."""
    ends = tuple(End(f"{end:.12g} {between.unit}".removesuffix(" 1"), end) for end in (low, high))
    text = folded[between.start : between.end]
    falls = text.find(f"{high:.12g}") <= text.find(f"{low:.12g}")
    return (ends[1], ends[0]) if falls else (ends[0], ends[1])


def percent(folded: str, found: tuple[End, End]) -> str:
    """The change from the first to the second; where two are set side by side, by the words beside them."""
    first, second = found
    up, down = _UP.search(folded), _DOWN.search(folded)
    if (up and not down and first.size > second.size) or (down and first.size < second.size):
        first, second = second, first
    if second.size < first.size:
        return f"1 − {second.text} ÷ {first.text}"
    return f"{second.text} ÷ {first.text} − 1"
