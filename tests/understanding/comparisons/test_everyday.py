"""Everyday things and uses of a model, with how many."""

import pytest

from bot.library.spelling import fold
from bot.understanding.comparisons.side import Side


@pytest.fixture
def read(denki):
    sides = denki.router.desk.understanding.comparisons.sides

    def described(text):
        return sides.described(fold(text))

    return described


@pytest.mark.parametrize(
    ("text", "kind", "entry", "value"),
    [
        ("driving 40 km in a petrol car", "thing", "car-km-eu", 40),
        ("車で100km走る", "thing", "car-km-japan", 100),
        ("10 miles by US car", "thing", "car-km-us", 16.09344),
        ("10000 ChatGPT prompts", "use", "altman-2025-energy", 10_000),
        ("Geminiに500回質問する", "use", "gemini-2025-energy", 500),
        ("スマホの充電3回", "thing", "smartphone-charge", 3),
        ("a flight from Tokyo to New York", "thing", "flight-tokyo-newyork", 1),
        ("a Japanese home for a month", "thing", "household-electricity-japan", 1 / 12),
    ],
)
def test_the_row_and_the_number_are_read(read, text, kind, entry, value):
    side = read(text)
    assert (side.kind, side.id, side.grid) == (kind, entry, "")
    assert side.value == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "a flight from Boston to Denver",
        "a cheeseburger",
        "an hour of ironing",
        "a day of ChatGPT",
        "riding a horse for 5 km",
    ],
)
def test_what_has_no_row_is_never_replaced_by_another(read, text):
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("altman's number", "altman-2025-energy"),
        ("gpt-4o by epoch's estimate", "epoch-2025-gpt4o"),
        ("one FLUX image", "mlenergy-flux-image"),
        ("1000 text generations", "php-2024-text-generation"),
        ("google's", None),
    ],
)
def test_what_somebody_says_of_a_request_is_his_figure(read, text, row):
    side = read(text)
    assert (side and side.id) == row


def test_a_place_is_the_grid_of_a_use(read):
    assert read("1000 Gemini prompts in France") == Side("use", "gemini-2025-energy", 1000.0, "FR")
