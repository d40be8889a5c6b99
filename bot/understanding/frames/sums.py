"""Sums of two products that are alike: 6 h at 600 W and 18 h at 90 W; 0.24 Wh for 100 prompts and 0.34 Wh for 50."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from math import prod

from bot.understanding.frames.pieces import Pieces
from bot.understanding.frames.solver import Piece
from bot.understanding.reading import Amount

Parts = tuple[list[Amount], list[Amount]]
_LEAST = 2
_PLUS = re.compile(r"[ ]?(?:plus|and|\+|と|に|足す|プラス)[ ]?(?:another|further|a further|さらに)?[ ]?")
_BESIDE = re.compile(r"plus|(?<![a-z])(?:and|n|with|but|rest|other)(?![a-z])|[+&,、・;]|と|残り|が|は")
_APART = re.compile(
    r"(?<![a-z])(?:vs|versus|or|off|instead|than|from|replac\w*|switch\w*|which)(?![a-z])|から|より|→|->|どちら|どっち|差|比べ|うち|オフ"
)
_OF_THEM = re.compile(r"\bof (?:them|these|those|which)\b|(?:その|の|、)うち")


def parts(folded: str, amounts: Sequence[Amount]) -> Iterator[Parts]:
    """The amounts of the first and of the second product: kinds that are each said twice, or what stands side by side.

    One kind alone is added where a plus says so.
    """
    if found := _alike(folded, amounts):
        yield found
    if not _APART.search(folded):
        yield from _neighbours(folded, amounts)


def _alike(folded: str, amounts: Sequence[Amount]) -> Parts | None:
    kinds: dict[str, list[Amount]] = {}
    for amount in amounts:
        kinds.setdefault(_kind(amount), []).append(amount)
    pairs = [found[:_LEAST] for kind, found in kinds.items() if len(found) == _LEAST or _recurs(kind, found)]
    added = any(_PLUS.fullmatch(folded[one.end : two.start]) for one, two in pairs)
    if all(len(kinds[_kind(one)]) > _LEAST for one, _ in pairs) or not (len(pairs) >= _LEAST or added):
        return None
    return [one for one, _ in pairs], [two for _, two in pairs]


def _recurs(kind: str, found: Sequence[Amount]) -> bool:
    return kind == "time" and len(found) > _LEAST


def _neighbours(folded: str, amounts: Sequence[Amount]) -> Iterator[Parts]:
    """Two products beside each other that are of the same kinds, the longest first; a share may stand in one only."""
    ends = combinations(range(len(amounts) + 1), _LEAST + 1)
    for start, middle, end in sorted(ends, key=lambda cut: cut[0] - cut[-1]):
        first, second = list(amounts[start:middle]), list(amounts[middle:end])
        if _sorts(first) == _sorts(second) and _are_added(folded, first, second):
            yield first, second


def _sorts(part: Sequence[Amount]) -> list[str]:
    return sorted(a.dimension for a in part if not _is_share(a))


def _is_share(amount: Amount) -> bool:
    return amount.unit == "%" or (not amount.unit and amount.value < 1)


def _are_added(folded: str, first: Sequence[Amount], second: Sequence[Amount]) -> bool:
    several = len(_sorts(first)) > 1 or len(first) != len(second)
    return several and bool(_BESIDE.search(folded, first[-1].end, second[0].start))


def _kind(amount: Amount) -> str:
    return amount.unit if amount.dimension == "count" else amount.dimension


def blocks(folded: str, found: Parts, pieces: Pieces, counted: Sequence[str]) -> Iterator[Piece]:
    """The sum as one factor, for each way to read its parts in which both come out alike; of hours a day per day.

    `counted` are the things that the question counts: what a part is of one of.
    """
    both = [*found[0], *found[1]]
    things = [*counted, *({"token"} & {a.unit for a in both})]
    readings = [pieces.of("", part, counted=things) for part in found]  # no words make a share what is left
    subset = _OF_THEM.search(folded, found[0][0].end, found[1][-1].end)
    daily = any("day" in a.per.split() for a in both)
    for first, second in product(*(product(*(reading or [()])) for reading in readings)):
        vectors = _vector(first), _vector(second)
        if _are_alike(*vectors, daily):
            text = _text(first, second, found if subset else None)
            vector = min(vectors, key=lambda v: v.get("time", 0))
            yield Piece(f"{text} ÷ 1 day" if daily else text, vector, _size(first) + _size(second))


def _text(first: Sequence[Piece], second: Sequence[Piece], subset: Parts | None) -> str:
    """Both products as a sum; `subset` are the amounts of a second one that is a part of the first."""
    parts = [[piece.text.replace("/day", "") for piece in part] for part in (first, second)]
    parts = _subset(parts, subset) if subset else parts
    return f"({' + '.join(' × '.join(part) for part in parts)})"


def _size(part: Sequence[Piece]) -> float:
    return prod(piece.size for piece in part)


def _subset(texts: list[list[str]], found: Parts) -> list[list[str]]:
    """The texts of the parts where the second count is a part of the first: its power stands behind it."""
    whole, part = texts
    counts = next(
        (n for n, (all_, text) in enumerate(zip(whole, part, strict=False)) if all_ != _less(all_, text)), None
    )
    if counts is None or len(whole) != len(part):
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


def _are_alike(one: dict[str, int], other: dict[str, int], daily: bool) -> bool:
    """Whether two products come out alike, hours of a day aside."""
    return one == other or (daily and _without_time(one) == _without_time(other))


def _without_time(vector: dict[str, int]) -> dict[str, int]:
    return {kind: power for kind, power in vector.items() if kind != "time"}
