"""What a question can mean where a piece of it is in doubt."""

import pytest

from bot.library import Library
from bot.understanding.frames import choices
from bot.understanding.reading import Amount, Mention


def amount(value, *others, start=0):
    return Amount(value, "kWh", "energy", start, start + 5, others=others)


@pytest.fixture(scope="module")
def meanings(library: Library):
    return lambda amounts, mentions, folded="": choices.meanings(folded, amounts, mentions, library.find)


def place(place_id, start=10):
    return Mention("grids", place_id, start, start + 7)


def test_an_amount_with_two_values_has_two_meanings(meanings):
    found = meanings([amount(3.0, start=20), amount(10.0, 10_000.0)], [place("JP")])
    assert [meaning.means.value for meaning in found] == [10.0, 10_000.0]
    assert [(meaning.start, meaning.end) for meaning in found] == [(0, 5), (0, 5)]
    for meaning in found:
        assert [a.value for a in meaning.amounts] == [3.0, meaning.means.value]
        assert not any(a.others for a in meaning.amounts)
        assert meaning.mentions == (place("JP"),)


def test_a_name_of_two_places_has_two_meanings(meanings):
    found = meanings([amount(3.0)], [place("GE"), place("US-GA"), place("JP", start=40)])
    assert [meaning.means.id for meaning in found] == ["GE", "US-GA"]
    for meaning in found:
        assert {m.id for m in meaning.mentions} == {meaning.means.id, "JP"}


def test_only_the_first_piece_is_asked_about(meanings):
    found = meanings([amount(1.5, 15.0), amount(10.0, 10_000.0, start=9)], [place("GE"), place("US-GA")])
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
def test_where_everything_has_one_meaning_there_is_nothing_to_ask(meanings, amounts, mentions):
    assert meanings(amounts, mentions) == []


def test_a_product_that_no_row_has_can_be_one_of_its_family(meanings, library):
    written = "claude opus 99"
    found = meanings([amount(3.0)], [Mention("unknown", "", 0, len(written))], written)
    assert 0 < len(found) <= 4
    for meaning in found:
        assert meaning.means.id in library.models
        assert meaning.means.id.startswith("claude")
        assert meaning.mentions == (meaning.means,)


def test_a_product_of_no_family_can_be_nothing(meanings):
    assert meanings([], [Mention("unknown", "", 0, 8)], "zorkmids") == []
