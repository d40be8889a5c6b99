"""Comparisons in free text: which two things are set side by side, and what of them is asked for."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.understanding.accounting import unaccounted
from bot.understanding.comparisons.facts import UNLISTED, YEAR
from bot.understanding.comparisons.halves import Half, halves
from bot.understanding.comparisons.named import Named, is_by
from bot.understanding.comparisons.pairs import Pairs
from bot.understanding.comparisons.side import Kind, Side, parse
from bot.understanding.comparisons.sides import Sides
from bot.understanding.comparisons.tabled import Tabled
from bot.understanding.comparisons.told import Told
from bot.understanding.comparisons.unparted import Question, Two, Unparted
from bot.understanding.comparisons.wish import TIME, Asked, asked, measure_in, phrase
from bot.understanding.frames.plan import Plan
from bot.understanding.phrases import phrases
from bot.understanding.reading import Amount, Mention

_CERTAIN, _LIKELY = 0.97, 0.8
_UNKNOWN: Kind = "unknown"
_BARE, _COUNTED = {"grid"}, {"run", "amount", "use", "thing", "do", "gpu"}
_FALL, _WANTS = "fall", {"growth", "ratio", "change", "difference", "fall", "less"}
_Step = Callable[[Question, Sequence[Half]], Plan | None]


class Comparisons:
    """Reads comparisons of whatever `sides` can read."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self._unparted, self._named, self._told = Unparted(sides), Named(sides), Told(sides)
        self._pairs, self._tabled = Pairs(sides), Tabled(sides)
        self.series = self._unparted.series

    def plan(self, folded: str, amounts: Sequence[Amount], mentions: Sequence[Mention]) -> Plan | None:
        """The comparison that a folded text asks for; None if it asks for none, or for things that are not known.

        `lead` names the figure to put first: ratio, difference, change, growth, same, more, less or first. A side that
        is not known is planned as such, if the other one is.
        """
        wish = asked(folded)
        q = Question(folded, mentions, amounts, wish or Asked(measure_in(folded), "more", direct=False))
        plan = self._unasked(q) if wish is None else self._asked(q)
        return None if plan and self._is_told(q, plan) else plan

    def _unasked(self, q: Question) -> Plan | None:
        """The comparison of a text that does not say that it compares."""
        two = self._unparted.twice(q) or self._pairs.two(q)
        return _plan(two, q.wish, _CERTAIN) if two else self._either(q)

    def _asked(self, q: Question) -> Plan | None:
        """The comparison of a text that says what it compares: two rows, or what a word parts."""
        told = self._tabled.two(q) if q.wish.by != TIME else None
        return _plan(*told, _CERTAIN) if told else self._parted(q)

    def _parted(self, q: Question) -> Plan | None:
        """The comparison of two sides that a word parts, or of two that none does."""
        wish, parted = q.wish, list(halves(q.folded, q.mentions))
        if any(map(self._named.is_one, parted)):
            return None
        if two := self._unparted.two(q, bool(parted)):
            return _plan(two, wish, _CERTAIN)
        steps: tuple[_Step, ...] = (self._by_name, self._by_rows, self._of_one, self._by_fact, self._of_one_bare)
        found = (step(q, parted) for step in (steps if wish.by != TIME else (self._by_rows, self._by_fact)))
        return next(filter(None, found), None)

    def _either(self, q: Question) -> Plan | None:
        """Two things of which one or the other is asked for by a measure: driving 100 km or 1000 prompts, CO2."""
        if q.wish.by is None or not phrase("either").search(q.folded):
            return None
        return self._by_name(q, list(halves(q.folded, q.mentions)))

    def _is_told(self, q: Question, plan: Plan) -> bool:
        """Whether one fact tells of both runs: those of a paper that is cited, or as on one grid."""
        found = (parse(str(plan.options[name]), self.sides.library) for name in ("first", "second"))
        grids = {side.grid if side and side.kind == "run" else None for side in found}
        cited = grids != {""} or phrase("cited").search(q.folded)
        if len(grids) > 1 or None in grids or not cited:
            return False
        names = {m.id for m in q.mentions if m.shelf == "names"}
        return any(len(names & set(fact.about)) > 1 for fact, _ in self.sides.candidates(q.folded))

    def _by_name(self, q: Question, parted: Sequence[Half]) -> Plan | None:
        found = [(two, self._named.left(half, two)) for half in parted if (two := self._named.two(q, half))]
        two, left = min(found, key=lambda each: len(each[1]), default=(None, ()))
        used = frozenset(a.start for a in q.amounts if q.folded[a.start : a.end] not in left)
        return replace(_plan(two, q.wish, _CERTAIN), unused=left, used=used) if two else None

    def _by_rows(self, q: Question, parted: Sequence[Half]) -> Plan | None:  # noqa: ARG002 - one shape for all steps
        two = self._pairs.two(q)
        return _plan(two, q.wish, _CERTAIN) if two else None

    def _by_fact(self, q: Question, parted: Sequence[Half]) -> Plan | None:
        two = next(filter(None, (self._told.two(q.wish, half) for half in parted)), None)
        if two is None:
            return None
        facts = [self.sides.library.facts[side.id] for side in two if side.kind == "fact"]
        strange = [unaccounted(q.amounts, fact, self.sides.library) for fact in facts]
        left = tuple(q.folded[a.start : a.end] for a in q.amounts if strange and all(a in some for some in strange))
        return replace(_plan(two, q.wish, _CERTAIN if q.wish.by == TIME else _LIKELY), unused=left)

    def _of_one(self, q: Question, parted: Sequence[Half]) -> Plan | None:
        return self._half_known(q, parted, _COUNTED)

    def _of_one_bare(self, q: Question, parted: Sequence[Half]) -> Plan | None:
        return self._half_known(q, parted, _BARE)

    def _half_known(self, q: Question, parted: Sequence[Half], kinds: set[str]) -> Plan | None:
        """The side that is known, if it is of these kinds, and the other one as what nothing is known by."""
        if not q.wish.direct or phrases("voiced").search(q.folded):
            return None
        two = next(filter(None, (self._with_unknown(half, kinds) for half in parted)), None)
        known = two and (two[0] if two[1].kind == _UNKNOWN else two[1])
        return _plan(two, q.wish, _CERTAIN) if two and known and is_by(q.wish, self.sides.measures_of(known)) else None

    def _with_unknown(self, half: Half, kinds: set[str]) -> Two | None:
        """Both sides of a text that knows just one, of these kinds; a year alone is no side."""
        first, second = self._named.both(half)
        known, text = (first, half.second) if first else (second, half.first)
        if known is None or known.kind not in kinds or (first and second) or YEAR.fullmatch(text):
            return None
        unknown = Side(_UNKNOWN, text)
        return (known, unknown) if first else (unknown, known)


def _by(two: Two, wish: Asked) -> str | None:
    """The measure that was asked for; of one amount in two places its CO2, of a place's electricity how clean it is."""
    kinds = {side.kind for side in two}
    if wish.by in UNLISTED:
        return None
    if wish.by == "energy" and replace(two[0], grid="") == replace(two[1], grid=""):
        return None
    if "pue" in kinds or (kinds == {"grid"} and wish.by == "energy" and not wish.of_amount):
        return None
    return wish.by


def _plan(two: Two, wish: Asked, score: float) -> Plan:
    options = {"first": two[0].text, "second": two[1].text}
    if by := _by(two, wish):
        options["by"] = by
    lead = _FALL if wish.less and wish.lead == "change" else wish.lead
    if lead in _WANTS:
        options["want"] = lead
    return Plan("compare", options, (lead, ""), score)
