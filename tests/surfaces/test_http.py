"""The HTTP endpoint: signatures before anything else, polite answers to everything signed."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import __version__
from bot.cooldown import Cooldown
from bot.errors import Refusal
from bot.surfaces import http
from tests.surfaces import payloads
from tests.surfaces.conftest import TIME
from tests.surfaces.conftest import settings as denki_settings
from tests.surfaces.limits import COMPONENTS_V2, EPHEMERAL, faults_of_callback, walk

BODY = json.dumps(payloads.ping()).encode()


def _texts(answer):
    return "\n".join(part["content"] for part in walk(answer["data"]["components"]) if part["type"] == 10)


async def test_ping(endpoint):
    assert await endpoint.ask(payloads.ping()) == {"type": 1}


def _changed(signature):
    return signature[:-1] + ("0" if signature[-1] != "0" else "1")


BAD = {
    "nothing": lambda h: {},
    "no time": lambda h: {"X-Signature-Ed25519": h["X-Signature-Ed25519"]},
    "no signature": lambda h: {"X-Signature-Timestamp": TIME},
    "another time": lambda h: {**h, "X-Signature-Timestamp": "1700000001"},
    "one digit changed": lambda h: {**h, "X-Signature-Ed25519": _changed(h["X-Signature-Ed25519"])},
    "too short": lambda h: {**h, "X-Signature-Ed25519": h["X-Signature-Ed25519"][:-2]},
    "too long": lambda h: {**h, "X-Signature-Ed25519": h["X-Signature-Ed25519"] + "00"},
    "odd length": lambda h: {**h, "X-Signature-Ed25519": h["X-Signature-Ed25519"][:-1]},
    "not hexadecimal": lambda h: {**h, "X-Signature-Ed25519": "z" * 128},
    "empty": lambda h: {**h, "X-Signature-Ed25519": ""},
    "Japanese": lambda h: {**h, "X-Signature-Ed25519": "電" * 128},
    "Japanese time": lambda h: {**h, "X-Signature-Timestamp": "電気"},
}


@pytest.mark.parametrize("how", BAD)
async def test_a_bad_signature_gets_401(how, endpoint):
    response = await endpoint.post(BODY, BAD[how](endpoint.sign(BODY)))
    assert response.status == 401


async def test_a_signature_for_another_body_gets_401(endpoint):
    response = await endpoint.post(BODY + b" ", endpoint.sign(BODY))
    assert response.status == 401


async def test_the_signature_is_checked_before_the_body_is_read_as_json(endpoint):
    assert (await endpoint.post(b"not json", endpoint.sign(BODY))).status == 401


NO_INTERACTION = [
    b"", b"not json", b"\xff\xfe", b"[]", b"null", b'"text"', b"{}", b'{"type": 99}', b'{"type": null}',
    b'{"type": [1]}', b'{"type": 2}',
    b'{"type": 2, "data": "x"}', b'{"type": 2, "data": {"name": "fact", "options": 5}}',
    b'{"type": 2, "data": {"name": "x", "type": 3}}', b"[" * 200_000, b'{"type": ' + b"9" * 5000 + b"}",
]  # fmt: skip


@pytest.mark.parametrize("body", NO_INTERACTION, ids=lambda body: body[:30].decode("latin-1"))
async def test_what_is_signed_but_no_interaction_gets_400(body, endpoint):
    assert (await endpoint.post(body)).status == 400


async def test_an_over_long_body_gets_413(endpoint):
    assert (await endpoint.post(b" " * (http.LARGEST + 1))).status == 413
    assert (await endpoint.post(b" " * (http.LARGEST + 1), {})).status == 413


async def test_other_methods_and_paths(endpoint):
    assert (await endpoint.client.get("/interactions")).status == 405
    assert (await endpoint.client.put("/interactions")).status == 405
    assert (await endpoint.client.post("/")).status == 404
    assert (await endpoint.client.get("/interactions/")).status == 404


async def test_health(endpoint, library):
    response = await endpoint.client.get("/healthz")
    about = library.about
    assert await response.json() == {"version": __version__, "knowledge": about.date, "method": about.method}


async def test_metrics_count_kinds_and_nothing_else(endpoint):
    await endpoint.ask(payloads.ping())
    await endpoint.ask(payloads.command("fact", topic="secret words"))
    text = await (await endpoint.client.get("/metrics")).text()
    assert 'denki_requests_total{kind="command"} 1' in text
    assert 'denki_requests_total{kind="ping"} 1' in text
    assert "denki_request_seconds_count 2" in text
    assert "secret" not in text


@pytest.mark.parametrize("locale", ["ja", "en-US"])
async def test_a_crash_gets_an_apology_with_the_reference_of_the_log(locale, endpoint, denki, monkeypatch, caplog):
    monkeypatch.setattr(type(denki.router), "reply", lambda *_: 1 / 0)
    interaction = payloads.command("fact", locale, topic="x")
    answer = await endpoint.ask(interaction)
    assert answer["data"]["flags"] == COMPONENTS_V2 | EPHEMERAL
    assert faults_of_callback(answer, interaction) == []
    reference = caplog.records[-1].args[-1]
    assert reference in _texts(answer)
    assert "ZeroDivisionError" in caplog.text
    assert "ZeroDivisionError" not in json.dumps(answer)
    assert await endpoint.ask(payloads.typing("fact", "topic", "x")) == {"type": 8, "data": {"choices": []}}


async def test_whoever_asks_too_often_is_told_privately(endpoint, denki, monkeypatch):
    monkeypatch.setattr(denki.router, "_cooldown", Cooldown((1, 600.0)))
    interaction = payloads.command("fact", topic="gpt3-training-1287-mwh")
    assert not (await endpoint.ask(interaction))["data"]["flags"] & EPHEMERAL
    assert (await endpoint.ask(interaction))["data"]["flags"] & EPHEMERAL
    assert (await endpoint.ask(payloads.typing("fact", "topic", "gpt")))["data"]["choices"]


def test_without_a_public_key_it_says_which_setting_is_missing(denki):
    with pytest.raises(Refusal) as refused:
        http.run(denki, denki_settings())
    assert refused.value.data == {"name": "DENKI_PUBLIC_KEY"}


NASTY = {
    "template": "{{7*7}} {% raw %}",
    "ping": "@everyone @here <@1> <@&2> <#3> </fact:4>",
    "emoji": "🦆🦆🦆",
    "full width": "１２８７ＭＷｈ",
    "long": "電" * 6000,
    "control": "\x00\x1b[31m\u200b\u202e\ud800",
    "empty": "",
    "markdown": "# **x** `y` ||z|| [a](https://x.test)",
}


@pytest.mark.parametrize("locale", ["ja", "en-US"])
@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
async def test_nasty_words_are_answered_harmlessly(text, locale, endpoint):
    for path, option in (("fact", "topic"), ("footprint hardware", "gpu"), ("footprint hardware", "count")):
        interaction = payloads.command(path, locale, **{option: text})
        answer = await endpoint.ask(interaction)
        assert faults_of_callback(answer, interaction) == []
        words = _texts(answer)
        assert "49" not in words or "7*7" not in text
        assert "@everyone" not in words
        assert "<@" not in words
        assert not any(ord(c) < 32 and c != "\n" for c in words)


@pytest.mark.parametrize("number", [-1, 0, 10**30, float("inf"), float("nan"), -1e308, None, [], {}])
async def test_absurd_numbers_are_refused_privately(number, endpoint):
    answer = await endpoint.ask(payloads.command("footprint hardware", gpu="H100", hours=number))
    assert answer["type"] == 4
    assert answer["data"]["flags"] & EPHEMERAL


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
OURS = r"1/(en|ja)/[a-z_]{1,9}\.\d{1,3}/(fact|footprint hardware)\?[tgnh]=.{0,20}"
KEYS = ("type", "data", "locale", "guild_locale", "user", "member")
REAL = (
    payloads.command("fact", topic="x"),
    payloads.typing("fact", "topic", "x"),
    payloads.button("1/en/card.0/fact?t=x"),
    payloads.menu("1/en/card.0/fact?t=x"),
    payloads.form("1/en/form.0/fact?t=x", topic="y"),
)
INNER = ("name", "type", "options", "custom_id", "values", "components", "resolved", "target_id")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
async def test_no_signed_payload_breaks_it(data, endpoint):
    """Whole interactions with any part replaced by anything: 200 or 400, never 5xx."""
    base = data.draw(st.sampled_from(REAL))
    changed = json.loads(json.dumps(base))
    changed.update(data.draw(st.dictionaries(st.sampled_from(KEYS), JSON, max_size=2)))
    if isinstance(changed["data"], dict):
        changed["data"].update(data.draw(st.dictionaries(st.sampled_from(INNER), JSON, max_size=2)))
    response = await endpoint.post(json.dumps(changed).encode())
    assert response.status in {200, 400}
    if response.status == 200:
        assert faults_of_callback(await response.json()) == []


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(custom_id=st.text(max_size=100) | st.from_regex(OURS, fullmatch=True))
async def test_no_button_breaks_it(custom_id, endpoint):
    interaction = payloads.button(custom_id)
    assert faults_of_callback(await endpoint.ask(interaction), interaction) == []
