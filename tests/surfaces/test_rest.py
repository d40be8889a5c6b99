"""Putting the commands in place."""

import logging

import pytest
from pydantic import SecretStr

from bot.errors import Refusal
from bot.registration import payload
from bot.surfaces.rest import put_commands
from tests.surfaces.conftest import settings
from tests.surfaces.fake_discord import TOKEN
from tests.surfaces.payloads import APPLICATION, GUILD


def _settings(base, token=TOKEN):
    return settings(token=SecretStr(token), application_id=APPLICATION, api_base=base)


async def test_commands_are_put_in_place_everywhere(discord):
    registered = await put_commands(_settings(discord.base))
    assert len(registered) == len(payload())
    assert discord.registered == [(f"/api/v10/applications/{APPLICATION}/commands", payload())]


async def test_commands_of_one_guild_leave_out_what_is_global(discord):
    await put_commands(_settings(discord.base), GUILD)
    path, body = discord.registered[0]
    assert path == f"/api/v10/applications/{APPLICATION}/guilds/{GUILD}/commands"
    assert not any({"contexts", "integration_types"} & command.keys() for command in body)


async def test_a_refusal_is_told_without_the_token(discord, caplog):
    caplog.set_level(logging.DEBUG)
    with pytest.raises(Refusal) as refused:
        await put_commands(_settings(discord.base, "secret-token"))
    assert refused.value.data["status"] == 401
    assert "secret-token" not in f"{refused.value.data}{caplog.text}"


async def test_an_unreachable_discord_is_told():
    with pytest.raises(Refusal) as refused:
        await put_commands(_settings("http://127.0.0.1:9/api"))
    assert refused.value.code == "discord-unreachable"


@pytest.mark.parametrize("guild", ["", "abc", "1/../2", "１２３"])
async def test_a_guild_is_a_number(guild):
    with pytest.raises(Refusal) as refused:
        await put_commands(_settings("http://127.0.0.1:9/api"), guild)
    assert refused.value.code == "bad-guild"
