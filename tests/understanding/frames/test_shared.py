"""Options that several calculations have."""

import pytest

from bot.understanding.conversion import Conversion
from bot.understanding.frames.shared import Shared, water


@pytest.fixture(scope="module")
def shared(library):
    return Shared(library, Conversion(library))


def test_a_place_and_an_overhead_are_options(shared, scenario):
    found = shared.of(scenario("8 H100 for 3 days in France at PUE 1.3, CO2?"))
    assert (found["region"], found["pue"]) == ("FR", 1.3)


def test_no_overhead_is_one(shared, scenario):
    assert shared.of(scenario("8 H100 for 3 days, no PUE, kWh?"))["pue"] == 1


def test_an_accelerator_and_its_watts_are_options(shared, scenario):
    assert shared.power(scenario("8 H100 at 500 W for 3 days, kWh?")) == {"gpu": "h100-sxm", "power_w": 500}


@pytest.mark.parametrize(
    ("hours", "options"), [(72, {"days": 3}), (12, {"hours": 12}), (36, {"hours": 36}), (None, {})]
)
def test_whole_days_are_days(shared, hours, options):
    assert shared.duration(hours) == options


def test_water_is_that_of_the_site_where_its_use_there_is_told(scenario):
    assert water(scenario("100 MWh at WUE 1.2 L/kWh, litres?")) == "water_site"
    assert water(scenario("8 H100 for 3 days, litres?")) == "water"
