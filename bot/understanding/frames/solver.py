"""Finds the product that comes out in the unit asked for: each given thing to the power +1 or -1, all of them used.

Where what is given does not close the gap, the fewest bridges do: figures of the knowledge that the question names or
that its goal implies (a published run, a home's year, the grid of a place).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, product
from math import prod

Vector = Mapping[str, int]
_MOST_GIVEN, _MOST_BRIDGES = 8, 2
_MEASURED = {"energy", "time", "mass", "volume", "flop", "money", "yen", "EUR"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A factor: its spelling in a formula, what it is made of, and its size in base units.

    `fixed` says that it only ever multiplies, `rank` how unlikely this reading of its amount is (0: as it is said).
    """

    text: str
    vector: Vector
    size: float = 1.0
    fixed: bool = False
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Solution:
    """The factors above and below the line; `bridges` says how many of them were not given."""

    above: tuple[Piece, ...]
    below: tuple[Piece, ...]
    bridges: int

    @property
    def size(self) -> float:
        """What it comes to, in base units."""
        return prod(piece.size for piece in self.above) / prod(piece.size for piece in self.below)

    @property
    def text(self) -> str:
        """The formula: a × b ÷ c."""
        above = " × ".join(piece.text for piece in self.above) or "1"
        return above + "".join(f" ÷ {piece.text}" for piece in self.below)


def solve(
    given: Sequence[Sequence[Piece]], target: Vector, bridges: Sequence[Piece] = (), *, share: bool = False
) -> Solution | None:
    """The simplest product that uses all that is given, each in its likeliest reading; None if there is none.

    `share` says that a plain number is asked for as a share of the whole.
    """
    if len(given) > _MOST_GIVEN:
        return None
    found = _simplest_first(given, target, bridges, share)
    best = next(found, None)
    if best is None or not _is_odd(best, target, share):
        return best
    return next((other for other in found if not _is_odd(other, target, share)), best)


def _simplest_first(
    given: Sequence[Sequence[Piece]], target: Vector, bridges: Sequence[Piece], share: bool
) -> Iterator[Solution]:
    """The best solution of each rank of readings, with no bridge, with one, with two."""
    readings = sorted(product(*given), key=_unlikely)
    for count in range(min(_MOST_BRIDGES, len(bridges)) + 1):
        for _, alike in groupby(readings, key=_unlikely):
            found = (solution for chosen in alike for solution in _solutions(chosen, target, bridges, count))
            if (best := min(found, key=lambda s: _cost(s, target, share), default=None)) is not None:
                yield best


def _is_odd(solution: Solution, target: Vector, share: bool) -> bool:
    """Whether a solution is hardly what was asked: less than one of what is counted, more than the whole of a share."""
    return _cost(solution, target, share)[0]


def _cost(solution: Solution, target: Vector, share: bool) -> tuple[bool, int]:
    """How many, or how many times, is asked of what is at least one; a share is of the larger one."""
    if share:
        return solution.size > 1, len(solution.below)
    counted = not target or not target.keys() & _MEASURED
    return counted and solution.size < 1, len(solution.below)


def _unlikely(chosen: Sequence[Piece]) -> int:
    return sum(piece.rank for piece in chosen)


def _solutions(given: Sequence[Piece], target: Vector, bridges: Sequence[Piece], count: int) -> Iterator[Solution]:
    """The products of all that is given and `count` of the bridges that come out."""
    free = [piece for piece in given if piece.vector and not piece.fixed]
    fixed = [(piece, 1) for piece in given if not piece.vector or piece.fixed]
    for more in combinations(bridges, count):
        for signs in product((1, -1), repeat=len(free) + count):
            signed = [*fixed, *zip([*free, *more], signs, strict=True)]
            if _comes_out(signed, target) and not (target and _cancels(signed)):
                yield _solution(signed, count)


def _comes_out(signed: Sequence[tuple[Piece, int]], target: Vector) -> bool:
    total: dict[str, int] = {kind: -power for kind, power in target.items()}
    for piece, sign in signed:
        for kind, power in piece.vector.items():
            total[kind] = total.get(kind, 0) + sign * power
    return not any(total.values())


def _cancels(signed: Sequence[tuple[Piece, int]]) -> bool:
    """Whether a plain amount is divided by another of its kind, or multiplied: that answers another question."""
    plain = [(tuple(sorted(piece.vector.items())), sign) for piece, sign in signed if len(piece.vector) == 1]
    above = [vector for vector, sign in plain if sign > 0]
    return any((vector, -1) in plain for vector in above) or len(set(above)) < len(above)


def _solution(signed: Sequence[tuple[Piece, int]], bridges: int) -> Solution:
    above = tuple(piece for piece, sign in signed if sign > 0)
    return Solution(above, tuple(piece for piece, sign in signed if sign < 0), bridges)
