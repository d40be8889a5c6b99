"""What a fact or a row told: the figure that leads, of the kind that is wanted."""

import pytest

from bot.library import Library
from bot.understanding import Understanding
from bot.understanding.subjects import Subjects
from bot.understanding.told import Told


@pytest.mark.parametrize(
    ("question", "unit", "dimension"),
    [("how much co2 did training gpt-3 cause?", "t", "mass"), ("TDP of an H100 SXM?", "W", "power")],
)
def test_the_figure_of_an_answer(
    library: Library, understanding: Understanding, question: str, unit: str, dimension: str
):
    told, reading = Told(library, Subjects(library)), understanding.read(question)
    value = told.figure(reading)
    assert value is not None
    assert (value.unit, told.dimension(reading)) == (unit, dimension)
    assert told.figure(reading, {"volume"}) is None


def test_the_run_and_the_watts_of_an_answer(library: Library, understanding: Understanding):
    told = Told(library, Subjects(library))
    assert told.run(understanding.read("co2 of training BLOOM?")) == "bloom"
    assert told.watts(understanding.read("TDP of an H100 SXM?")) == 700
    assert told.run(understanding.read("TDP of an H100 SXM?")) is None


def test_a_fact_tells_its_value_of_another_year_or_nothing(understanding: Understanding):
    turn = "what share of Ireland's electricity did data centres use in 2023?"
    assert understanding.read("and in 2015?", [turn]).lead == ("share_first", "%")
    assert understanding.read("and in 2022?", [turn]).lead == ("share_before", "%")
    assert understanding.read("and in 2019?", [turn]).intent == "decline"
