"""Rows of tables as answers: "how many parameters has Mixtral", B200の消費電力, the water of one ChatGPT prompt."""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from bot.library import Fact, Library
from bot.library.cells import COLUMNS, cell
from bot.library.names import Shelf
from bot.library.spelling import fold
from bot.library.tables import CloudRegion, Equivalent, Grid, Row
from bot.understanding.comparisons.everyday import Everyday
from bot.understanding.entries.columns import Spans, asking, inside, tables
from bot.understanding.entries.leftover import ONE, Own, is_of, numbers, runs_on
from bot.understanding.entries.query import Query
from bot.understanding.entries.wanted import DETAILS
from bot.understanding.language import language
from bot.understanding.mentions import Mentions
from bot.understanding.reading import Amount, Mention
from bot.understanding.tokens.span import blanked
from bot.understanding.words import features

_ANSWERS = {"what", "amount", "when", "who", "where"}
_TEXTS = {"developer", "vendor", "accelerator"}
_MOST = 4
_FEW, _OTHER = 2, DETAILS | {"#price", "#money", "#revenue", "#saving", "#share", "#cars", "#companies"}
_TOTALS, _WHOLE = {"day"}, {"life-cycle", "data-centre"}
# How the row of a region inside a country is called, if it has one: 四国電力.
_OF_PARTS = ("{}電力", "{} electric power", "{} area")
# How the row of a table is called that stands for a whole country or company.
_OF_NAMES: Mapping[str, tuple[Shelf, str]] = {
    "grids": ("grids", "{}"),
    "cloud_regions": ("cloud_regions", "{} average"),
}
_LISTED = ("training_runs", "measurements")  # tables whose names no other shelf has
_SEVERAL = "several"  # who makes a kind of model, not one of them
_THINGS = "equivalents"
_SOURCE, _MODEL = "source", re.compile(r"\b[a-z]+-?\d\w*", re.ASCII)
_SIZED: tuple[Shelf, ...] = ("models", "training_runs")
_BILLIONS = re.compile(r"\db$")
_MASSES = {"emission", "absorption"}


