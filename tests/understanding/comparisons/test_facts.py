"""Facts as sides: their figures, their sisters of other years, and limits."""

import pytest

from bot.understanding.comparisons.facts import Facts, bound, years_in
from bot.understanding.comparisons.side import Side


@pytest.fixture
def facts(library):
    return Facts(library)


@pytest.mark.parametrize(
    ("text", "years"), [("2022 and 2030年", [2022, 2030]), ("22年と30年", [2022, 2030]), ("2,030 t", [])]
)
def test_years_are_found(text, years):
    assert years_in(text) == years


def test_a_fact_has_figures_by_measure(facts, library):
    assert facts.measures(library.facts["gpt3-training-552-t"])["carbon"] == "carbon"


def test_another_year_is_another_fact_or_our_own_figure(facts, library):
    fact = library.facts["gpu-market-2022"]
    assert facts.in_year(fact, [2030]) == Side("fact", "gpu-market-2030")
    assert facts.in_year(fact, [2027]) == Side("market", value=2027.0)
    assert facts.of_year(fact, [2027]) is None


def test_a_fact_that_tells_two_years_is_of_either(facts):
    side = facts.in_year(facts._library.facts["c-lbnl-us-2023"], [2014])
    assert side == Side("fact", "c-lbnl-us-2023", 2014.0)
    assert facts.measures_of(side) == {"energy": "energy_before"}


def test_a_limit_is_told_from_a_figure(library):
    below = library.facts["btc-below-40000"]
    assert bound(below, next(name for name, value in below.values.items() if value.unit == "USD")) == "below"
    assert bound(library.facts["gpt3-training-552-t"], "carbon") == ""
