"""A formula with what it leads with and what it uses."""

from dataclasses import FrozenInstanceError

import pytest

from bot.understanding.frames.worked import Worked


def test_a_formula_uses_nothing_and_bridges_nothing_unless_it_is_said():
    worked = Worked("5 kWh ÷ 2 h", ("power", "W"))
    assert (worked.bridges, worked.used) == (0, frozenset())
    with pytest.raises(FrozenInstanceError):
        worked.formula = "1"
