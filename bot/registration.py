"""The commands as Discord registers them: option models give types and bounds, front matter gives the words, twice."""

from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from bot.commands import Command, commands
from bot.render.pages import pages

_SUBCOMMAND, _CHAT_INPUT, _MESSAGE = 1, 1, 3
_TYPES: dict[Any, int] = {str: 3, int: 4, bool: 5, float: 10}
_BOOLEAN, _STRING = 5, 3
_BOUNDS = {"ge": "min_value", "gt": "min_value", "le": "max_value", "lt": "max_value"}
_LENGTHS = {"min_length": "min_length", "max_length": "max_length"}
_PLACES = {"integration_types": [0, 1], "contexts": [0, 1, 2]}
_LABELS = "_labels"


def payload() -> list[dict[str, Any]]:
    """All application commands, as the body of `PUT /applications/{id}/commands`."""
    found: dict[str, dict[str, Any]] = {}
    for command in commands().values():
        group, _, name = command.path.rpartition(" ")
        if not group:
            found[name] = {**_chat_input(name, command.template), "options": list(_options(command))}
            continue
        parent = found.setdefault(group, {**_chat_input(group, group), "options": []})
        words = _words(name, command.template)
        parent["options"].append({"type": _SUBCOMMAND, **words, "options": list(_options(command))})
    return [*found.values(), *(_message(command) for command in commands().values() if command.message)]


def _chat_input(name: str, page: str) -> dict[str, Any]:
    return {"type": _CHAT_INPUT, **_words(name, page), **_PLACES}


def _message(command: Command) -> dict[str, Any]:
    """The entry in the menu of a message; its name is the command's path, shown in words in both languages."""
    en, ja = (_front(command.template, lang)["message"] for lang in ("en", "ja"))
    names = {"en-US": en, "en-GB": en, "ja": ja}
    return {"type": _MESSAGE, "name": command.path, "name_localizations": names, **_PLACES}


def _words(name: str, page: str) -> dict[str, Any]:
    en, ja = (_front(page, lang) for lang in ("en", "ja"))
    return _described(name, ja.get("name"), en["description"], ja["description"])


def _described(name: str, local: str | None, en: str, ja: str) -> dict[str, Any]:
    described: dict[str, Any] = {"name": name, "description": en, "description_localizations": {"ja": ja}}
    return {**described, "name_localizations": {"ja": local}} if local else described


def _options(command: Command) -> Iterator[dict[str, Any]]:
    """The options, required ones first, and `private` where answers are public."""
    fields = command.options.model_fields
    for name in sorted(fields, key=lambda name: not fields[name].is_required()):
        yield _option(command, name, fields[name])
    if not command.private:
        front = {lang: _front(_LABELS, lang) for lang in ("en", "ja")}
        words = _described("private", front["ja"].get("option_private"), *(f["about_private"] for f in front.values()))
        yield {"type": _BOOLEAN, **words}


def _option(command: Command, name: str, info: FieldInfo) -> dict[str, Any]:
    en, ja = (_front(command.template, lang) for lang in ("en", "ja"))
    local = ja.get("option_names", {}).get(name)
    option = {**_kind(name, info), **_described(name, local, en["options"][name], ja["options"][name])}
    if info.is_required():
        option["required"] = True
    if command.options.described()[name].suggest:
        option["autocomplete"] = True
    return option


def _kind(name: str, info: FieldInfo) -> dict[str, Any]:
    """Type, choices and bounds of an option."""
    annotation = _plain(info.annotation)
    if get_origin(annotation) is Literal:
        return {"type": _STRING, "choices": [_choice(name, value) for value in get_args(annotation)]}
    names = _LENGTHS if annotation is str else _BOUNDS
    bounds = {
        theirs: getattr(limit, ours)
        for limit in info.metadata
        for ours, theirs in names.items()
        if getattr(limit, ours, None) is not None
    }
    return {"type": _TYPES[annotation], **bounds}


def _choice(option: str, value: str) -> dict[str, Any]:
    en, ja = (_front(_LABELS, lang).get(f"{option}_{value}", value) for lang in ("en", "ja"))
    return {"name": en, "name_localizations": {"ja": ja}, "value": value}


def _plain(annotation: Any) -> Any:
    """The annotation without `| None`."""
    if get_origin(annotation) in {Union, UnionType}:
        return next(part for part in get_args(annotation) if part is not type(None))
    return annotation


def _front(page: str, lang: str) -> Mapping[str, Any]:
    return pages(lang)[page].front
