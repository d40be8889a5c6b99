"""How far two amounts are apart, where one takes the place of the other: 400 W GPUs by 250 W ones."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from bot.understanding.frames.pieces import Pieces
from bot.understanding.frames.solver import Piece
from bot.understanding.reading import Amount

_CHANGES = re.compile(
    r"\b(?:more|extra|additional|less|sav\w+|difference|gap|larger|bigger|smaller|minus|early|switch\w*|replac\w*|instead|chang\w*)\b"
    r"|増|減|節約|差|浮|変え|替え|切り替|置き換|違|代わり|引く"
)
_FROM_TO = re.compile(r"から|\bto\b|→|->")


def read(folded: str, amounts: Sequence[Amount], pieces: Pieces) -> Iterator[tuple[Piece, list[Amount]]]:
    """Each gap as one factor, and the amounts that are left, the likeliest first."""
    if _CHANGES.search(folded):
        for amount in amounts:
            yield from _from_to(folded, amount, amounts, pieces)
        for pair in combinations(amounts, 2):
            yield from _between(folded, pair, amounts, pieces)


def _from_to(
    folded: str, amount: Amount, amounts: Sequence[Amount], pieces: Pieces
) -> Iterator[tuple[Piece, list[Amount]]]:
    """The gap of a range that is said with its ends: from 450 to 300 W."""
    if amount.low is None or amount.high is None or not _FROM_TO.search(folded, amount.start, amount.end):
        return
    unit = "/".join((amount.unit, *amount.per.split()))
    made = pieces.piece(f"{amount.high - amount.low:.12g} {unit}")
    apart = f"({amount.high:.12g} {unit} − {amount.low:.12g} {unit})"
    yield replace(made, text=apart), [a for a in amounts if a is not amount]


def _between(
    folded: str, pair: Sequence[Amount], amounts: Sequence[Amount], pieces: Pieces
) -> Iterator[tuple[Piece, list[Amount]]]:
    """The gap of two amounts of one unit, for each way to read the larger one."""
    large, small = sorted(pair, key=lambda a: -a.value)
    if not large.unit or (large.unit, large.per) != (small.unit, small.per) or large.start == small.start:
        return
    rest = [a for a in amounts if a not in pair]
    readings = pieces.of(folded, [large, *rest])
    for piece in readings[0] if readings else ():
        unit = piece.text.partition(" ")[2]
        apart = f"({large.value:.12g} {unit} − {small.value:.12g} {unit})"
        yield Piece(apart, piece.vector, piece.size * (1 - small.value / large.value)), rest
