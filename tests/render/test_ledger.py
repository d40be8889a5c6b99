"""The ledger accounts for what was printed from data, and for nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from bot.render.ledger import Ledger


def test_what_was_printed_is_accounted_for_and_what_was_typed_remains():
    ledger = Ledger()
    text = f"GPT-3 used {ledger.note('1,287 MWh')}, which is 5 times as much."
    assert ledger.unaccounted(text, ["GPT-3"]).split() == ["used", ",", "which", "is", "5", "times", "as", "much."]


def test_a_longer_number_is_not_eaten_by_a_shorter_one():
    ledger = Ledger()
    text = f"{ledger.note('12')} and {ledger.note('123 t')}"
    assert ledger.unaccounted(text).split() == ["and"]


def test_words_without_digits_stay():
    ledger = Ledger()
    assert ledger.unaccounted(f"{ledger.note('Hive')} again") == "Hive again"


@given(st.lists(st.integers(min_value=0), max_size=6), st.integers(min_value=0))
def test_a_digit_that_was_not_printed_is_found(printed, typed):
    ledger = Ledger()
    text = " ".join(ledger.note(f"<{number}>") for number in printed)
    assert not any(c.isdigit() for c in ledger.unaccounted(text))
    assert str(typed) in ledger.unaccounted(f"{text} {typed}")
