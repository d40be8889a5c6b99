"""Reads a text as one side of a comparison: what it names that can be set against something else."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Protocol

from bot.library import Fact, Library
from bot.understanding.comparisons.everyday import Everyday
from bot.understanding.comparisons.facts import Facts, Fitting, years_in
from bot.understanding.comparisons.halves import content
from bot.understanding.comparisons.measures import Measures
from bot.understanding.comparisons.said import Said, apart, is_scene, name_in, take_apart
from bot.understanding.comparisons.side import Kind, Side
from bot.understanding.comparisons.wish import measure_in, phrase
from bot.understanding.mentions import Mentions
from bot.understanding.periods import periods
from bot.understanding.reading import Amount, Candidate, Mention
from bot.understanding.tokens import Quantities
from bot.understanding.tokens.around import YEARS
from bot.understanding.words import features

_AMOUNTS = {"energy", "power", "money", "yen", "gpu-time", "intensity"}
_OF_SOMETHING = {"mass": "#carbon", "volume": "#water"}
MODELS = {"names", "models"}
_MACHINE = "gpu"  # the word alone: one of them
_REPEATED = {"request", "image", "person", "machine", "run", "gpu"}
_OF_SIZE = re.compile(r"の(\d+b)\b", re.ASCII)
_NAMELIKE = re.compile(r"[a-z\u30a1-\u30ff]")
_TOP, _CLOSE, _SURE, _STRANGE = 8, 0.75, 0.5, 0.5
_NAMED: tuple[tuple[Any, Kind], ...] = (
    ("facts", "fact"), ("training_runs", "run"), ("accelerators", "gpu"), ("grids", "grid"), ("terms", "term"),
)  # fmt: skip


class Planned(Protocol):
    """A command with its options, as a calculation that was read from a text."""

    @property
    def command(self) -> str: ...  # noqa: D102 - said above

    @property
    def options(self) -> Any: ...  # noqa: D102

    @property
    def unused(self) -> tuple[str, ...]: ...  # noqa: D102


class Reader(Protocol):
    """What reads the rest of a text: the entries it may be about, best first, and the calculation it describes."""

    def candidates(self, text: str) -> Sequence[Candidate]:
        """The entries that a text may be about, best first."""

    def calculated(self, text: str) -> Planned | None:
        """The calculation that a text describes."""


class Sides:
    """Reads sides with the names, units, rows and facts of one library."""

    def __init__(self, library: Library, mentions: Mentions, quantities: Quantities, reader: Reader) -> None:
        self.library, self.mentions, self.quantities, self.reader = library, mentions, quantities, reader
        self.facts, self.everyday = Facts(library), Everyday(library, mentions)
        self.measures_of = Measures(library, self.facts, self.everyday).of
        self._words: dict[tuple[str, str], frozenset[str]] = {}
        # a question asks for the same halves several times; nothing is kept for long
        self.rank, self._said = lru_cache(maxsize=64)(reader.candidates), lru_cache(maxsize=64)(self._taken_apart)

    def read(self, text: str) -> Side | None:
        """What a text names, typed as one side; None if nothing is known by it."""
        folded = self.quantities.letters.folded(text).strip(" ?.!？。！")
        for shelf, kind in _NAMED:
            if found := self.library.find.exact(shelf, folded):
                return Side(kind, found)
        return self.described(folded) or self._nearest(self._said(folded))

    def described(self, folded: str) -> Side | None:
        """What a folded text certainly names: a calculation, a row or an amount, not just a fact that is near."""
        said = self._said(folded)
        if said.ids("unknown"):
            return None
        readers = (
            self._pue,
            self._thing,
            self._calculation,
            self._stated,
            self._run,
            self._generation,
            self._use,
            self._amount,
            self._row,
        )
        return next((side for reader in readers if (side := reader(said)) is not None), None)

    def fact(self, folded: str) -> Side | None:
        """The fact that a folded text is about, if it is about nothing else."""
        return self._nearest(self._said(folded))

    def candidates(self, text: str) -> list[Fitting]:
        """The facts that a text may be about, with their score relative to the best."""
        return self.facts.among(self.rank(text), _TOP, _CLOSE)

    def is_strange(self, text: str, fact: Fact, names_only: bool = False) -> bool:
        """Whether most of what a text says, or a place or machine that it names, is none that a fact speaks of.

        `names_only`: of what could be a name, in Latin letters or katakana.
        """
        said, spoken = self._said(text), self.facts.speaks_of(fact)
        named = (features(name_in(text, m)) for m in said.mentions if m.shelf in {"grids", "accelerators"})
        if any(not name & spoken for name in named):
            return True
        rest = {word for word in said.rest if _NAMELIKE.search(word)} if names_only else said.rest
        return len(rest - spoken) > _STRANGE * len(rest)

    def says(self, text: str) -> bool:
        """Whether a text says anything besides amounts that could be looked up."""
        said = self._said(text)
        named = any(all(apart(m, a) for a in said.amounts) for m in said.mentions)
        return bool(said.rest or named or years_in(text))

    def grid_ids(self, mentions: Sequence[Mention]) -> list[str]:
        """The grids of the places that a text names."""
        found: dict[str, None] = {}
        for mention in mentions:
            if mention.shelf == "grids":
                found[mention.id] = None
            elif mention.shelf == "names" and (name := self.library.names[mention.id]).kind == "place":
                found |= dict.fromkeys(filter(None, [self.library.find.exact("grids", name.name.en)]))
        return list(found)

    def is_scene(self, folded: str) -> bool:
        """Whether a text has the amounts of a calculation: machines, hours, more than one."""
        return is_scene(self._said(folded).amounts)

    def counts(self, folded: str) -> bool:
        """Whether a text says how many times something is done."""
        return any(a.unit in _REPEATED and a.value != 1 for a in self._said(folded).amounts)

    def amounts(self, folded: str) -> Sequence[Amount]:
        """The amounts in a text, where they stand in it."""
        return self.quantities.find(folded, self.mentions.find(folded))

    def units_in(self, folded: str) -> set[str]:
        """The units of the amounts in a text."""
        return {a.unit for a in self._said(folded).amounts}

    def _taken_apart(self, folded: str) -> Said:
        return take_apart(folded, self.mentions, self.quantities)

    # one kind of side each, the surest first

    def _pue(self, said: Said) -> Side | None:
        pue = next((a for a in said.amounts if a.dimension == "pue"), None)
        alone = pue and len(said.amounts) == 1 and 1 <= pue.value < YEARS.start
        return Side("pue", value=pue.value) if pue and alone else None

    def _calculation(self, said: Said) -> Side | None:
        if not is_scene(said.amounts):
            return None
        if any(a.dimension == "count" and periods(a, self.library.units) for a in said.amounts) and (
            use := self._use(said)
        ):
            return use
        plan = self._planned(said)
        if plan is None or plan.command == "compare" or plan.unused:
            return None
        options = ((name, _spelled(value)) for name, value in plan.options.items() if value is not None)
        return Side("do", plan.command, options=tuple(options))

    def _planned(self, said: Said) -> Planned | None:
        """What a text describes; a GPU without a number is one."""
        plan = self.reader.calculated(said.folded)
        if plan is None and _MACHINE in said.ids("terms"):
            plan = self.reader.calculated(said.folded.replace(_MACHINE, f"1 {_MACHINE}", 1))
        return plan

    def _stated(self, said: Said) -> Side | None:
        """The asker's own amount of a kind that says what it is of; 0.3 Wh per search is 0.3 Wh."""
        found = next((a for a in said.amounts if a.dimension in _AMOUNTS and a.unit != "times"), None)
        if found and found.dimension == "power" and phrase("always on").search(said.folded):
            found = self._in_a_year(found)
        return self._of_amount(said, found)

    def _in_a_year(self, power: Amount) -> Amount:
        """The energy of what runs all the year."""
        units = self.library.units
        kwh = power.value * units[power.unit].factor / units["kW"].factor * units["year"].factor
        return replace(power, value=kwh / units["GWh"].factor * units["kWh"].factor, unit="GWh", dimension="energy")

    def _thing(self, said: Said) -> Side | None:
        side = self.everyday.thing(said.folded, said.mentions, said.amounts)
        return side if side and self._is_all(said, side) else None

    def runs(self, folded: str, mentions: Sequence[Mention]) -> list[str]:
        """The published training runs of the models that a text names; of a whole family only without one of it."""
        named = [m for m in mentions if m.shelf in MODELS]
        sized = (f"{name_in(folded, m)} {size[1]}" for m in named if (size := _OF_SIZE.match(folded, m.end)))
        names = (*sized, *(name_in(folded, m) for m in named))
        found = [run for name in names if (run := self.library.find.exact("training_runs", name))]
        return [run for run in dict.fromkeys(found) if not any(other.startswith(f"{run}-") for other in found)]

    def _run(self, said: Said) -> Side | None:
        runs = self.runs(said.folded, said.mentions)
        if not runs or phrase("asking").search(said.folded) or any(a.unit == "request" for a in said.amounts):
            return None
        return Side("run", runs[0], grid=next(iter(self.grid_ids(said.mentions)), ""))

    def _use(self, said: Said) -> Side | None:
        uses = self.everyday.uses(said.folded, said.mentions, said.amounts)
        return next((side for side in uses if self._is_all(said, side)), None)

    def alike(self, folded: str, other: Side) -> Side | None:
        """The use that a text names, by the source of another one; None if that has none."""
        rows, said = self.library.measurements, self._said(folded)
        uses = self.everyday.uses(said.folded, said.mentions, said.amounts)
        alike = (side for side in uses if rows[side.id].source == rows[other.id].source)
        return next((side for side in alike if self._is_all(said, side)), None)

    def _is_all(self, said: Said, side: Side) -> bool:
        """Whether a text says nothing but what the row of a side speaks of."""
        words = self._words.get((side.kind, side.id))
        if words is None:
            texts = list(self.everyday.texts_of(side))
            words = frozenset().union(*(features(text) | self._said(text).rest for text in texts))
            self._words[side.kind, side.id] = words
        places = {i for i, name in self.library.names.items() if name.kind == "place"}
        named = (
            features(f"{name_in(said.folded, m)} {m.id}")
            for m in said.mentions
            if m.shelf in MODELS and m.id not in places
        )
        return not said.rest - words and all(not name or name & words for name in named)

    def _generation(self, said: Said) -> Side | None:
        """One place, if it is said to make electricity for a year, and nothing else."""
        grids = self.grid_ids(said.mentions)
        if len(grids) != 1 or not phrase("generation").search(said.folded):
            return None
        rest = self._said(phrase("generation").sub(" ", said.folded))
        known = self.library.grids[grids[0]].generation_twh is not None
        alone = not rest.rest and all(a.dimension == "time" and a.value == 1 for a in rest.amounts)
        return Side("grid", grids[0], grid=grids[0]) if known and alone else None

    def _amount(self, said: Said) -> Side | None:
        """A mass or a volume, if nothing else is named that it could be of."""
        amount = next((a for a in said.amounts if a.dimension in _OF_SOMETHING), None)
        return self._of_amount(said, amount) if amount and not said.rest else None

    def _of_amount(self, said: Said, amount: Amount | None) -> Side | None:
        if amount is None:
            return None
        at = self.grid_ids(said.mentions) if amount.dimension == "energy" else []
        return Side("amount", amount.unit, amount.value, at[0] if at else "")

    def _row(self, said: Said) -> Side | None:
        """One place, accelerator or term, if nothing else is named."""
        rows = [m for m in said.mentions if m.shelf in {"grids", "accelerators"}]
        rest = self._said(phrase("of two rows").sub(" ", said.folded)).rest & said.rest
        counted = any(a.dimension != "memory" and a.value != 1 for a in said.amounts)
        if counted or rest or _is_of_more(said, rows):
            return None
        kinds: tuple[tuple[Kind, list[str]], ...] = (
            ("grid", self.grid_ids(said.mentions)), ("gpu", said.ids("accelerators")), ("term", said.ids("terms")),
        )  # fmt: skip
        return next((Side(kind, ids[0]) for kind, ids in kinds if len(ids) == 1), None)

    def _nearest(self, said: Said) -> Side | None:
        best = next((c for c in self.rank(said.folded) if c.shelf == "facts"), None)
        if best is None or best.score < _SURE or said.ids("unknown") or any(a.unit for a in said.amounts):
            return None
        fact = self.library.facts[best.id]
        return None if self.is_strange(said.folded, fact) else self.facts.in_year(fact, years_in(said.folded))


def _is_of_more(said: Said, rows: Sequence[Mention]) -> bool:
    """Whether a text speaks of more than rows, or than one word: the PUE of Google is not what PUE means."""
    words = [m for m in said.mentions if m.shelf == "terms" and all(apart(m, row) for row in rows)]
    if not rows:
        return any(m.shelf in MODELS and all(apart(m, word) for word in words) for m in said.mentions)
    texts = (said.folded[m.start : m.end] for m in words)
    return any(content(text) and not measure_in(text) for text in texts)


def _spelled(value: object) -> str:
    """An option of a calculation as an address spells it."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.12g}" if isinstance(value, float) else str(value)
