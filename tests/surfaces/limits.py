"""Discord's limits: an excerpt of its own schema, and what its documentation says beyond that."""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

SCHEMA = Path(__file__).parent.parent / "fixtures" / "discord_schema.json"
EPHEMERAL, COMPONENTS_V2 = 1 << 6, 1 << 15
_CALLBACKS = {
    1: "PongInteractionCallbackRequest",
    4: "CreateMessageInteractionCallbackRequest",
    7: "UpdateMessageInteractionCallbackRequest",
    8: "ApplicationCommandAutocompleteCallbackRequest",
    9: "ModalInteractionCallbackRequest",
}
# which callbacks answer which interactions
_PAIRS = {1: {1}, 2: {4, 9}, 3: {4, 7, 9}, 4: {8}, 5: {4, 7}}
_BUTTON, _SELECT, _TEXT, _ROW = 2, 3, 10, 1
_CHAT_INPUT, _MESSAGE_COMMAND = 1, 3


def faults_of_commands(commands: list[dict[str, Any]]) -> list[str]:
    """What Discord would refuse in the body of `PUT /applications/{id}/commands`."""
    faults = [fault for command in commands for fault in _schema("ApplicationCommandUpdateRequest", command)]
    names = Counter((command["type"], command["name"]) for command in commands)
    faults += [f"{name} twice" for name, times in names.items() if times > 1]
    kinds = Counter(command["type"] for command in commands)
    faults += [f"{kinds[kind]} of type {kind}" for kind, most in ((1, 100), (2, 15), (3, 15)) if kinds[kind] > most]
    return faults + [fault for command in commands for fault in _command(command)]


def faults_of_callback(body: dict[str, Any], interaction: Mapping[str, Any] | None = None) -> list[str]:
    """What Discord would refuse in an answer to an interaction."""
    name = _CALLBACKS.get(body.get("type", 0))
    if name is None:
        return [f"no callback of type {body.get('type')}"]
    data = dict(body.get("data") or {})
    data.pop("tts", None)  # sent by discord.py with updates too, and ignored there
    faults = list(_schema(name, {**body, "data": data} if "data" in body else body))
    if interaction and body["type"] not in _PAIRS[interaction["type"]]:
        faults.append(f"type {body['type']} does not answer {interaction['type']}")
    if body["type"] in {4, 7}:
        faults += _card(data)
    return faults + [f"choice {c}" for c in data.get("choices", ()) if not c["name"].strip() or len(c["value"]) > 100]


def walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every component, the nested ones too."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))


def _card(data: dict[str, Any]) -> Iterator[str]:
    parts = list(walk(data["components"]))
    texts = [part["content"] for part in parts if part["type"] == _TEXT]
    if not data["flags"] & COMPONENTS_V2:
        yield "the flag for components is missing"
    if data.get("allowed_mentions") != {"parse": []}:
        yield "may ping"
    if len(parts) > 40:
        yield f"{len(parts)} components"
    if sum(map(len, texts)) > 4000:
        yield f"{sum(map(len, texts))} characters"
    if sum(len(text.encode()) + 12 for text in texts) > 10_170:
        yield "too many bytes"
    if not texts or not all(text.strip() for text in texts):
        yield "an empty text"
    yield from _controls(parts)


def _controls(parts: list[dict[str, Any]]) -> Iterator[str]:
    ids = [part["custom_id"] for part in parts if "custom_id" in part]
    ids += [option["value"] for part in parts for option in part.get("options", ())]
    yield from (f"{custom_id!r} twice" for custom_id, times in Counter(ids).items() if times > 1)
    yield from (f"{custom_id!r} is no custom_id" for custom_id in ids if not 0 < len(custom_id) <= 100)
    for part in parts:
        if part["type"] == _BUTTON and not 0 < len(part.get("label", "").strip()) <= 38:
            yield f"label {part.get('label')!r}"
        if part["type"] == _ROW and len({p["type"] for p in part["components"]}) > 1:
            yield "a row of several kinds"
        if part["type"] == _ROW and [p["type"] for p in part["components"]].count(_SELECT) > 1:
            yield "a row of several menus"


def _command(command: dict[str, Any]) -> Iterator[str]:
    if command["type"] == _CHAT_INPUT:
        yield from _names(command)
        if not command.get("description", "").strip():
            yield f"{command['name']} without description"
    yield from _options(command)
    if _size(command) > 8000:
        yield f"{command['name']} has {_size(command)} characters"


def _options(owner: dict[str, Any]) -> Iterator[str]:
    options = owner.get("options", [])
    names = [o["name"] for o in options]
    local = [o["name_localizations"]["ja"] for o in options if "name_localizations" in o]
    if len(set(names)) < len(names) or len(set(local)) < len(local) or set(local) & set(names):
        yield f"{owner['name']}: names of options repeat"
    required = [o.get("required", False) for o in options]
    if required != sorted(required, reverse=True):
        yield f"{owner['name']}: a required option after an optional one"
    for option in options:
        yield from _names(option)
        yield from _options(option)
        if option.get("min_value", 0) > option.get("max_value", float("inf")):
            yield f"{option['name']}: bounds"
        if "choices" in option and option.get("autocomplete"):
            yield f"{option['name']}: choices and completion"


def _names(thing: dict[str, Any]) -> Iterator[str]:
    for name in (thing["name"], *thing.get("name_localizations", {}).values()):
        fine = all(c in "-_" or unicodedata.category(c)[0] in "LN" for c in name)
        if not fine or name != name.lower() or not 0 < len(name) <= 32:
            yield f"{name!r} is no name"
    for locale in {**thing.get("name_localizations", {}), **thing.get("description_localizations", {})}:
        if locale not in {"ja", "en-US", "en-GB"}:
            yield f"{locale} is no locale of ours"


def _size(thing: dict[str, Any]) -> int:
    """Characters of names, descriptions and values, the longest localization of each."""
    own = sum(
        max(len(text) for text in (thing.get(kind, ""), *thing.get(f"{kind}_localizations", {}).values()))
        for kind in ("name", "description")
    )
    inner = [*thing.get("options", ()), *thing.get("choices", ())]
    return own + len(str(thing.get("value", ""))) + sum(map(_size, inner))


def _schema(name: str, body: Any) -> Iterator[str]:
    for error in _validator(name).iter_errors(body):
        yield f"{name} {error.json_path}: {error.message[:300]}"


@cache
def _validator(name: str) -> Draft202012Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": schema["$defs"]})
