"""What operators copy fits what Denki reads."""

import re
from pathlib import Path

import yaml

from bot.config import Settings, variable

DEPLOY = Path(__file__).parent.parent / "deploy"
KNOWN = {variable(name) for name in Settings.model_fields}
WRITTEN = re.compile(r"DENKI_[A-Z_]+")


def test_every_setting_has_its_example_and_no_other():
    assert set(WRITTEN.findall((DEPLOY / "env.example").read_text(encoding="utf-8"))) == KNOWN


def test_nothing_names_a_setting_that_does_not_exist():
    for name in ("Dockerfile", "compose.yaml", "README.md", "systemd/denki.service"):
        assert set(WRITTEN.findall((DEPLOY / name).read_text(encoding="utf-8"))) <= KNOWN


def test_an_example_holds_no_secret():
    text = (DEPLOY / "env.example").read_text(encoding="utf-8")
    for name in ("TOKEN", "APPLICATION_ID", "PUBLIC_KEY"):
        assert f"DENKI_{name}=\n" in text


def test_containers_run_without_privileges():
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]
    assert all(s["read_only"] and s["cap_drop"] == ["ALL"] for s in services.values())
    assert re.search(r"^USER 10001$", (DEPLOY / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
