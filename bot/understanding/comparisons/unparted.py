"""Two sides that no word parts: two years of one figure, two values of PUE, one calculation in two places."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.comparisons.facts import YEAR, years_in
from bot.understanding.comparisons.halves import content
from bot.understanding.comparisons.side import Side
from bot.understanding.comparisons.sides import Sides
from bot.understanding.comparisons.wish import Asked, phrase
from bot.understanding.reading import Amount, Mention
from bot.understanding.tokens.span import blanked

Two = tuple[Side, Side]
_EDGES = " ア"  # what a parting word may stand behind, in either language
_WIDEST = len(" compared with in ")
_PUE, _PLACED = "pue", {"run", "amount", "use", "thing", "do"}
_READERS, _STANCE = ("reader-1", "reader-2"), "sees a bright future, or wants it carefully"


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart."""

    folded: str
    mentions: Sequence[Mention]
    amounts: Sequence[Amount]
    wish: Asked


class Unparted:
    """Finds two sides in a whole text."""

    def __init__(self, sides: Sides) -> None:
        self._sides, self._library = sides, sides.library

    def two(self, q: Question, parted: bool) -> Two | None:
        """The two sides, if there are any; runs only where no word parts the text."""
        readers = (self.twice, self._terms, self._readers, self._years, self._pue, *(() if parted else (self._runs,)))
        return next((two for reader in readers if (two := reader(q)) is not None), None)

    def twice(self, q: Question) -> Two | None:
        """One run, amount or calculation in two places or on two machines: 8 H100 in Japan or France for 3 days."""
        for shelf in ("grids", "accelerators"):
            named = {m.id: m for m in reversed(q.mentions) if m.shelf == shelf}
            found = sorted(named.values(), key=lambda m: m.start)
            if len(found) == len(_READERS) and _parts(q.folded[found[0].end : found[1].start]):
                return self._with_each(q.folded, *found)
        return None

    def _with_each(self, folded: str, one: Mention, other: Mention) -> Two | None:
        """What a text describes with each of two names, without the other one."""
        first = self._sides.described(folded[: one.end] + " " + folded[other.end :])
        second = self._sides.described(folded[: one.start] + folded[other.start :])
        if first is None or second is None or first == second:
            return None
        return (first, second) if first.kind == second.kind and first.kind in _PLACED else None

    def series(self, folded: str, by: str | None = None) -> Two | None:
        """Two years of the same figure that a folded text names: GPU market 2022 vs 2030."""
        years = list(dict.fromkeys(years_in(folded)))
        if len(years) != len(_READERS):
            return None
        texts = [YEAR.sub(" ", folded), *(YEAR.sub(f" {year} ", folded) for year in years)]
        for fact_id in dict.fromkeys(fact.id for text in texts for fact, _ in self._sides.candidates(text)):
            first, second = (self._sides.facts.in_year(self._library.facts[fact_id], [year]) for year in years)
            if self._is_of(first, years[0]) and self._is_of(second, years[1]) and self._have(first, second, by):
                return first, second
        return None

    def _is_of(self, side: Side, year: int) -> bool:
        return side.value == year or (side.value == 1 and self._library.facts[side.id].date.startswith(str(year)))

    def _have(self, first: Side, second: Side, by: str | None) -> bool:
        """Whether two years of one fact have a figure in common, of the measure that is asked for."""
        shared = self._sides.measures_of(first) & self._sides.measures_of(second)
        return first != second and (first.id != second.id or (bool(shared) and (by is None or by in shared)))

    def _years(self, q: Question) -> Two | None:
        return self.series(q.folded, q.wish.by)

    def _terms(self, q: Question) -> Two | None:
        """Two terms whose difference is asked for, and nothing else."""
        terms = list(dict.fromkeys(m.id for m in q.mentions if m.shelf == "terms"))
        if q.wish.lead != "difference" or len(terms) != len(_READERS) or len(q.mentions) != len(terms):
            return None
        rest = blanked(q.folded, ((m.start, m.end) for m in q.mentions))
        says_more = phrase("of_terms").sub(" ", rest).strip()
        return None if says_more else (Side("term", terms[0]), Side("term", terms[1]))

    def _readers(self, q: Question) -> Two | None:
        """What the two readers of the article say, where their difference is asked for."""
        if q.wish.lead != "difference" or not phrase("both readers").search(q.folded):
            return None
        facts = self._library.facts
        said = [c.id for c in self._sides.rank(f"{q.folded} {_STANCE}") if c.shelf == "facts"] + list(facts)
        first, second = (next((i for i in said if reader in facts[i].said_by), None) for reader in _READERS)
        return (Side("fact", first), Side("fact", second)) if first and second else None

    def _runs(self, q: Question) -> Two | None:
        """Two training runs: how many BLOOM trainings is Llama 3.1."""
        runs = self._sides.runs(q.folded, q.mentions)
        return (Side("run", runs[0]), Side("run", runs[1])) if len(runs) == len(_READERS) else None

    def _pue(self, q: Question) -> Two | None:
        """Two values of PUE, in the order in which they were said."""
        values = [a.value for a in q.amounts if a.dimension == _PUE or not a.unit]
        if len(values) != len(_READERS) or len(q.amounts) > len(values) or not any(m.id == _PUE for m in q.mentions):
            return None
        return Side("pue", value=values[0]), Side("pue", value=values[1])


def _parts(gap: str) -> bool:
    """Whether nothing but a parting word stands in a gap."""
    padded = [f"{edge}{gap}{edge}" for edge in _EDGES]
    rests = [(text, phrase(section).sub(" ", text, count=1)) for section in ("strong", "weak") for text in padded]
    return len(gap) <= _WIDEST and any(text != rest and not content(rest.strip(_EDGES)) for text, rest in rests)
