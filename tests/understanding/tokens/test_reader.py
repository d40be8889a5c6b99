"""The reader as a whole: any text is read, in bounded work, and amounts know where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.spelling import fold
from bot.understanding.tokens import Quantities
from tests.growth import grows_gently

LONGEST = 6_000
_MARKS = st.text(
    alphabet=st.sampled_from("0123456789abdehkmtw/.,%^'- :万千円枚台日時間分の半と一三〜あたり毎gpuone"), max_size=200
)
_PIECES = st.lists(
    st.sampled_from(
        [
            "1",
            "8 ",
            "two ",
            "half ",
            "and ",
            "a ",
            "million ",
            "H100 ",
            "W ",
            "kWh ",
            " to ",
            "-",
            "分の",
            "日",
            "と",
            "9am",
            "over ",
            "$",
        ]
    ),
    max_size=40,
).map("".join)


@pytest.fixture(scope="module")
def quantities(library):
    return Quantities(library)


def test_amounts_know_where_they_stand(quantities):
    folded = fold("50MWを30日間")
    assert [folded[a.start : a.end] for a in quantities.find(folded)] == ["50mw", "30日間"]


def test_any_text_can_be_read(quantities):
    @given(st.one_of(_MARKS, _PIECES, st.text(max_size=80)))
    def check(text):
        folded = fold(text)
        found = quantities.find(folded)
        assert all(0 <= a.start < a.end <= len(folded) for a in found)
        assert all(a.low <= a.value <= a.high for a in found if a.low is not None and a.high is not None)

    check()


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "1 day and ",
            "one ",
            "1時間30分",
            "8 h100 ",
            "9am to 5pm ",
            "一",
            "数",
            "1,",
            "1.",
            "1/2 ",
            "3 million and ",
        ),
        *(
            "a half ",
            "minus ",
            "-",
            "分の1",
            "1と",
            "300-400 w ",
            "8枚の",
            "合計",
            "per ",
            "1 ",
            "twenty ",
            "1e",
            "10^",
        ),
        *("point one ", "12:", "nodes of 8 ", "$", "あたり1", "hundred ", "1d2h", "9時から", "over 3 ", "1'", "1 000 "),
    ],
)
def test_long_repetitions_cost_no_more_than_their_length(quantities, unit):
    assert grows_gently(quantities.find, unit, 600, LONGEST)
