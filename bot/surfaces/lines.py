"""A stream of questions as JSON lines: one object in, one object out, in order; a bad line spoils no other."""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TextIO

from bot.app import Denki
from bot.surfaces.contract import as_object
from bot.surfaces.terminal import text_of


@dataclass(frozen=True, slots=True)
class Question:
    """A line of the stream: the question, the earlier ones, and the language of the answer if one is asked for."""

    text: str
    turns: tuple[str, ...]
    lang: str | None


class Stream:
    """Answers lines on one Denki into `out`; `explain` adds how each question was read."""

    def __init__(self, denki: Denki, out: TextIO, *, explain: bool = False) -> None:
        self._denki, self._out, self._explain = denki, out, explain

    def answer(self, lines: Iterable[str]) -> int:
        """Answer all lines that are not blank; how many of them could not be answered."""
        return sum(not self._line(line) for line in lines if line.strip())

    def _line(self, line: str) -> bool:
        """Whether a line could be answered; one that could not gets an object with its id and what went wrong."""
        asker: object = None
        try:
            item = json.loads(line, parse_constant=_no_number, parse_float=_finite)
            asker = item.get("id") if isinstance(item, dict) else None
            self._write({"id": asker, **self._answered(_question(item))})
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever one line does, the others are answered
            self._fail(asker, f"{type(error).__name__}: {error}")
            return False
        return True

    def _answered(self, asked: Question) -> dict[str, Any]:
        message = self._denki.router.say(asked.text, asked.turns, asked.lang)
        text = text_of(self._denki, message)
        body = {"answer": text, **as_object(self._denki, message, text)}
        return {**self._denki.router.explain(asked.text, asked.turns, asked.lang), **body} if self._explain else body

    def _fail(self, asker: object, error: str) -> None:
        try:
            self._write({"id": asker, "error": error})
        except (ValueError, RecursionError):  # an id that JSON cannot hold
            self._write({"id": None, "error": error})

    def _write(self, body: Mapping[str, Any]) -> None:
        """One line, whole or not at all; in ASCII where the stream could not take a character (half a surrogate)."""
        line = json.dumps(body, ensure_ascii=False, allow_nan=False)
        try:
            line.encode(self._out.encoding or "utf-8")
        except UnicodeEncodeError:
            line = json.dumps(body, allow_nan=False)
        print(line, file=self._out, flush=True)


def repaired(text: str) -> str:
    """The text with "?" for each half of a surrogate pair, which JSON and the command line may hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _question(item: Any) -> Question:
    """The question of a line; raises TypeError or ValueError for anything else."""
    if not isinstance(item, dict):
        raise TypeError("not a JSON object")
    text, turns, lang = item.get("question"), item.get("turns") or [], item.get("lang")
    if not isinstance(text, str):
        raise TypeError("question: a text is needed")
    if not isinstance(turns, list) or not all(isinstance(turn, str) for turn in turns):
        raise TypeError("turns: a list of texts is needed")
    if lang is not None and not isinstance(lang, str):
        raise TypeError("lang: en or ja")
    return Question(repaired(text), tuple(map(repaired, turns)), lang if lang in {"en", "ja"} else None)


def _no_number(name: str) -> None:
    """NaN and Infinity are no JSON: nothing stands in their place."""


def _finite(written: str) -> float | None:
    """A number, unless it is too large for one: nothing stands in its place."""
    value = float(written)
    return value if math.isfinite(value) else None
