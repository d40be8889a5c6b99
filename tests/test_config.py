"""Settings come from the environment or a .env file, and secrets stay secret."""

import pytest

from bot.config import read_settings
from bot.errors import Refusal

KEY = "ab" * 32


@pytest.fixture(autouse=True)
def _nowhere(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name in (
        "TOKEN",
        "APPLICATION_ID",
        "PUBLIC_KEY",
        "API_BASE",
        "HOST",
        "PORT",
        "KNOWLEDGE",
        "COOLDOWN",
        "LOG_LEVEL",
    ):
        monkeypatch.delenv(f"DENKI_{name}", raising=False)


def test_nothing_has_to_be_set():
    settings = read_settings()
    assert settings.token is None
    assert settings.api_base == "https://discord.com/api/v10"
    assert settings.cooldown == (5, 10.0)


def test_the_environment_wins_over_the_file(monkeypatch, tmp_path):
    (tmp_path / ".env").write_text("DENKI_PORT=1234\nDENKI_HOST=0.0.0.0\nDENKI_KNOWLEDGE=\nOTHER=x\n")
    monkeypatch.setenv("DENKI_PORT", "99")
    settings = read_settings()
    assert (settings.port, settings.host, settings.knowledge) == (99, "0.0.0.0", None)


@pytest.mark.parametrize(
    ("text", "rate"), [("5/10", (5, 10.0)), ("1/60", (1, 60.0)), ("off", None), ("OFF", None), ("", (5, 10.0))]
)
def test_a_cooldown_is_answers_per_seconds_or_off(text, rate, monkeypatch):
    monkeypatch.setenv("DENKI_COOLDOWN", text)
    assert read_settings().cooldown == rate


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("COOLDOWN", text) for text in ("5", "0/10", "5/0", "a/b", "-1/3")),
        ("PORT", "x"),
        ("PORT", "70000"),
        ("PUBLIC_KEY", "zz" * 32),
        ("PUBLIC_KEY", KEY[:-1]),
        ("APPLICATION_ID", "me"),
        ("API_BASE", "ftp://x"),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_what_cannot_be_used_is_named_but_not_shown(name, value, monkeypatch):
    monkeypatch.setenv(f"DENKI_{name}", value)
    with pytest.raises(Refusal) as refused:
        read_settings()
    assert refused.value.data == {"name": f"DENKI_{name}"}
    assert refused.value.__cause__ is None


def test_a_secret_shows_itself_only_where_it_is_needed(monkeypatch):
    monkeypatch.setenv("DENKI_TOKEN", "very-secret")
    settings = read_settings()
    assert "very-secret" not in f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"
    assert settings.need("token") == "very-secret"


def test_a_missing_setting_is_named(monkeypatch):
    with pytest.raises(Refusal) as refused:
        read_settings().need("application_id")
    assert refused.value.code == "missing-setting"
    assert refused.value.data == {"name": "DENKI_APPLICATION_ID"}
