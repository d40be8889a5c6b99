"""Rows of tables as answers: "how many parameters has Mixtral", B200の消費電力, the water of one ChatGPT prompt."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.library import Fact, Library
from bot.library.cells import cell
from bot.library.names import Shelf
from bot.library.spelling import fold
from bot.library.tables import CloudRegion, Grid
from bot.understanding.entries.query import Query
from bot.understanding.entries.wanted import DETAILS
from bot.understanding.reading import Mention
from bot.understanding.tokens.span import blanked
from bot.understanding.wordlists import sections_of
from bot.understanding.words import features

_FILE = Path(__file__).with_name("rows.yaml")
_ANSWERS = {"what", "amount", "when"}
_MOST, _ONE, _FEW = 3, 1.0, 4
_OTHER = DETAILS | {"#price", "#money", "#revenue", "#saving", "#why"}
_WORD_BEFORE, _WORD_BEHIND = re.compile(r"[^\W\s]{1,12}[ -]?$"), re.compile(r"[ -]?[^\W\s]{1,12}")
_Span = tuple[int, int]
_TOTALS, _WHOLE = {"day"}, {"life-cycle", "data-centre"}
# How the row of a table is called that stands for a whole country or company.
_OF_NAMES: Mapping[Shelf, str] = {"grids": "{}", "cloud_regions": "{} average"}


@dataclass(frozen=True, slots=True)
class _Table:
    """What a question for a table must say, what it may say besides, and how each column is asked for."""

    needs: re.Pattern[str]
    around: re.Pattern[str]
    columns: Mapping[str, re.Pattern[str]]


@cache
def tables() -> Mapping[str, _Table]:
    """What the questions for each table say."""
    found = sections_of(_FILE)
    return {
        name: _Table(
            _any(table.get("needs", [""])),
            _any([*table.get("needs", ()), *table["around"], *found["anywhere"]]),
            {column: _any(patterns) for column, patterns in table["columns"].items()},
        )
        for name, table in found["tables"].items()
    }


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.ASCII)  # a Latin word also begins behind Japanese: GoogleのPUE


class Rows:
    """Finds the value of a table that a question asks for."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def asked(self, query: Query) -> tuple[str, ...]:
        """The addresses of the cells that answer, at most three of one table; none if anything else is asked too."""
        if not _wants_value(query):
            return ()
        for name, table in tables().items():
            if name not in self._library.tables or not table.needs.search(query.folded):
                continue
            asked = _columns(query, table)
            found = [self._cells(query, name, column, list(asked.values())) for column in asked]
            if found and all(found):
                return tuple(dict.fromkeys(address for cells in found for address in cells))[:_MOST]
        return ()

    def are_published(self, cells: tuple[str, ...]) -> bool:
        """Whether these are figures per request, which come before an estimate."""
        return all(address.startswith("measurements/") for address in cells)

    def is_narrower(self, address: str, fact: Fact) -> bool:
        """Whether a row is of one size or place, where a fact is about the family or a list: Llama 3.1 405B, India."""
        found = cell(address, self._library)
        if found is None:
            return False
        if isinstance(found.row, Grid):
            return sum(value.unit == found.value.unit for value in fact.values.values()) > _MOST
        if found.table != "training_runs" or found.row.id in fact.about:
            return False
        return any(found.row.id.startswith(f"{family}-") for family in fact.about)

    def is_of_article(self, address: str, near: Iterable[str]) -> bool:
        """Whether one of the facts that come near is the article's, about what a row is about: GPT-3's training."""
        row = address.split("/")[1]
        facts = (self._library.facts[i] for i in near if i in self._library.facts)
        return any(fact.origin == "article" and row in fact.about for fact in facts)

    def is_told(self, address: str, fact: Fact) -> bool:
        """Whether a fact says the same of data centres, or is about just the place of a grid, with its one figure."""
        found = cell(address, self._library)
        if found is None:
            return False
        units = self._library.units
        same = [v for v in fact.values.values() if units[v.unit].dimension == units[found.value.unit].dimension]
        if isinstance(found.row, CloudRegion):
            return found.value in same
        if not isinstance(found.row, Grid):
            return False
        return len(same) == 1 and self._library.find.exact("names", found.row.name_en) in fact.about

    def _cells(self, query: Query, name: str, column: str, asked: list[list[_Span]]) -> tuple[str, ...]:
        """The cells of a column of all rows that are named, if nothing that is said makes another question of it."""
        named = {mention: list(self._rows(query, mention, name, column)) for mention in query.mentions}
        if any(found and mention.shelf == name for mention, found in named.items()):  # no average where one is named
            named = {mention: found for mention, found in named.items() if mention.shelf == name or not found}
        rows = list(dict.fromkeys(row for found in named.values() for row in found))
        addresses = [f"{name}/{row}/{'value' if name == 'measurements' else column}" for row in rows]
        known = tuple(address for address in addresses if cell(address, self._library))
        places = {mention.start for mention, found in named.items() if found}
        if len(known) < len(rows) or not self._is_all(query, places, asked, name, rows):
            return ()
        return known

    def _rows(self, query: Query, mention: Mention, name: str, column: str) -> Iterator[str]:
        """The rows of a table that a mention names, the newest measurements first."""
        library, said = self._library, query.folded[mention.start : mention.end].removesuffix("'s")
        if name == "measurements":
            models = {r.model for r in library.measurements.values() if said in map(fold, r.names)} or {mention.id}
            yield from (row for model in sorted(models) for row in self._measured(model, column))
        elif name == "training_runs":
            yield from filter(None, [library.find.exact("training_runs", said)])
        elif mention.shelf == name:
            yield mention.id
        elif mention.shelf == "names":
            whole = ((t, label) for t, label in _OF_NAMES.items() if t == name)
            found = (library.find.exact(t, label.format(library.names[mention.id].name.en)) for t, label in whole)
            yield from filter(None, found)

    def _measured(self, model: str, metric: str) -> list[str]:
        """One figure of each source per request, the newest first: of all the machines, of the shortest exchange."""
        rows = [r for r in self._library.measurements.values() if r.model == model and r.metric == metric]
        rows = sorted((row for row in rows if row.per not in _TOTALS), key=lambda r: (r.boundary in _WHOLE, -r.value))
        usual = {row.source: row for row in rows}
        return [row.id for row in sorted(usual.values(), key=lambda row: row.date or "", reverse=True)]

    def _is_all(self, query: Query, places: set[int], asked: list[list[_Span]], name: str, rows: list[str]) -> bool:
        """Whether a question names nothing besides rows and columns, and hardly says more, nothing at a column."""
        own = {named for row in rows for named in self._own(name, row)}
        columns = [span for column in asked for span in column]
        spans = [(m.start, m.end) for m in query.mentions if m.start in places or m.id in own]
        spans += [*columns, *(match.span() for match in tables()[name].around.finditer(query.folded))]
        rest = blanked(query.folded, spans)
        return not _names_more(query, spans, rest) and not _says_more(rest, columns)

    def _own(self, name: str, row: str) -> Iterator[str]:
        """The names of who makes what a row is about, and of what it ran on."""
        entry, find = self._library.tables[name][row], self._library.find
        said = [getattr(entry, attribute, None) for attribute in ("vendor", "developer", "provider")]
        yield from filter(None, (find.exact("names", text) for text in said if text))
        machine = self._library.accelerators.get(getattr(entry, "accelerator", None) or "")
        if machine is not None:
            yield machine.id
            yield from (i for i in self._library.names if machine.id == find.exact("accelerators", i))


