"""A small Discord on loopback: REST, one gateway socket, and a notebook of what was answered."""

import asyncio
import json
from typing import Any, Self

from aiohttp import WSMsgType, web
from aiohttp.test_utils import TestServer

from tests.surfaces.payloads import APPLICATION

TOKEN = "a-token-that-must-not-be-seen"
_BOT = {"id": APPLICATION, "username": "denki", "discriminator": "0", "avatar": None, "bot": True, "global_name": None}
_APPLICATION = {
    "id": APPLICATION,
    "name": "denki",
    "description": "",
    "icon": None,
    "bot_public": True,
    "bot_require_code_grant": False,
    "owner": _BOT,
    "verify_key": "",
    "flags": 0,
}
_LIMITS = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}


class FakeDiscord:
    """Use as `async with FakeDiscord() as discord`; `base` is its REST base.

    `failures` is a list of statuses to answer callbacks with before taking them; `down` is how many more logins, and
    `gateway_down` how many more sockets, are refused;
    `closes_with` ends every socket that identifies itself.
    """

    def __init__(self) -> None:
        self.callbacks: dict[str, dict[str, Any]] = {}
        self.registered: list[tuple[str, list[dict[str, Any]]]] = []
        self.identified: list[dict[str, Any]] = []
        self.failures: list[int] = []
        self.down = self.gateway_down = 0
        self.closes_with: int | None = None
        self.resumed = False
        self._changed = asyncio.Condition()
        self._socket: web.WebSocketResponse | None = None
        self._server = TestServer(self._app())

    async def __aenter__(self) -> Self:
        await self._server.start_server()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._server.close()

    @property
    def base(self) -> str:
        return str(self._server.make_url("/api/v10"))

    async def ask(self, interaction: dict[str, Any]) -> dict[str, Any]:
        """Send an interaction over the gateway and wait for its callback."""
        await self.send(interaction)
        async with self._changed:
            await asyncio.wait_for(self._changed.wait_for(lambda: interaction["id"] in self.callbacks), 10)
        return self.callbacks[interaction["id"]]

    async def send(self, interaction: dict[str, Any]) -> None:
        """Send an interaction over the gateway, once a client is there."""
        async with self._changed:
            await asyncio.wait_for(self._changed.wait_for(lambda: self._socket is not None), 10)
        assert self._socket is not None
        await self._socket.send_json({"op": 0, "s": 2, "t": "INTERACTION_CREATE", "d": interaction})

    async def hang_up(self) -> None:
        """Drop the socket; the next interaction waits for the next client."""
        socket, self._socket = self._socket, None
        assert socket is not None
        await socket.close(code=1001)

    def _app(self) -> web.Application:
        app = web.Application()
        app.add_routes(
            [
                web.get("/api/v10/users/@me", self._me),
                web.get("/api/v10/oauth2/applications/@me", self._application),
                web.get("/api/v10/gateway/bot", self._gateway),
                web.get("/socket", self._listen),
                web.get("/socket/", self._listen),
                web.post("/api/v10/interactions/{id}/{token}/callback", self._callback),
                web.put("/api/v10/applications/{application}/commands", self._register),
                web.put("/api/v10/applications/{application}/guilds/{guild}/commands", self._register),
            ]
        )
        return app

    async def _me(self, request: web.Request) -> web.Response:
        if self.down:
            self.down -= 1
            return _json({"message": "503: Service Unavailable", "code": 0}, 503)
        return _json(_BOT) if _known(request) else _json({"message": "401: Unauthorized", "code": 0}, 401)

    async def _application(self, request: web.Request) -> web.Response:
        return _json(_APPLICATION)

    async def _gateway(self, request: web.Request) -> web.Response:
        url = str(self._server.make_url("/socket")).replace("http", "ws", 1)
        return _json({"url": url, "shards": 1, "session_start_limit": _LIMITS})

    async def _listen(self, request: web.Request) -> web.StreamResponse:
        if self.gateway_down:
            self.gateway_down -= 1
            raise web.HTTPServiceUnavailable
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "s": None, "t": None, "d": {"heartbeat_interval": 45000}})
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._hear(socket, json.loads(message.data))
        return socket

    async def _hear(self, socket: web.WebSocketResponse, frame: dict[str, Any]) -> None:
        if frame["op"] == 1:
            await socket.send_json({"op": 11, "s": None, "t": None, "d": None})
        if frame["op"] == 6:
            self.resumed = True
            await socket.send_json({"op": 0, "s": 3, "t": "RESUMED", "d": {}})
            await self._note(socket)
        if frame["op"] == 2 and self.closes_with:
            await socket.close(code=self.closes_with)
        elif frame["op"] == 2:
            self.identified.append(frame["d"])
            ready = {
                "v": 10,
                "user": _BOT,
                "guilds": [],
                "session_id": "s",
                "resume_gateway_url": str(self._server.make_url("/socket")).replace("http", "ws", 1),
                "shard": frame["d"].get("shard", [0, 1]),
                "application": {"id": APPLICATION, "flags": 0},
            }
            await socket.send_json({"op": 0, "s": 1, "t": "READY", "d": ready})
            await self._note(socket)

    async def _note(self, socket: web.WebSocketResponse) -> None:
        async with self._changed:
            self._socket = socket
            self._changed.notify_all()

    async def _callback(self, request: web.Request) -> web.Response:
        if self.failures:
            return _json({"message": "not now", "code": 0, "retry_after": 0}, self.failures.pop(0))
        interaction = request.match_info["id"]
        async with self._changed:
            self.callbacks[interaction] = await request.json()
            self._changed.notify_all()
        return _json({"interaction": {"id": interaction, "type": 2}})

    async def _register(self, request: web.Request) -> web.Response:
        if not _known(request):
            return _json({"message": "401: Unauthorized", "code": 0}, 401)
        body = await request.json()
        self.registered.append((request.path, body))
        return _json([{"id": str(n), **command} for n, command in enumerate(body)])


def _known(request: web.Request) -> bool:
    return request.headers.get("Authorization") == f"Bot {TOKEN}"


def _json(body: Any, status: int = 200) -> web.Response:
    """Discord's own Content-Type: discord.py takes no other for JSON."""
    return web.Response(body=json.dumps(body).encode(), status=status, headers={"Content-Type": "application/json"})
