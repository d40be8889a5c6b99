"""Comparisons in free text: which two things are set side by side, and what of them is asked for."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import Literal

from bot.library import Fact, Library, Value
from bot.library.spelling import clean, fold
from bot.understanding.calculation import Plan
from bot.understanding.comparing import Asked, asked
from bot.understanding.mentions import Mentions
from bot.understanding.quantities import Quantities
from bot.understanding.reading import Amount, Candidate, Mention
from bot.understanding.words import features

Kind = Literal["fact", "amount", "grid", "accelerator", "run", "market", "term", "scenario"]
Rank = Callable[[str], Sequence[Candidate]]
MEASURES = {
    "energy": "energy", "mass": "carbon", "power": "power", "money": "money", "yen": "yen", "volume": "water", "intensity": "intensity",
    "ratio": "share", "gpu-time": "gpu_time", "time": "duration", "flop": "flop", "hashrate": "hashrate",
}  # fmt: skip
COUNT = "count-"
MARKET_TOPIC = "gpu-market"
_AMOUNTS = {"energy", "mass", "power", "money", "volume", "gpu-time"}
_SCENE = {"time", "gpu-time"}
_MARKET = re.compile(r"market (\d{4})")
_AT = re.compile(r"(.+?) ?@([a-z]{2}(?:-[a-z0-9]{1,6})?|world|eu27|[a-z0-9-]{2,12})")
_YEAR = re.compile(r"(?<![\d.,$])((?:19|20)\d\d)(?!\d|[,.]\d)年?|(?<![\d.,])'?(\d\d)年(?![間分ぶ目])")
_STRONG = re.compile(
    r"\s(?:vs\.?|versus|against|or|than|compared (?:to|with)|relative to|rather than)\s|\s?(?:→|->|⇒)\s?|[?？、]?\s?(?:それとも|もしくは|または)"
    r"|と比べ(?:て|ると)|に比べ(?:て|ると)?|と較べて|に対して|よりも?|\s対\s"
)
_WEAK = re.compile(r"\s(?:and|with|&|/)\s|(?<!according)(?<!due)(?<!thanks)(?<!up)\sto\s|から|(?<![こもひっあなごやおほず])と(?!言|いう|いっ|した|して|する|か|き|こ|も|ん|ら|れ|り|っ)|か、|/")
_LEFT = re.compile(r"[,:;?!、。：？]\s?(?!\d{3})|\b(?:between|from|is|are|was|were|does|did|do|compare|came)\b|(?<=[\u3041-\u9fff])は(?!い)", re.ASCII)
_RIGHT = re.compile(
    r"[,:;?!、。：？]|では|で(?=どっち|どちら|は)|の(?=差|違い|どっち|どちら|うち|比|間)|を(?=くら|比|較)|って|なら|は(?=どっち|どちら|何|どれ|いく|[\s?、。]|$)|どっち|どちら|\b(?:which|how|in)\b",
    re.ASCII,
)
_LIMIT = r"\b(?:(below|under|less than|up to)|(over|above|more than|at least))"
_AGAINST = re.compile(r"\b(?:vs\b\.?|versus|or|and|than|compared (?:to|with)|against)(?= )|\bcompare\b|と(?=  )|[?]")
_BOTH_READERS = re.compile(r"\b(?:readers|commenters|commentators|comments)\b|(?:[二2両]人|両者|両方)の?(?:読者|コメント)|読者.{0,4}(?:[二2両]人|同士)|コメント.{0,6}(?:[二2]つ|[二2]件)")
_STANCE = "hopeful bright future, or careful and slow"
_VAGUE = re.compile(r"(?:(?:it|that|this|them|something|anything|everything|else|other|others|each other|everyday|familiar|things?) ?)+|それ|これ|何か|他|ほか")
_ACTORS = {"company", "person", "body"}
_ASKABLE = {"carbon", "energy", "power", "money", "water", "gpu_time"}
_TOP, _CLOSE, _MOST_SPLITS = 8, 0.45, 3
_CERTAIN, _LIKELY = 0.97, 0.8
_SAME_TOPIC, _SAME_NAME, _RIGHT_YEAR, _WRONG_YEAR, _NAMED, _MAIN, _APART, _TOLD = 0.3, 0.2, 0.4, 0.8, 0.4, 0.25, 0.5, 1.2


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things compared: an entry of the knowledge by its id, an amount, a year of the market, or a scenario's text.

    With `grid`, what the electricity of an amount or a training run comes to on that grid.
    """

    kind: Kind
    id: str = ""
    value: float = 0.0
    unit: str = ""
    grid: str = ""

    @property
    def text(self) -> str:
        """The shortest text that reads as this side again."""
        match self.kind:
            case "amount":
                own = f"{self.value:.12g} {self.unit}"
            case "market":
                own = f"market {self.value:.0f}"
            case _:
                own = self.id
        return f"{own} @{self.grid}" if self.grid else own


