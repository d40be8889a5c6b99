"""Numbers that somebody states, and the figures of the knowledge that they can be held against."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.footprint.quantity import Quantity, known
from bot.library import Fact, Library, Value
from bot.library.spelling import clean
from bot.library.tables import Row
from bot.understanding.comparison import Comparisons
from bot.understanding.sides import years_in
from bot.understanding.mentions import Mentions
from bot.understanding.quantities import Quantities
from bot.understanding.reading import Amount, Candidate, Mention

Verdict = Literal["supported", "differs", "outdated", "unit", "unknown"]
TOLERANCE = 0.02
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|(?<=[。！？])|\n+")
_TIMES = re.compile(r"\s?(?:times\b|x\b|[- ]?fold\b|倍)")
_A_YEAR = re.compile(r"\s?(?:%|percent|per cent)?\s?(?:a|per|each|every) (?:year|annum)|annual|cagr|年平均|年率|毎年")
_STRONG = {"company", "person", "product", "model", "work", "body", "currency"}
_CLAUSE = re.compile(r"[,;](?!\d)|、|\s(?:and|but|while|whereas)\s")
_NUMBER = re.compile(r"(?:us\$|\$|¥)?\d|[一二三四五六七八九十百千]", re.IGNORECASE)
_FACTS, _NEAR, _SURE = 8, 0.25, 0.4
_EARLIER = re.compile(r"(?:earlier_)?(\w+?)(?:_before|_old)?")
_SLIPS = (1e3, 1e-3, 1e6, 1e-6, 1e9, 1e-9)
_SISTERS = ({"energy", "power"},)
_CURRENCY = re.compile(r"(?:US\$|USD ?|\$|¥)$", re.IGNORECASE)
_MOST = 15


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the knowledge in its own unit, the fact or row that holds it, and the one that has replaced it.

    `surely`: the text is certainly about it; `named` is how the text names the row.
    """

    quantity: Quantity
    fact: Fact | None = None
    row: Row | None = None
    newer: Quantity | None = None
    surely: bool = True
    named: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A stated number: its words, the amount, its sentence; `kind` is ratio, growth or change if it is no plain amount.

    `years` and `mates` are the years and the other amounts of the sentence.
    """

    written: str
    amount: Amount
    sentence: str
    kind: str = "amount"
    years: tuple[int, ...] = ()
    mates: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What the knowledge says of a claim; the stated number is `off` times the known one, `exact` if to the digit."""

    claim: Claim
    verdict: Verdict
    figure: Figure | None = None
    off: float = 1.0
    exact: bool = False


