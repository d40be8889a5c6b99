"""Slash commands as people type them: `/footprint hardware gpu:H100 count:8 hours:72 region:JP`."""

import re
from typing import Any

from bot.commands import Command, commands
from bot.errors import Refusal
from bot.library.spelling import clean

_COMMAND = re.compile(r"/\s*[\w-]+(?=\s|$)")


def is_typed(line: str) -> bool:
    """Whether a line is a slash command rather than a question; a path such as /etc/hosts is none."""
    return _COMMAND.match(clean(line).strip()) is not None


def read_typed(line: str) -> tuple[str, dict[str, Any]]:
    """Path and raw options of a typed slash command; raises Refusal for an unknown command.

    `name:value` pairs may stand in any order; a value runs to the next name. Words before the first pair belong to the
    command's first option.
    """
    words = clean(line).strip().removeprefix("/").split()
    command = _command(words)
    rest = " ".join(words[len(command.path.split()) :])
    return command.path, _pairs(rest, command)


def _command(words: list[str]) -> Command:
    known = commands()
    for length in (2, 1):
        command = known.get(" ".join(words[:length]).lower())
        if command is not None:
            return command
    raise Refusal("unknown-command", given=" ".join(words[:2]))


def _pairs(rest: str, command: Command) -> dict[str, Any]:
    names = list(command.options.model_fields)
    if not names:
        return {"text": rest} if rest else {}
    mark = re.compile(rf"(?:^|\s)({'|'.join(map(re.escape, [*names, 'private']))})\s*[:=]\s*", re.IGNORECASE)
    pieces = mark.split(rest)
    options: dict[str, Any] = {}
    if pieces[0].strip():
        options[names[0]] = pieces[0].strip()
    for name, value in zip(pieces[1::2], pieces[2::2], strict=True):
        options[name.lower()] = value.strip().strip("\"'")
    return options
