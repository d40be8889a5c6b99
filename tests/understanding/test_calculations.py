"""Many ways to ask for a calculation, through the whole pipeline: command, leading figure and its value."""

from pathlib import Path

import pytest

from bot.commands import Desk
from bot.commands.ask import ask
from bot.library.files import load_yaml
from bot.understanding import Understanding

_CASES = load_yaml(Path(__file__).with_name("calculations.yaml"), "calculations.yaml")


@pytest.fixture(scope="module")
def desk(library):
    return Desk(library, Understanding(library))


@pytest.mark.parametrize(("question", "command", "figure", "value"), _CASES["calculated"])
def test_a_question_is_calculated_as_it_was_asked(desk, question, command, figure, value):
    found = ask(question, desk)
    assert found.command == command
    if figure is None:
        assert found.lead is None or found.lead[0] in {"energy", "carbon"}
        assert {"energy", "carbon"} <= set(found.figures)
        return
    assert found.lead[0] in {figure, "pue"}
    if value is not None:
        assert found.figures[figure].central == pytest.approx(value, rel=0.01)


@pytest.mark.parametrize("question", _CASES["not_calculated"])
def test_a_question_that_only_contains_numbers_is_not_calculated(desk, question):
    assert ask(question, desk).kind != "calculation"