class Claims:
    """Finds stated numbers and holds them against one library."""

    def __init__(
        self,
        library: Library,
        mentions: Mentions,
        quantities: Quantities,
        rank: Callable[[str], Sequence[Candidate]],
        comparisons: Comparisons,
    ) -> None:
        self._library, self._mentions, self._quantities = library, mentions, quantities
        self._rank, self._comparisons = rank, comparisons

    def findings(self, text: str) -> list[Finding]:
        """One finding for each number with a unit in the text, in order, at most fifteen."""
        found: list[Finding] = []
        subject = ""
        for sentence in _SENTENCE.split(clean(text)):
            folded = sentence.lower()
            if len(folded) != len(sentence):
                sentence = folded
            mentions = self._mentions.find(folded)
            amounts = self._quantities.find(folded, mentions)
            for start, end in _clauses(folded):
                clause, years = folded[start:end], years_in(folded[start:end]) or years_in(folded)
                inside = [m for m in mentions if start <= m.start < end]
                named = self._subjects(inside) | {m.id for m in inside if m.shelf == "grids"}
                claims = [
                    claim
                    for a in amounts
                    if start <= a.end - 1 < end and (claim := _claim(a, sentence, folded, amounts))
                ]
                about = clause if named else f"{subject} {clause}"
                if named:
                    subject = " ".join(folded[m.start : m.end] for m in inside if m.id in named)
                if claims:
                    figures = [*self._figures(about, years), *self._figures(folded, years)]
                    found += [self._finding(claim, _of_nearest(figures, claim, clause)) for claim in claims]
        return found[:_MOST]

    def _subjects(self, mentions: Sequence[Mention]) -> set[str]:
        """The companies, models and machines that are named, whose figures alone can be meant."""
        names = self._library.names
        strong = {m.id for m in mentions if m.shelf == "names" and names[m.id].kind in _STRONG}
        return strong | {m.id for m in mentions if m.shelf in {"models", "accelerators"}}

    # figures that may be meant

    def _figures(self, folded: str, years: Sequence[int]) -> list[Figure]:
        """The figures that a sentence may speak of, the surest first."""
        mentions = self._mentions.find(folded)
        subjects = self._subjects(mentions)
        rows = list(self._of_tables(folded, mentions))
        facts: list[Figure] = []
        for candidate in [c for c in self._rank(folded) if c.shelf == "facts"][:_FACTS]:
            fact = self._comparisons.of_year(self._library.facts[candidate.id], years)
            if fact is None or (subjects and not subjects & {*fact.about, *self._rows_of(fact)}):
                continue
            sure = candidate.score >= _SURE and bool(subjects & set(fact.about) or candidate.score >= _SURE + _NEAR)
            if candidate.score >= _NEAR:
                facts += self._of_fact(fact, years, sure)
        told = [f for f in facts if f.fact and f.fact.origin == "article"]
        return [*told, *rows, *(f for f in facts if f not in told)]

    def _rows_of(self, fact: Fact) -> set[str]:
        """The rows of tables that a fact's names stand for: a100 for a100-sxm-80gb."""
        found = {self._library.find.exact(shelf, name) for name in fact.about for shelf in ("accelerators", "models")}  # type: ignore[arg-type]
        return {row for row in found if row}

    def _of_fact(self, fact: Fact, years: Sequence[int], sure: bool) -> Iterator[Figure]:
        for name, value in fact.values.items():
            if value.unit == "date":
                continue
            quantity = self._quantity(name, value, fact.said_by, int(fact.date[:4]))
            yield Figure(quantity, fact, newer=self._newer(fact, name, value, years), surely=sure)

    def _newer(self, fact: Fact, name: str, value: Value, years: Sequence[int]) -> Quantity | None:
        """The figure that has replaced an earlier one of the same fact, unless the sentence says that it is of then."""
        match = _EARLIER.fullmatch(name)
        current = match[1] if match else name
        if current == name or any(year != int(fact.date[:4]) for year in years):
            return None
        new = fact.values.get(current)
        return (
            self._quantity(current, new, fact.said_by, int(fact.date[:4])) if new and new.unit == value.unit else None
        )

    def _quantity(self, name: str, value: Value, sources: Sequence[str], year: int) -> Quantity:
        central = value.value if isinstance(value.value, float) else ((value.low or 0.0) * (value.high or 0.0)) ** 0.5
        low = central if value.low is None else value.low
        high = central if value.high is None else value.high
        return known(name, value.unit, low, central, high, "published", tuple(sources), year)

    def _of_tables(self, folded: str, mentions: Sequence[Mention]) -> Iterator[Figure]:
        """Figures of the training runs, accelerators and grids that are named."""
        library = self._library
        for mention in mentions:
            if mention.shelf == "accelerators" and (tdp := library.accelerators[mention.id].tdp_w) is not None:
                row = library.accelerators[mention.id]
                yield Figure(row.figure("tdp_w", "W", tdp), row=row, named=folded[mention.start : mention.end])
            if mention.shelf == "grids":
                grid = library.grids[mention.id]
                yield Figure(
                    grid.figure("grid", "g/kWh", grid.intensity_g, grid.low_g, grid.high_g),
                    row=grid,
                    named=folded[mention.start : mention.end],
                )
        spans = dict.fromkeys((m.start, m.end) for m in mentions if m.shelf in {"models", "names"})
        for start, end in spans:
            if run_id := library.find.exact("training_runs", folded[start:end]):
                run = library.training_runs[run_id]
                told = (
                    ("energy", "MWh", run.energy_mwh),
                    ("carbon", "t", run.carbon_t),
                    ("accelerator_hours", "GPU-h", run.hours),
                    ("count", "gpu", run.count),
                )
                yield from (
                    Figure(run.figure(n, u, v), row=run, named=folded[start:end]) for n, u, v in told if v is not None
                )

    # verdicts

    def _finding(self, claim: Claim, figures: Sequence[Figure]) -> Finding:
        """The verdict on a claim: the first figure that agrees, else a slip of the unit, else the first of its kind."""
        held = [(figure, off) for figure in figures if (off := self._off(claim.amount, figure.quantity)) is not None]
        for figure, off in held:
            if _within(claim, figure, off, self._factor(claim.amount.unit) / self._factor(figure.quantity.unit)):
                verdict: Verdict = "supported" if figure.newer is None else "outdated"
                return Finding(claim, verdict, figure, off, exact=abs(off - 1) < 1e-6)
        for figure in figures:
            if self._slipped(claim.amount, figure.quantity):
                return Finding(claim, "unit", figure, self._off(claim.amount, figure.quantity) or 0.0)
        sure = next(((figure, off) for figure, off in held if figure.surely and figure.newer is None), None)
        return Finding(claim, "differs", *sure) if sure and claim.kind == "amount" else Finding(claim, "unknown")

    def _off(self, amount: Amount, quantity: Quantity) -> float | None:
        """How many times the known figure the stated one is; None if they cannot be compared."""
        mine, yours = self._dimension(amount.unit), self._dimension(quantity.unit)
        if amount.dimension == "pue":
            mine = "pue" if quantity.name in {"pue", "average"} else "?"
            yours = "pue" if quantity.unit == "1" else yours
        if mine != yours or not quantity.central:
            return None
        if mine == "count" and amount.unit != quantity.unit:
            return None
        if mine == "ratio" and (amount.unit == "times") != (quantity.unit == "times"):
            return None
        return amount.value * self._factor(amount.unit) / (quantity.central * self._factor(quantity.unit))

    def _slipped(self, amount: Amount, quantity: Quantity) -> bool:
        """Whether a stated number is right, but for its unit: GWh for MWh, kg for t, W for Wh."""
        mine, yours = self._dimension(amount.unit), self._dimension(quantity.unit)
        if not quantity.central or mine in {"count", "ratio", "pure", "money", "yen"}:
            return False
        if mine == yours:
            off = self._off(amount, quantity)
            return off is not None and any(abs(off / slip - 1) <= TOLERANCE for slip in _SLIPS)
        if {mine, yours} not in _SISTERS:
            return False
        return abs(amount.value / quantity.central - 1) <= TOLERANCE

    def _dimension(self, unit: str) -> str:
        dimension = self._library.units[unit].dimension if unit in self._library.units else ""
        return "gpu-time" if unit == "h" else dimension

    def _factor(self, unit: str) -> float:
        return self._library.units[unit].factor


