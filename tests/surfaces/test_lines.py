"""Streams of questions: whatever stands on a line, it gets one object, and the others are answered."""

import io
import json
import sys

import pytest

from bot.cli import main
from bot.surfaces import lines
from bot.surfaces.lines import Stream

GOOD = {"id": "good", "question": "/about"}
# a line, and the id that its error must have
BAD = [
    ("{not json", None),
    ("[]", None),
    ('"text"', None),
    ("[" * 100_000, None),
    ('{"id": 1}', 1),
    ('{"id": 2, "question": null}', 2),
    ('{"id": 3, "question": ["PUE?"]}', 3),
    ('{"id": 4, "question": "x", "turns": 5}', 4),
    ('{"id": 5, "question": "x", "turns": [1, null]}', 5),
    ('{"id": 6, "question": "x", "turns": "PUE?"}', 6),
    ('{"id": 7, "question": "x", "lang": [1]}', 7),
    ('{"id": 8, "question": NaN}', 8),
    ('{"id": 9, "question": 1e999}', 9),
    ('{"id": {"a": [1]}, "question": {"b": {}}}', {"a": [1]}),
    ('{"id": "\\ud800", "question": 1}', "\ud800"),
]
# lines that look broken and can be answered all the same
ODD = [
    ('{"id": 1, "question": "\\ud800 PUE? \\udfff"}', 1),
    ('{"question": "PUE?"}', None),
    ('{"id": NaN, "question": "PUE?"}', None),
    ('{"id": 1e999, "question": "PUE?"}', None),
    ('{"id": 2, "question": "PUE?", "turns": null, "lang": null}', 2),
    ('{"id": 3, "question": "PUE?", "lang": "zh"}', 3),
    ('{"id": 4, "question": "and the CO2?", "turns": ["\\ud800"]}', 4),
    ('{"id": "\\udc80", "question": ""}', "\udc80"),
]


def stream(denki, *written: str, explain: bool = False) -> tuple[int, list[dict]]:
    out = io.StringIO()
    failed = Stream(denki, out, explain=explain).answer(written)
    out.getvalue().encode("utf-8")
    return failed, [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.mark.parametrize(("line", "asker"), BAD, ids=range(len(BAD)))
def test_a_line_that_cannot_be_answered_gets_an_error_with_its_id_and_the_others_go_on(denki, line, asker):
    failed, (before, bad, after) = stream(denki, json.dumps(GOOD), line, json.dumps(GOOD))
    assert failed == 1
    assert set(bad) == {"id", "error"}
    assert bad["id"] == asker
    assert bad["error"]
    assert before == after
    assert before["kind"]


@pytest.mark.parametrize(("line", "asker"), ODD, ids=range(len(ODD)))
def test_an_odd_line_is_answered(denki, line, asker):
    failed, (answer,) = stream(denki, line)
    assert failed == 0
    assert answer["id"] == asker
    assert answer["answer"]


def test_whatever_breaks_while_answering_is_said_on_its_line(denki, monkeypatch):
    def breaks(denki, message):
        raise RuntimeError("on purpose")

    monkeypatch.setattr(lines, "text_of", breaks)
    failed, (answer,) = stream(denki, json.dumps(GOOD))
    assert failed == 1
    assert answer == {"id": "good", "error": "RuntimeError: on purpose"}


def test_an_explained_stream_tells_for_each_line_how_it_was_read(denki):
    question = {"id": 1, "question": "8 H100 for 3 days in Tokyo"}
    _, (answer,) = stream(denki, json.dumps(question), explain=True)
    assert answer["reading"] == answer["command"] == "footprint hardware"
    assert [name["used_as"] for name in answer["names"]] == ["gpu", "region"]
    assert answer["candidates"]
    assert answer["figures"]


def test_the_command_line_ends_with_1_if_a_line_was_bad_even_if_it_is_no_utf8(denki, monkeypatch, capsys):
    monkeypatch.setattr("bot.cli.assemble", lambda *given: denki)
    for tail, code in ((b"", 0), (b"\xff\xfe\n", 1)):
        raw = io.BytesIO(json.dumps(GOOD).encode() + b"\n" + tail + json.dumps(GOOD).encode())
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(raw, encoding="ascii"))
        assert main(["ask", "--jsonl"]) == code
        answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert [answer["id"] for answer in answers] == ["good", *([None] if tail else []), "good"]
