"""Opens a knowledge folder: every file read, every entry validated, every problem found before any is reported."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot.library.files import KnowledgeError, Problem, line_of, load_csv, load_yaml
from bot.library.library import Library
from bot.library.schema import About, Fact, Name, Note, Source, Term, Topic
from bot.library.tables import TABLES, Row
from bot.library.units import read_units

M = TypeVar("M", bound=BaseModel)


def default_folder() -> Path:
    """The knowledge that comes with the package: inside the wheel, or beside `bot/` in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "knowledge"
    return inside if inside.is_dir() else package.parent / "knowledge"


def open_library(folder: Path | None = None) -> Library:
    """The knowledge of a folder (default: the one that comes with Denki).

    Raises KnowledgeError with every malformed entry. References between entries are checked by `bot.library.check`.
    """
    return _Reader(folder or default_folder()).library()


class _Reader:
    """Reads one folder and collects what is wrong with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []

    def library(self) -> Library:
        topics, facts = self._facts()
        library = Library(
            folder=self.folder,
            about=About.model_validate(self._yaml("about.yaml")),
            topics=topics,
            facts=facts,
            notes=self._entries("article/notes.yaml", Note),
            names=self._entries("names.yaml", Name),
            terms=self._entries("glossary.yaml", Term),
            sources=self._entries("sources.yaml", Source),
            units=read_units(self._yaml("units.yaml")),
            ambiguous={entry["name"]: tuple(entry["means"]) for entry in self._yaml("ambiguous.yaml") or []},
            tables={name: self._table(name, row) for name, row in TABLES.items()},
        )
        if self.problems:
            raise KnowledgeError(self.problems)
        return library

    def _yaml(self, name: str) -> Any:
        path = self.folder / name
        if not path.is_file():
            raise KnowledgeError([Problem(name, 1, "the file is missing")])
        return load_yaml(path, name)

    def _entries(self, name: str, model: type[M]) -> Mapping[str, M]:
        return dict(self._validated(name, self._yaml(name) or [], model, {}))

    def _facts(self) -> tuple[dict[str, Topic], dict[str, Fact]]:
        topics: dict[str, Topic] = {}
        facts: dict[str, Fact] = {}
        for origin in ("article", "context"):
            for path in sorted((self.folder / origin).glob("*.yaml")):
                if path.stem == "notes":
                    continue
                name = f"{origin}/{path.name}"
                content = self._yaml(name)
                topic = Topic.model_validate(content["topic"])
                topics[topic.id] = topic
                extra = {"topic": topic.id, "origin": origin}
                for fact_id, fact in self._validated(name, content["facts"], Fact, extra):
                    if fact_id in facts:
                        self._problem(name, fact_id, f"the id {fact_id} is used twice")
                    facts[fact_id] = fact
        return topics, facts

    def _validated(self, name: str, raw: list[Any], model: type[M], extra: dict[str, str]) -> Iterator[tuple[str, M]]:
        seen = set()
        for entry in raw:
            entry_id = str(entry.get("id", "?"))
            if entry_id in seen:
                self._problem(name, entry_id, f"the id {entry_id} is used twice")
            seen.add(entry_id)
            try:
                yield entry_id, model.model_validate({**entry, **extra})
            except ValidationError as error:
                for message in _messages(error):
                    self._problem(name, entry_id, f"{entry_id}: {message}")

    def _table(self, name: str, model: type[Row]) -> Mapping[str, Row]:
        file = f"tables/{name}.csv"
        rows: dict[str, Row] = {}
        if not (self.folder / file).is_file():
            raise KnowledgeError([Problem(file, 1, "the file is missing")])
        for line, cells in load_csv(self.folder / file):
            try:
                row = model.model_validate(cells)
            except ValidationError as error:
                self.problems += [Problem(file, line, f"{cells.get('id', '?')}: {m}") for m in _messages(error)]
                continue
            if row.id in rows:
                self.problems.append(Problem(file, line, f"the id {row.id} is used twice"))
            rows[row.id] = row
        return rows

    def _problem(self, name: str, entry_id: str, message: str) -> None:
        self.problems.append(Problem(name, line_of(self.folder / name, entry_id), message))


def _messages(error: ValidationError) -> Iterator[str]:
    for detail in error.errors():
        where = ".".join(map(str, detail["loc"]))
        yield f"{where}: {detail['msg']}" if where else detail["msg"]
