"""What a comparison is asked by and for."""

import pytest

from bot.understanding.comparisons.wish import asked, phrase
from tests.growth import grows_gently


@pytest.mark.parametrize(
    ("folded", "by", "lead", "less"),
    [
        ("which emits more, a or b", "carbon", "more", False),
        ("aとb、電力が少ないのはどっち", "energy", "less", True),
        ("is a the same as b", None, "same", False),
        ("aとbなら電気は同じ?", "energy", "same", False),
        ("our pue went from 1.5 to 1.2, how much less electricity in percent", "energy", "change", True),
        ("aはbの何倍?", None, "ratio", False),
        ("which came first, a or b", "time", "first", False),
        ("aとbの違いは?", None, "difference", False),
        ("yearly growth rate from a to b", None, "growth", False),
    ],
)
def test_the_wish_is_read(folded, by, lead, less):
    wish = asked(folded)
    assert (wish.by, wish.lead, wish.less) == (by, lead, less)


@pytest.mark.parametrize(
    "folded", ["", "co2 of gpt-3", "when did nvidia compare gpus to gold?", "同じ学習をフランスで"]
)
def test_no_comparison_is_asked_for(folded):
    assert asked(folded) is None


def test_a_percentage_of_something_is_no_change():
    assert asked("what percentage of the world's electricity do data centres use") is None


@pytest.mark.parametrize(
    "section", ["told", "first", "which", "less", "strong", "weak", "ends", "left", "right", "idle", "asking"]
)
@pytest.mark.parametrize("piece", ["which or ", "と", "how many times , ", "from 2023 to ", "より", "a of 1", "%"])
def test_no_pattern_explodes(section, piece):
    def search(text):
        return sum(1 for _ in phrase(section).finditer(text))

    assert grows_gently(search, piece, 500, 2_000)


@pytest.mark.parametrize("piece", ["what % growth ", "how many is ", "何%", "差は", "same or "])
def test_no_wish_explodes(piece):
    assert grows_gently(asked, piece, 500, 2_000)
