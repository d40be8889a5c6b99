"""Comparisons in free text: which two things are set side by side, and what of them is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.understanding.calculation import Plan
from bot.understanding.comparisons.facts import YEAR, years_in
from bot.understanding.comparisons.halves import Half, content, halves
from bot.understanding.comparisons.side import Side
from bot.understanding.comparisons.sides import Sides, at, place_of
from bot.understanding.comparisons.wish import TIME, Asked, asked, phrase
from bot.understanding.reading import Amount, Mention
from bot.understanding.words import features

_WIDEST = len(" compared with in ")
_READERS, _STANCE = ("reader-1", "reader-2"), "sees a bright future, or wants it carefully"
_CERTAIN, _LIKELY = 0.97, 0.8
_BARE, _PLACED = {"grid", "gpu"}, {"run", "amount", "use", "thing", "do"}
_KIN = {"energy", "carbon", "intensity", "power"}
_OF_PUE, _FALL = "pue", "fall"
_WANTS = {"growth", "ratio", "change", "difference", "fall", "less"}
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
        self.sides, self._library = sides, sides.library

    def plan(self, folded: str, amounts: Sequence[Amount], mentions: Sequence[Mention]) -> Plan | None:
        """The comparison that a folded text asks for; None if it asks for none, or for things that are not known.

        `lead` names the figure to put first: ratio, difference, change, growth, same, more, less or first. A side that
        is not known is planned as such, if the other one is.
        """
        wish = asked(folded)
        if wish is None:
            two = self._twice(folded, mentions)
            return _plan(two, Asked(None, "more", direct=False), _CERTAIN) if two else None
        q = _Question(folded, mentions, amounts, wish)
        parted = list(halves(folded, mentions))
        if any(first is not None and first == second for first, second in map(self._completed, parted)):
            return None
        if two := self._twice(folded, mentions):
            return _plan(two, wish, _CERTAIN)
        for reader in (self._of_readers, self._of_years, self._of_pue, *(() if parted else (self._of_runs,))):
            if two := reader(q):
                return _plan(two, wish, _CERTAIN)
        if wish.by != TIME and (two := next(filter(None, (self._known(q, half) for half in parted)), None)):
            return _plan(two, wish, _CERTAIN)
        if wish.direct and wish.by != TIME and (plan := self._half_known(wish, parted, _PLACED)):
            return plan
        if two := next(filter(None, (self._facts(q, half) for half in parted)), None):
            return _plan(two, wish, _CERTAIN if wish.by == TIME else _LIKELY)
        return self._half_known(wish, parted, _BARE) if wish.direct and wish.by != TIME else None

    def _twice(self, folded: str, mentions: Sequence[Mention]) -> _Two | None:
        """One run, amount or calculation in two places or on two machines: 8 H100 in Japan or France for 3 days."""
        for shelf in ("grids", "accelerators"):
            named = [m for m in mentions if m.shelf == shelf]
            if len({m.id for m in named}) != len(_READERS):
                continue
            one, other = named[0], next(m for m in named if m.id != named[0].id)
            if not _parts(folded[one.end : other.start]):
                continue
            first, second = folded[: one.end] + " " + folded[other.end :], folded[: one.start] + folded[other.start :]
            two = self.sides.described(first), self.sides.described(second)
            if two[0] and two[1] and two[0] != two[1] and two[0].kind == two[1].kind and two[0].kind in _PLACED:
                return two[0], two[1]
        return None

    def series(self, folded: str) -> _Two | None:
        """Two years of the same figure that a folded text names: GPU market 2022 vs 2030."""
        years = list(dict.fromkeys(years_in(folded)))
        if len(years) != 2:
            return None
        texts = [YEAR.sub(" ", folded), *(YEAR.sub(f" {year} ", folded) for year in years)]
        for fact_id in dict.fromkeys(fact.id for text in texts for fact, _ in self.sides.candidates(text)):
            first, second = (self.sides.facts.in_year(self._library.facts[fact_id], [year]) for year in years)
            if self._is_of(first, years[0]) and self._is_of(second, years[1]):
                return first, second
        return None

    def _is_of(self, side: Side, year: int) -> bool:
        return side.value == year if side.kind == "market" else self._library.facts[side.id].date.startswith(str(year))

    # questions that no word parts

    def _of_readers(self, q: _Question) -> _Two | None:
        """What the two readers of the article say, where their difference is asked for."""
        if q.wish.lead != "difference" or not phrase("both readers").search(q.folded):
            return None
        facts = self._library.facts
        said = [c.id for c in self.sides.rank(f"{q.folded} {_STANCE}") if c.shelf == "facts"] + list(facts)
        first, second = (next((i for i in said if reader in facts[i].said_by), None) for reader in _READERS)
        return (Side("fact", first), Side("fact", second)) if first and second else None

    def _of_years(self, q: _Question) -> _Two | None:
        return self.series(q.folded)

    def _of_runs(self, q: _Question) -> _Two | None:
        """Two training runs: how many BLOOM trainings is Llama 3.1."""
        runs = self.sides.runs(q.folded, q.mentions)
        return (Side("run", runs[0]), Side("run", runs[1])) if len(runs) == len(_READERS) else None

    def _of_pue(self, q: _Question) -> _Two | None:
        """Two values of PUE, in the order in which they were said."""
        values = [a.value for a in q.amounts if a.dimension == _OF_PUE or not a.unit]
        if len(values) != 2 or len(q.amounts) > 2 or not any(m.id == _OF_PUE for m in q.mentions):
            return None
        return Side("pue", value=values[0]), Side("pue", value=values[1])

    # two halves

    def _known(self, q: _Question, half: Half) -> _Two | None:
        """Both sides, where both are certainly named and have a measure in common."""
        first, second = self._completed(half)
        if first is None or second is None:
            return self._with_fact(q, half, first, second)
        if second.kind == "grid" and place_of(first):
            second = at(first, second.id)
        if first.kind == "grid" and place_of(second):
            first = at(second, first.id)
        grids = self.sides.grid_ids(q.mentions)
        if len(grids) == 1 and self._lacks_carbon(first, second):
            first = at(first, grids[0])
        if len(grids) == 1 and self._lacks_carbon(second, first):
            second = at(second, grids[0])
        if first.kind == "term" and q.wish.lead != "difference":
            return None
        shared = self._shared(first, second)
        return (first, second) if shared and _is_by(q.wish, shared) else None

    def _completed(self, half: Half) -> tuple[Side | None, Side | None]:
        """Both sides; a run that names no machine is on that of the other one: 200 A100 for 5 days or 100 for 10."""
        texts = [half.first, half.second]
        chips = [[m for m in self.sides.mentions.find(text) if m.shelf == "accelerators"] for text in texts]
        for mine, other in ((0, 1), (1, 0)):
            if chips[other] and not chips[mine] and self.sides.is_scene(texts[mine]):
                texts[mine] = f"{texts[other][chips[other][0].start : chips[other][0].end]} {texts[mine]}"
        first, second = map(self.sides.described, texts)
        for one, place, noun in ((first, texts[0], texts[1]), (second, texts[1], texts[0])):
            if one and one.kind == "grid" and (two := self._of_one_noun(place, noun)):
                return two if one is first else two[::-1]
        if {side.kind for side in (first, second) if side} == {
            "run",
            "use",
        }:  # one prompt is not held against a training
            said = [phrase("asking").search(text) is not None for text in texts]
            first = None if first and first.kind == "use" and first.value == 1 and not said[0] else first
            second = None if second and second.kind == "use" and second.value == 1 and not said[1] else second
        return first, second

    def _of_one_noun(self, place: str, other: str) -> _Two | None:
        """A bare place that shares the noun of the other half: 日本とアメリカの家庭, Japan and US homes."""
        there = next((m for m in self.sides.mentions.find(other) if m.shelf == "grids"), None)
        if there is None:
            return None
        first = self.sides.described(f"{other[: there.start]}{place}{other[there.end :]}")
        second = self.sides.described(other)
        return (first, second) if first and second and first.kind == second.kind == "thing" else None

    def _with_fact(self, q: _Question, half: Half, first: Side | None, second: Side | None) -> _Two | None:
        """An amount or a thing against a fact that has a figure of the same kind."""
        side, text = (first, half.second) if first is not None else (second, half.first)
        if side is None or side.kind not in {"amount", "thing", "use", "run", "do"}:
            return None
        fact = self.sides.fact(f"{text} {half.around}" if not content(text) else text)
        if fact is None or not self._shared(side, fact) or not q.wish.direct:
            return None
        return (side, fact) if first is not None else (fact, side)

    def _lacks_carbon(self, one: Side, other: Side) -> bool:
        """Whether a side is an amount of electricity without a place, and the other one of CO2."""
        told = self.sides.measures_of(one)
        return (
            one.kind == "amount" and "energy" in told and not one.grid and "energy" not in self.sides.measures_of(other)
        )

    def _shared(self, first: Side, second: Side) -> set[str]:
        return self.sides.measures_of(first) & self.sides.measures_of(second) - {"duration"}

    def _facts(self, q: _Question, half: Half) -> _Two | None:
        """The two facts that the halves are about, each with what stands around it."""
        wish, facts = q.wish, self.sides.facts
        texts = [f"{half.before} {text} {half.behind}" for text in self._named_alike(half)]
        names = [{m.id for m in self.sides.mentions.find(text) if m.shelf == "names"} for text in texts]
        fitting = []
        for text, own, mine, others in zip(texts, (half.first, half.second), names, names[::-1], strict=True):
            near = self.sides.candidates(text) if self.sides.says(own) else []
            borrowed = not self.sides.mentions.find(own) and bool(names[0] | names[1])
            near = [(fact, score) for fact, score in near if not self.sides.is_strange(own, fact, borrowed)]
            fitting.append(facts.fitting(near, features(text), mine, others - mine, years_in(text), wish.by))
        apart = bool(names[0] - names[1] and names[1] - names[0])
        found = facts.pair(fitting[0], fitting[1], apart, wish)
        if found is None:
            return None
        return facts.in_year(found[0], years_in(texts[0])), facts.in_year(found[1], years_in(texts[1]))

    def _named_alike(self, half: Half) -> tuple[str, str]:
        """Both halves; one that names nobody is about the one that the other names."""
        names = []
        for text in (half.first, half.second):
            found = self.sides.mentions.find(text)
            names.append(text[found[0].start : found[0].end] if found else "")
        first = half.first if names[0] else f"{names[1]} {half.first}".strip()
        return first, half.second if names[1] else f"{names[0]} {half.second}".strip()

    def _half_known(self, wish: Asked, parted: Sequence[Half], kinds: set[str]) -> Plan | None:
        """The side that is known, if it is of these kinds, and the other one as what nothing is known by."""
        for half in parted:
            first, second = self._completed(half)
            known = first or second
            if known is None or known.kind not in kinds or (first and second):
                continue
            if not _is_by(wish, self.sides.measures_of(known)):
                return None
            unknown = Side("unknown", half.first if first is None else half.second)
            return _plan((first or unknown, second or unknown), wish, _CERTAIN)
        return None


def _parts(gap: str) -> bool:
    """Whether nothing but a parting word stands in a gap."""
    rests = [phrase(section).sub(" ", f" {gap} ", count=1) for section in ("strong", "weak")]
    return len(gap) <= _WIDEST and any(rest != f" {gap} " and not content(rest) for rest in rests)


def _is_by(wish: Asked, measures: set[str]) -> bool:
    """Whether measures hold the one that was asked for, or one that says as much: CO2 of electricity."""
    return wish.by is None or bool({wish.by, "term"} & measures) or bool(wish.by in _KIN and measures & _KIN)


def _by(two: _Two, wish: Asked) -> str | None:
    """The measure that was asked for; of one amount in two places its CO2, of a place's electricity how clean it is."""
    kinds = {side.kind for side in two}
    if wish.by == "energy" and replace(two[0], grid="") == replace(two[1], grid=""):
        return None
    if "pue" in kinds or (kinds == {"grid"} and wish.by == "energy" and not wish.of_amount):
        return None
    return wish.by


def _plan(two: _Two, wish: Asked, score: float) -> Plan:
    options = {"first": two[0].text, "second": two[1].text}
    if by := _by(two, wish):
        options["by"] = by
    lead = _FALL if wish.less and wish.lead == "change" else wish.lead
    if lead in _WANTS:
        options["want"] = lead
    return Plan("compare", options, (lead, ""), score)
