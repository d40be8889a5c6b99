"""Reads the files of the knowledge folder and says, for every entry, where it stands."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong (or, as a warning, out of date) in a file of the knowledge, with its line."""

    file: str
    line: int
    message: str
    warning: bool = False

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class KnowledgeError(Exception):
    """The knowledge cannot be used; `problems` says why, all of it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def load_yaml(path: Path, name: str) -> Any:
    """The content of a YAML file; raises KnowledgeError with the line if it does not parse."""
    try:
        return yaml.load(_text(path, name), Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        message = str(getattr(error, "problem", error))
        raise KnowledgeError([Problem(name, mark.line + 1 if mark else 1, message)]) from error
    except ValueError as error:  # a date that does not exist
        raise KnowledgeError([Problem(name, 1, str(error))]) from error


def load_csv(path: Path, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and non-empty cells of each row of a CSV file; raises KnowledgeError for rows that are too long."""
    reader = csv.DictReader(io.StringIO(_text(path, name), newline=""))
    for row in reader:
        if None in row:
            raise KnowledgeError([Problem(name, reader.line_num, "the row has a cell too many")])
        yield reader.line_num, {column: cell for column, cell in row.items() if cell}


def _text(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise KnowledgeError([Problem(name, line, "the file is not UTF-8")]) from error


def line_of(path: Path, entry_id: str) -> int:
    """The line on which a YAML entry's id is written (1 if it cannot be found)."""
    return _line(path, rf"\bid:\s*[\"']?{re.escape(entry_id)}[\"']?\s*(?:[,}}#]|$)")


def line_with(path: Path, word: str) -> int:
    """The first line of a YAML file, comments left out, that says a word (1 if there is none)."""
    return _line(path, rf"^[^#]*(?<![\w-]){re.escape(word)}(?![\w-])")


def _line(path: Path, pattern: str) -> int:
    written = re.compile(pattern)
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if written.search(line)), 1)
