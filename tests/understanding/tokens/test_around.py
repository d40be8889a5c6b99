"""A number in its text: what stands beside it, and what its signs can mean there."""

import pytest

from bot.library import Library
from bot.understanding.tokens.around import Around
from bot.understanding.tokens.numeral import numerals
from bot.understanding.tokens.spellings import Spellings


@pytest.fixture(scope="module")
def words(library: Library) -> Spellings:
    return Spellings(library)


def _around(folded: str, words: Spellings, points: bool = False) -> Around:
    return Around(folded, next(numerals(folded)), words, {}, {}, points=points)


def test_what_stands_beside_a_number(words: Spellings):
    a = _around("about pue 1.2-ish", words)
    assert (a.before, a.written, a.folded[a.next :]) == ("about pue ", "1.2", "ish")
    assert a.said_before("pue_before")
    assert not a.said_behind("pue_behind")


@pytest.mark.parametrize(("folded", "year"), [("in 2030", True), ("2,030 w", False), ("in 2300", False)])
def test_a_year_of_our_time(words: Spellings, folded: str, year: bool):
    assert _around(folded, words).is_year is year


@pytest.mark.parametrize(
    ("unit", "points", "value", "others"),
    [
        ("person", False, 1500.0, (1.5,)),
        ("kWh", False, 1.5, ()),
        ("kWh", True, 1500.0, (1.5,)),
    ],
)
def test_a_point_may_set_groups_apart(
    words: Spellings, unit: str, points: bool, value: float, others: tuple[float, ...]
):
    amount = _around("1.500", words, points).amount(unit, 5)
    assert (amount.value, amount.others) == (value, others)
    assert _around("1.500", words).times(amount, 2).value == 2 * value