def _inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _wants_value(query: Query) -> bool:
    """Whether a value may be asked for: not a yes or no, nor something of what is not known."""
    asked = query.asked
    return asked.kind in _ANSWERS and not (asked.yes_no and asked.kind == "what") and not query.unknown


def _names_more(query: Query, spans: list[_Span], rest: str) -> bool:
    """Whether a question has a name or an amount outside of `spans`; `rest` is what is left of it; a term may stand."""
    if any(amount.value != _ONE and not _inside(amount.start, spans) for amount in query.amounts):
        return True
    outside = [m for m in query.mentions if m.shelf != "terms" and not _inside(m.start, spans)]
    return bool(outside) or any(features(rest[m.start : m.end]) for m in query.mentions)


def _says_more(rest: str, columns: list[_Span]) -> bool:
    """Whether much is left of a question, or another attribute, or a word right at a column: memory bandwidth."""
    left = features(rest)
    words = {sign for sign in left if sign[0] != "#"}
    beside = features(" ".join(_beside(rest, span) for span in columns))
    return len(words) > _FEW or bool(left & _OTHER) or bool(words & beside)


def _columns(query: Query, table: _Table) -> dict[str, list[_Span]]:
    """Where the columns stand that are asked for: outside of names, and not inside of a longer one."""
    named = [(m.start, m.end) for m in query.mentions if m.shelf != "terms"]
    spans = {column: _outside(pattern, query.folded, named) for column, pattern in table.columns.items()}
    every = [span for found in spans.values() for span in found]
    longest = {column: [span for span in found if not _is_held(span, every)] for column, found in spans.items()}
    return {column: found for column, found in longest.items() if found}


def _outside(pattern: re.Pattern[str], folded: str, named: list[_Span]) -> list[_Span]:
    """Where a pattern stands in a text, but not in a name."""
    return [match.span() for match in pattern.finditer(folded) if not any(_holds(n, match.span()) for n in named)]


def _is_held(span: _Span, others: list[_Span]) -> bool:
    return any(other != span and _holds(other, span) for other in others)


def _holds(outer: _Span, inner: _Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _beside(rest: str, span: _Span) -> str:
    """The words right before and behind a place in a text, where they are not blank."""
    before, behind = _WORD_BEFORE.search(rest, 0, span[0]), _WORD_BEHIND.match(rest, span[1])
    return f" {before[0] if before else ''} {behind[0] if behind else ''} "
