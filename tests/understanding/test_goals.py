"""What is asked for, and how plainly."""

import pytest

from bot.library import Library
from bot.understanding.goals import Goals


@pytest.mark.parametrize(
    ("folded", "figure", "unit"),
    [
        ("how many kwh", "energy", "kWh"),
        ("何トンのco2", "carbon", "t"),
        ("in mwh please", "energy", "MWh"),
        ("車何台", "car", "car"),
        ("what does it cost", "cost", ""),
    ],
)
def test_the_figure_and_its_unit_are_found(library: Library, folded: str, figure: str, unit: str):
    first = Goals(library).of(folded, ())[0]
    assert (first.figure, first.unit) == (figure, unit)


def test_nothing_is_asked_for_in_a_greeting(library: Library):
    assert Goals(library).of("good morning", ()) == ()
