"""Questions for the nature of something come to a term or a name; others do not."""

import pytest

from bot.understanding import Understanding


@pytest.mark.parametrize("wish", ["三行で", "一言でお願い"])
def test_a_wish_for_a_short_answer_is_left_out(understanding: Understanding, wish: str):
    assert understanding.read(f"ジェボンズのなんとかって何？{wish}").intent != "decline"
    assert understanding.read("what is PUE? in one sentence please").options == {"term": "pue"}


@pytest.mark.parametrize(
    ("question", "options"),
    [
        ("what is PUE?", {"term": "pue"}),
        ("pue, explain it to a newbie", {"term": "pue"}),
        ("what is a penny stock?", {"term": "penny-stock"}),
        ("GPUってざっくり言うと何者？", {"term": "gpu"}),
        ("ハイブってどんな会社", {"topic": "hive"}),
    ],
)
def test_a_definition_is_given(understanding: Understanding, question: str, options: dict[str, str]):
    assert understanding.read(question).options == options


@pytest.mark.parametrize(
    "question",
    [
        "how much power does a GPU draw",
        "when was Hive renamed",
        "PUEはなぜ大事か",
        "what is the carbon footprint of a cup of coffee",
    ],
)
def test_other_questions_get_none(understanding: Understanding, question: str):
    assert understanding.read(question).intent not in {"glossary", "name"}
