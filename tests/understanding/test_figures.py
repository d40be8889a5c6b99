"""The figures of the knowledge that a sentence may speak of."""

import pytest

from bot.understanding import Understanding
from bot.understanding.figures import Figures


@pytest.fixture(scope="module")
def figures(understanding: Understanding) -> Figures:
    return Figures(understanding.comparisons.sides)


def test_the_articles_fact_comes_first(figures: Figures):
    found = figures.of("training gpt-3 emitted 552 t of co2", [])
    assert found[0].fact is not None
    assert (found[0].fact.id, found[0].quantity.unit) == ("gpt3-training-552-t", "t")


def test_a_named_machine_has_its_power(figures: Figures):
    (power,) = [f for f in figures.of("an h100 sxm draws 700 w", []) if f.row is not None]
    assert (power.row and power.row.id, power.quantity.central, power.named) == ("h100-sxm", 700, "h100 sxm")


def test_where_somebody_is_named_no_other_figure_is_meant(figures: Figures):
    named = {name for f in figures.of("bloom emitted 25 t of co2", []) if f.fact for name in f.fact.about}
    assert "bloom" in named
    assert not any(f.fact and f.fact.id == "gpt3-training-552-t" for f in figures.of("bloom emitted 25 t of co2", []))
