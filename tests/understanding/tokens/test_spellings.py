"""The words around numbers."""

import pytest

from bot.library import Library
from bot.understanding.tokens.spellings import Spellings


@pytest.fixture(scope="module")
def spellings(library: Library) -> Spellings:
    return Spellings(library)


@pytest.mark.parametrize(
    ("text", "unit"), [("kwh of it", "kWh"), ("kgco2e", "kg"), ("メガワット時", "MWh"), ("枚", "gpu")]
)
def test_a_unit_is_read_where_it_stands(spellings: Spellings, text: str, unit: str):
    word = spellings.unit_at(f"3{text}", 1)
    assert word is not None
    assert word.meaning == unit


def test_no_unit_is_read_in_other_words(spellings: Spellings):
    assert spellings.unit_at("3 zorblax", 2) is None
    assert spellings.dimension("zorblax") == ""
    assert spellings.is_count("gpu")
    assert not spellings.is_count("kWh")


def test_a_noun_of_the_asker_counts_requests(spellings: Spellings):
    word = spellings.knowing(["zorblaxes"]).unit_at("3 zorblaxes", 2)
    assert word is not None
    assert word.meaning == "request"
