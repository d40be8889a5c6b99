"""The examples beside the frames, and questions whose answers were worked out by hand."""

from pathlib import Path
from typing import Any

import pytest

from bot.library.files import load_yaml
from bot.understanding import frames

FOLDER = Path(frames.__file__).parent
QUESTIONS = load_yaml(Path(__file__).with_name("questions.yaml"), "questions.yaml")


def examples(module: str) -> list[Any]:
    """Texts and what they come to ("" for nothing), as the file beside a module says; `wrong` ones may fail."""
    sections = load_yaml(FOLDER / f"{module}.yaml", f"{module}.yaml")
    right = [*sections["examples"].items(), *((text, "") for text in sections["none"])]
    return [*right, *_may_fail(sections.get("wrong", {}).items())]


def questions(module: str) -> list[Any]:
    """Questions with the value and unit of the right answer; `wrong` ones may fail."""
    return [*QUESTIONS[module]["answered"], *_may_fail(QUESTIONS[module].get("wrong", ()))]


def asked_back(module: str) -> list[Any]:
    """Questions that Denki may ask back about, with the only value it may answer."""
    return list(QUESTIONS[module].get("asked_back", ()))


def _may_fail(cases: Any) -> list[Any]:
    return [pytest.param(*case, marks=pytest.mark.xfail(reason="known to be wrong")) for case in cases]
