"""The GPU market in a year between two published ones."""

import pytest

from bot.understanding import Understanding
from bot.understanding.market import market_year


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("how big is the gpu market in 2027?", 2027),
        ("2026年のgpu市場は?", 2026),
        ("how big was the gpu market in 2023?", None),
        ("how big is the gpu market in 2050?", None),
        ("how big is the gpu market?", None),
        ("how big is the bitcoin market in 2027?", None),
    ],
)
def test_only_a_year_between_is_worked_out(understanding: Understanding, question: str, year: int | None):
    plan = market_year(understanding.query(question), understanding.library)
    assert (plan.options["year"] if plan else None) == year
