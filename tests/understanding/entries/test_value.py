"""The value that was asked for is said in the unit that was asked for; where it is not clear which, none is."""

import pytest

from bot.library import Library
from bot.understanding import Understanding
from bot.understanding.entries.value import asked_value


@pytest.mark.parametrize(
    ("question", "fact", "unit", "value"),
    [
        ("GPT-3 training energy in kWh", "gpt3-training-1287-mwh", "kWh", "energy"),
        ("GPT-3の学習のCO2は何キロ", "gpt3-training-552-t", "kg", "carbon"),
        ("GPT-3 training energy in MWh", "gpt3-training-1287-mwh", "MWh", None),
        ("how many companies use Nvidia GPUs", "nvidia-40000-companies", "gpu", None),
        ("GPT-3 training energy in dollars", "gpt3-training-1287-mwh", "USD", None),
    ],
)
def test_the_value_in_another_unit(
    understanding: Understanding, library: Library, question: str, fact: str, unit: str, value: str | None
):
    found = asked_value(understanding.alone(question), library.facts[fact], [unit], library.units)
    assert found == ((value, unit) if value else None)


def test_no_value_is_said_where_several_fit(understanding: Understanding, library: Library):
    query = understanding.alone("how much is it")
    for fact in library.facts.values():
        for unit in library.units:
            found = asked_value(query, fact, [unit], library.units)
            dimension = library.units[unit].dimension
            same = [name for name, v in fact.values.items() if library.units[v.unit].dimension == dimension]
            assert found is None or len(same) == 1
