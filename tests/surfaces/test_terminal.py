"""The terminal chat goes on from the last answer, whatever gave it, and ends when one wants to leave."""

import io

import pytest

from bot.surfaces.terminal import Chat, chat


@pytest.fixture
def told(denki):
    """What the chat shows for lines."""

    def show(*lines: str) -> list[str]:
        shown = []
        for line in lines:
            out.seek(0), out.truncate()
            conversation.hear(line)
            shown.append(out.getvalue())
        return shown

    out = io.StringIO()
    conversation = Chat(denki, out)
    return show


def test_a_question_goes_on_from_the_one_before(told):
    assert "France" in told("8 H100 for 3 days in Japan, kWh?", "and in France?")[-1]


def test_a_question_goes_on_from_a_slash_command(told):
    assert "フランス" in told("/footprint hardware gpu:H100 count:8 hours:72 region:JP", "フランスなら？")[-1]


def test_a_question_goes_on_from_what_a_number_opened(told):
    english, japanese, after = told("8 H100 for 3 days in Japan, kWh?", "1", "and with 16?")
    assert "Japan" in english
    assert "日本" in japanese
    assert "16 ×" in after


def test_arithmetic_takes_the_figure_that_was_shown(told):
    last = told("how much energy is one chatgpt query according to altman", "and for a billion of them?")[-1]
    assert "340 MWh" in last
    assert "Altman" in last


def test_a_refusal_leaves_the_conversation_where_it_was(told):
    assert "France" in told("8 H100 for 3 days, kWh?", "/nonsense", "and in France?")[-1]


def test_small_talk_is_answered_in_its_language(told):
    assert "welcome" in told("thanks")[0]
    assert "どういたしまして" in told("ありがとう")[0]


@pytest.mark.parametrize("word", ["quit", "/quit", "exit", "/exit", " QUIT "])
def test_one_can_leave(denki, monkeypatch, capsys, word: str):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"what is PUE?\n{word}\nGPT-3 energy?\n"))
    assert chat(denki) == 0
    shown = capsys.readouterr().out
    assert "PUE" in shown
    assert "1,287" not in shown
