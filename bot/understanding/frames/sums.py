"""Sums of two products that are alike: 6 h at 600 W and 18 h at 90 W; 0.24 Wh for 100 prompts and 0.34 Wh for 50."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from math import prod

from bot.understanding.frames.pieces import Pieces
from bot.understanding.frames.solver import Piece
from bot.understanding.reading import Amount

Parts = tuple[list[Amount], list[Amount]]
_LEAST = 2
_PLUS = re.compile(r"[ ]?(?:plus|and|\+|と|に|足す|プラス)[ ]?(?:another|further|a further|さらに)?[ ]?")
_OF_THEM = re.compile(r"\bof (?:them|these|those|which)\b|(?:その|の|、)うち")


def parts(folded: str, amounts: Sequence[Amount]) -> Parts | None:
    """The amounts of the first and of the second product: two kinds that are each said twice, or one with a plus."""
    kinds = Counter(map(_kind, amounts))
    twice = [kind for kind, count in kinds.items() if count == _LEAST or (kind == "time" and count > _LEAST)]
    alike = [[a for a in amounts if _kind(a) == kind][:_LEAST] for kind in twice]
    if len(twice) < _LEAST and not any(_PLUS.fullmatch(folded[one.end : two.start]) for one, two in alike):
        return None
    if not any(kinds[kind] == _LEAST for kind in twice):
        return None
    return [pair[0] for pair in alike], [pair[1] for pair in alike]


def _kind(amount: Amount) -> str:
    return amount.unit if amount.dimension == "count" else amount.dimension


def blocks(folded: str, found: Parts, pieces: Pieces, counted: Sequence[str]) -> Iterator[Piece]:
    """The sum as one factor, for each way to read its parts in which both come out alike; of hours a day per day.

    `counted` are the things that the question counts: what a part is of one of.
    """
    readings = [pieces.of("", part, counted) for part in found]  # without the words that make a share what is left
    subset = bool(_OF_THEM.search(folded, 0, found[1][-1].end))
    daily = any("day" in a.per.split() for part in found for a in part)
    if readings[0] is None or readings[1] is None:
        return
    for first, second in product(product(*readings[0]), product(*readings[1])):
        vectors = [_vector(part) for part in (first, second)]
        if _without_time(vectors[0]) == _without_time(vectors[1]) and (daily or vectors[0] == vectors[1]):
            plain = [[piece.text.replace("/day", "") for piece in part] for part in (first, second)]
            if subset:
                plain = _subset(plain, found)
            text = f"({' + '.join(' × '.join(part) for part in plain)})"
            vector = min(vectors, key=lambda v: v.get("time", 0))
            size = sum(prod(piece.size for piece in part) for part in (first, second))
            yield Piece(f"{text} ÷ 1 day" if daily else text, vector, size)


def _subset(texts: list[list[str]], found: Parts) -> list[list[str]]:
    """The texts of the parts where the second count is a part of the first: its power stands behind it."""
    whole, part = texts
    counts = next((n for n, text in enumerate(part) if text != _less(whole[n], text)), None)
    if counts is None:
        return texts
    behind = [first.start > found[1][counts].start for first in found[0]]
    own = [other if n == counts or not behind[n] else text for n, (text, other) in enumerate(zip(*texts, strict=True))]
    rest = [other if behind[n] else text for n, (text, other) in enumerate(zip(*texts, strict=True))]
    rest[counts] = _less(whole[counts], part[counts])
    return [rest, own]


def _less(count: str, other: str) -> str:
    """What is left of a count of which the other is a part: 2 of the 8."""
    same = count.partition(" ")[2] == other.partition(" ")[2] and "/" not in count
    return f"({count} − {other})" if same else count


def _vector(part: Sequence[Piece]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for piece in part:
        total.update(piece.vector)
    return {kind: power for kind, power in total.items() if power}


def _without_time(vector: dict[str, int]) -> dict[str, int]:
    return {kind: power for kind, power in vector.items() if kind != "time"}
