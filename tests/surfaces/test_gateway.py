"""The gateway under faults, and what it leaves behind."""

import asyncio
import logging

import discord
import pytest

from bot.errors import Refusal
from bot.surfaces import gateway
from tests.surfaces import payloads
from tests.surfaces.conftest import answering, settings
from tests.surfaces.fake_discord import TOKEN

ASK = ("fact", {"topic": "gpt3-training-1287-mwh"})


def _ask():
    return payloads.command(ASK[0], **ASK[1])


def test_discord_py_can_still_be_pointed_elsewhere():
    assert discord.http.Route.BASE.startswith("https://discord.com/api/")


async def test_it_asks_for_no_intents_and_keeps_nothing(connected, monkeypatch):
    clients = []
    original = gateway.Gateway.on_interaction

    async def watched(self, interaction):
        clients.append(self)
        await original(self, interaction)

    monkeypatch.setattr(gateway.Gateway, "on_interaction", watched)
    await connected.ask(_ask())
    assert connected.identified[0]["intents"] == 0
    state = clients[0]._connection
    assert list(state._messages or []) == []
    assert len(clients[0].guilds) == 0
    assert state._view_store._views == {}
    assert state._view_store._modals == {}


async def test_a_reply_that_discord_does_not_take_is_logged_and_the_next_one_goes_out(connected, caplog):
    connected.failures = [404]
    await connected.send(_ask())
    assert await connected.ask(_ask())
    assert "a reply was not delivered" in caplog.text


async def test_a_rate_limit_on_a_reply_is_survived(connected):
    connected.failures = [429]
    await connected.send(_ask())
    assert await connected.ask(_ask())


async def test_it_waits_for_a_discord_that_is_down(denki, discord, monkeypatch, caplog):
    _hurry(monkeypatch)
    discord.down, discord.gateway_down = 7, 2  # discord.py asks five times for itself
    async with answering(denki, discord):
        assert await discord.ask(_ask())
    waits = [record.message for record in caplog.records if record.name == gateway.__name__]
    assert any(discord.base in message for message in waits)
    assert "connecting again in 5 s" in waits


async def test_a_connection_that_discord_ends_for_good_is_said(denki, discord, monkeypatch):
    _hurry(monkeypatch)
    discord.closes_with = 4004
    async with answering(denki, discord) as task:
        with pytest.raises(Refusal) as refused:
            await asyncio.wait_for(asyncio.shield(task), 10)
    assert refused.value.code == "gateway-refused"


async def test_it_connects_again_after_a_connection_is_lost(denki, discord, monkeypatch):
    _hurry(monkeypatch)
    async with answering(denki, discord):
        await discord.ask(_ask())
        await discord.hang_up()
        assert await discord.ask(_ask())
    assert discord.resumed


def _hurry(monkeypatch):
    """No wait is longer than a moment."""
    real = asyncio.sleep
    monkeypatch.setattr(asyncio, "sleep", lambda seconds, *rest: real(min(seconds, 0.01), *rest))
    monkeypatch.setattr(gateway.Route, "BASE", gateway.Route.BASE)


async def test_a_token_that_discord_refuses_is_said_and_not_shown(denki, discord, monkeypatch, caplog):
    monkeypatch.setattr(gateway.Route, "BASE", gateway.Route.BASE)
    caplog.set_level(logging.DEBUG)
    async with answering(denki, discord, token="wrong-and-secret") as task:
        with pytest.raises(Refusal) as refused:
            await asyncio.wait_for(asyncio.shield(task), 10)
    assert refused.value.code == "token-refused"
    assert "wrong-and-secret" not in caplog.text


async def test_without_a_token_it_says_which_setting_is_missing(denki):
    with pytest.raises(Refusal) as refused:
        await gateway.serve(denki, settings())
    assert refused.value.data == {"name": "DENKI_TOKEN"}


async def test_the_log_never_holds_the_token(denki, discord, monkeypatch, caplog):
    monkeypatch.setattr(gateway.Route, "BASE", gateway.Route.BASE)
    async with answering(denki, discord):
        await discord.ask(_ask())
    assert TOKEN not in caplog.text
