"""Discord's gateway: interactions over a web socket, with no intents and nothing cached."""

import asyncio
import contextlib
import logging
import signal
from typing import Any

import aiohttp
import discord
from discord import app_commands, ui
from discord.http import Route

from bot.app import Denki
from bot.config import Settings, log_to_stderr
from bot.errors import Refusal
from bot.reply import Pong, Suggestions
from bot.surfaces.layout import Card
from bot.surfaces.reception import Outcome, Reception

_FIRST_WAIT, _LONGEST_WAIT = 5.0, 300.0
_REFUSED = {4004, 4010, 4011, 4012, 4013}  # close codes that trying again cannot mend
_log = logging.getLogger(__name__)


def run(denki: Denki, settings: Settings) -> int:
    """Answer on the gateway until told to stop: exit code 0; raises Refusal without a token that Discord takes."""
    log_to_stderr(settings)
    asyncio.run(serve(denki, settings))
    return 0


async def serve(denki: Denki, settings: Settings) -> None:
    """Answer until cancelled or told to stop (SIGTERM), connecting again whenever the connection is lost for good."""
    token = settings.need("token")
    Route.BASE = settings.api_base.rstrip("/")
    task = asyncio.current_task()
    with contextlib.suppress(NotImplementedError):  # Windows
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel if task else lambda: None)
    try:
        await _persist(Reception(denki), token)
    except asyncio.CancelledError:
        _log.info("stopped")


async def _persist(reception: Reception, token: str) -> None:
    wait = _FIRST_WAIT
    while True:
        client = Gateway(reception)
        try:
            async with client:
                await client.start(token)
        except discord.LoginFailure as error:
            raise Refusal("token-refused") from error
        except discord.ConnectionClosed as error:
            if error.code in _REFUSED:
                raise Refusal("gateway-refused", reason=error.code) from error
            _log.warning("Discord closed the connection (%s)", error.code)
        except Exception as error:  # noqa: BLE001 - with the gateway down, discord.py ends its first try with an AttributeError
            _log.warning("no connection to Discord at %s (%s: %s)", Route.BASE, type(error).__name__, error)
        wait = _FIRST_WAIT if client.is_ready() else wait
        _log.warning("connecting again in %.0f s", wait)
        await asyncio.sleep(wait)
        wait = min(wait * 2, _LONGEST_WAIT)


class Gateway(discord.AutoShardedClient):
    """A client that listens to interactions and to nothing else."""

    def __init__(self, reception: Reception) -> None:
        super().__init__(
            intents=discord.Intents.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            allowed_mentions=discord.AllowedMentions.none(),
        )
        self._reception = reception

    async def on_ready(self) -> None:
        """Say that it works."""
        _log.info("answering on the gateway as %s, %d shard(s)", self.user, self.shard_count or 1)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer an interaction; a reply that Discord does not take is logged and forgotten."""
        try:
            await _send(interaction, self._reception.receive(_payload(interaction)))
        except ValueError as error:
            _log.warning("ignored: %s", error)
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            _log.warning("a reply was not delivered (%s: %s)", type(error).__name__, error)


def _payload(interaction: discord.Interaction) -> dict[str, Any]:
    """The interaction as the JSON that it came as, as far as it is read."""
    return {
        "type": interaction.type.value,
        "data": interaction.data,
        "locale": str(interaction.locale),
        "guild_locale": str(interaction.guild_locale) if interaction.guild_locale else None,
        "user": {"id": str(interaction.user.id)},
    }


async def _send(interaction: discord.Interaction, outcome: Outcome) -> None:
    match outcome:
        case Card(view, _, update=True):
            await interaction.response.edit_message(view=view)
        case Card(view, private):
            await interaction.response.send_message(view=view, ephemeral=private)
        case Suggestions(choices):
            found = [app_commands.Choice(name=name, value=value) for name, value in choices]
            await interaction.response.autocomplete(found)
        case ui.Modal():
            await interaction.response.send_modal(outcome)
        case Pong():
            _log.warning("a ping on the gateway: only HTTP has those")
