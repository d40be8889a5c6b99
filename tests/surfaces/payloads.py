"""Interactions as Discord sends them, over the gateway and over HTTP alike."""

from collections.abc import Mapping
from itertools import count
from typing import Any

APPLICATION, USER, GUILD, CHANNEL = (
    "100000000000000001",
    "100000000000000002",
    "100000000000000003",
    "100000000000000004",
)
_ids = count(200000000000000000)
_FLAGS = {"public_flags": 0, "flags": 0, "primary_guild": None}
_TYPES: Mapping[type, int] = {str: 3, int: 4, bool: 5, float: 10}


def ping() -> dict[str, Any]:
    return {"id": str(next(_ids)), "application_id": APPLICATION, "type": 1, "token": "t", "version": 1}


def command(path: str, locale: str = "en-US", *, guild: bool = False, **options: Any) -> dict[str, Any]:
    """A slash command with its options."""
    return _interaction(2, _invoked(path, [_option(name, value) for name, value in options.items()]), locale, guild)


def typing(path: str, focused: str, text: str, locale: str = "en-US") -> dict[str, Any]:
    """An option that is being typed."""
    return _interaction(4, _invoked(path, [{**_option(focused, text), "focused": True}]), locale)


def button(custom_id: str, locale: str = "en-US") -> dict[str, Any]:
    """A button that was pressed."""
    data = {"custom_id": custom_id, "component_type": 2, "id": 3}
    return {**_interaction(3, data, locale), "message": _message()}


def menu(value: str, locale: str = "en-US") -> dict[str, Any]:
    """A line of a menu that was chosen."""
    data = {"custom_id": "links", "component_type": 3, "values": [value], "id": 3}
    return {**_interaction(3, data, locale), "message": _message()}


def form(custom_id: str, locale: str = "en-US", **typed: str) -> dict[str, Any]:
    """A form that was sent."""
    fields = [
        {"type": 18, "id": n, "component": {"type": 4, "id": n + 50, "custom_id": name, "value": value}}
        for n, (name, value) in enumerate(typed.items(), 1)
    ]
    return {**_interaction(5, {"custom_id": custom_id, "components": fields}, locale), "message": _message()}


def _invoked(path: str, options: list[dict[str, Any]]) -> dict[str, Any]:
    name, _, sub = path.partition(" ")
    if sub:
        options = [{"type": 1, "name": sub, "options": options}]
    return {"id": "300000000000000001", "type": 1, "name": name, "options": options}


def _option(name: str, value: Any) -> dict[str, Any]:
    return {"name": name, "type": _TYPES.get(type(value), 3), "value": value}


def _interaction(kind: int, data: dict[str, Any], locale: str, guild: bool = False) -> dict[str, Any]:
    interaction = {
        "id": str(next(_ids)),
        "application_id": APPLICATION,
        "type": kind,
        "data": data,
        "token": f"token-of-{kind}",
        "version": 1,
        "locale": locale,
        "channel": {"id": CHANNEL, "type": 1, "recipients": [_user()]},
        "channel_id": CHANNEL,
        "app_permissions": "0",
        "entitlements": [],
        "authorizing_integration_owners": {"1": USER},
        "context": 1,
        "attachment_size_limit": 10485760,
        "user": _user(),
    }
    return _in_guild(interaction) if guild else interaction


def _in_guild(interaction: dict[str, Any]) -> dict[str, Any]:
    user = interaction.pop("user")
    member = {"user": user, "roles": [], "joined_at": "2024-01-01T00:00:00+00:00", "deaf": False, "mute": False}
    return {
        **interaction,
        "guild_id": GUILD,
        "guild": {"id": GUILD, "locale": "ja", "features": []},
        "guild_locale": "ja",
        "member": {**member, "permissions": "0", "flags": 0},
        "channel": {"id": CHANNEL, "type": 0, "name": "general", "position": 0, "guild_id": GUILD},
        "context": 0,
    }


def _user() -> dict[str, Any]:
    return {"id": USER, "username": "asker", "discriminator": "0", "avatar": None, "global_name": "Asker", **_FLAGS}


def _message() -> dict[str, Any]:
    return {
        "id": "400000000000000001",
        "channel_id": CHANNEL,
        "author": {**_user(), "id": APPLICATION, "bot": True},
        "type": 20,
        "content": "",
        "timestamp": "2024-01-01T00:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        **{empty: [] for empty in ("mentions", "mention_roles", "attachments", "embeds", "components")},
        "pinned": False,
        "flags": 32768,
    }
