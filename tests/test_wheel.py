"""The wheel stands alone: built, installed away from the checkout, it answers with its own knowledge and templates."""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(run, cwd=CHECKOUT, check=True, capture_output=True)
    return next(folder.glob("denki-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """A fresh environment with the wheel alone; what it depends on is borrowed from this one, by path, so that the
    checkout's editable install stays out."""
    home = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    pip = [sys.executable, "-m", "pip", "--python", str(home / "bin" / "python"), "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel)], check=True)
    return home


def run(installed: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A command of the fresh environment, started where the checkout cannot be seen."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("DENKI_", "PYTHON"))}
    environment |= {"PYTHONPATH": sysconfig.get_path("purelib"), "PYTHONSAFEPATH": "1", "PYTHONUTF8": "1"}
    program = [str(installed / "bin" / command[0]), *command[1:]]
    return subprocess.run(program, cwd=installed, env=environment, capture_output=True, text=True, encoding="utf-8")


def test_the_wheel_holds_code_templates_and_knowledge_and_nothing_else(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    expected = {f"bot/{p.relative_to(CHECKOUT / 'bot')}" for p in (CHECKOUT / "bot" / "templates").rglob("*.md")}
    expected |= {f"bot/{p.relative_to(CHECKOUT)}" for p in (CHECKOUT / "knowledge").rglob("*") if p.is_file()}
    assert expected <= names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"bot", "denki"}
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_installed_package_is_not_the_checkout(installed):
    code = "import bot, bot.library; print(bot.__file__); print(bot.library.default_folder())"
    ran = run(installed, "python", "-c", code)
    assert ran.returncode == 0, ran.stderr
    assert all(Path(line).is_relative_to(installed) for line in ran.stdout.split())


def test_the_installed_denki_answers_from_its_own_knowledge(installed):
    ran = run(installed, "denki", "ask", "/fact gpt3-training-552-t", "--lang", "ja", "--json")
    assert ran.returncode == 0, ran.stderr
    answer = json.loads(ran.stdout)
    assert answer["facts"] == ["gpt3-training-552-t"]
    assert "552トン" in answer["text"]


def test_the_installed_denki_passes_its_own_check(installed):
    ran = run(installed, "denki", "check")
    assert ran.returncode == 0, ran.stderr
    assert str(installed) in ran.stdout
