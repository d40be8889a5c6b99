"""From one amount to another of the same kind: a PUE from 1.8 to 1.2, 320 to 416 MWh, 480 against 60 g/kWh."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.reading import Amount

_TO = re.compile(r"[ ]?(?:to|→|->|から|down to|up to|into|が|を)[ ]?(?:[a-z]+ )?")
_PUE_FROM = re.compile(r"pue[^\d]{0,16}$")
_UP = re.compile(
    r"何(?:%|パーセント|割)(?:増|多|アップ|高|上)"
    r"|(?:percent|%) (?:more|higher|larger|bigger|up)|increas|rose|rise|grew|growth"
)
_DOWN = re.compile(
    r"\b(?:less|sav\w*|reduc\w*|fall\w*|fell|drop\w*|decreas\w*|lower\w*|improv\w*|cut|shrink\w*|down)\b"
    r"|減|節約|下が|改善|削減"
)
_WINDOW, _PAIR = 20, 2


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


def pair(folded: str, amounts: Sequence[Amount]) -> tuple[str, str] | None:
    """The first and the second of the two amounts that a question is about, as a formula writes them."""
    if len(amounts) == 1 and amounts[0].low is not None and amounts[0].high is not None:
        return _ends(folded, amounts[0])
    if len(amounts) != _PAIR or amounts[0].dimension != amounts[1].dimension or not amounts[0].dimension:
        return None
    first, second = (f"{a.value:.12g} {'' if a.dimension == 'pue' else a.unit}".strip() for a in amounts)
    return (first, second) if amounts[0].value > 0 < amounts[1].value else None


def _ends(folded: str, between: Amount) -> tuple[str, str]:
    """The ends of what was read as a range, in the order in which they are written."""
    low, high = (f"{end:.12g} {between.unit}" for end in (between.low, between.high))
    text = folded[between.start : between.end]
    falls = text.find(f"{between.high:.12g}") <= text.find(f"{between.low:.12g}")
    return (high, low) if falls else (low, high)


def percent(folded: str, first: str, second: str) -> str:
    """The change from the first to the second; where two are set side by side, by the words beside them."""
    a, b = (float(text.split()[0]) for text in (first, second))
    if (_UP.search(folded) and not _DOWN.search(folded) and a > b) or (_DOWN.search(folded) and a < b):
        first, second = second, first
    a, b = (float(text.split()[0]) for text in (first, second))
    return f"1 − {second} ÷ {first}" if b < a else f"{second} ÷ {first} − 1"
