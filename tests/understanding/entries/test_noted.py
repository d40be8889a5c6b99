"""What only a note says is told where it is asked for, and left out where it is not."""

import pytest

from bot.understanding import Understanding
from bot.understanding.reading import Reading


@pytest.mark.parametrize(
    ("question", "noted"),
    [
        ("ハイブは社名変更でビットコイン事業をやめたんでしょ", "B09"),
        ("what does Epoch AI say that a GPT-4o question with 100,000 tokens takes", "c-epoch-gpt4o-2025"),
    ],
)
def test_the_note_that_holds_what_is_asked_is_told(understanding: Understanding, question: str, noted: str):
    assert noted in understanding.read(question).noted


@pytest.mark.parametrize(
    "question",
    [
        "When did Hive change its name?",
        "GPT-3の学習に使った電力は",
        "how much electricity did training GPT-3 take",
        "In which Canadian towns of British Columbia are the sites of Iris Energy?",
    ],
)
def test_a_question_that_the_fact_answers_gets_no_note(understanding: Understanding, question: str):
    assert understanding.read(question).noted == Reading("en", "fact", {}).noted == ()
