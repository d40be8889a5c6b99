"""The pages of the templates: front matter (names, descriptions, labels) over a Jinja body, once per language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LANGUAGES = ("en", "ja")
_FRONT = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its front matter and its body."""

    front: Mapping[str, Any]
    body: str


@cache
def pages(lang: str) -> Mapping[str, Page]:
    """Every page of a language by name; names with a leading underscore are parts of others."""
    folder = files("bot") / "templates" / lang
    found = {}
    for file in folder.iterdir():
        if file.name.endswith(".md"):
            found[file.name.removesuffix(".md")] = _parse(file.read_text(encoding="utf-8"))
    return found


def _parse(text: str) -> Page:
    match = _FRONT.match(text)
    if not match:
        return Page({}, text)
    return Page(yaml.load(match[1], Loader=yaml.CSafeLoader) or {}, match[2])
