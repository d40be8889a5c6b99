"""Units that are left out, filled in by what is asked."""

import pytest

from tests.understanding.frames.cases import examples


@pytest.mark.parametrize(("text", "amounts"), examples("elided"))
def test_a_unit_is_filled_in_as_its_example_says(scenario, text, amounts):
    found = ("/".join((f"{a.value:g} {a.unit}", *a.per.split())) for a in scenario(text).amounts)
    assert "; ".join(found) == amounts
