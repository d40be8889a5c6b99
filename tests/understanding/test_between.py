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


@pytest.mark.parametrize(
    ("turns", "line", "formula"),
    [
        (["watts of an L40S", "and the A40?"], "so total", "350 W + 300 W"),
        (["A40何W", "じゃA30は"], "足したら？", "300 W + 165 W"),
    ],
)
def test_the_last_two_answers_are_added(understanding: Understanding, turns: list[str], line: str, formula: str):
    assert understanding.read(line, turns).options == {"formula": formula}


def test_what_cannot_be_added_is_not(understanding: Understanding):
    assert understanding.read("so total", ["carbon intensity of Poland", "n france?"]).intent == "decline"


def test_two_values_of_pue_are_set_beside_each_other(understanding: Understanding):
    turns = ["pue azure poland central?", "n aws mumbai"]
    reading = understanding.read("so whats the diff between those two", turns)
    assert reading.options == {
        "first": "cell:cloud_regions/azure:polandcentral/pue",
        "second": "cell:cloud_regions/aws:ap-south-1/pue",
        "want": "difference",
    }


def test_an_exclamation_ties_nothing(understanding: Understanding):
    turns = ["grid intensity in bhutan", "damn. and bahrain?"]
    assert understanding.read("so whats the ratio", turns).options["second"] == "grid:BH"


@pytest.mark.parametrize(
    ("turn", "line"),
    [
        ("what was the Ethereum merge", "by how many percent did its electricity use fall?"),
        ("イーサリアムのマージとは何ですか。", "その結果、電力消費は何パーセント減りましたか。"),
    ],
)
def test_how_far_something_fell_is_what_was_told_of_it(understanding: Understanding, turn: str, line: str):
    reading = understanding.read(line, [turn])
    assert (reading.options, reading.lead) == ({"topic": "c-ethereum-merge"}, ("cut", "%"))
