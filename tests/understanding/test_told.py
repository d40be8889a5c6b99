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
