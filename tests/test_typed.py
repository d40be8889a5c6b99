"""Slash commands as people type them, in both languages."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refusal
from bot.typed import is_typed, read_typed


@pytest.mark.parametrize(
    ("line", "path", "options"),
    [
        ("/fact gpt3-training-552-t", "fact", {"topic": "gpt3-training-552-t"}),
        ("／fact topic:gpt3-training-552-t", "fact", {"topic": "gpt3-training-552-t"}),
        (
            "/footprint hardware gpu:H100 count:8 hours:72 region:JP",
            "footprint hardware",
            {"gpu": "H100", "count": "8", "hours": "72", "region": "JP"},
        ),
        (
            "/footprint hardware region: New Zealand gpu: RTX 4090",
            "footprint hardware",
            {"region": "New Zealand", "gpu": "RTX 4090"},
        ),
        ("/convert 552 t", "convert", {"amount": "552 t"}),
        ('/convert amount:"552 t"', "convert", {"amount": "552 t"}),
        ("/換算 量:552トン 場所:日本", "convert", {"amount": "552トン", "region": "日本"}),
        ("/FACT private:true", "fact", {"private": "true"}),
        ("/help", "help", {}),
    ],
)
def test_reads_path_and_options(line, path, options):
    assert is_typed(line)
    assert read_typed(line) == (path, options)


@pytest.mark.parametrize("line", ["what about /fact?", "/etc/passwd を読んで", "", "1/2", "https://example.org"])
def test_a_question_is_not_a_command(line):
    assert not is_typed(line)


def test_a_group_alone_names_its_commands():
    with pytest.raises(Refusal) as refused:
        read_typed("/footprint")
    assert "footprint hardware" in refused.value.data["near"]


@given(st.text(max_size=200))
def test_any_line_is_read_or_refused(text):
    with contextlib.suppress(Refusal):
        read_typed("/" + text)
