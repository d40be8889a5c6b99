"""What tests of the surfaces share: a fake Discord, and Denki answering on the gateway and over HTTP."""

import asyncio
import contextlib
import io
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer
from nacl.signing import SigningKey
from pydantic import SecretStr

from bot.app import Denki
from bot.config import Settings
from bot.surfaces import gateway, http
from tests.surfaces.fake_discord import TOKEN, FakeDiscord

TIME = "1700000000"


class Signed:
    """A client that signs what it posts, as Discord does."""

    def __init__(self, client: TestClient, key: SigningKey) -> None:
        self.client, self._key = client, key

    def sign(self, body: bytes, time: str = TIME) -> dict[str, str]:
        signature = self._key.sign(time.encode() + body).signature.hex()
        return {"X-Signature-Ed25519": signature, "X-Signature-Timestamp": time}

    async def post(self, body: bytes, headers: dict[str, str] | None = None) -> ClientResponse:
        signed = self.sign(body) if headers is None else headers
        return await self.client.post("/interactions", data=io.BytesIO(body), headers=signed)

    async def ask(self, interaction: dict[str, Any]) -> dict[str, Any]:
        response = await self.post(json.dumps(interaction).encode())
        assert response.status == 200, await response.text()
        assert response.content_type == "application/json"
        return await response.json()


def settings(**given: Any) -> Settings:
    """Settings that read neither the environment nor a file."""
    return Settings.model_construct(**{name: info.default for name, info in Settings.model_fields.items()} | given)


@pytest.fixture
async def endpoint(denki: Denki) -> AsyncIterator[Signed]:
    key = SigningKey(bytes(range(32)))
    app = http.app(denki, key.verify_key.encode().hex())
    async with TestClient(TestServer(app)) as client:
        yield Signed(client, key)


@pytest.fixture
async def discord() -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord() as fake:
        yield fake


@pytest.fixture
async def connected(denki: Denki, discord: FakeDiscord, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeDiscord]:
    """A fake Discord on whose gateway Denki answers."""
    monkeypatch.setattr(gateway.Route, "BASE", gateway.Route.BASE)
    async with answering(denki, discord):
        yield discord


@contextlib.asynccontextmanager
async def answering(denki: Denki, discord: FakeDiscord, token: str = TOKEN) -> AsyncIterator["asyncio.Task[None]"]:
    task = asyncio.create_task(gateway.serve(denki, settings(token=SecretStr(token), api_base=discord.base)))
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.wait([task], timeout=10)
        assert task.done()
