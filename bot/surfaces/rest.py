"""Calls to Discord's REST interface: putting the commands in place."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

import aiohttp

from bot import __version__
from bot.config import Settings, log_to_stderr
from bot.errors import Refusal
from bot.registration import payload

_ONLY_GLOBAL = {"integration_types", "contexts"}
_TRIES, _LONGEST_WAIT = 3, 60.0
_TIMEOUT = aiohttp.ClientTimeout(total=30)
_log = logging.getLogger(__name__)


def register(settings: Settings, guild: str | None = None) -> int:
    """Replace the commands of the application, everywhere or in one guild: exit code 0.

    Raises Refusal where a setting is missing, Discord cannot be reached, or Discord refuses.
    """
    log_to_stderr(settings)
    registered = asyncio.run(put_commands(settings, guild))
    _log.info("%d commands are in place%s", len(registered), f" in guild {guild}" if guild else "")
    return 0


async def put_commands(settings: Settings, guild: str | None = None) -> Sequence[Any]:
    """The commands as Discord has them after replacing them all."""
    if guild is not None and not (guild.isascii() and guild.isdigit()):
        raise Refusal("bad-guild", given=guild)
    place = f"applications/{settings.need('application_id')}" + (f"/guilds/{guild}" if guild else "")
    url = f"{settings.api_base.rstrip('/')}/{place}/commands"
    headers = {
        "Authorization": f"Bot {settings.need('token')}",
        "User-Agent": f"DiscordBot (https://docs.aiohttp.org, {aiohttp.__version__}) Denki/{__version__}",
    }
    body = [{k: v for k, v in c.items() if not (guild and k in _ONLY_GLOBAL)} for c in payload()]
    try:
        async with aiohttp.ClientSession(headers=headers, timeout=_TIMEOUT) as session:
            return await _put(session, url, body)
    except (aiohttp.ClientError, OSError) as error:
        raise Refusal("discord-unreachable", given=settings.api_base) from error


async def _put(session: aiohttp.ClientSession, url: str, body: list[dict[str, Any]]) -> Sequence[Any]:
    for _ in range(_TRIES):
        async with session.put(url, json=body) as response:
            if response.status == 429:
                await asyncio.sleep(min(float(response.headers.get("Retry-After", 1)), _LONGEST_WAIT))
                continue
            if response.status != 200:
                raise Refusal("registration-refused", status=response.status, reason=(await response.text())[:1000])
            registered: list[Any] = await response.json()
            return registered
    raise Refusal("registration-refused", status=429, reason="")
