"""Calculations that no command has a frame for: what is given and asked, as a formula of `/calculate`."""

import re
from collections.abc import Sequence
from dataclasses import replace
from math import isclose

from bot.library import Library
from bot.library.formulas import SEPARATOR
from bot.library.units import MONEY
from bot.understanding.frames import beside, changes, exchange, gaps, loads, machines, proportions, sums
from bot.understanding.frames.bridges import Bridges
from bot.understanding.frames.growth import Growth
from bot.understanding.frames.pieces import Pieces, counted_in
from bot.understanding.frames.solver import Piece, solve
from bot.understanding.frames.wish import Wish, Wishes
from bot.understanding.frames.wished import Wished
from bot.understanding.frames.worked import Worked
from bot.understanding.reading import Amount
from bot.understanding.scenario import Scenario

_SHARE = re.compile(r"percent|%|何割|[何なん]+パー|何パーセント|how much (?:less|more)|in percent")
_AVERAGE = re.compile(r"\baverage\b|平均")
_IN_ALL = re.compile(
    r"\b(?:total|altogether|overall|in all|the team|the company|everyone|all of us)\b"
    r"|合計|全体|全部|総|会社|チーム|全員"
)
_LEADS = {"energy": "energy", "mass": "carbon", "money": "cost", "yen": "cost"}
_MOST_FIGURES, _CLOSE, _PLAIN = 2, 0.02, 3
# What says nothing about a figure, where two are asked for at once.
_MONEY, _MASS, _WATER = ("money", "yen"), ("mass", "intensity"), ("volume", "water-intensity")
_NOT_FOR = {
    "energy": (*_MONEY, *_MASS, *_WATER),
    "power": (*_MONEY, *_MASS, *_WATER),
    "carbon": (*_MONEY, *_WATER),
    "cost": (*_MASS, *_WATER),
    "water": (*_MONEY, *_MASS, "energy"),
}


