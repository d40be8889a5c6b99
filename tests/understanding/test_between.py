"""The last two answers are set beside each other only where both are of a kind."""

import pytest

from bot.understanding import Understanding


@pytest.mark.parametrize("line", ["so what's the difference?", "じゃあその2つの差は"])
def test_how_far_two_answers_are_apart(understanding: Understanding, line: str):
    reading = understanding.read(line, ["TDP of H100?", "and the B200?"])
    assert reading.options == {"first": "gpu:h100-sxm", "second": "gpu:b200-sxm", "by": "power", "want": "difference"}


def test_one_answer_is_no_pair(understanding: Understanding):
    assert understanding.read("so what's the difference?", ["TDP of H100?"]).command != "compare"


def test_a_difference_of_other_things_stands_alone(understanding: Understanding):
    reading = understanding.read("difference between PUE and WUE?", ["TDP of H100?", "and the B200?"])
    assert reading.options["first"] == "term:pue"


@pytest.mark.parametrize(
    ("turns", "line", "options"),
    [
        (
            ["carbon intensity of Poland", "n france?"],
            "how many times dirtier is poland",
            {"first": "grid:PL", "second": "grid:FR", "want": "ratio"},
        ),
        (
            ["GPU市場は2023年いくら", "じゃ2030年は"],
            "差はいくら",
            {"first": "fact:gpu-market-2023", "second": "fact:gpu-market-2030", "want": "difference"},
        ),
        (
            ["2022年の世界のGPU市場はいくらでしたか"],
            "2030年の予測はその何倍ですか",
            {"first": "fact:gpu-market-2030", "second": "fact:gpu-market-2022", "want": "ratio"},
        ),
        (
            ["which uses more power, a 4090 or a 3090"],
            "by how many percent",
            {"first": "gpu:rtx-4090", "second": "gpu:rtx-3090", "want": "change"},
        ),
        (
            ["100MWhをポーランドで使ったら何トンのCO2？", "ノルウェーなら？"],
            "差は？",
            {"by": "carbon", "want": "difference"},
        ),
    ],
)
def test_what_an_answer_is_set_beside(
    understanding: Understanding, turns: list[str], line: str, options: dict[str, object]
):
    reading = understanding.read(line, turns)
    assert reading.command == "compare"
    assert options.items() <= dict(reading.options).items()


def test_a_share_of_something_else_is_no_pair(understanding: Understanding):
    turns = ["TDP of H100?", "how much power do bitcoin miners use"]
    assert understanding.read("what share of the world's electricity is that?", turns).command != "compare"
