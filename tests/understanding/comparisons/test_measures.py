"""What a side can be compared by."""

import pytest

from bot.understanding.comparisons.side import parse


@pytest.mark.parametrize(
    ("spelled", "measures"),
    [
        ("amount:2~GWh", {"energy", "carbon"}),
        ("amount:5~t", {"carbon"}),
        ("run:gpt-3", {"energy", "carbon", "gpu_time"}),
        ("grid:JP", {"intensity"}),
        ("grid:JP@JP", {"energy", "carbon"}),
        ("thing:car-km-eu*40", {"carbon"}),
        ("use:gemini-2025-energy", {"energy", "carbon", "water"}),
        ("fact:gpt3-training-552-t", {"carbon"}),
        ("pue:1.2", {"pue"}),
        ("unknown:zzz", set()),
    ],
)
def test_a_side_is_compared_by_what_it_has(denki, library, spelled, measures):
    sides = denki.router.desk.understanding.comparisons.sides
    assert sides.measures_of(parse(spelled, library)) == measures
