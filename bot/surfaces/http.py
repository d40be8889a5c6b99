"""HTTP: Discord's signed interactions answered inline, with no token and no outgoing call."""

import json
import logging
from collections.abc import Mapping
from typing import Any

from aiohttp import web
from discord import ui
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from bot import __version__
from bot.app import Denki
from bot.config import Settings, log_to_stderr
from bot.reply import Pong, Suggestions
from bot.surfaces.layout import Card
from bot.surfaces.reception import Outcome, Reception

LARGEST = 2**20
EPHEMERAL, COMPONENTS_V2 = 1 << 6, 1 << 15
_PONG, _MESSAGE, _UPDATE, _COMPLETIONS, _MODAL = 1, 4, 7, 8, 9
_log = logging.getLogger(__name__)


def run(denki: Denki, settings: Settings) -> int:
    """Answer HTTP until told to stop: exit code 0; raises Refusal without a public key, OSError if it cannot listen."""
    log_to_stderr(settings)
    served = app(denki, settings.need("public_key"))
    _log.info("answering on http://%s:%s/interactions", settings.host, settings.port)
    web.run_app(served, host=settings.host, port=settings.port, print=None, access_log=None)
    return 0


def app(denki: Denki, public_key: str) -> web.Application:
    """The web application: POST /interactions, GET /healthz, GET /metrics."""
    served = web.Application(client_max_size=LARGEST)
    served.add_routes(_Endpoint(Reception(denki), VerifyKey(bytes.fromhex(public_key))).routes())
    return served


def as_json(outcome: Outcome) -> dict[str, Any]:
    """An interaction's response as Discord's JSON."""
    match outcome:
        case Pong():
            return {"type": _PONG}
        case Suggestions(choices):
            return {"type": _COMPLETIONS, "data": {"choices": [{"name": n, "value": v} for n, v in choices]}}
        case ui.Modal():
            return {"type": _MODAL, "data": outcome.to_dict()}
        case Card(view, private, update):
            flags = COMPONENTS_V2 | (EPHEMERAL if private and not update else 0)
            components = view.to_components()  # type: ignore[no-untyped-call]
            data = {"tts": False, "components": components, "flags": flags, "allowed_mentions": {"parse": []}}
            return {"type": _UPDATE if update else _MESSAGE, "data": data}


class _Endpoint:
    """Checks signatures and hands bodies to the reception."""

    def __init__(self, reception: Reception, key: VerifyKey) -> None:
        self._reception, self._key = reception, key

    def routes(self) -> list[web.RouteDef]:
        """Where it listens."""
        return [
            web.post("/interactions", self.interactions),
            web.get("/healthz", self.health),
            web.get("/metrics", self.metrics),
        ]

    async def interactions(self, request: web.Request) -> web.Response:
        """401 for a signature that is missing, malformed or wrong, 400 for what is no interaction, 200 for all else."""
        body = await request.read()
        if not self._signed(request.headers, body):
            raise web.HTTPUnauthorized
        try:
            return web.json_response(as_json(self._reception.receive(json.loads(body))))
        except (ValueError, RecursionError):
            raise web.HTTPBadRequest from None

    def _signed(self, headers: Mapping[str, str], body: bytes) -> bool:
        try:
            signature = bytes.fromhex(headers["X-Signature-Ed25519"])
            self._key.verify(headers["X-Signature-Timestamp"].encode() + body, signature)
        except (KeyError, ValueError, BadSignatureError):
            return False
        return True

    async def health(self, _request: web.Request) -> web.Response:
        """Version, date of the knowledge, and version of the method."""
        about = self._reception.denki.renderer.library.about
        return web.json_response({"version": __version__, "knowledge": about.date, "method": about.method})

    async def metrics(self, _request: web.Request) -> web.Response:
        """The tally."""
        return web.Response(text=self._reception.tally.text(), content_type="text/plain")
