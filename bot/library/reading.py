"""Opens a knowledge folder: every file read, every entry validated, every problem found before any is reported."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot.library.files import KnowledgeError, Problem, line_of, load_csv, load_yaml
from bot.library.library import Library
from bot.library.schema import About, Ambiguous, Fact, Name, Note, Source, Term, Topic
from bot.library.sentences import flaws, sentences
from bot.library.standing import Standing
from bot.library.tables import TABLES, Row
from bot.library.units import Unit

M = TypeVar("M", bound=BaseModel)
S = TypeVar("S", list[Any], dict[str, Any])


def default_folder() -> Path:
    """The knowledge that comes with the package: inside the wheel, or beside `bot/` in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "knowledge"
    return inside if inside.is_dir() else package.parent / "knowledge"


def open_library(folder: Path | None = None) -> Library:
    """The knowledge of a folder (default: the one that comes with Denki).

    Raises KnowledgeError with every malformed entry, and with every sentence that is more than data. References between
    entries are checked by `bot.library.check`.
    """
    library = read_library(folder)
    if problems := list(misprints(library)):
        raise KnowledgeError(problems)
    return library


def read_library(folder: Path | None = None) -> Library:
    """The knowledge of a folder with sentences that nobody has looked at: for `bot.library.check`, never to be shown.

    Raises KnowledgeError with every malformed entry.
    """
    return _Reader(folder or default_folder()).library()


def misprints(library: Library) -> Iterator[Problem]:
    """Every sentence that the grammar of sentences does not know, or that cannot be printed."""
    for sentence in sentences(library):
        for flaw in flaws(sentence, library.units):
            line = line_of(library.folder / sentence.file, sentence.entry)
            yield Problem(sentence.file, line, f"{sentence.entry}: {sentence.lang}: {flaw}")


class _Reader:
    """Reads one folder and collects what is wrong with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []

    def library(self) -> Library:
        topics, facts = self._facts()
        parts = {
            "about": self._one("about.yaml", self._yaml("about.yaml", dict), About),
            "notes": self._entries("article/notes.yaml", Note),
            "names": self._entries("names.yaml", Name),
            "terms": self._entries("glossary.yaml", Term),
            "sources": self._entries("sources.yaml", Source),
            "units": self._units(),
            "ambiguous": self._ambiguous(),
            "standing": self._one("standing.yaml", self._yaml("standing.yaml", dict), Standing),
            "tables": {name: self._table(name, row) for name, row in TABLES.items()},
        }
        if self.problems:
            raise KnowledgeError(self.problems)
        return Library(folder=self.folder, topics=topics, facts=facts, **parts)  # type: ignore[arg-type]

    def _yaml(self, name: str, shape: type[S]) -> S:
        """The content of a file that must be a list or a mapping."""
        path = self.folder / name
        if not path.is_file():
            raise KnowledgeError([Problem(name, 1, "the file is missing")])
        content = load_yaml(path, name)
        if not isinstance(content, shape):
            raise KnowledgeError([Problem(name, 1, f"the file must be a {'list' if shape is list else 'mapping'}")])
        return content

    def _one(self, name: str, raw: Any, model: type[M]) -> M | None:
        """One part of a file, validated; None if it is malformed."""
        try:
            return model.model_validate(raw)
        except ValidationError as error:
            self.problems += [Problem(name, 1, message) for message in _messages(error)]
            return None

    def _entries(self, name: str, model: type[M]) -> Mapping[str, M]:
        return dict(self._validated(name, self._yaml(name, list), model, {}))

    def _units(self) -> Mapping[str, Unit]:
        found = {}
        for group in self._yaml("units.yaml", list):
            shared = {key: value for key, value in group.items() if key != "units"}
            for raw in group.get("units", ()):
                unit = self._one("units.yaml", {**raw, **shared}, Unit)
                if unit is not None:
                    found[unit.id] = unit
        return found

    def _ambiguous(self) -> Mapping[str, tuple[str, ...]]:
        entries = (self._one("ambiguous.yaml", raw, Ambiguous) for raw in self._yaml("ambiguous.yaml", list))
        return {entry.name: entry.means for entry in entries if entry is not None}

    def _facts(self) -> tuple[dict[str, Topic], dict[str, Fact]]:
        topics: dict[str, Topic] = {}
        facts: dict[str, Fact] = {}
        for origin in ("article", "context"):
            for path in sorted((self.folder / origin).glob("*.yaml")):
                if path.stem == "notes":
                    continue
                name = f"{origin}/{path.name}"
                content = self._yaml(name, dict)
                topic = self._one(name, content.get("topic"), Topic)
                if topic is None or not isinstance(content.get("facts"), list):
                    self.problems.append(Problem(name, 1, "the file must have a topic and a list of facts"))
                    continue
                topics[topic.id] = topic
                for fact_id, fact in self._validated(
                    name, content["facts"], Fact, {"topic": topic.id, "origin": origin}
                ):
                    if fact_id in facts:
                        self._problem(name, fact_id, f"the id {fact_id} is used twice")
                    facts[fact_id] = fact
        return topics, facts

    def _validated(self, name: str, raw: list[Any], model: type[M], extra: dict[str, str]) -> Iterator[tuple[str, M]]:
        seen = set()
        for entry in raw:
            if not isinstance(entry, dict):
                self.problems.append(Problem(name, 1, f"{entry!r} is not an entry"))
                continue
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
        for line, cells in load_csv(self.folder / file, file):
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
