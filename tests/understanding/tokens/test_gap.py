"""What stands between amounts."""

import pytest

from bot.understanding.tokens.gap import is_close, is_duration


@pytest.mark.parametrize(
    ("before", "lasts"), [("for ", True), ("how many kwh ", True), ("何kwh", True), ("since ", False)]
)
def test_a_time_after_some_words_is_how_long_it_lasts(before: str, lasts: bool):
    assert is_duration(f"{before}3 days", len(before)) is lasts


@pytest.mark.parametrize(
    ("gap", "marked", "close"),
    [
        (" ", False, True),
        (" at ", False, True),
        (" for ", True, False),
        ("。", True, False),
        (", of ", False, False),
        (", of ", True, True),
    ],
)
def test_an_amount_belongs_to_what_is_near(gap: str, marked: bool, close: bool):
    assert is_close(gap, marked) is close
