"""Numbers that somebody states, held against the figures of the knowledge."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from bot.footprint.quantity import Quantity
from bot.understanding.comparisons.facts import years_in
from bot.understanding.comparisons.sides import Sides
from bot.understanding.figures import Figure, Figures
from bot.understanding.reading import Amount

Verdict = Literal["supported", "differs", "outdated", "unit", "unknown"]
TOLERANCE = 0.02
_TO_THE_DIGIT = 1e-6
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|(?<=[。！？])|\n+")
_CLAUSE = re.compile(r"[,;](?!\d)|、|\s(?:and|but|while|whereas)\s")
_TIMES = re.compile(r"\s?(?:times\b|x\b|[- ]?fold\b|倍)")
_A_YEAR = re.compile(r"\s?(?:%|percent|per cent)?\s?(?:a|per|each|every) (?:year|annum)|annual|cagr|年平均|年率|毎年")
_NUMBER = re.compile(r"\d|[一二三四五六七八九十百千]")
_CURRENCY = re.compile(r"(?:US\$|USD ?|\$|¥)$", re.IGNORECASE)
_SLIPS = (1e3, 1e-3, 1e6, 1e-6, 1e9, 1e-9)
_SISTERS = {"energy", "power"}
_NO_SLIPS = {"count", "ratio", "pure", "money", "yen"}
_MOST = 15


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

    def __init__(self, sides: Sides) -> None:
        self._sides, self._units, self._figures = sides, sides.library.units, Figures(sides)

    def findings(self, text: str) -> list[Finding]:
        """One finding for each number with a unit in the text, in order, at most fifteen."""
        found: list[Finding] = []
        subject = ""
        for sentence in _SENTENCE.split(self._sides.quantities.letters.spelled_out(text)):
            subject = self._sentence(sentence, subject, found)
        return found[:_MOST]

    def _sentence(self, sentence: str, subject: str, found: list[Finding]) -> str:
        """Add the findings of a sentence, clause by clause; gives what is spoken of at its end."""
        folded = sentence.lower()
        mentions = self._sides.mentions.find(folded)
        amounts = self._sides.quantities.find(folded, mentions)
        said = _Said(sentence if len(sentence) == len(folded) else folded, folded, amounts, tuple(years_in(folded)))
        for start, end in _clauses(folded):
            if len(found) >= _MOST:
                break
            inside = [m for m in mentions if start <= m.start < end]
            ids = self._figures.subjects(inside) | {m.id for m in inside if m.shelf == "grids"}
            named = " ".join(folded[m.start : m.end] for m in inside if m.id in ids)
            subject = named or subject
            found += self._clause(said, start, end, None if named else subject)
        return subject

    def _clause(self, said: "_Said", start: int, end: int, subject: str | None) -> list[Finding]:
        """The findings of a clause, about what it names, or else about the `subject` before it."""
        clause = said.folded[start:end]
        here = (a for a in said.amounts if start <= a.end - 1 < end)
        claims = list(islice(filter(None, (_claim(a, said) for a in here)), _MOST))
        if not claims:
            return []
        years = tuple(years_in(clause)) or said.years
        figures = self._figures.of(clause if subject is None else f"{subject} {clause}", years)
        if subject is not None:
            figures += self._figures.of(said.folded, years)
        return [self._finding(c, _of_nearest(figures, c, clause)) for c in claims]

    def _finding(self, claim: Claim, figures: Sequence[Figure]) -> Finding:
        """The verdict on a claim: the first figure that agrees, else a slip of the unit, else the first of its kind."""
        held = self._held(claim, figures)
        for figure, off in held:
            if _within(claim, figure, off, self._factor(claim.amount.unit) / self._factor(figure.quantity.unit)):
                verdict: Verdict = "supported" if figure.newer is None else "outdated"
                return Finding(claim, verdict, figure, off, exact=abs(off - 1) < _TO_THE_DIGIT)
        if slip := next((f for f in figures if self._slipped(claim.amount, f.quantity)), None):
            return Finding(claim, "unit", slip, self._off(claim.amount, slip.quantity) or 0.0)
        return _differing(claim, held)

    def _held(self, claim: Claim, figures: Sequence[Figure]) -> list[tuple[Figure, float]]:
        """The figures of a claim's kind, and how far off it is; where the stated year has any, those of no other."""
        alike = [(figure, off) for figure in figures if (off := self._off(claim.amount, figure.quantity)) is not None]
        return [(f, off) for f, off in alike if f.fact and f.quantity.year in claim.years] or alike

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
        off = amount.value * self._factor(amount.unit) / (quantity.central * self._factor(quantity.unit))
        return off if math.isfinite(off) else None

    def _slipped(self, amount: Amount, quantity: Quantity) -> bool:
        """Whether a stated number is right, but for its unit: GWh for MWh, kg for t, W for Wh."""
        mine, yours = self._dimension(amount.unit), self._dimension(quantity.unit)
        if not quantity.central or mine in _NO_SLIPS:
            return False
        if mine == yours:
            off = self._off(amount, quantity)
            return off is not None and any(abs(off / slip - 1) <= TOLERANCE for slip in _SLIPS)
        if {mine, yours} != _SISTERS:
            return False
        return abs(amount.value / quantity.central - 1) <= TOLERANCE

    def _dimension(self, unit: str) -> str:
        dimension = self._units[unit].dimension if unit in self._units else ""
        return "gpu-time" if unit == "h" else dimension

    def _factor(self, unit: str) -> float:
        return self._units[unit].factor


def _differing(claim: Claim, held: Sequence[tuple[Figure, float]]) -> Finding:
    """The finding on a claim that agrees with no figure: it differs from the first that it is surely about, if any."""
    sure = next(((figure, off) for figure, off in held if figure.surely and figure.newer is None), None)
    return Finding(claim, "differs", *sure) if sure and claim.kind == "amount" else Finding(claim, "unknown")


def _clauses(folded: str) -> Iterator[tuple[int, int]]:
    """Where the clauses of a sentence start and end."""
    start = 0
    for match in _CLAUSE.finditer(folded):
        yield start, match.start()
        start = match.end()
    yield start, len(folded)


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence as written and folded, with its amounts and years."""

    written: str
    folded: str
    amounts: Sequence[Amount]
    years: tuple[int, ...]


def _claim(amount: Amount, said: _Said) -> Claim | None:
    """What is stated by an amount; None for a bare number or a duration."""
    times = _TIMES.match(said.folded, amount.end)
    if not times and (not amount.unit or amount.dimension in {"time", ""}):
        return None
    kind = "amount"
    if times or amount.unit == "times":
        amount, kind = replace(amount, unit="times", dimension="ratio"), "ratio"
    elif amount.unit == "%":
        kind = "growth" if _A_YEAR.search(said.folded) else "change"
    words = said.written[_start(amount, said.written) : times.end() if times else amount.end]
    mates = tuple(a for a in said.amounts if a.start != amount.start)
    return Claim(words.strip(), amount, said.written, kind, tuple(dict.fromkeys(said.years)), mates)


def _start(amount: Amount, written: str) -> int:
    """Where the words of an amount start, with the sign of its currency."""
    first = _NUMBER.search(written, amount.start, amount.end)
    start = first.start() if first else amount.start
    currency = _CURRENCY.search(written, max(0, start - 4), start)
    return currency.start() if currency else start


def _of_nearest(figures: Sequence[Figure], claim: Claim, clause: str) -> list[Figure]:
    """The figures without those of rows that are named further from the number than another one of the same clause."""
    named = {figure.named for figure in figures if figure.named and figure.named in clause}
    if len(named) <= 1:
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
