"""Codes of places count in capitals, where nothing else explains them."""

import pytest

from bot.library import Library
from bot.library.spelling import clean, fold
from bot.understanding.known import KnownWords
from bot.understanding.place_codes import PlaceCodes


@pytest.fixture(scope="module")
def codes(library: Library) -> PlaceCodes:
    return PlaceCodes(library, KnownWords(library))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("8xH100 72h JP", ["JP"]),
        ("8 H100 72h DE", ["DE"]),
        ("8 H100 in IT for 3 days", ["IT"]),
        ("H100を8枚、FR", ["FR"]),
        ("10 MW IT load", []),
        ("100 GW of new plants", []),
        ("is it AI", []),
        ("8xh100 72h jp", []),
        ("8 H100 72H JP", []),
        ("JP-TK grid", []),
    ],
)
def test_codes_in_capitals(codes: PlaceCodes, text: str, places: list[str]):
    found = list(codes.find(fold(text), clean(text)))
    assert [mention.id for mention in found] == places
    assert [fold(text)[m.start : m.end].upper() for m in found] == places
