"""What arrives: the JSON of an interaction, the same over the gateway and over HTTP, read into one shape."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["ping", "command", "component", "suggest", "form"]
_KINDS: dict[int, Kind] = {1: "ping", 2: "command", 3: "component", 4: "suggest", 5: "form"}
_MESSAGE_COMMAND = 3
_GROUPS = {1, 2}


@dataclass(frozen=True, slots=True)
class Interaction:
    """One request: a command path or an address, its options, and where it comes from.

    A form's options are what was typed into it; `custom_id` is the address of a button, a form or a menu's chosen line.
    """

    kind: Kind
    path: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    focused: str | None = None
    custom_id: str = ""
    locale: str | None = None
    guild_locale: str | None = None
    person: str = ""


def read(payload: Mapping[str, Any]) -> Interaction:
    """The interaction in a payload of Discord; raises ValueError if it is not one."""
    try:
        return _read(payload)
    except (KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"not an interaction: {type(error).__name__}") from error


def _read(payload: Mapping[str, Any]) -> Interaction:
    kind = _KINDS[payload["type"]]
    data = payload.get("data") or {}
    path, options, focused = _command(data) if kind in {"command", "suggest"} else ("", _typed(data), None)
    return Interaction(
        kind=kind,
        path=path,
        options=options,
        focused=focused,
        custom_id=_place(data),
        locale=_locale(payload, "locale"),
        guild_locale=_locale(payload, "guild_locale"),
        person=_person(payload),
    )


def _command(data: Mapping[str, Any]) -> tuple[str, dict[str, Any], str | None]:
    """Path, options and focused option of a command; a message command has the message's text as option `message`."""
    if data.get("type") == _MESSAGE_COMMAND:
        message = data["resolved"]["messages"][data["target_id"]]
        return _text(data["name"]), {"message": _text(_words(message))}, None
    path, options = [_text(data["name"])], data.get("options") or []
    while options and options[0].get("type") in _GROUPS:
        path.append(_text(options[0]["name"]))
        options = options[0].get("options") or []
    focused = next((_text(o["name"]) for o in options if o.get("focused")), None)
    return " ".join(path), {_text(o["name"]): _value(o.get("value")) for o in options}, focused


def _place(data: Mapping[str, Any]) -> str:
    """The address that was pressed: a menu's chosen line spells one, a button or form is named by one."""
    values = data.get("values") or []
    return _text(values[0] if values else data.get("custom_id", ""))


def _typed(data: Mapping[str, Any]) -> dict[str, str]:
    """What was typed into a form, by the name of the option; nothing for a button or a menu."""
    inputs = [c.get("component") or (c.get("components") or [{}])[0] for c in data.get("components") or []]
    return {_text(i["custom_id"]): _text(i.get("value") or "") for i in inputs if "custom_id" in i}


def _words(message: Mapping[str, Any]) -> str:
    """The text a message shows: content, embeds, and text parts of cards."""
    embeds = [e.get(k) or "" for e in message.get("embeds") or [] for k in ("title", "description")]
    parts = [message.get("content") or "", *embeds, *_contents(message.get("components") or [])]
    return "\n".join(filter(None, parts))


def _contents(components: list[Mapping[str, Any]]) -> list[str]:
    found = []
    for component in components:
        if isinstance(component.get("content"), str):
            found.append(component["content"])
        found += _contents(component.get("components") or [])
    return found


def _value(value: Any) -> Any:
    return _text(value) if isinstance(value, str) else value


def _text(value: object) -> str:
    """The value as text that can be encoded: JSON may hold half a surrogate pair."""
    return str(value).encode("utf-8", "replace").decode("utf-8")


def _locale(payload: Mapping[str, Any], key: str) -> str | None:
    value = payload.get(key)
    return value if isinstance(value, str) else None


def _person(payload: Mapping[str, Any]) -> str:
    """Who asks: used for the cooldown only, never kept."""
    user = payload.get("user") or (payload.get("member") or {}).get("user") or {}
    return _text(user.get("id", ""))
