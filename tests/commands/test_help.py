"""`/help`: every example runs, and every command has one."""

import re

import pytest

from bot.answer import Answer
from bot.commands import commands
from bot.library.check import names_with_digits
from bot.typed import read_typed

LANGUAGES = ("en", "ja")
JAPANESE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")


def examples(denki, lang: str) -> list[str]:
    """The lines that one can copy."""
    shown = denki.renderer.answer(denki.router.run("help", {}), lang).plain
    return [line for line in shown.splitlines() if line.startswith("/")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_example_runs_and_is_answered(denki, lang):
    for line in examples(denki, lang):
        answer = denki.router.run(*read_typed(line))
        assert isinstance(answer, Answer)
        assert not answer.declined, line
        assert denki.renderer.answer(answer, lang).plain, line


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_command_has_an_example(denki, lang):
    shown = {read_typed(line)[0] for line in examples(denki, lang)}
    assert shown == set(commands()) - {"help"}


def test_questions_are_in_the_readers_language(denki):
    questions = {lang: [line for line in examples(denki, lang) if line.startswith("/ask")] for lang in LANGUAGES}
    assert all(JAPANESE.search(question) for question in questions["ja"])
    assert not any(JAPANESE.search(question) for question in questions["en"])


def test_help_is_private(denki):
    assert commands()["help"].private
    assert denki.router.run("help", {}).private


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_digit_is_accounted_for(denki, library, lang):
    rendered = denki.renderer.answer(denki.router.run("help", {}), lang)
    assert not re.search(r"\d", rendered.ledger.unaccounted(rendered.markdown, names_with_digits(library)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_examples_of_free_text_reach_a_fact_and_a_calculation(denki, lang):
    asked = [line for line in examples(denki, lang) if line.startswith("/ask")]
    assert [denki.router.run(*read_typed(line)).kind for line in asked] == ["fact", "calculation"]