class Workings:
    """Works out what is asked from what is given, with the units and figures of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._pieces, self._wishes, self._growth = Pieces(library), Wishes(library), Growth(library)
        self._solved = Wished(self._pieces, self._wishes, Bridges(library, self._pieces)).of
        self._money = {u.id: u.vector for u in library.units.values() if u.dimension in MONEY}

    def of(self, q: Scenario) -> Worked | None:
        """The simplest formula that comes out in what is asked for and uses every number; None if there is none."""
        if not q.amounts:
            return None
        everything = frozenset(amount.start for amount in q.amounts)
        without = tuple(a for a in q.amounts if a.per != "video" or a.dimension != "time")  # 40 of 6 seconds are 40
        ways = (q, replace(q, amounts=without)) if len(without) < len(q.amounts) else (q,)
        found = next(filter(None, map(self._found, ways)), None)
        return found and replace(found, used=everything)

    def _found(self, q: Scenario) -> Worked | None:
        """What the first reader finds that can work with all amounts."""
        amounts = changes.with_pue(q.folded, machines.without_parts(q.folded, q.amounts))
        q = replace(q, amounts=amounts)
        readers = (
            self._changed,
            self._set_against,
            self._official,
            self._improved,
            self._kept,
            self._beside,
            self._loaded,
            self._sum,
            self._proportion,
            self._exchanged,
            self._swapped,
            self._shared_out,
        )
        if q.run is not None and _asks_two(q) and (both := self._both(q)):
            return both
        last = self._supposed, self._priced, self._plain, self._both
        return next((found for reader in (*readers, *last) if (found := reader(q))), None)

    def grown(self, q: Scenario) -> Worked | None:
        """What a stated amount grows to."""
        return self._growth.of(q)

    def asks_per_one(self, q: Scenario) -> bool:
        """Whether something is asked for one of what is counted: Wh per query, 1台あたり何トン."""
        counted = {a.unit for a in q.amounts if a.value != 1}
        return any(per in counted for per in self._wishes.per(q))

    def _plain(self, q: Scenario) -> Worked | None:
        return None if changes.says_twice(q.amounts) else self._solved(q, q.amounts)

    def _supposed(self, q: Scenario) -> Worked | None:
        """The count that the asker supposes, where the rest comes to just that: 100 MWh over 25 homes of 4 MWh."""
        for wish in self._wishes.of(q):
            for guess in q.amounts:
                if guess.dimension == "count" and self._library.units[guess.unit].vector == wish.vector:
                    pieces = self._pieces.of(q.folded, [a for a in q.amounts if a not in (guess, *wish.ones)])
                    found = solve(pieces, wish.vector) if pieces else None
                    if found and found.below and isclose(found.size, guess.value):
                        return Worked(found.text, wish.lead)
        return None

    def _changed(self, q: Scenario) -> Worked | None:
        """By how many per cent something fell or rose: a PUE from 1.8 to 1.2."""
        other = changes.instead(q.folded, q.amounts)
        amounts = other[0] if other else q.amounts
        stated = "%" in {a.unit for a in amounts}
        if stated or not amounts or not _SHARE.search(q.folded) or not changes.is_change(q.folded, amounts):
            return None
        pair = changes.pair(q.folded, amounts, self._library.units)
        if pair is None:
            return None
        supposed = f"{SEPARATOR} {other[1]} × {pair[0].text}" if other else ""
        return Worked(changes.percent(q.folded, pair, amounts) + supposed, ("result", "%"), sure=True)

    def _set_against(self, q: Scenario) -> Worked | None:
        """How much less or more than a stated amount the rest comes to: how many tonnes less than the 552."""
        one = next((a for a in q.amounts if changes.is_set_against(q.folded, a)), None)
        rest = [a for a in q.amounts if a is not one]
        if one is None or not rest or _SHARE.search(q.folded):
            return None
        stated = self._pieces.piece(f"{one.value:.12g} {one.unit}")
        found = self._solved(q, rest)
        if found is None or "×" not in found.formula or found.lead[0] != _LEADS.get(one.dimension):
            return None
        apart = sorted(((stated.size, stated.text), (found.size, found.formula)), reverse=True)
        return replace(found, formula=" − ".join(text for _, text in apart), sure=True)

    def _loaded(self, q: Scenario) -> Worked | None:
        """Accelerators and the rest of their machine, or a busy and an idle power."""
        found = loads.block(q.folded, q.amounts, self._pieces)
        return self._solved(q, found[1], [found[0]]) if found else None

    def _beside(self, q: Scenario) -> Worked | None:
        """What each of two comes to where they are set side by side, and how far they are apart."""
        gap, both = beside.is_gap_asked(q.folded), beside.is_asked(q.folded)
        sides = beside.sides(q.amounts) if gap or both else None
        found = [one for side in sides or () if (one := self._solved(q, side)) and not one.bridges]
        if len(found) < len(sides or (0,)) or found[0].lead != found[1].lead:
            return None
        first, second = sorted(found, key=lambda one: -one.size)
        apart = [f"{first.formula} − {second.formula}"] * gap
        shown = [*(one.formula for one in found if both), *apart]
        return Worked(f"{SEPARATOR} ".join(shown), found[0].lead, sure=q.gpu is None)

    def _sum(self, q: Scenario) -> Worked | None:
        """A sum of two alike products, times what is left: 6 h at 600 W and 18 h at 90 W, for 30 days."""
        for parts in () if q.several else sums.parts(q.folded, q.amounts):
            rest = [a for a in q.amounts if a not in (*parts[0], *parts[1])]
            for block in sums.blocks(q.folded, parts, self._pieces, counted_in(q.amounts)):
                if len(parts[0]) == 1 and _AVERAGE.search(q.folded):
                    block = replace(block, text=f"{block.text} ÷ 2", size=block.size / 2)
                elif len(parts[0]) == 1 and "/" in block.text:
                    continue  # what each takes is no part of a sum
                if found := self._solved(q, rest, [block]):
                    return found
        return None

    def _improved(self, q: Scenario) -> Worked | None:
        """What a better PUE saves of the stated use of the computing equipment, and each figure that is asked for."""
        found = changes.better_pue(q.folded, q.amounts)
        if found is None:
            return None
        gap, rest = found
        q = replace(q, amounts=tuple(rest))
        one = self._both(q, [gap]) or self._solved(q, rest, [gap])
        if one and _SHARE.search(q.folded):
            share = f"{gap.text} ÷ {changes.larger(gap)}{SEPARATOR} "
            return Worked(share + one.formula, ("result", "%"), sure=True)
        return one and replace(one, sure=True)

    def _kept(self, q: Scenario) -> Worked | None:
        """What is left and what is saved by a share."""
        shares, rest = changes.left_and_saved(q.folded, q.amounts) or ((), ())
        found = [one for share in shares if (one := self._solved(q, rest, [share]))]
        if not found or len(found) < len(shares):
            return None
        return Worked(f"{SEPARATOR} ".join(one.formula for one in found), found[0].lead, sure=True)

    def _official(self, q: Scenario) -> Worked | None:
        """What comes out by the factor that a country publishes, where that is asked for."""
        factor = self._library.standing.official_grid
        if "official" not in q.senses or "grid" in q.given or q.region not in {None, factor.place}:
            return None
        if q.region is None and "japan" not in q.senses:
            return None
        found = self._solved(q, q.amounts, [self._pieces.piece(f"fact:{factor.fact}:{factor.value}")])
        return found and replace(found, sure=True)

    def _priced(self, q: Scenario) -> Worked | None:
        """A use and what it costs, where both are asked for as plainly."""
        use, cost = q.goals.get("energy"), q.goals.get("cost")
        plain = use and cost and use.unit and cost.unit and use.strength == cost.strength
        return self._both(q) if plain and not changes.says_twice(q.amounts) else None

    def _both(self, q: Scenario, more: Sequence[Piece] = ()) -> Worked | None:
        """Two figures that are asked for at once, each from the numbers that it needs: kWh and litres."""
        found = []
        used: set[int] = set()
        for goal in list(q.goals.values())[:_MOST_FIGURES]:
            amounts = [a for a in q.amounts if a.dimension not in _NOT_FOR.get(goal.figure, ())]
            one = self._solved(replace(q, goals={goal.figure: goal}), amounts, more)
            if one is None:
                return None
            found.append(one)
            used.update(a.start for a in amounts)
        if len(found) < _MOST_FIGURES or len(used) < len(q.amounts):
            return None
        return Worked(f"{SEPARATOR} ".join(one.formula for one in found), found[0].lead)

    def _swapped(self, q: Scenario) -> Worked | None:
        """What changes where one use takes the place of another, or how far two amounts are apart."""
        for gap, rest in gaps.read(q.folded, q.amounts, self._pieces):
            if found := self._solved(q, rest, [gap]):
                return replace(found, sure=bool(rest))
        return None

    def _counted_over(self, q: Scenario) -> list[Amount]:
        """The counts of what a total is shared by, where both are asked for."""
        pers = self._wishes.per(q) if _IN_ALL.search(q.folded) else []
        return [a for a in q.amounts if a.unit in pers and a.dimension == "count" and a.value != 1]

    def _shared_out(self, q: Scenario) -> Worked | None:
        """A total, and what each of those that it is counted over has of it: kWh in total and per person."""
        counts = self._counted_over(q)
        if not counts:
            return None
        told = [replace(a, per="") if a in counts else a for a in q.amounts]
        some = [a for a in told if a.value != 1]
        with_times = [a for a in told if a in some or a.dimension == "time"]
        totals = (self._total(q, wish, amounts) for wish in self._wishes.of(q) for amounts in (some, with_times))
        total = next(filter(None, totals), None)
        if total is None:
            return None
        share = f"{total.formula} ÷ {counts[0].value:.12g} {counts[0].unit}"
        return replace(total, formula=f"{total.formula}{SEPARATOR} {share}")

    def _total(self, q: Scenario, wish: Wish, amounts: Sequence[Amount]) -> Worked | None:
        """What the amounts come to in all."""
        pieces = self._pieces.of(q.folded, amounts)
        found = solve(pieces, wish.vector) if pieces and wish.vector and wish.lead[0] != "result" else None
        return Worked(found.text, wish.lead) if found else None

    def _proportion(self, q: Scenario) -> Worked | None:
        """The rule of three."""
        found = (proportions.of(q.folded, q.amounts, wish, self._pieces) for wish in self._wishes.of(q))
        return next(filter(None, found), None)

    def _exchanged(self, q: Scenario) -> Worked | None:
        """A sum of money in another currency, at the stated rate."""
        found = exchange.rate(q.folded, q.amounts, self._money)
        if found is None:
            return None
        piece, said = found
        return self._solved(q, [a for a in q.amounts if a not in said], [piece])


def _asks_two(q: Scenario) -> bool:
    """Whether two figures are asked for, each so plainly that it wants its own formula."""
    plain = [goal for goal in q.goals.values() if goal.strength >= _PLAIN]
    return q.asks_both or len(plain) >= _MOST_FIGURES
