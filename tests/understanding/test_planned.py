"""A plan becomes a reading, or gives way to what is known."""

from bot.understanding.frames.plan import Plan
from bot.understanding.planned import gives_way, is_computed, planned
from bot.understanding.reading import Reading


def test_a_plan_that_leaves_something_out_asks_back():
    reading, plan = Reading("en", "ask", {}), Plan("convert", {"amount": "5 MWh"}, None, 1.0)
    assert planned(reading, plan).intent == "calculation"
    assert planned(reading, Plan("convert", {}, None, 1.0, unused=("17 L",))).intent == "clarify"
    assert planned(reading, Plan("compare", {}, None, 1.0)).intent == "compare"


def test_a_comparison_gives_way_where_a_side_is_not_known():
    known, unknown = ({"first": "run:bloom", "second": second} for second in ("run:gpt-3", "unknown:zork"))
    assert not gives_way(Plan("compare", known, None, 1.0))
    assert gives_way(Plan("compare", unknown, None, 1.0))
    assert not gives_way(Plan("calculate", {}, ("result", ""), 1.0))


def test_what_is_compared_is_computed():
    assert is_computed(Plan("compare", {}, None, 1.0))
    assert not is_computed(None)
