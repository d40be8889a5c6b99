"""The gateway (real discord.py on real sockets) and signed HTTP give the same answers."""

import pytest

from bot.address import Address
from tests.surfaces import payloads
from tests.surfaces.limits import COMPONENTS_V2, EPHEMERAL, faults_of_callback, walk

FACT = "gpt3-training-1287-mwh"
PLACE = Address("fact", {"t": FACT}, "en")
HARDWARE = Address("footprint hardware", {"g": "h100-sxm", "n": "8", "h": "72", "r": "JP"}, "ja")

INTERACTIONS = {
    "command": payloads.command("fact", topic=FACT),
    "command in Japanese": payloads.command("fact", "ja", topic=FACT),
    "in a server": payloads.command("fact", guild=True, topic=FACT),
    "private": payloads.command("fact", topic=FACT, private=True),
    "subcommand": payloads.command("footprint hardware", gpu="H100", count=8, hours=72.0, region="JP"),
    "refusal": payloads.command("fact", topic="zzzz zzzz"),
    "unknown command": payloads.command("nonsense", "ja"),
    "completion": payloads.typing("fact", "topic", "GPT-3"),
    "completion of nothing": payloads.typing("fact", "topic", "", "ja"),
    "other language": payloads.button(PLACE.to(lang="ja").custom_id() or ""),
    "steps": payloads.button(HARDWARE.to(view="steps").custom_id() or ""),
    "form": payloads.button(HARDWARE.to(view="form").custom_id() or ""),
    "form sent": payloads.form(HARDWARE.to(view="form").custom_id() or "", count="16", region="FR"),
    "form sent with nonsense": payloads.form(
        HARDWARE.to(view="form").custom_id() or "", count="many", region="Atlantis"
    ),
    "menu": payloads.menu(PLACE.custom_id() or ""),
    "old button": payloads.button("0/en/whatever"),
}


@pytest.mark.parametrize("name", INTERACTIONS)
async def test_both_surfaces_give_the_same_json(name, connected, endpoint):
    interaction = INTERACTIONS[name]
    over_gateway = await connected.ask(interaction)
    if over_gateway["type"] == 4:
        assert over_gateway["data"].pop("content") is None  # discord.py spells it out
    assert over_gateway == await endpoint.ask(interaction)
    assert faults_of_callback(over_gateway, interaction) == []


async def test_a_button_edits_and_a_command_posts(endpoint):
    assert (await endpoint.ask(INTERACTIONS["command"]))["type"] == 4
    assert (await endpoint.ask(INTERACTIONS["other language"]))["type"] == 7
    assert (await endpoint.ask(INTERACTIONS["form"]))["type"] == 9
    assert (await endpoint.ask(INTERACTIONS["form sent"]))["type"] == 7
    assert (await endpoint.ask(INTERACTIONS["completion"]))["type"] == 8


@pytest.mark.parametrize("name", ["refusal", "unknown command", "old button", "form sent with nonsense", "private"])
async def test_refusals_and_what_was_asked_privately_are_private(name, endpoint):
    answer = await endpoint.ask(INTERACTIONS[name])
    assert answer["type"] == 4
    assert answer["data"]["flags"] == COMPONENTS_V2 | EPHEMERAL


async def test_a_form_shows_what_is_known_and_changes_what_was_typed(endpoint):
    window = (await endpoint.ask(INTERACTIONS["form"]))["data"]
    boxes = {part["component"]["custom_id"]: part["component"].get("value") for part in window["components"]}
    assert boxes["count"] == "8"
    assert boxes["region"] == "JP"
    changed = await endpoint.ask(payloads.form(window["custom_id"], count="16"))
    targets = [part["custom_id"] for part in walk(changed["data"]["components"]) if "custom_id" in part]
    assert any("n=16" in target and "r=JP" in target for target in targets)
