"""What a question can mean where a piece of it means two things."""

import pytest

from bot.understanding.frames.choices import meanings
from bot.understanding.reading import Amount, Mention


def found_in(amounts, mentions, library):
    return meanings("", amounts, mentions, library.find)


def amount(value, *others, start=0):
    return Amount(value, "kWh", "energy", start, start + 5, others=others)


def place(place_id, start=10):
    return Mention("grids", place_id, start, start + 7)


def test_an_amount_with_two_values_has_two_meanings(library):
    found = found_in([amount(3.0, start=20), amount(10.0, 10_000.0)], [place("JP")], library)
    assert [meaning.means.value for meaning in found] == [10.0, 10_000.0]
    assert [(meaning.start, meaning.end) for meaning in found] == [(0, 5), (0, 5)]
    for meaning in found:
        assert [a.value for a in meaning.amounts] == [3.0, meaning.means.value]
        assert not any(a.others for a in meaning.amounts)
        assert meaning.mentions == (place("JP"),)


def test_a_name_of_two_places_has_two_meanings(library):
    found = found_in([amount(3.0)], [place("GE"), place("US-GA"), place("JP", start=40)], library)
    assert [meaning.means.id for meaning in found] == ["GE", "US-GA"]
    for meaning in found:
        assert {m.id for m in meaning.mentions} == {meaning.means.id, "JP"}


def test_only_the_first_piece_is_asked_about(library):
    found = found_in([amount(1.5, 15.0), amount(10.0, 10_000.0, start=9)], [place("GE"), place("US-GA")], library)
    assert [meaning.means.value for meaning in found] == [1.5, 15.0]
    assert all(meaning.amounts[1].others for meaning in found)


@pytest.mark.parametrize(
    ("amounts", "mentions"),
    [
        ([], []),
        ([amount(3.0)], [place("JP")]),
        ([amount(3.0)], [place("JP"), place("FR", start=40)]),
        ([], [Mention("models", "a", 0, 3), Mention("models", "b", 0, 3)]),
        ([], [place(f"P{n}") for n in range(5)]),
    ],
)
def test_where_everything_has_one_meaning_there_is_nothing_to_ask(amounts, mentions, library):
    assert found_in(amounts, mentions, library) == []
