"""From one amount to another of the same kind: a PUE from 1.8 to 1.2, 320 to 416 MWh, 480 against 60 g/kWh."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from math import prod
from typing import NamedTuple

from bot.library.units import Unit
from bot.understanding.frames.solver import Piece
from bot.understanding.reading import Amount

_TO = re.compile(r"[ ]?(?:to|→|->|から|down to|up to|into|が|を)[ ]?(?:[a-z]+ )?")
_PUE_FROM = re.compile(r"pue[^\d]{0,16}$")
_UP = re.compile(
    r"何(?:%|パーセント|割)(?:増|多|アップ|高|上|の?(?:伸び|成長|増))"
    r"|(?:percent|%) (?:more|higher|larger|bigger|up)|\b(?:more|higher|larger|bigger)\b|increas|rose|rise|grew|growth"
)
_DOWN = re.compile(
    r"\b(?:less|sav\w*|reduc\w*|fall\w*|fell|drop\w*|decreas\w*|lower\w*|improv\w*|cut|shrink\w*|down)\b"
    r"|減|節約|下が|改善|削減"
)
_APART = re.compile(rf"{_DOWN.pattern}|\b(?:diff|difference|gap)\b|差|浮")
_RATES = {"pue", "intensity", "water-intensity"}
_THAN, _YORI = re.compile(r"\b(?:less|more|fewer|lower|higher) than (?:the )?$"), re.compile(r"よりも?(?:何|なん|どれ)")
_SUMS = {"energy", "mass", "money", "yen"}
_INSTEAD = re.compile(r"\binstead\b|\bif it had\b|代わりに|だったら")
_YEARLY = re.compile(
    r"\bcagr\b|\b(?:annual\w*|yearly|average)\b[^.?]{0,12}\b(?:growth|rate|increase|rise)"
    r"|\b(?:a|per|each|every) year\b|年平均|年率|毎年|年あたり"
)
_YEARS = re.compile(r"(?<![\d.,])(20\d\d)(?![\d,.]\d|\d)")
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


def instead(folded: str, amounts: Sequence[Amount]) -> tuple[list[Amount], str] | None:
    """A change with another one to suppose in its place, as the amounts of the first and the factor of the other."""
    shares = [a for a in amounts if a.unit == "%"]
    if len(shares) != 1 or not _INSTEAD.search(folded):
        return None
    sign = "−" if _DOWN.search(folded, max(0, shares[0].start - _WINDOW), shares[0].end + _WINDOW) else "+"
    return [a for a in amounts if a is not shares[0]], f"(1 {sign} {shares[0].value:.12g} %)"


def with_pue(folded: str, amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """The amounts, with a bare number that is set against a PUE as one, too."""
    found: list[Amount] = []
    for amount in amounts:
        before = folded[max(0, amount.start - _WINDOW) : amount.start]
        after_one = found and found[-1].dimension == "pue" and _TO.fullmatch(folded[found[-1].end : amount.start])
        if not amount.unit and amount.value >= 1 and (after_one or _PUE_FROM.search(before)):
            amount = replace(amount, unit="1", dimension="pue")
        found.append(amount)
    return tuple(found)


def is_change(folded: str, amounts: Sequence[Amount]) -> bool:
    """Whether something became more or less, or is more or less than another: no plain share."""
    between = folded[amounts[0].end : amounts[1].start] if len(amounts) > 1 else ""
    ranged = any(a.low is not None for a in amounts)
    return ranged or bool(_TO.fullmatch(between) or _UP.search(folded) or _DOWN.search(folded))


def pair(folded: str, amounts: Sequence[Amount], units: Mapping[str, Unit]) -> tuple[End, End] | None:
    """What comes first and what second of all that a question is about: of one kind, or products of several."""
    kinds: dict[str, list[Amount]] = {}
    for amount in (end for one in amounts for end in _from_to(folded, one)):
        kinds.setdefault(amount.dimension if amount.dimension != "count" else amount.unit, []).append(amount)
    if {len(both) for both in kinds.values()} != {_PAIR} or (kinds.keys() == {""} and not _moves(folded, amounts)):
        return None
    first, second = (_product([_end(both[n], units) for both in kinds.values()]) for n in range(_PAIR))
    return first, second


def _moves(folded: str, amounts: Sequence[Amount]) -> bool:
    """Whether something goes from one amount to the next, or up or down."""
    return _goes(folded, amounts) or bool(_UP.search(folded) or _DOWN.search(folded))


def _goes(folded: str, amounts: Sequence[Amount]) -> bool:
    """Whether something goes from one amount to the next."""
    return any(_TO.fullmatch(folded[one.end : two.start]) for one, two in pairwise(amounts))


def _from_to(folded: str, amount: Amount) -> list[Amount]:
    """Both ends of what goes from one to the other, in their order; else the amount alone."""
    if amount.low is None or amount.high is None:
        return [amount]
    ends = [replace(amount, value=end, low=None, high=None) for end in (amount.low, amount.high)]
    text = folded[amount.start : amount.end]
    return ends[::-1] if text.find(f"{amount.high:.12g}") < text.find(f"{amount.low:.12g}") else ends


def _product(ends: Sequence[End]) -> End:
    text = " × ".join(end.text for end in ends)
    return End(f"({text})" if len(ends) > 1 else text, prod(end.size for end in ends))


def yearly(folded: str, amounts: Sequence[Amount]) -> tuple[float, list[Amount]]:
    """The years over which a yearly rate is asked for, 0 if none is; and the amounts that change."""
    said = [a for a in amounts if a.unit == "year" and not a.per]
    named = sorted(map(int, _YEARS.findall(folded))) or [0]
    years = next((a.value for a in said if a.value != 1), float(named[-1] - named[0]))
    if not _YEARLY.search(folded) or years <= 0:
        return 0.0, list(amounts)
    return years, [a for a in amounts if a not in said]


def is_set_against(folded: str, amount: Amount) -> bool:
    """Whether something else is so much more or less than an amount."""
    before = _THAN.search(folded, max(0, amount.start - _WINDOW), amount.start)
    return amount.dimension in _SUMS and not amount.per and bool(before or _YORI.match(folded, amount.end))


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


def _end(amount: Amount, units: Mapping[str, Unit]) -> End:
    factor = units[amount.unit].factor if amount.unit else 1.0
    return End(f"{amount.value:.12g} {amount.unit}".removesuffix(" 1").strip(), amount.value * factor)


def percent(folded: str, found: tuple[End, End], amounts: Sequence[Amount]) -> str:
    """The change from the first to the second; where two are set side by side, by the words beside them."""
    first, second = found
    up, down = _UP.search(folded), _DOWN.search(folded)
    if _goes(folded, amounts):
        up = down = None
    if (up and not down and first.size > second.size) or (down and first.size < second.size):
        first, second = second, first
    if second.size < first.size:
        return f"1 − {second.text} ÷ {first.text}"
    return f"{second.text} ÷ {first.text} − 1"
