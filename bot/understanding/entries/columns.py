"""The columns of tables that a question asks for, by the words of rows.yaml."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.understanding.wordlists import sections_of

_FILE = Path(__file__).with_name("rows.yaml")
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Table:
    """What a question for a table must say, what it may say besides, and how each column is asked for."""

    needs: re.Pattern[str]
    never: re.Pattern[str] | None
    around: re.Pattern[str]
    columns: Mapping[str, re.Pattern[str]]

    def asked(self, folded: str) -> Mapping[str, Spans]:
        """The columns that a text asks for, and where; a word inside a longer phrase of another one is part of that."""
        if not self.needs.search(folded) or (self.never and self.never.search(folded)):
            return {}
        found = [(column, m.span()) for column, pattern in self.columns.items() for m in pattern.finditer(folded)]
        taken: dict[tuple[int, int], str] = {}
        for column, span in found:
            if not any(inside(span, [other]) and other != span for _, other in found):
                taken.setdefault(span, column)
        columns: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for span, column in taken.items():
            columns[column].append(span)
        return columns


@cache
def tables() -> Mapping[str, Table]:
    """What the questions for each table say."""
    found = sections_of(_FILE)
    return {
        name: Table(
            _any(table.get("needs", [""])),
            _any(table["never"]) if "never" in table else None,
            _any([*table.get("needs", ()), *table["around"], *found["anywhere"]]),
            {column: _any(patterns) for column, patterns in table["columns"].items()},
        )
        for name, table in found["tables"].items()
    }


@cache
def asking() -> re.Pattern[str]:
    """Words that ask for a value, also where a yes or no would do."""
    return _any(sections_of(_FILE)["asking"])


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.ASCII)  # a Latin word also begins behind Japanese: GoogleのPUE


def inside(span: tuple[int, int], spans: Spans) -> bool:
    """Whether a place in a text is within one of others."""
    return any(start <= span[0] and span[1] <= end for start, end in spans)
