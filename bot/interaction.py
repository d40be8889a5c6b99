"""What arrives: the JSON of an interaction, the same over the gateway and over HTTP, read into one shape."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["ping", "command", "component", "suggest", "form"]
_KINDS: dict[int, Kind] = {1: "ping", 2: "command", 3: "component", 4: "suggest", 5: "form"}
_CHAT_INPUT, _MESSAGE = 1, 3
_GROUPS = {1, 2}


@dataclass(frozen=True, slots=True)
class Interaction:
    """One request: a command path or an address, its options, and where it comes from."""

    kind: Kind
    path: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    focused: str | None = None
    custom_id: str = ""
    locale: str | None = None
    guild_locale: str | None = None
    guild_id: str | None = None
    person: str = ""
    private: bool = False


def read(payload: Mapping[str, Any]) -> Interaction:
    """The interaction in a payload of Discord; raises ValueError if it is not one."""
    try:
        kind = _KINDS[payload["type"]]
        data = payload.get("data") or {}
        path, options, focused = _command(data) if kind in {"command", "suggest"} else ("", _fields(data), None)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not an interaction: {error}") from error
    return Interaction(
        kind=kind,
        path=path,
        options=options,
        focused=focused,
        custom_id=str(data.get("custom_id", "")),
        locale=payload.get("locale"),
        guild_locale=payload.get("guild_locale"),
        guild_id=payload.get("guild_id"),
        person=_person(payload),
    )


def _command(data: Mapping[str, Any]) -> tuple[str, dict[str, Any], str | None]:
    """Path, options and focused option of a command; a message command has the message's text as option `message`."""
    if data.get("type", _CHAT_INPUT) == _MESSAGE:
        message = data["resolved"]["messages"][data["target_id"]]
        return str(data["name"]), {"message": _text_of(message)}, None
    path, options = [str(data["name"])], data.get("options") or []
    while options and options[0].get("type") in _GROUPS:
        path.append(str(options[0]["name"]))
        options = options[0].get("options") or []
    focused = next((str(o["name"]) for o in options if o.get("focused")), None)
    return " ".join(path), {str(o["name"]): o.get("value") for o in options}, focused


def _fields(data: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed into a form or chosen in a menu."""
    if values := data.get("values"):
        return {"chosen": values[0]}
    fields = [c.get("component") or (c.get("components") or [{}])[0] for c in data.get("components") or []]
    return {str(f["custom_id"]): f.get("value", "") for f in fields if "custom_id" in f}


def _text_of(message: Mapping[str, Any]) -> str:
    """The text a message shows: content, embeds, and text parts of cards."""
    embeds = [e.get(k, "") for e in message.get("embeds") or [] for k in ("title", "description")]
    return "\n".join(filter(None, [message.get("content", ""), *embeds, *_texts(message.get("components") or [])]))


def _texts(components: list[Mapping[str, Any]]) -> list[str]:
    found = []
    for component in components:
        if isinstance(component.get("content"), str):
            found.append(component["content"])
        found += _texts(component.get("components") or [])
    return found


def _person(payload: Mapping[str, Any]) -> str:
    """Who asks: used for the cooldown only, never kept."""
    user = payload.get("user") or (payload.get("member") or {}).get("user") or {}
    return str(user.get("id", ""))
