"""Checks that one entry at a time cannot see: references, clashing names, typed numbers, constants past review."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from bot.library.files import Problem, line_of, line_with
from bot.library.library import Library
from bot.library.reading import misprints
from bot.library.schema import Fact, Value
from bot.library.sentences import PRINTED, sentences
from bot.library.spelling import fold, key
from bot.library.standing import missing

_STANDING = "standing.yaml"
_SHARED_SHELVES = ("names", "terms")
_TABLE_SHELVES = ("accelerators", "systems", "grids", "cloud_regions", "models")


def check(library: Library, today: date) -> list[Problem]:
    """Every problem of an opened library, in order of file and line; problems that are only warnings say so."""
    return sorted(_Check(library, today).problems(), key=lambda p: (p.file, p.line, p.message))


class _Check:
    """One pass over a library."""

    def __init__(self, library: Library, today: date) -> None:
        self.library, self.today = library, today

    def problems(self) -> Iterator[Problem]:
        for fact in self.library.facts.values():
            yield from self._fact(fact)
        for file, entries in self._other_entries().items():
            for entry in entries:
                yield from self._entry(file, entry)
        yield from misprints(self.library)
        yield from self._standing()
        yield from self._sentences()
        yield from self._clashes()
        yield from self._rows()

    def _other_entries(self) -> Mapping[str, Iterable[Any]]:
        lib = self.library
        return {
            "article/notes.yaml": lib.notes.values(),
            "names.yaml": lib.names.values(),
            "glossary.yaml": lib.terms.values(),
        }

    def _fact(self, fact: Fact) -> Iterator[Problem]:
        file = f"{fact.origin}/{fact.topic}.yaml"
        checks = {
            "said_by": (fact.said_by, self.library.sources),
            "related": (fact.related, self.library.facts),
            "about": (fact.about, {**self.library.names, **self.library.terms}),
        }
        for field, (ids, shelf) in checks.items():
            yield from self._unknown(file, fact.id, field, ids, shelf)
        if fact.origin == "article" and not fact.section:
            yield self._problem(file, fact.id, "an article fact names its section")
        if fact.origin == "context" and not (fact.seen and fact.note):
            yield self._problem(file, fact.id, "a context fact says what was seen, and what to be careful about")
        yield from self._units(file, fact.id, fact.values)

    def _entry(self, file: str, entry: Any) -> Iterator[Problem]:
        yield from self._unknown(file, entry.id, "sources", entry.sources, self.library.sources)
        shelves = {"about": "facts", "facts": "facts"}
        for field, shelf in shelves.items():
            yield from self._unknown(file, entry.id, field, getattr(entry, field, ()), getattr(self.library, shelf))
        yield from self._units(file, entry.id, entry.values)

    def _unknown(
        self, file: str, entry_id: str, field: str, ids: Iterable[str], shelf: Mapping[str, Any]
    ) -> Iterator[Problem]:
        for wrong in ids:
            if wrong not in shelf:
                yield self._problem(file, entry_id, f"{field}: {wrong} is not known")

    def _units(self, file: str, entry_id: str, values: Mapping[str, Value]) -> Iterator[Problem]:
        for name, value in values.items():
            if value.unit not in self.library.units:
                yield self._problem(file, entry_id, f"{name}: the unit {value.unit} is not in units.yaml")

    def _standing(self) -> Iterator[Problem]:
        for entry, message in missing(self.library.standing, self.library):
            line = line_with(self.library.folder / _STANDING, entry)
            yield Problem(_STANDING, line, message)

    def _sentences(self) -> Iterator[Problem]:
        for sentence in sentences(self.library):
            if digits := self._typed_digits(sentence.text):
                message = f"{sentence.lang}: a number is typed into the sentence: {digits}"
                yield self._problem(sentence.file, sentence.entry, message)

    def _typed_digits(self, sentence: str) -> str:
        """Digits of a sentence outside {{ }} and outside known names."""
        rest = self._names_with_digits.sub(" ", fold(PRINTED.sub(" ", sentence)))
        return " ".join(re.findall(r"\S*\d\S*", rest))

    @cached_property
    def _names_with_digits(self) -> re.Pattern[str]:
        names = sorted(set(names_with_digits(self.library)), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, map(fold, names))))

    def _clashes(self) -> Iterator[Problem]:
        """Names that stand for two things without saying so: among names and terms, and within each table."""
        allowed = {key(name): set(ids) for name, ids in self.library.ambiguous.items()}
        for shelves in (_SHARED_SHELVES, *((shelf,) for shelf in _TABLE_SHELVES)):
            owners: dict[str, str] = {}
            for shelf in shelves:
                for spelling, owner in self.library.find.spellings(shelf):
                    first = owners.setdefault(key(spelling), owner)
                    if first != owner and not {first, owner} <= allowed.get(key(spelling), set()):
                        file = {"names": "names.yaml", "terms": "glossary.yaml"}.get(shelf, f"tables/{shelf}.csv")
                        yield self._problem(file, owner, f"the name {spelling!r} also means {first}")

    def _rows(self) -> Iterator[Problem]:
        interval = timedelta(days=self.library.constants["review_interval_days"].central)
        for table, rows in self.library.tables.items():
            file = f"tables/{table}.csv"
            for row in rows.values():
                yield from self._unknown(file, row.id, "source", row.source, self.library.sources)
                if row.reviewed + interval < self.today:
                    yield self._problem(file, row.id, f"last reviewed on {row.reviewed}: due for review", warning=True)
        yield from self._references()

    def _references(self) -> Iterator[Problem]:
        for constant in self.library.constant_rows.values():
            if constant.unit not in self.library.units:
                yield self._problem(
                    "tables/constants.csv", constant.id, f"the unit {constant.unit} is not in units.yaml"
                )
        for name, reference in (("accelerator", "accelerators"), ("grid", "grids")):
            for table in ("training_runs", "cloud_regions", "systems"):
                for row in self.library.tables[table].values():
                    value = getattr(row, name, None)
                    if value and value not in self.library.tables[reference]:
                        yield self._problem(f"tables/{table}.csv", row.id, f"{name}: {value} is not in {reference}.csv")

    def _problem(self, file: str, entry_id: str, message: str, warning: bool = False) -> Problem:
        path = self.library.folder / file
        line = line_of(path, entry_id) if file.endswith(".yaml") else _row_of(path, entry_id)
        return Problem(file, line, f"{entry_id}: {message}", warning)


def names_with_digits(library: Library) -> Iterator[str]:
    """Every name of the knowledge that has a digit in it: the only digits that a sentence may hold itself."""
    for shelf in ("names", "terms", "accelerators", "systems", "models", "training_runs"):
        for spelling, _ in library.find.spellings(shelf):
            if any(c.isdigit() for c in spelling) and not spelling.isdigit():
                yield spelling


def _row_of(path: Any, entry_id: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.startswith((f"{entry_id},", f'"{entry_id}"'))), 1)
