"""A text as one side of a comparison."""

import pytest

from bot.library.spelling import fold


@pytest.fixture
def sides(denki):
    return denki.router.desk.understanding.comparisons.sides


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("Japan", "grid:JP"),
        ("日本", "grid:JP"),
        ("H100", "gpu:h100-sxm"),
        ("training GPT-3 in France", "run:gpt-3@FR"),
        ("2 GWh in Sweden", "amount:2~GWh@SE"),
        ("1,000 t CO2", "amount:1000~t"),
        ("0.3 Wh per search", "amount:0.3~Wh"),
        ("8 H100 for 3 days in Japan", "do:footprint hardware;gpu:h100-sxm;count:8;days:3;region:JP"),
        ("gpt3-training-552-t", "fact:gpt3-training-552-t"),
        ("GPU market in 2030", "fact:gpu-market-2030"),
        ("PUE", "term:pue"),
    ],
)
def test_what_a_person_types_is_one_side(sides, text, spelled):
    assert sides.read(text).text.split(";")[0] == spelled.split(";")[0]
    assert set(sides.read(text).text.split(";")) == set(spelled.split(";"))


@pytest.mark.parametrize("text", ["zzzz qqqq", "", "1 kg of beef", "my toaster"])
def test_what_names_nothing_is_no_side(sides, text):
    assert sides.read(text) is None


def test_a_fact_that_is_about_something_else_is_no_side(sides, library):
    assert sides.is_strange(fold("one hour of video streaming"), library.facts["c-altman-query-2025"])
    assert not sides.is_strange(fold("training GPT-3"), library.facts["gpt3-training-552-t"])
