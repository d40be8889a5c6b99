"""How a question is calculated, and which of its numbers that leaves over."""

import pytest

from bot.understanding.frames.plan import Plan, misses, unused

QUESTION = "8 H100 for 3 days at 700 W and 17 L, how many kWh?"


def plan(q, *units, command="footprint hardware", lead=("energy", "kWh")):
    """A plan that uses the amounts in these units."""
    return Plan(command, {}, lead, 0.9, frozenset(a.start for a in q.amounts if a.unit in units))


def left(q, found):
    return [(a.value, a.unit) for a in unused(q, found)]


def test_what_a_plan_does_not_use_is_left_over(scenario):
    q = scenario(QUESTION)
    assert left(q, plan(q, "gpu", "", "day", "W")) == [(17, "L")]
    assert left(q, plan(q, "gpu", "", "day", "W", "L")) == []
    assert len(left(q, plan(q))) == len(q.amounts)


def test_what_is_left_over_comes_in_the_order_of_the_question(scenario):
    q = scenario(QUESTION)
    starts = [a.start for a in unused(q, plan(q))]
    assert starts == sorted(starts)


def test_one_of_something_is_a_word(scenario):
    q = scenario("1 year of 8 GPUs")
    assert left(q, plan(q, "gpu")) == []


def test_what_is_said_twice_is_used_twice(scenario):
    q = scenario("for 3 days, yes 3 days, 8 GPUs")
    first = next(a for a in q.amounts if a.unit == "day")
    found = Plan("footprint hardware", {}, None, 0.9, frozenset({first.start}))
    assert left(q, found) == [(8, "gpu")]


@pytest.mark.parametrize(("text", "unit"), [("0 GPUs for 3 days", "gpu"), ("-5 MWh for 3 days", "MWh")])
def test_nothing_and_less_is_never_used(scenario, text, unit):
    q = scenario(text)
    for command in ("footprint hardware", "calculate"):
        assert unit in {a.unit for a in unused(q, plan(q, unit, "day", command=command))}


def test_only_a_formula_takes_ranges(scenario):
    q = scenario("GPUs of 300-400 W for 3 days")
    assert left(q, plan(q, "W", "day", command="calculate")) == []
    assert left(q, plan(q, "W", "day")) == [(350, "W")]


def test_accelerators_are_whole(scenario):
    q = scenario("8.5 GPUs for 3 days")
    assert left(q, plan(q, "gpu", "day")) == [(8.5, "gpu")]


def test_a_plan_that_does_not_lead_with_what_is_asked_for_misses_it(scenario):
    q = scenario(QUESTION)
    assert misses(q, plan(q, lead=None), per_one=False)
    assert not misses(q, plan(q), per_one=False)
    both = scenario("8 H100 for 3 days: how many MWh and tonnes of CO2?")
    assert not misses(both, plan(both, lead=None), per_one=False)


def test_only_a_formula_gives_it_for_one(scenario):
    q = scenario(QUESTION)
    assert misses(q, plan(q), per_one=True)
    assert not misses(q, plan(q, command="calculate"), per_one=True)
