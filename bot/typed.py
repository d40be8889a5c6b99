"""Slash commands as people type them: `/footprint hardware gpu:H100 count:8 hours:72 region:JP`."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from bot.commands import Command, commands
from bot.errors import Refusal
from bot.library.spelling import clean
from bot.render.pages import pages

_COMMAND = re.compile(r"/\s*[\w-]+(?=\s|$)")


def is_typed(line: str) -> bool:
    """Whether a line is a slash command rather than a question; a path such as /etc/hosts is none."""
    return _COMMAND.match(clean(line).strip()) is not None


def read_typed(line: str) -> tuple[str, dict[str, Any]]:
    """Path and raw options of a typed slash command; raises Refusal for an unknown command.

    `name:value` pairs may stand in any order, names in either language; a value runs to the next name. Words before the
    first pair belong to the command's first option.
    """
    words = clean(line).strip().removeprefix("/").split()
    for length in (2, 1):
        command = _paths().get(" ".join(words[:length]).lower())
        if command is not None:
            return command.path, _pairs(" ".join(words[length:]), command)
    name = " ".join(words[:1])
    raise Refusal("unknown-command", given=name, near=[path for path in commands() if name and path.startswith(name)])


@cache
def _paths() -> Mapping[str, Command]:
    """Commands by their path, and by their Japanese name."""
    local = {path: " ".join(_front(path, depth) for depth in range(len(path.split()))) for path in commands()}
    return {name: command for path, command in commands().items() for name in (path, local[path])}


def _front(path: str, depth: int) -> str:
    """The Japanese name of a group or command on the way to a path."""
    page = "-".join(path.split()[: depth + 1])
    return str(pages("ja")[page].front.get("name", path.split()[depth]))


def _pairs(rest: str, command: Command) -> dict[str, Any]:
    fields = list(command.options.model_fields)
    if not fields:
        return {"text": rest} if rest else {}
    local = pages("ja")[command.template].front.get("option_names", {})
    names = {name: name for name in (*fields, "private")} | {word: name for name, word in local.items()}
    mark = re.compile(rf"(?:^|\s)({'|'.join(map(re.escape, names))})\s*[:=]\s*", re.IGNORECASE)
    pieces = mark.split(rest)
    first = {fields[0]: pieces[0].strip()} if pieces[0].strip() else {}
    pairs = zip(pieces[1::2], pieces[2::2], strict=True)
    return {**first, **{names[name.lower()]: value.strip().strip("\"'") for name, value in pairs}}
