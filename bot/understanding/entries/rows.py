"""Rows of tables as answers: "how many parameters has Mixtral", B200の消費電力, the water of one ChatGPT prompt."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.library import Fact, Library
from bot.library.cells import cell
from bot.library.files import load_yaml
from bot.library.tables import Grid
from bot.understanding.entries.query import Query
from bot.understanding.reading import Mention
from bot.understanding.words import features

_FILE = Path(__file__).with_name("rows.yaml")
_HOW_MANY = re.compile(r"何(?:トン|[a-z]|ワット|キロ|個|年|時間)\S{0,6}ですか")
_ANSWERS = {"what", "amount", "when"}
_MOST, _ONE = 3, 1.0
_TOTALS, _WHOLE = {"day"}, {"life-cycle", "data-centre"}


@dataclass(frozen=True, slots=True)
class _Table:
    """What a question for a table must say, what it may say besides, and how each column is asked for."""

    needs: re.Pattern[str]
    around: re.Pattern[str]
    columns: Mapping[str, re.Pattern[str]]


@cache
def _tables() -> Mapping[str, _Table]:
    found: Mapping[str, Any] = load_yaml(_FILE, _FILE.name)
    return {
        name: _Table(
            _any(table.get("needs", [""])),
            _any([*table.get("needs", ()), *table["around"]]),
            {column: _any(patterns) for column, patterns in table["columns"].items()},
        )
        for name, table in found.items()
    }


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


class Rows:
    """Finds the value of a table that a question asks for."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def asked(self, query: Query) -> tuple[str, ...]:
        """The addresses of the cells that answer, at most three of one table; none if anything else is asked too."""
        yes_no = query.asked.yes_no and not _HOW_MANY.search(query.folded)
        if query.asked.kind not in _ANSWERS or yes_no or query.unknown:
            return ()
        for name, table in _tables().items():
            if not table.needs.search(query.folded):
                continue
            for column, pattern in table.columns.items():
                if pattern.search(query.folded) and (found := self._cells(query, name, column)):
                    return found
        return ()

    def are_published(self, cells: tuple[str, ...]) -> bool:
        """Whether these are figures per request, which come before an estimate."""
        return all(address.startswith("measurements/") for address in cells)

    def is_of_place(self, address: str, fact: Fact) -> bool:
        """Whether a fact is about just the place of a grid, and gives the one figure that was asked for."""
        found = cell(address, self._library)
        if found is None or not isinstance(found.row, Grid):
            return False
        units = self._library.units
        same = [v for v in fact.values.values() if units[v.unit].dimension == units[found.value.unit].dimension]
        return len(same) == 1 and self._library.find.exact("names", found.row.name_en) in fact.about

    def _cells(self, query: Query, name: str, column: str) -> tuple[str, ...]:
        table = _tables()[name]
        for mention in query.mentions:
            rows = list(self._rows(query, mention, name, column))
            addresses = [f"{name}/{row}/{'value' if name == 'measurements' else column}" for row in rows]
            known = tuple(address for address in addresses if cell(address, self._library))
            if known and self._is_all(query, mention, [table.columns[column], table.around], name, rows[0]):
                return known[:_MOST]
        return ()

    def _rows(self, query: Query, mention: Mention, name: str, column: str) -> Iterator[str]:
        """The rows of a table that a mention names, the newest measurements first."""
        library, said = self._library, query.folded[mention.start : mention.end].removesuffix("'s")
        if name == "measurements":
            yield from self._measured(mention.id, column)
        elif name == "training_runs":
            yield from filter(None, [library.find.exact("training_runs", said)])
        elif mention.shelf == name:
            yield mention.id
        elif name == "grids" and mention.shelf == "names" and mention.id in library.names:
            yield from filter(None, [library.find.exact("grids", library.names[mention.id].name.en)])

    def _measured(self, model: str, metric: str) -> list[str]:
        """One figure of each source per request, the newest first: of all the machines, of the shortest exchange."""
        rows = [r for r in self._library.measurements.values() if r.model == model and r.metric == metric]
        rows = sorted((row for row in rows if row.per not in _TOTALS), key=lambda r: (r.boundary in _WHOLE, -r.value))
        usual = {row.source: row for row in rows}
        return [row.id for row in sorted(usual.values(), key=lambda row: row.date or "", reverse=True)]

    def _is_all(self, query: Query, mention: Mention, patterns: list[re.Pattern[str]], name: str, row: str) -> bool:
        """Whether a question says nothing besides a row's name, its column, its maker and what goes without saying."""
        maker = self._maker(name, row)
        spans = [(m.start, m.end) for m in query.mentions if m.start == mention.start or m.id in maker]
        spans += [match.span() for pattern in patterns for match in pattern.finditer(query.folded)]
        if any(amount.value != _ONE and not _inside(amount.start, spans) for amount in query.amounts):
            return False
        if any(not _inside(m.start, spans) for m in query.mentions):
            return False
        rest = query.folded
        for start, end in spans:
            rest = rest[:start] + " " * (end - start) + rest[end:]
        return not [sign for sign in features(rest) if sign[0] != "#"]

    def _maker(self, name: str, row: str) -> set[str]:
        """The names of who makes what a row is about."""
        entry = self._library.tables[name][row]
        said = [getattr(entry, attribute, None) for attribute in ("vendor", "developer", "provider")]
        return {found for text in said if text and (found := self._library.find.exact("names", text))}


def _inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)
