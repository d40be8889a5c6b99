"""Two rows of one table, however a text joins them; nothing where it says more than that."""

import pytest

from bot.understanding.comparisons.pairs import Pairs
from bot.understanding.comparisons.unparted import Question
from bot.understanding.comparisons.wish import Asked, asked, measure_in


@pytest.fixture(scope="module")
def pair(denki):
    understanding = denki.router.desk.understanding
    pairs = Pairs(understanding.comparisons.sides)

    def read(text):
        q = understanding.alone(text)
        wish = asked(q.folded) or Asked(measure_in(q.folded), "more", direct=False)
        two = pairs.two(Question(q.folded, q.mentions, q.amounts, wish))
        return two and tuple(side.text for side in two)

    return read


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "How many dense FP16 TFLOPS has an A100, and how many has a V100?",
            ("gpu:a100-sxm-80gb", "gpu:v100-sxm-16gb"),
        ),
        ("MI325XとMI210のTDPをそれぞれ", ("gpu:mi325x", "gpu:mi210")),
        ("How do the grids of Norway and Poland compare in grams of CO2 per kWh?", ("grid:NO", "grid:PL")),
        ("オランダ、スウェーデン、排出係数が大きいのはどっち", ("grid:NL", "grid:SE")),
        ("rtx 9090 n rtx 4090 watts", ("unknown:rtx 9090", "gpu:rtx-4090")),
    ],
)
def test_two_rows_and_what_is_asked_of_both(pair, text, sides):
    assert pair(text) == sides


@pytest.mark.parametrize(
    "text",
    [
        "the price of an H100 and of an A100",
        "watts of an H100, an A100 and a V100",
        "which is better at drawing cats, the H100 or the A100",
        "8 H100 or 4 A100, watts",
        "how many watts has an H100",
        "water per kWh in Norway and Poland",
    ],
)
def test_something_else_is_no_pair(pair, text):
    assert pair(text) is None