_Sides = tuple[Side, Side]


class Comparisons:
    """Reads comparisons with the names, units and facts of one library.

    `rank` gives the entries that a text may be about, best first; `calculation` what a text describes, if it can be calculated.
    """

    def __init__(
        self, library: Library, mentions: Mentions, quantities: Quantities, rank: Rank, calculation: Callable[[str], Plan | None]
    ) -> None:
        self._library, self._mentions, self._quantities = library, mentions, quantities
        self._rank, self._calculation = lru_cache(maxsize=64)(rank), calculation
        self._measures: dict[str, dict[str, str]] = {}
        self._spoken: dict[str, frozenset[str]] = {}

    def plan(self, folded: str, amounts: Sequence[Amount], mentions: Sequence[Mention]) -> Plan | None:
        """The comparison that a folded text asks for; None if it asks for none, or for things that are not known."""
        wish = asked(folded)
        if wish is None:
            return None
        for reader in (self._grids, self._accelerators, self._runs, self._years, self._amount, self._terms, self._readers):
            if sides := reader(folded, mentions, amounts, wish):
                return _plan(sides, wish, _CERTAIN)
        sides = self._split(folded, mentions, wish)
        return _plan(sides, wish, _CERTAIN if wish.by == "time" or sides[0].kind == "scenario" else _LIKELY) if sides else None

    def side(self, text: str) -> Side | None:
        """What one side of `/compare` names; None if nothing is known by it."""
        folded = fold(text).strip(" ?.!？。！")
        return self._named(folded) or self._described(folded, clean(text).strip())

    def _scenario(self, text: str) -> bool:
        """Whether a text describes a calculation with numbers of its own."""
        return bool(self._quantities.find(text, self._mentions.find(text))) and self._calculation(text) is not None

    # one side

    def _named(self, folded: str) -> Side | None:
        """A side that is a name or a canonical text."""
        if market := _MARKET.fullmatch(folded):
            return Side("market", value=float(market[1]))
        if (at := _AT.fullmatch(folded)) and (grid := self._library.find.exact("grids", at[2])):
            own = self._named(at[1]) or self._described(at[1], at[1])
            return replace(own, grid=grid) if own and own.kind in {"amount", "run", "fact"} else None
        find = self._library.find
        if found := find.exact("facts", folded):
            return Side("fact", found)
        if found := find.exact("training_runs", folded):
            return Side("run", found)
        if found := find.exact("accelerators", folded):
            return Side("accelerator", found)
        if found := find.exact("grids", folded):
            return Side("grid", found)
        return Side("term", found) if (found := find.exact("terms", folded)) else None

    def _described(self, folded: str, text: str) -> Side | None:
        """A side in words: a scenario, energy in a place, a name among other words, an amount, or else the nearest fact."""
        mentions = self._mentions.find(folded)
        amounts = self._quantities.find(folded, mentions)
        if any(a.dimension in _SCENE or a.unit == "gpu" for a in amounts) and self._scenario(folded):
            return Side("scenario", text)
        grids, runs = self._grid_ids(mentions), self._run_ids(folded, mentions)
        measured = [a for a in amounts if a.dimension in _AMOUNTS]
        base = Side("run", runs[0]) if runs else _amount_side(measured[0]) if measured else None
        if base is not None:
            at = grids[0] if grids and (base.kind == "run" or measured[0].dimension == "energy") else ""
            return replace(base, grid=at) if runs or self._is_all(folded, measured[0], grids) else self._nearest(folded, mentions)
        if grids and len(mentions) <= len({m.start for m in mentions}) * len(_PLACES):
            return self._nearest(folded, mentions) if len({m.start for m in mentions}) > 1 else Side("grid", grids[0])
        if chips := self._ids("accelerators", mentions):
            return Side("accelerator", chips[0])
        return self._nearest(folded, mentions)

    def _is_all(self, folded: str, amount: Amount, grids: Sequence[str]) -> bool:
        """Whether a text is nothing but an amount (and a place)."""
        rest = folded[: amount.start] + " " + folded[amount.end :]
        return bool(grids) or not {f for f in features(rest) if f[0] != "#"} - _ABOUT_AMOUNTS

    def _nearest(self, folded: str, mentions: Sequence[Mention]) -> Side | None:
        facts = self._facts(folded)
        if facts:
            return self._of_year(facts[0][0], years_in(folded))
        terms = self._ids("terms", mentions)
        return Side("term", terms[0]) if terms else None

    # two sides at once

    def _grids(self, folded: str, mentions: Sequence[Mention], amounts: Sequence[Amount], wish: Asked) -> _Sides | None:
        grids = self._grid_ids(mentions)
        others = {self._library.names[m.id].kind for m in mentions if m.shelf == "names"} & _ACTORS
        if len(grids) != 2 or (others and wish.by is None):
            return None
        if any(a.dimension in _SCENE or a.unit == "gpu" for a in amounts):
            texts = [_without(folded, mentions, other, self._library) for other in reversed(grids)]
            return (Side("scenario", texts[0]), Side("scenario", texts[1])) if all(map(self._scenario, texts)) else None
        energy = next((a for a in amounts if a.dimension == "energy"), None)
        runs = self._run_ids(folded, mentions)
        if energy is not None:
            base = _amount_side(energy)
        elif runs:
            base = Side("run", runs[0])
        else:
            return Side("grid", grids[0]), Side("grid", grids[1])
        return replace(base, grid=grids[0]), replace(base, grid=grids[1])

    def _accelerators(self, folded: str, mentions: Sequence[Mention], amounts: Sequence[Amount], wish: Asked) -> _Sides | None:
        chips = self._ids("accelerators", mentions)
        if len(chips) != 2 or any(a.dimension in _SCENE for a in amounts) or wish.by in {"time", "money", "carbon"}:
            return None
        return Side("accelerator", chips[0]), Side("accelerator", chips[1])

    def _runs(self, folded: str, mentions: Sequence[Mention], amounts: Sequence[Amount], wish: Asked) -> _Sides | None:
        runs = self._run_ids(folded, mentions)
        return (Side("run", runs[0]), Side("run", runs[1])) if len(runs) == 2 and wish.by != "time" else None

    def _years(self, folded: str, mentions: Sequence[Mention], amounts: Sequence[Amount], wish: Asked) -> _Sides | None:
        return self.series(folded)

    def series(self, folded: str) -> _Sides | None:
        """Two years of the same figure that a folded text names: GPU market 2022 vs 2030."""
        years = list(dict.fromkeys(years_in(folded)))
        if len(years) != 2:
            return None
        texts = [_YEAR.sub(" ", folded), *(_YEAR.sub(f" {year} ", folded) for year in years)]
        for fact_id in dict.fromkeys(fact.id for text in texts for fact, _ in self._facts(text)):
            sides = [self._of_year(self._library.facts[fact_id], [year]) for year in years]
            if all(self._is_of(side, year) for side, year in zip(sides, years, strict=True)):
                return sides[0], sides[1]
        return None

    def _amount(self, folded: str, mentions: Sequence[Mention], amounts: Sequence[Amount], wish: Asked) -> _Sides | None:
        """A stated amount against something known, or two amounts."""
        stated = [a for a in amounts if a.dimension in _AMOUNTS and not a.per]
        if not stated or not wish.direct or any(a.dimension in _SCENE or a.unit == "gpu" for a in amounts):
            return None
        if len(stated) > 1:
            same = stated[0].dimension == stated[1].dimension
            return (_amount_side(stated[0]), _amount_side(stated[1])) if same else None
        amount = stated[0]
        rest = folded[: amount.start] + " " + folded[amount.end :]
        other = self._known_in(rest, MEASURES[amount.dimension])
        if other is None:
            return None
        mine = _amount_side(amount)
        return (mine, other) if amount.start < len(folded) / 2 else (other, mine)

    def _terms(self, folded: str, mentions: Sequence[Mention], amounts: Sequence[Amount], wish: Asked) -> _Sides | None:
        """Two words whose difference is asked for."""
        terms = self._ids("terms", mentions)
        if wish.lead != "difference" or len(terms) != 2 or amounts or any(m.shelf == "names" for m in mentions):
            return None
        return Side("term", terms[0]), Side("term", terms[1])

    def _readers(self, folded: str, mentions: Sequence[Mention], amounts: Sequence[Amount], wish: Asked) -> _Sides | None:
        """What the two readers say, where their difference is asked for."""
        if wish.lead != "difference" or not _BOTH_READERS.search(folded):
            return None
        said = [c.id for c in self._rank(f"{folded} {_STANCE}") if c.shelf == "facts"] + list(self._library.facts)
        first, second = (
            next((i for i in said if reader in self._library.facts[i].said_by), None) for reader in ("reader-1", "reader-2")
        )
        return (Side("fact", first), Side("fact", second)) if first and second else None

    def _split(self, folded: str, mentions: Sequence[Mention], wish: Asked) -> _Sides | None:
        """The best two facts or scenarios on both sides of a word such as "or", "vs" or と."""
        best: tuple[float, Side, Side] | None = None
        for first, second, before, behind in self._splits(folded, mentions):
            if self._scenario(first) and self._scenario(second):
                return Side("scenario", first.strip()), Side("scenario", second.strip())
            found = self._pair(f"{before} {first} {behind}", f"{before} {second} {behind}", wish)
            if found and (best is None or found[0] > best[0]):
                best = found
        return best[1:] if best else None

    def _pair(self, first: str, second: str, wish: Asked) -> tuple[float, Side, Side] | None:
        """Two different facts, with how well they fit the two texts and each other."""
        years = years_in(first), years_in(second)
        names = self._names_in(first), self._names_in(second)
        mine = self._fitting(first, years[0], names[0], names[1] - names[0], wish)
        yours = self._fitting(second, years[1], names[1], names[0] - names[1], wish)
        apart = bool(names[0] - names[1] and names[1] - names[0])
        best: tuple[float, Fact, Fact] | None = None
        for (a, scored_a), (b, scored_b) in product(mine, yours):
            kinship = self._kinship(a, b, wish)
            if a.id == b.id or (kinship is None and not apart):
                continue
            score = scored_a + scored_b + (-_APART if kinship is None else kinship) + _NAMED * apart
            if best is None or score > best[0]:
                best = score, a, b
        return (best[0], self._of_year(best[1], years[0]), self._of_year(best[2], years[1])) if best else None

    def _names_in(self, text: str) -> set[str]:
        return {m.id for m in self._mentions.find(text) if m.shelf == "names"}

    def _fitting(
        self, text: str, years: Sequence[int], named: set[str], others: set[str], wish: Asked
    ) -> list[tuple[Fact, float]]:
        """The facts that one side may be, with how well they fit its names and years and leave the other side's alone."""
        wanted = features(_cut(text, self._mentions.find(text)))
        facts = self._facts(text)
        if wish.by == "time" and any(fact.event for fact, _ in facts):
            facts = [(fact, score) for fact, score in facts if fact.event]
        found = []
        for fact, score in facts:
            fit = -_NAMED if others & set(fact.about) else 0.0
            if named:
                fit += _NAMED if named & set(fact.about) else -_NAMED / 2
            if years:
                fit += _RIGHT_YEAR if int(fact.date[:4]) in years else -_WRONG_YEAR
            if wish.by == "time":
                fit += _TOLD * len(wanted & self._spoken_of(fact)) / (len(wanted) or 1)
            found.append((fact, score + fit))
        return found

    def _kinship(self, a: Fact, b: Fact, wish: Asked) -> float | None:
        """How well two facts go together: the same topic, shared names, a measure that is the main one of both; None without one."""
        score = _SAME_TOPIC * (a.topic == b.topic) + _SAME_NAME * bool(set(a.about) & set(b.about))
        if wish.by == "time":
            return score
        mine, yours = self.measures(a), self.measures(b)
        shared = mine.keys() & yours.keys() - {"duration"}
        if not shared or (wish.by in _ASKABLE and wish.by not in shared):
            return None
        return score + _MAIN * (next(iter(mine)) == next(iter(yours)))

    def _splits(self, folded: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, str, str, str]]:
        """The texts of both sides, and what stands before and behind them, for the words that may part them, likely ones first."""
        inside = [(m.start, m.end) for m in mentions]
        parted = [*_STRONG.finditer(folded), *_WEAK.finditer(folded)]
        free = [p for p in parted if not any(start < p.start() < end for start, end in inside)]
        for part in free[:_MOST_SPLITS]:
            left = max((m.end() for m in _LEFT.finditer(folded, 0, part.start())), default=0)
            match = _RIGHT.search(folded, part.end() + 1)
            right = match.start() if match else len(folded)
            first, second = folded[left : part.start()], folded[part.end() : right]
            if self._says(first) and self._says(second):
                yield *_shared(first, second, mentions, left, part.end()), folded[:left], folded[right:]

    def _says(self, text: str) -> bool:
        """Whether a text says anything that could be looked up."""
        return bool(years_in(text) or (not _VAGUE.fullmatch(text.strip()) and self._rank(text)))

    # facts

    def _spoken_of(self, fact: Fact) -> frozenset[str]:
        """What the sentences of a fact speak of, in either language."""
        found = self._spoken.get(fact.id)
        if found is None:
            texts = [text for both in (fact.statement, fact.event) if both for text in (both.en, both.ja)]
            found = self._spoken[fact.id] = frozenset(f for text in texts for f in features(fold(text)))
        return found

    def _facts(self, text: str) -> list[tuple[Fact, float]]:
        """The facts that a text may be about, with their score relative to the best."""
        found = [c for c in self._rank(text) if c.shelf == "facts"][:_TOP]
        top = found[0].score if found else 1.0
        return [(self._library.facts[c.id], c.score / top) for c in found if c.score >= _CLOSE * top]

    def _known_in(self, text: str, measure: str) -> Side | None:
        """The training run or fact in a text that has a figure of this measure."""
        folded = fold(text)
        for run_id in self._run_ids(folded, self._mentions.find(folded)):
            run = self._library.training_runs[run_id]
            if {"energy": run.energy_mwh, "carbon": run.carbon_t, "gpu_time": run.hours}.get(measure) is not None:
                return Side("run", run_id)
        fact = next((fact for fact, _ in self._facts(text) if measure in self.measures(fact)), None)
        return self._of_year(fact, years_in(text)) if fact else None

    def measures(self, fact: Fact) -> Mapping[str, str]:
        """What a fact has figures of, the main one first, with the name of the value that says it."""
        found = self._measures.get(fact.id)
        if found is None:
            found = {}
            for name, value in fact.values.items():
                if (measure := self.measure(value)) is not None:
                    found.setdefault(measure, name)
            self._measures[fact.id] = found
        return found

    def measure(self, value: Value) -> str | None:
        """What a value is a figure of; None for dates and plain factors."""
        unit = self._library.units[value.unit]
        return f"{COUNT}{unit.id}" if unit.dimension == "count" else MEASURES.get(unit.dimension)

    def _of_year(self, fact: Fact, years: Sequence[int]) -> Side:
        """The fact, or its sister that says the same of the year that was named."""
        if len(years) == 1 and not fact.date.startswith(str(years[0])):
            series = [f for f in self._library.facts_of(fact.topic) if len(f.date) == _YEAR_ONLY and _is_sister(f, fact)]
            if sister := next((f for f in series if f.date == str(years[0])), None):
                return Side("fact", sister.id)
            dated = sorted(int(f.date) for f in series)
            if fact.topic == MARKET_TOPIC and dated and dated[0] < years[0] < dated[-1]:
                return Side("market", value=float(years[0]))
        return Side("fact", fact.id)

    def of_year(self, fact: Fact, years: Sequence[int]) -> Fact | None:
        """The fact of the year that was named: itself, or its sister; None if it speaks of another year."""
        side = self._of_year(fact, years)
        return self._library.facts[side.id] if side.kind == "fact" else None

    def _is_of(self, side: Side, year: int) -> bool:
        return side.value == year if side.kind == "market" else self._library.facts[side.id].date.startswith(str(year))

    # names

    def _ids(self, shelf: str, mentions: Sequence[Mention]) -> list[str]:
        return list(dict.fromkeys(m.id for m in mentions if m.shelf == shelf))

    def _grid_ids(self, mentions: Sequence[Mention]) -> list[str]:
        """The grids of the places that a text names."""
        found: dict[str, None] = {}
        for mention in mentions:
            if mention.shelf == "grids":
                found[mention.id] = None
            elif mention.shelf == "names" and (name := self._library.names[mention.id]).kind == "place":
                found |= dict.fromkeys(filter(None, [self._library.find.exact("grids", name.name.en)]))
        return list(found)

    def _run_ids(self, folded: str, mentions: Sequence[Mention]) -> list[str]:
        """The published training runs of the models that a text names."""
        spans = dict.fromkeys((m.start, m.end) for m in mentions if m.shelf in {"models", "names"})
        found = (self._library.find.exact("training_runs", folded[start:end]) for start, end in spans)
        return list(dict.fromkeys(run for run in found if run))