class Rows:
    """Finds the values of a table that a question asks for; `knows` tells whether any entry has a sign."""

    def __init__(self, library: Library, everyday: Everyday, knows: Callable[[str], bool]) -> None:
        self._library, self._everyday, self._knows = library, everyday, knows
        self._listed = Mentions(library, (*_LISTED, "grids"))
        self._sources = {i for i, grid in library.grids.items() if grid.level == _SOURCE}

    def asked(self, query: Query, beside: re.Pattern[str] | None = None) -> tuple[str, ...]:
        """The addresses of the cells that answer, a few of one table; none if more is asked than `beside` fits."""
        kind = query.asked.kind if beside is None else "what"
        if kind not in _ANSWERS or (not beside and _is_yes_no(query)):
            return ()
        for name, table in tables().items():
            columns = table.asked(query.folded)
            if kind == "who" and not _TEXTS & columns.keys():
                continue
            if columns and (found := self._cells(query, name, columns, beside)):
                return found
        return ()

    def is_of_part(self, query: Query) -> bool:
        """Whether the CO2 of the electricity of a region inside a country is asked for: of Kyushu, not of Japan."""
        asked = tables()["grids"].asked(query.folded)
        bare = all(amount.value == ONE and not amount.per for amount in query.amounts)
        return "intensity_g" in asked and bare and any(self._is_part(m, query) for m in query.mentions)

    def _is_part(self, mention: Mention, query: Query) -> bool:
        """Whether a place is named by a region inside it."""
        grid = self._library.grids.get(mention.id) if mention.shelf == "grids" else None
        return grid is not None and query.folded[mention.start : mention.end] in map(fold, grid.parts)

    def tells(self, fact: Fact, cells: Sequence[str]) -> bool:
        """Whether a fact is to be told rather than rows."""
        if any(self._is_narrower(address, fact) for address in cells):
            return False
        return any(self._is_told(address, fact) for address in cells)

    def _is_narrower(self, address: str, fact: Fact) -> bool:
        """Whether a training run is of one size, where a fact is about the whole family: Llama 3.1 405B."""
        found = cell(address, self._library)
        if found is None or found.table != "training_runs" or found.row.id in fact.about:
            return False
        return any(found.row.id.startswith(f"{family}-") for family in fact.about)

    def _is_told(self, address: str, fact: Fact) -> bool:
        """Whether a fact of the article has the figure of a row, or one is about just its place, with one figure."""
        found = cell(address, self._library)
        if found is None or found.value is None:
            return False
        units, value = self._library.units, found.value
        same = [v for v in fact.values.values() if units[v.unit].dimension == units[value.unit].dimension]
        if isinstance(found.row, CloudRegion):
            return value in same
        if isinstance(found.row, Grid):
            return len(same) == 1 and self._library.find.exact("names", found.row.name_en) in fact.about
        numbers = [v.value * units[v.unit].factor for v in same if isinstance(v.value, float)]
        known = value.value * units[value.unit].factor if isinstance(value.value, float) else math.nan
        return fact.origin == "article" and is_of(known, numbers)

    def _cells(
        self, query: Query, name: str, columns: Mapping[str, Spans], beside: re.Pattern[str] | None
    ) -> tuple[str, ...]:
        """The cells of the columns of all rows that are named, if the question says nothing besides."""
        rows = self._rows(query, name, columns)
        named = [span for spans in rows.values() for span in spans]
        asked = _outside(columns, named)
        addresses = dict.fromkeys(self._address(name, row, column) for row in rows for column in asked)
        if not addresses or not all(cell(address, self._library) for address in addresses):
            return ()
        spans = [*named, *chain(*asked.values()), *_around(query.folded, name, beside)]
        ends = [end for _, end in chain(*asked.values())]
        whole = not _runs_on(query.folded, spans, ends) and self._is_all(query, spans, name, list(rows))
        return tuple(addresses)[:_MOST] if whole else ()

    def _address(self, name: str, row: str, column: str) -> str:
        """Where a value stands; the intensity of a cloud region that publishes none is that of its grid."""
        entry = self._library.tables[name][row]
        if isinstance(entry, CloudRegion) and column == "intensity_g" and entry.intensity_g is None and entry.grid:
            return f"grids/{entry.grid}/{column}"
        if isinstance(entry, Equivalent) and column in _MASSES and entry.quantity in _MASSES:
            return f"{name}/{row}/{entry.quantity}"
        return f"{name}/{row}/{'value' if name == 'measurements' else column}"

    def _rows(self, query: Query, name: str, columns: Mapping[str, Spans]) -> Mapping[str, Spans]:
        """The rows of a table that a question names, and where, in the order in which it does."""
        if name == _THINGS:
            return self._things(query, columns)
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        mentions = [*query.mentions, *self._named(query, name)]
        own = [m for m in mentions if m.shelf == name not in _LISTED]
        for mention in own or mentions:  # no average where one is named
            for row in self._of_mention(query, mention, name, columns):
                found[row].append((mention.start, mention.end))
        return dict(sorted(self._singled_out(name, found).items(), key=lambda one: min(one[1])))

    def _singled_out(self, name: str, found: Mapping[str, Spans]) -> Mapping[str, Spans]:
        """The rows that are named by themselves, not within a longer name; no kind of thing where one of it is."""
        whole = {row: spans for row, spans in found.items() if not _is_part(spans, found.values())}
        rows = self._library.tables[name]
        ones = {row: spans for row, spans in whole.items() if getattr(rows[row], "developer", "") != _SEVERAL}
        return ones or whole

    def _named(self, query: Query, name: str) -> Iterator[Mention]:
        """What only rows are called: training runs, measurements, power sources, cards by a bare number (4090 W)."""
        if name in (*_LISTED, "grids"):
            found = self._listed.find(query.folded, slips=False)
            yield from (m for m in found if m.shelf == name and (name in _LISTED or m.id in self._sources))
        elif name == "cloud_regions":
            yield from self._regions(query)
        elif name == "accelerators":
            for amount in query.amounts:
                number = query.folded[amount.start : amount.end].split()[0]
                if row := self._library.find.exact("accelerators", number):
                    yield Mention(name, row, amount.start, amount.start + len(number))

    def _regions(self, query: Query) -> Iterator[Mention]:
        """The cloud regions that a place names where a provider is named apart from it: Amazon's region in Mumbai."""
        for row in self._library.cloud_regions.values():
            provider = self._library.find.exact("names", row.provider)
            if not any(m.shelf == "names" and m.id == provider for m in query.mentions):
                continue
            places = {fold(name.partition(" ")[2]) for name in row.names if " " in name}
            found = (m for m in query.mentions if m.shelf == "grids" and query.folded[m.start : m.end] in places)
            yield from (Mention("cloud_regions", row.id, m.start, m.end) for m in found)

    def _of_mention(self, query: Query, mention: Mention, name: str, columns: Iterable[str]) -> Iterator[str]:
        """The rows of a table that a mention names; of a region inside a country its own, if it has one."""
        sizes = [self._of_size(query, mention, shelf) for shelf in _SIZED if shelf == name and mention.shelf in _SIZED]
        if sized := next(filter(None, sizes), None):
            yield sized
        elif not self._is_part(mention, query):
            yield from self._of(mention.shelf, mention.id, name, columns)
        elif name == "grids":
            labels = (label.format(query.folded[mention.start : mention.end]) for label in _OF_PARTS)
            yield from filter(None, (self._library.find.exact("grids", label) for label in labels))

    def _of_size(self, query: Query, mention: Mention, name: Shelf) -> str | None:
        """The row of the size that is named apart from its family: the 13B version of Llama 2."""
        family = query.folded[mention.start : mention.end]
        sizes = (query.folded[a.start : a.end] for a in query.amounts if a.unit == "parameter")
        labels = (family, *(f"{family} {size}" for size in sizes))
        found = (self._library.find.exact(name, label) for label in labels if _BILLIONS.search(label))
        return next(filter(None, found), None)

    def _of(self, shelf: str, entry: str, name: str, columns: Iterable[str]) -> Iterator[str]:
        """The rows of a table that a mention names, the newest measurements first."""
        library = self._library
        if name == "measurements":
            model = library.measurements[entry].model if shelf == name else entry
            yield from (row for column in columns for row in self._measured(model, column))
        elif shelf == name:
            yield entry
        elif shelf == "names" and name in _OF_NAMES:
            table, label = _OF_NAMES[name]
            yield from filter(None, [library.find.exact(table, label.format(library.names[entry].name.en))])

    def _things(self, query: Query, columns: Mapping[str, Spans]) -> Mapping[str, Spans]:
        """The everyday thing that a question names one of, for readers of its language."""
        things = self._everyday.things(query.folded, query.mentions, query.amounts, columns, one=True)
        ones = [(row, spans) for row, count, spans in things if count == ONE]
        ones.sort(
            key=lambda one: (self._everyday.rank(one[0], query.folded), one[0].audience != language(query.folded))
        )
        return {row.id: spans for row, spans in ones[:1]}

    def _measured(self, model: str, metric: str) -> list[str]:
        """One figure of each source per request, the newest first: of all the machines, of the shortest exchange."""
        rows = [r for r in self._library.measurements.values() if r.model == model and r.metric == metric]
        rows = sorted((row for row in rows if row.per not in _TOTALS), key=lambda r: (r.boundary in _WHOLE, -r.value))
        usual = {row.source: row for row in rows}
        return [row.id for row in sorted(usual.values(), key=lambda row: row.date or "", reverse=True)]

    def _is_all(self, query: Query, spans: Spans, name: str, ids: Sequence[str]) -> bool:
        """Whether a question says nothing besides the names of rows, their columns, and what rows say themselves."""
        rows = [self._library.tables[name][i] for i in ids]
        own = self._own(rows)
        rest = blanked(query.folded, spans)
        pieces = [rest[m.start : m.end] for m in query.mentions]
        pieces += [*query.strangers, *(year[1:] for year in query.years), *_MODEL.findall(rest)]
        if not all(map(own.says, pieces)) or not self._is_little(features(rest), own):
            return False
        left = [a for a in query.amounts if rest[a.start : a.end].strip()]
        return all(self._is_said(amount, name, rows) for amount in left)

    def _is_little(self, left: Iterable[str], own: Own) -> bool:
        """Whether hardly anything is left that other entries speak of, and no other attribute."""
        other = [sign for sign in left if self._knows(sign) and not own.has([sign])]
        return len(other) <= _FEW and not _OTHER & set(left)

    def _is_said(self, amount: Amount, name: str, rows: Iterable[Row]) -> bool:
        """Whether an amount is one, or a value of a row: a bare number any, one with a unit what is in such a unit."""
        if not amount.unit:
            return is_of(amount.value, numbers(rows))
        cells = (cell(f"{name}/{row.id}/{column}", self._library) for row in rows for column in COLUMNS)
        values = (value for found in cells if found for value in found.values)
        alike = (v for v in values if self._library.units[v.unit].dimension == amount.dimension)
        return amount.value == ONE or is_of(amount.value, [v.value for v in alike if isinstance(v.value, float)])

    def _own(self, rows: Iterable[Row]) -> Own:
        return Own(fold("\n".join(text for row in rows for text in self._texts(row))))

    def _texts(self, row: Row) -> Iterator[str]:
        """Everything that a row says of itself: its cells, its year, who publishes it, and what it ran on."""
        yield from (str(value) for value in vars(row).values() if isinstance(value, str | int))
        yield from getattr(row, "names", ())
        for source in map(self._library.sources.get, row.source):
            yield from (source.label.en, source.label.ja, source.title, source.publisher) if source else ()
        find, names = self._library.find, self._library.names
        said = [getattr(row, attribute, None) for attribute in ("vendor", "developer", "provider")]
        for maker in filter(None, (find.exact("names", text) for text in said if text)):
            yield from (names[maker].name.en, names[maker].name.ja, *names[maker].aliases)
        machine = self._library.accelerators.get(getattr(row, "accelerator", None) or "")
        if machine is not None:
            yield from (machine.name, *machine.names)


