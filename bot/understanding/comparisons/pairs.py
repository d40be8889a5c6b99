"""Two rows of one table that a text names, where it says nothing else than what is asked of both."""

from collections.abc import Sequence

from bot.understanding.comparisons.halves import content
from bot.understanding.comparisons.said import apart
from bot.understanding.comparisons.side import Kind, Side
from bot.understanding.comparisons.sides import Sides
from bot.understanding.comparisons.unparted import Question, Two
from bot.understanding.comparisons.wish import measures, phrase
from bot.understanding.reading import Mention
from bot.understanding.variants import BUILDS
from bot.understanding.words import features

_TWO = 2
_MACHINE: Kind = "gpu"
_OF_PLACES = {"carbon", "intensity", "energy"}
_OF_MACHINES = {"power", "energy", "flops", "memory", "time"}
_ASKED: tuple[tuple[Kind, set[str]], ...] = (("grid", _OF_PLACES), ("gpu", _OF_MACHINES))
_WORDS = {"terms", "names"}


class Pairs:
    """Finds two machines or two places, however a text joins them."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides

    def two(self, q: Question) -> Two | None:
        """Both rows, where the text names just these and asks for what both have."""
        if any(amount.value != 1 for amount in q.amounts):
            return None
        for kind, askable in _ASKED:
            rows = self._rows(kind, q.mentions)
            builds = self._builds(q, rows) if kind == _MACHINE else []
            named = [*rows, *builds, *self._strangers(q, rows)]
            told = sorted(builds or named, key=lambda m: m.start)
            sides = list(dict.fromkeys(self._side(kind, m, q.folded) for m in told))
            if rows and len(sides) == _TWO and self._asks(q, askable) and not self._more(q, named):
                return sides[0], sides[1]
        return None

    def _builds(self, q: Question, rows: list[Mention]) -> list[Mention]:
        """Two builds of the one machine that is named: V100のPCIeとSXM."""
        if len({m.id for m in rows}) != 1:
            return []
        name, find = BUILDS.sub("", q.folded[rows[0].start : rows[0].end]).strip(), self._sides.library.find
        said = ((find.exact("accelerators", f"{name} {build[0]}"), build) for build in BUILDS.finditer(q.folded))
        found = [Mention("accelerators", row, *build.span()) for row, build in said if row]
        named = len({m.id for m in found}) == len(found) == _TWO
        return found if named and q.folded[found[0].end : found[1].start].strip() else []  # Ti Super is one build

    def _side(self, kind: Kind, mention: Mention, folded: str) -> Side:
        found = self._id(kind, mention)
        return Side(kind, found) if found else Side("unknown", folded[mention.start : mention.end])

    def _strangers(self, q: Question, rows: list[Mention]) -> list[Mention]:
        """Names beside the rows that no row is known by: words that could be one, and places."""
        return [m for m in q.mentions if self._is_stranger(m) and all(apart(m, row) for row in rows)]

    def _is_stranger(self, mention: Mention) -> bool:
        names = self._sides.library.names
        return mention.shelf == "unknown" or (mention.shelf == "names" and names[mention.id].kind == "place")

    def _rows(self, kind: Kind, mentions: Sequence[Mention]) -> list[Mention]:
        return [m for m in mentions if self._id(kind, m)]

    def _id(self, kind: Kind, mention: Mention) -> str:
        """The row that a mention names."""
        if kind == "gpu":
            return mention.id if mention.shelf == "accelerators" else ""
        return next(iter(self._sides.grid_ids([mention])), "")

    def _asks(self, q: Question, askable: set[str]) -> bool:
        """Whether nothing is asked that such rows do not have, and something is, or they are set against each other."""
        asked = measures(q.folded) | ({q.wish.by} if q.wish.by else set())
        return asked <= askable if asked else q.wish.direct

    def _more(self, q: Question, rows: list[Mention]) -> bool:
        """Whether a text says anything besides two rows and what is asked of them."""
        others = [m for m in q.mentions if all(apart(m, row) for row in rows)]
        if any(m.shelf not in _WORDS for m in others):
            return True
        rest = q.folded
        for mention in rows:
            rest = rest[: mention.start] + " " * (mention.end - mention.start) + rest[mention.end :]
        rest = phrase("of two rows").sub(" ", rest)
        return bool({f for f in features(content(rest)) if f[0] != "#"})
