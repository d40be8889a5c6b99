"""Loads that are put together: GPUs and the rest of the machine, and a duty cycle of a busy and an idle power."""

import re
from collections.abc import Sequence
from dataclasses import replace
from math import prod

from bot.understanding.frames.pieces import Pieces, counted_in
from bot.understanding.frames.solver import Piece
from bot.understanding.reading import Amount

_REST_BEHIND = re.compile(
    r"[ ]?(?:for |of )?(?:the )?(?:rest|remaind|others?|cpu|host|system|overhead)|[ ]?(?:の)?(?:本体|その他|ほか|残り)"
)
_REST_BEFORE = re.compile(r"(?:rest|other|host|cpu|本体|その他|ほか|残り)(?:が|は|に|の|[ :=]|of pc)*$")
_BUSY = re.compile(
    r"\b(?:busy|load(?:ed)?|active|duty|peak|working|running|utili[sz]ation)\b|稼働|負荷|動作|デューティ|フル"
)
_IDLE = re.compile(r"\b(?:idle|idling|standby|sleep)\b|待機|アイドル|スリープ")
_OTHERS = re.compile(r"\b(?:rest|others?|remainder)\b|残り|のこり")
_NEAR, _TWO, _ALL = 14, 2, 100


def block(folded: str, amounts: Sequence[Amount], pieces: Pieces) -> tuple[Piece, list[Amount]] | None:
    """The power of it all as one factor, and the amounts that are left; None where no two powers make one."""
    powers = [a for a in amounts if a.dimension == "power" and a.value > 0]
    if len(powers) != _TWO:
        return None
    return _cycle(folded, amounts, powers, pieces) or _with_rest(folded, amounts, powers, pieces)


def _cycle(
    folded: str, amounts: Sequence[Amount], powers: Sequence[Amount], pieces: Pieces
) -> tuple[Piece, list[Amount]] | None:
    """Busy for a share of the time, idle for the rest: 35 % × 700 W + (1 − 35 %) × 90 W."""
    shares = [_in_percent(a) for a in amounts if _is_share(a)]
    if len(shares) != 1:
        return None
    if _OTHERS.search(folded, shares[0].end):
        high, low = sorted(powers, key=lambda a: (a.start < shares[0].start, a.start))
    elif _BUSY.search(folded) and _IDLE.search(folded):
        high, low = sorted(powers, key=lambda a: pieces.piece(f"{a.value:.12g} {a.unit}").size, reverse=True)
    else:
        return None
    busy = f"{shares[0].value:.12g} %"
    rest = [a for a in amounts if a not in powers and a.start != shares[0].start]
    per = _per(rest)
    terms = [pieces.piece(f"{a.value:.12g} {a.unit}{per}") for a in (high, low)]
    share = shares[0].value / _ALL
    size = terms[0].size * share + terms[1].size * (1 - share)
    return Piece(f"({busy} × {terms[0].text} + (1 − {busy}) × {terms[1].text})", terms[0].vector, size), rest


def _per(amounts: Sequence[Amount]) -> str:
    """What a power is for one of: the things that are counted."""
    return next((f"/{thing}" for thing in ("gpu", "machine") if thing in counted_in(amounts)), "")


def _is_share(amount: Amount) -> bool:
    return amount.unit == "%" or (not amount.unit and 0 < amount.value < 1)


def _in_percent(share: Amount) -> Amount:
    return share if share.unit else replace(share, value=share.value * _ALL, unit="%")


def _with_rest(
    folded: str, amounts: Sequence[Amount], powers: Sequence[Amount], pieces: Pieces
) -> tuple[Piece, list[Amount]] | None:
    """Some accelerators and the rest of the machine: 8 × 400 W + 1100 W."""
    rest = _of_rest(folded, amounts, powers)
    counts = [a for a in amounts if a.unit == "gpu" and not a.per]
    if len(rest) != 1 or len(counts) > 1:
        return None
    each = next(p for p in powers if p is not rest[0])
    cards = _of_cards(counts, each, pieces)
    other = pieces.piece(f"{rest[0].value:.12g} {rest[0].unit}")
    left = [a for a in amounts if a not in (*counts, *powers)]
    return Piece(f"({cards.text} + {other.text})", other.vector, cards.size + other.size), left


def _of_cards(counts: Sequence[Amount], each: Amount, pieces: Pieces) -> Piece:
    """What so many accelerators draw."""
    terms = [f"{a.value:.12g} {a.unit}" for a in (*counts, each)]
    terms[-1] += "/gpu" if counts else ""
    parts = [pieces.piece(text) for text in terms]
    return Piece(" × ".join(terms), parts[-1].vector, prod(part.size for part in parts))


def _of_rest(folded: str, amounts: Sequence[Amount], powers: Sequence[Amount]) -> list[Amount]:
    """The powers that are said of the rest of a machine, not of the rest of the time."""
    return [] if _has_own_times(amounts) else [power for power in powers if _is_rest(folded, power)]


def _has_own_times(amounts: Sequence[Amount]) -> bool:
    """Whether each of two powers may have its own time: 90 W the other 18 hours."""
    return sum(a.unit == "h" for a in amounts) >= _TWO


def _is_rest(folded: str, power: Amount) -> bool:
    before = folded[max(0, power.start - _NEAR) : power.start]
    return bool(_REST_BEHIND.match(folded, power.end) or _REST_BEFORE.search(before))