def _outside(columns: Mapping[str, Spans], named: Spans) -> Mapping[str, Spans]:
    """Where columns are asked for, not within a name: the GB of a name asks for nothing."""
    outside = {column: [span for span in spans if not inside(span, named)] for column, spans in columns.items()}
    return {column: spans for column, spans in outside.items() if spans}


def _around(folded: str, name: str, beside: re.Pattern[str] | None) -> Spans:
    """What may be said around the names and columns of a table."""
    patterns = (tables()[name].around, beside)
    return [span for pattern in patterns if pattern for span in _spans(pattern, folded)]


def _runs_on(folded: str, spans: Spans, ends: Iterable[int]) -> bool:
    """Whether a word right behind a column makes another of it."""
    rest = blanked(folded, spans)
    return any(runs_on(rest, end) for end in ends)


def _spans(pattern: re.Pattern[str], folded: str) -> Spans:
    """Where a pattern fits."""
    return [m.span() for m in pattern.finditer(folded) if m[0]]


def _is_yes_no(query: Query) -> bool:
    """Whether a question asks for no value."""
    return query.asked.yes_no and query.asked.kind == "what" and not asking().search(query.folded)


def _is_part(spans: Spans, others: Iterable[Spans]) -> bool:
    """Whether a row is named only within the longer names of others."""
    longer = [other for each in others for other in each]
    return all(any(inside(span, [other]) and span != other for other in longer) for span in spans)
