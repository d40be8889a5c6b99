"""What amounts come to for what is wished: the simplest formula that comes out in it."""

import re
from collections.abc import Sequence

from bot.library.formulas import SEPARATOR
from bot.understanding.frames.bridges import Bridges
from bot.understanding.frames.pieces import Pieces
from bot.understanding.frames.solver import Piece, Solution, solve
from bot.understanding.frames.wish import VECTORS, Wish, Wishes
from bot.understanding.frames.worked import Worked
from bot.understanding.reading import Amount
from bot.understanding.scenario import Scenario

_SAYS_ITSELF = re.compile(r"[^/×÷]{1,60}/(?P<one>[a-z]+) × 1 (?P=one)|1 (?P<same>[a-z]+) × [^/×÷]{1,60}/(?P=same)")
_WORDS = {"time", "count"}
_PEOPLE_OR_TIMES = {"person", "request"}
_PLAIN = 3


class Wished:
    """Fits amounts to what is wished, with the pieces and bridges of one library."""

    def __init__(self, pieces: Pieces, wishes: Wishes, bridges: Bridges) -> None:
        self._pieces, self._wishes, self._bridges = pieces, wishes, bridges

    def of(self, q: Scenario, amounts: Sequence[Amount], more: Sequence[Piece] = ()) -> Worked | None:
        """What the amounts, and pieces that were made of others, come to for the first wish they fit.

        One of something may be a word only.
        """
        some = [a for a in amounts if a.dimension not in _WORDS or a.value != 1 or a.per]
        ways = (amounts, some) if len(some) < len(amounts) else (amounts,)
        found = (self._solved_for(q, wish, way, more) for way in ways for wish in self._wishes.of(q))
        return next(filter(None, found), None)

    def _solved_for(
        self, q: Scenario, wish: Wish, amounts: Sequence[Amount], more: Sequence[Piece] = ()
    ) -> Worked | None:
        """What the amounts come to for one wish."""
        rest = [a for a in amounts if a not in wish.ones]
        pieces = self._pieces.of(q.folded, rest, wish.vector, runs=q.run is not None)
        if pieces is None:
            return None
        given = [*((piece,) for piece in more), *pieces]
        bridges = list(self._bridges.of(q, wish)) if q.goals or wish.vector.keys() <= _PEOPLE_OR_TIMES else ()
        found = solve(given, wish.vector, bridges, share=wish.lead[1] == "%")
        if found is None or _SAYS_ITSELF.fullmatch(found.text) or _is_alone(found, rest, more):
            return None
        whole = f"{SEPARATOR} {found.text.removesuffix(_below(found))}" if self._asks_whole(q, found, wish) else ""
        return Worked(found.text + whole, wish.lead, found.bridges, size=found.size)

    def _asks_whole(self, q: Scenario, found: Solution, wish: Wish) -> bool:
        """Whether what is asked for as a share is asked for by itself, too: how many TWh, and % of 1,013 TWh."""
        if wish.lead[1] != "%" or len(found.below) != 1 or len(found.above) == 1:
            return False
        goals = (g.figure for g in q.goals.values() if g.unit and g.strength >= _PLAIN)
        return any(VECTORS.get(figure) == found.below[0].vector for figure in goals)


def _is_alone(found: Solution, amounts: Sequence[Amount], more: Sequence[Piece]) -> bool:
    """Whether nothing was worked out: one amount, as it was said."""
    return not more and len(found.above) + len(found.below) <= 1 and not any(a.per for a in amounts)


def _below(found: Solution) -> str:
    return f" ÷ {found.below[0].text}"
