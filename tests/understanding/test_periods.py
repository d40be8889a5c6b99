"""The units of time that an amount is for."""

import pytest

from bot.library import Library
from bot.understanding.periods import periods
from bot.understanding.reading import Amount


@pytest.mark.parametrize(("per", "found"), [("person day", ["day"]), ("kWh", []), ("", []), ("each year", ["year"])])
def test_what_is_no_time_is_left_out(library: Library, per: str, found: list[str]):
    assert [unit.id for unit in periods(Amount(300.0, "request", "count", 0, 3, per=per), library.units)] == found
