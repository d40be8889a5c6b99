"""Comparisons in free text: which two things are set side by side, and what of them is asked for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.library.spelling import fold
from bot.understanding.comparing import TIME, Asked, asked
from bot.understanding.frames.plan import Plan
from bot.understanding.halves import halves
from bot.understanding.pairs import Pairs, cut
from bot.understanding.reading import Amount, Mention
from bot.understanding.sides import (
    AMOUNTS,
    COUNT,
    MEASURES,
    YEAR,
    Side,
    Sides,
    amount_side,
    ids_of,
    is_scene,
    years_in,
)

_AGAINST = re.compile(r"\b(?:vs\b\.?|versus|or|and|than|compared (?:to|with)|against)(?= )|\bcompare\b|と(?=  )|[?]")
_BOTH_READERS = re.compile(
    r"\b(?:readers|commenters|commentators|comments)\b|(?:[二2両]人|両者|両方)の?(?:読者|コメント)"
    r"|読者.{0,4}(?:[二2両]人|同士)|コメント.{0,6}(?:[二2]つ|[二2]件)"
)
_READERS, _STANCE = ("reader-1", "reader-2"), "sees a bright future, or wants it carefully"
_VAGUE = re.compile(
    r"(?:(?:it|that|this|them|something|anything|everything|else|others?|each other|everyday|familiar|things?) ?)+"
    r"|それ|これ|何か|他|ほか"
)
_ACTORS = {"company", "person", "body"}
_OF_A_YEAR = {"home", "car", "year"}
_CERTAIN, _LIKELY = 0.97, 0.8
_Two = tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class _Question:
    """A question taken apart."""

    folded: str
    mentions: Sequence[Mention]
    amounts: Sequence[Amount]
    wish: Asked


class Comparisons:
    """Reads comparisons of whatever `sides` can read."""

    def __init__(self, sides: Sides) -> None:
        self.sides, self._library, self._pairs = sides, sides.library, Pairs(sides)

    def plan(self, folded: str, amounts: Sequence[Amount], mentions: Sequence[Mention]) -> Plan | None:
        """The comparison that a folded text asks for; None if it asks for none, or for things that are not known.

        `lead` names the figure to put first: ratio, difference, change, growth, more, less or first.
        """
        wish = asked(folded)
        if wish is None:
            return None
        question = _Question(folded, mentions, amounts, wish)
        for reader in (
            self._grids,
            self._accelerators,
            self._runs,
            self._years,
            self._amount,
            self._terms,
            self._readers,
        ):
            if two := reader(question):
                counted = any(side.unit == "car" for side in two)
                return _plan(two, replace(wish, by=None) if counted else wish, _CERTAIN)
        two = None if _is_of_one_word(question) else self._parted(question)
        if two is None:
            return None
        return _plan(two, wish, _CERTAIN if wish.by == TIME or two[0].kind == "scenario" else _LIKELY)

    def series(self, folded: str) -> _Two | None:
        """Two years of the same figure that a folded text names: GPU market 2022 vs 2030."""
        years = list(dict.fromkeys(years_in(folded)))
        if len(years) != 2:
            return None
        texts = [YEAR.sub(" ", folded), *(YEAR.sub(f" {year} ", folded) for year in years)]
        for fact_id in dict.fromkeys(fact.id for text in texts for fact, _ in self.sides.facts(text)):
            first, second = (self.sides.in_year(self._library.facts[fact_id], [year]) for year in years)
            if self._is_of(first, years[0]) and self._is_of(second, years[1]):
                return first, second
        return None

    def _is_of(self, side: Side, year: int) -> bool:
        return side.value == year if side.kind == "market" else self._library.facts[side.id].date.startswith(str(year))

    # two sides of one kind

    def _grids(self, q: _Question) -> _Two | None:
        """Two places: their electricity, or the same energy, model or run in both."""
        grids = self.sides.grid_ids(q.mentions)
        others = {self._library.names[m.id].kind for m in q.mentions if m.shelf == "names"} & _ACTORS
        if len(grids) != 2 or (others and q.wish.by is None):
            return None
        if is_scene(q.amounts):
            first, second = (self._without(q, other) for other in reversed(grids))
            both = self.sides.is_scenario(first) and self.sides.is_scenario(second)
            return (Side("scenario", first), Side("scenario", second)) if both else None
        energy = next((a for a in q.amounts if a.dimension == "energy"), None)
        runs = self.sides.run_ids(q.folded, q.mentions)
        base = amount_side(energy) if energy else Side("run", runs[0]) if runs else None
        if base is None:
            return Side("grid", grids[0]), Side("grid", grids[1])
        return replace(base, grid=grids[0]), replace(base, grid=grids[1])

    def _without(self, q: _Question, grid: str) -> str:
        """The text without one of its places, and without the words that set the two against each other."""
        gone = [m for m in q.mentions if grid in self.sides.grid_ids([m])]
        return " ".join(_AGAINST.sub(" ", cut(q.folded, gone)).split())

    def _accelerators(self, q: _Question) -> _Two | None:
        chips = ids_of("accelerators", q.mentions)
        if len(chips) != 2 or is_scene([a for a in q.amounts if a.unit != "gpu"]) or q.wish.by in {TIME, "money"}:
            return None
        return Side("accelerator", chips[0]), Side("accelerator", chips[1])

    def _runs(self, q: _Question) -> _Two | None:
        runs = self.sides.run_ids(q.folded, q.mentions)
        return (Side("run", runs[0]), Side("run", runs[1])) if len(runs) == 2 and q.wish.by != TIME else None

    def _years(self, q: _Question) -> _Two | None:
        return self.series(q.folded)

    def _amount(self, q: _Question) -> _Two | None:
        """A stated amount against something known, or two amounts."""
        stated = [a for a in q.amounts if a.dimension in AMOUNTS and (not a.per or a.per in _OF_A_YEAR)]
        if not stated:
            stated = [a for a in q.amounts if a.unit == "car" and not a.per and a.value > 1]
        if not stated or not q.wish.direct or (is_scene(q.amounts) and not self._is_yearly(q, stated[0])):
            return None
        if len(stated) > 1:
            same = stated[0].dimension == stated[1].dimension
            return (amount_side(stated[0]), amount_side(stated[1])) if same else None
        amount = stated[0]
        rest = q.folded[: amount.start] + " " + q.folded[amount.end :]
        other = self.sides.known_in(rest, MEASURES.get(amount.dimension, f"{COUNT}{amount.unit}"))
        if other is None:
            return None
        mine = amount_side(amount)
        return (mine, other) if amount.start < len(q.folded) / 2 else (other, mine)

    def _is_yearly(self, q: _Question, amount: Amount) -> bool:
        """Whether the only time beside an amount is a number of years: 200 cars for a year, a two-year high."""
        times = [a for a in q.amounts if a.dimension in {"time", "gpu-time"}]
        others = [a for a in q.amounts if a.unit == "gpu"]
        return not others and len(times) == 1 and times[0].unit == "year" and (amount.dimension in {"count", "money"})

    def _terms(self, q: _Question) -> _Two | None:
        """Two words whose difference is asked for."""
        terms = ids_of("terms", q.mentions)
        named = any(m.shelf == "names" for m in q.mentions)
        if q.wish.lead != "difference" or len(terms) != 2 or q.amounts or named:
            return None
        return Side("term", terms[0]), Side("term", terms[1])

    def _readers(self, q: _Question) -> _Two | None:
        """What the two readers of the article say, where their difference is asked for."""
        if q.wish.lead != "difference" or not _BOTH_READERS.search(q.folded):
            return None
        facts = self._library.facts
        said = [c.id for c in self.sides.rank(f"{q.folded} {_STANCE}") if c.shelf == "facts"] + list(facts)
        first, second = (next((i for i in said if reader in facts[i].said_by), None) for reader in _READERS)
        return (Side("fact", first), Side("fact", second)) if first and second else None

    # two sides of a word

    def _parted(self, q: _Question) -> _Two | None:
        """The best two facts, or two scenarios, on both sides of a word such as "or", "vs" or と."""
        best: tuple[float, Side, Side] | None = None
        for first, second, before, behind in halves(q.folded, q.mentions):
            if not (self._says(first) and self._says(second)):
                continue
            if self.sides.is_scenario(first) and self.sides.is_scenario(second):
                return Side("scenario", first.strip()), Side("scenario", second.strip())
            found = self._pairs.best(f"{before} {first} {behind}", f"{before} {second} {behind}", q.wish)
            if found and (best is None or found[0] > best[0]):
                best = found
        return best[1:] if best else None

    def _says(self, text: str) -> bool:
        """Whether a text says anything that could be looked up."""
        return bool(
            years_in(text) or (text.strip() and not _VAGUE.fullmatch(text.strip()) and self.sides.rank(fold(text)))
        )


def _is_of_one_word(q: _Question) -> bool:
    """Whether all that a text names is one word twice and no amount: gigawatt and megawatt."""
    return len(q.mentions) > 1 and not q.amounts and len({m.id for m in q.mentions}) == 1


def _plan(two: _Two, wish: Asked, score: float) -> Plan:
    options = {"first": two[0].text, "second": two[1].text}
    return Plan("compare", {**options, "by": wish.by} if wish.by else options, (wish.lead, ""), score)
