"""A text taken apart."""

import pytest

from bot.understanding.comparisons.said import apart, is_scene, name_in, take_apart


@pytest.fixture
def said(denki):
    sides = denki.router.desk.understanding.comparisons.sides
    return lambda folded: take_apart(folded, sides.mentions, sides.quantities)


def test_names_amounts_and_the_rest_are_told_apart(said):
    found = said("riding a horse for 5 km in japan")
    assert found.ids("grids") == ["JP"]
    assert [(amount.value, amount.unit) for amount in found.amounts] == [(5, "km")]
    assert found.rest


@pytest.mark.parametrize("folded", ["the electricity of gpt-3", "gpt-3の学習の電力", ""])
def test_idle_words_are_no_rest(said, folded):
    assert not said(folded).rest


def test_a_number_glued_to_a_name_is_still_one(said):
    assert [amount.value for amount in said("chatgpt10回").amounts] == [10]


@pytest.mark.parametrize(
    ("folded", "right"), [("8 h100 for 3 days", True), ("1000 t", False), ("2 gwh", False), ("", False)]
)
def test_a_scene_has_the_amounts_of_a_calculation(said, folded, right):
    assert is_scene(said(folded).amounts) is right


def test_a_name_is_read_without_its_possessive(said):
    found = said("poland's power")
    assert name_in(found.folded, found.mentions[0]) == "poland"
    assert not apart(found.mentions[0], found.mentions[0])