_YEAR_ONLY = 4
_PLACES = ("grids", "names", "cloud_regions")
_ABOUT_AMOUNTS = {"co2", "carbon", "dioxid", "electr", "energ", "pow", "emis", "of", "abou"}


def _plan(sides: _Sides, wish: Asked, score: float) -> Plan:
    options = {"first": sides[0].text, "second": sides[1].text}
    return Plan("compare", {**options, "by": wish.by} if wish.by else options, (wish.lead, ""), score)


def bound(fact: Fact, name: str) -> str:
    """"below" or "above" where a fact gives only a limit for one of its values, as its sentence says; else nothing."""
    limit = re.search(_LIMIT + r" \{\{ " + re.escape(name) + r"\b", fact.statement.en)
    return "" if limit is None else "below" if limit[1] else "above"


def _amount_side(amount: Amount) -> Side:
    return Side("amount", value=amount.value, unit=amount.unit)


def years_in(text: str) -> list[int]:
    """The years that a text names: 2030, 2030年, 30年."""
    return [int(m[1] or f"20{m[2]}") for m in _YEAR.finditer(fold(text))]


def _is_sister(one: Fact, other: Fact) -> bool:
    """Whether two facts of a topic say the same of different years."""
    return one.about[:1] == other.about[:1] and next(iter(one.values), "") == next(iter(other.values), None)


def _without(folded: str, mentions: Sequence[Mention], grid: str, library: Library) -> str:
    """The text without one of its places, and without the words that set the two against each other."""
    place = library.grids[grid]
    gone = [m for m in mentions if m.id == grid or (m.shelf == "names" and library.names[m.id].name.en == place.name_en)]
    return " ".join(_AGAINST.sub(" ", _cut(folded, gone)).split())


def _cut(text: str, mentions: Sequence[Mention]) -> str:
    for mention in mentions:
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


def _shared(first: str, second: str, mentions: Sequence[Mention], at: int, then: int) -> tuple[str, str]:
    """Both sides; one that names nobody is about the one that the other names."""
    names = [_named_in(text, mentions, start) for text, start in ((first, at), (second, then))]
    if names[0] and not names[1]:
        return first, f"{names[0]} {second}"
    return (f"{names[1]} {first}", second) if names[1] and not names[0] else (first, second)


def _named_in(text: str, mentions: Sequence[Mention], start: int) -> str:
    own = [m for m in mentions if start <= m.start and m.end <= start + len(text)]
    return text[own[0].start - start : own[0].end - start] if own else ""