def _clauses(folded: str) -> Iterator[tuple[int, int]]:
    """Where the clauses of a sentence start and end."""
    start = 0
    for match in _CLAUSE.finditer(folded):
        yield start, match.start()
        start = match.end()
    yield start, len(folded)


def _claim(amount: Amount, sentence: str, folded: str, amounts: Sequence[Amount]) -> Claim | None:
    """What is stated by an amount; None for a bare number or a duration."""
    times = _TIMES.match(folded, amount.end)
    years = tuple(dict.fromkeys(years_in(folded)))
    mates = tuple(a for a in amounts if a is not amount)
    end = times.end() if times else amount.end
    first = _NUMBER.search(sentence, amount.start, end)
    start = first.start() if first else amount.start
    start -= len(_CURRENCY.search(sentence[:start])[0]) if _CURRENCY.search(sentence[:start]) else 0  # type: ignore[index]
    written = sentence[start:end].strip()
    if times:
        return Claim(written, replace(amount, unit="times", dimension="ratio"), sentence, "ratio", years, mates)
    if amount.unit == "%":
        return Claim(written, amount, sentence, "growth" if _A_YEAR.search(folded) else "change", years, mates)
    told = amount.unit and amount.dimension not in {"time", ""}
    return Claim(written, amount, sentence, "amount", years, mates) if told else None


def _of_nearest(figures: Sequence[Figure], claim: Claim, clause: str) -> list[Figure]:
    """The figures without those of rows that are named further from the number than another one of the same clause."""
    named = {figure.named for figure in figures if figure.named and figure.named in clause}
    if len(named) < 2:
        return list(figures)
    here = clause.find(claim.written.lower())
    nearest = min(
        named,
        key=lambda name: (
            abs(clause.rfind(name, 0, max(here, 0)) - here)
            if name in clause[:here]
            else len(clause) + clause.find(name)
        ),
    )
    return [figure for figure in figures if not figure.named or figure.named == nearest]


def _within(claim: Claim, figure: Figure, off: float, scale: float) -> bool:
    """Whether a claim agrees with a figure or falls into its range."""
    if abs(off - 1) <= TOLERANCE:
        return True
    stated = claim.amount.value * scale
    return not figure.quantity.exact and figure.quantity.low <= stated <= figure.quantity.high
