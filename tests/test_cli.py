"""The contract of the command line: exit codes, the JSON that scripts rely on, streams of questions, the chat."""

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot import cli
from bot.app import assemble
from bot.cli import main
from bot.commands import commands
from bot.library import default_folder

FOOTPRINT = "/footprint hardware gpu:H100 count:8 hours:72 region:JP"
KEYS = {"kind", "lang", "declined", "command", "options", "assumed", "text"}
KEYS |= {"figures", "steps", "facts", "sources", "method", "unused"}
UNITS = {"energy": "kWh", "carbon": "kgCO2e", "embodied": "kgCO2e", "water": "L"}
KINDS = {"fact", "calculation", "comparison", "glossary", "list", "decline", "clarify"}
CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch, tmp_path, denki):
    """No settings of this machine, neither its environment nor a .env file; Denki put together once for all tests."""
    for name in [name for name in os.environ if name.startswith("DENKI_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(
        cli, "assemble", lambda folder=None, cooldown=None: assemble(folder, cooldown) if folder else denki
    )


def ask(capsys, *arguments: str) -> dict:
    assert main(["ask", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def ask_lines(capsys, monkeypatch, *items: object) -> list[dict]:
    lines = "".join((item if isinstance(item, str) else json.dumps(item, ensure_ascii=False)) + "\n" for item in items)
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
    assert main(["ask", "--jsonl"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("text", ["/fact gpt3-training-552-t", FOOTPRINT, "GPT-3の学習にどれだけ電力を使った？"])
def test_an_answer_exits_0_and_stands_on_stdout_alone(capsys, text):
    assert main(["ask", text]) == 0
    written = capsys.readouterr()
    assert written.out.strip()
    assert written.err == ""


@pytest.mark.parametrize(
    ("text", "lang"), [("what is the capital of Mongolia", "en"), ("モンゴルの首都はどこですか", "ja")]
)
def test_a_decline_exits_0_and_says_so(capsys, text, lang):
    answer = ask(capsys, text)
    assert (answer["declined"], answer["kind"], answer["lang"]) == (True, "decline", lang)
    assert answer["figures"] == {}


@pytest.mark.parametrize(
    "text",
    [
        "/no-such-command",
        "/fact",
        "/fact topic:zzzzzzzzzz",
        "/footprint hardware gpu:H100 count:-3 hours:72",
        "/footprint hardware gpu:H100 count:many hours:72",
        "/footprint hardware gpu:H100 count:8 hours:nan",
        "/footprint hardware gpu:H100 count:8 hours:1e30",
        "/footprint hardware gpu:H100 count:8 hours:72 days:3",
        "/footprint hardware gpu:H100 count:8",
        "/footprint hardware count:8 hours:72",
        "/footprint hardware gpu:zzzzzzzz count:8 hours:72",
        "/footprint hardware gpu:H100 count:8 hours:72 region:Atlantis",
    ],
)
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_an_invalid_option_exits_2_and_says_what_to_do_in_the_askers_language(capsys, text, lang):
    assert main(["ask", text, "--lang", lang]) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert "Traceback" not in written.err
    japanese = any("\u3041" <= c <= "\u30ff" or "\u4e00" <= c <= "\u9fff" for c in written.err)
    assert japanese == (lang == "ja"), written.err


@pytest.mark.parametrize("arguments", [[], ["fly"], ["ask", "x", "--lang", "fr"], ["serve", "--port", "many"]])
def test_a_usage_error_exits_2(capsys, arguments):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: denki" in capsys.readouterr().err


def test_ask_without_a_question_is_a_usage_error(capsys):
    assert _exit_code(["ask"]) == 2
    assert capsys.readouterr().err.strip()


@pytest.mark.filterwarnings("ignore:'audioop' is deprecated:DeprecationWarning")  # from discord.py
@pytest.mark.parametrize(
    ("name", "value", "arguments"),
    [("DENKI_PORT", "many", ["check"]), ("DENKI_COOLDOWN", "fast", ["ask", "hello"]), ("DENKI_TOKEN", "", ["gateway"])],
)
def test_a_setting_that_is_wrong_or_missing_is_named_and_exits_2(capsys, monkeypatch, name, value, arguments):
    monkeypatch.setenv(name, value)
    assert _exit_code(arguments) == 2
    written = capsys.readouterr().err
    assert name in written
    assert not value or value not in written
    assert "Traceback" not in written


@pytest.mark.parametrize("arguments", [["ask", "/fact gpt3-training-552-t"], ["check"], ["ask", "hello", "--json"]])
def test_broken_knowledge_exits_1_and_says_where(capsys, monkeypatch, tmp_path, arguments):
    folder = Path(shutil.copytree(default_folder(), tmp_path / "knowledge"))
    (folder / "names.yaml").write_text("- id: openai\n", encoding="utf-8")
    monkeypatch.setenv("DENKI_KNOWLEDGE", str(folder))
    assert main(arguments) == 1
    assert "names.yaml:1: openai: " in capsys.readouterr().err


def test_check_passes_on_the_knowledge_that_comes_along(capsys):
    assert main(["check"]) == 0
    assert "0 errors" in capsys.readouterr().out


def test_the_json_of_a_calculation_keeps_its_contract(capsys):
    answer = ask(capsys, FOOTPRINT, "--lang", "ja")
    assert set(answer) >= KEYS
    assert (answer["kind"], answer["lang"], answer["command"]) == ("calculation", "ja", "footprint hardware")
    assert answer["options"] == {"gpu": "h100-sxm", "count": 8, "hours": 72, "region": "JP"}
    assert answer["declined"] is False
    assert {"pue", "power_w"} <= set(answer["assumed"])
    assert not {"count", "hours"} & set(answer["assumed"])
    assert {name: answer["figures"][name]["unit"] for name in UNITS} == UNITS
    for figure in answer["figures"].values():
        ends = [figure[k] for k in ("low", "likely_low", "central", "likely_high", "high")]
        assert ends == sorted(ends)
    assert answer["figures"]["energy"]["sources"]
    for step in answer["steps"]:
        assert set(step) == {"name", "formula", "inputs", "output"}
        assert all(name in step["formula"] for name in step["inputs"])
    assert answer["method"]


def test_the_json_of_a_fact_keeps_its_contract(capsys):
    answer = ask(capsys, "/fact gpt3-training-1287-mwh")
    assert set(answer) >= KEYS
    assert (answer["kind"], answer["facts"]) == ("fact", ["gpt3-training-1287-mwh"])
    assert "patterson-2021" in answer["sources"]
    assert "1,287 MWh" in answer["text"]


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize(
    "command", [c for c in commands().values() if not any(f.is_required() for f in c.options.model_fields.values())]
)
def test_a_command_without_required_options_answers_or_says_what_it_needs(capsys, command, lang):
    code = main(["ask", f"/{command.path}", "--lang", lang, "--json"])
    written = capsys.readouterr()
    if code == 0:
        answer = json.loads(written.out)
        assert set(answer) >= KEYS
        assert answer["kind"] in KINDS
        assert answer["lang"] == lang
    else:
        assert (code, written.out) == (2, "")


def test_the_language_is_that_of_the_question_unless_one_is_asked_for(capsys):
    assert ask(capsys, "How much electricity did training GPT-3 take?")["lang"] == "en"
    assert ask(capsys, "GPT-3の学習に使った電力は")["lang"] == "ja"
    assert ask(capsys, "GPT-3の学習に使った電力は", "--lang", "en")["lang"] == "en"


def test_lines_are_answered_in_order_with_their_ids(capsys, monkeypatch):
    items = [
        {"id": n, "question": f"/fact {fact}"}
        for n, fact in enumerate(["gpt3-training-552-t", "zzzz", "gpt3-training-1287-mwh"])
    ]
    answers = ask_lines(capsys, monkeypatch, items[0], "", *items[1:])
    assert [a["id"] for a in answers] == [0, 1, 2]
    assert [a["facts"] for a in (answers[0], answers[2])] == [["gpt3-training-552-t"], ["gpt3-training-1287-mwh"]]
    assert all({"id", "answer", "declined", "lang"} <= set(a) for a in answers)
    assert answers[1]["declined"] is True


def test_a_line_may_name_its_language(capsys, monkeypatch):
    items = [{"id": lang, "question": "/fact gpt3-training-552-t", "lang": lang} for lang in ("ja", "en")]
    ja, en = ask_lines(capsys, monkeypatch, *items)
    assert (ja["lang"], en["lang"]) == ("ja", "en")
    assert "552トン" in ja["answer"]
    assert "552 t" in en["answer"]


def test_a_line_is_read_after_its_earlier_turns(capsys, monkeypatch):
    follow = {"id": 1, "question": "and the CO2?", "turns": ["How much electricity did training GPT-3 take?"]}
    alone = {"id": 2, "question": "and the CO2?"}
    after, without = ask_lines(capsys, monkeypatch, follow, alone)
    assert after["facts"][:1] == ["gpt3-training-552-t"]
    assert after["answer"] != without["answer"]


@pytest.mark.parametrize("lang", [None, "en", "ja"])
@pytest.mark.parametrize(
    ("text", "own"), [("8 H100 for 3 days in Tokyo", "en"), ("東京でH100を8台、3日間使うと？", "ja")]
)
def test_a_question_explains_itself_with_and_without_a_language(capsys, text, own, lang):
    assert main(["ask", text, "--explain", *(("--lang", lang) if lang else ())]) == 0
    why = json.loads(capsys.readouterr().out)
    assert why["lang"] == (lang or own)
    assert why["reading"] == "footprint hardware"
    assert {(name["id"], name["used_as"]) for name in why["names"]} == {("h100-sxm", "gpu"), ("JP", "region")}
    assert why["unused"] == []
    assert why["why"]


def test_the_chat_answers_line_by_line_from_a_pipe(capsys, monkeypatch):
    lines = ["/fact gpt3-training-552-t", "", "1", "/no-such-command", "GPT-3の学習に使った電力は"]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines)))
    assert main(["chat"]) == 0
    out = capsys.readouterr().out
    first, other = out.index("552 t"), out.index("552トン")
    assert first < other < out.index("1287MWh")
    assert "[1] 日本語" in out


def test_the_chat_survives_whatever_is_typed(capsys, monkeypatch):
    lines = ["?", "🙂", "x" * 6000, "９９", "/", "//", "/fact \x00\x1b[31m", "{{7*7}}", "@everyone", "0", "999"]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines)))
    assert main(["chat"]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "@everyone" not in out


def test_a_real_process_chats_from_a_pipe_and_leaves():
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"}
    ran = subprocess.run(
        [sys.executable, "-m", "bot", "chat"],
        input="/fact gpt3-training-552-t\n",
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "552 t" in ran.stdout


def test_the_commands_are_listed_as_discord_takes_them(capsys):
    assert main(["commands", "--json"]) == 0
    payload = json.loads(capsys.readouterr().out)
    assert {entry["name"] for entry in payload if entry.get("type", 1) == 1} == {path.split()[0] for path in commands()}
    assert main(["commands"]) == 0
    assert "/fact" in capsys.readouterr().out


def _exit_code(arguments: list[str]) -> int:
    """The exit code, whichever way it comes."""
    try:
        return main(arguments)
    except SystemExit as stopped:
        return int(str(stopped.code))
