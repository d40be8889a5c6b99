"""Another question about the last entry keeps to that entry's names, and says so where nothing is known."""

import pytest

from bot.understanding import Understanding


def test_another_name_takes_the_place_of_one_of_its_kind_only(understanding: Understanding):
    assert understanding.read("and BLOOM?", ["how much co2 did gpt-3 cause?"]).options["topic"].startswith("c-bloom")
    assert "altman" in understanding.read("and Sam Altman?", ["how much co2 did gpt-3 cause?"]).options["topic"]


@pytest.mark.parametrize(
    ("line", "year"), [("and the year before?", "2022"), ("前の年は？", "2022"), ("じゃあ2030年は？", "2030")]
)
def test_the_year_of_the_question_is_changed(understanding: Understanding, line: str, year: str):
    reading = understanding.read(line, ["What was the GPU market worth in 2023?"])
    assert reading.options["topic"] == f"gpu-market-{year}"


@pytest.mark.parametrize("line", ["who is its CEO?", "how many employees does it have?"])
def test_what_is_not_known_of_a_name_is_declined(understanding: Understanding, line: str):
    assert understanding.read(line, ["tell me about Iris Energy"]).intent == "decline"


def test_the_figure_that_was_asked_for_is_converted(understanding: Understanding):
    reading = understanding.read("times 1000", ["how much co2 did training gpt-3 cause?"])
    assert reading.options == {"amount": "552 t", "by": "1000 times"}


def test_a_fact_without_a_figure_is_not_multiplied(understanding: Understanding):
    assert understanding.read("times a million", ["who is Frank Holmes?"]).intent == "decline"


def test_the_other_reader(understanding: Understanding):
    reading = understanding.read("もう一人は？", ["一人目の読者は何と言っている？"])
    assert reading.options["topic"].startswith("reader2")
