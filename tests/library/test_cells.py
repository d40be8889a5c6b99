"""Values of tables are found by their address, with unit, ends and what they are for one of."""

import pytest

from bot.library import Library
from bot.library.cells import cell


@pytest.mark.parametrize(
    ("address", "unit"),
    [
        ("accelerators/h100-sxm/tdp_w", "W"),
        ("accelerators/h100-sxm/release_year", "date"),
        ("grids/JP/intensity_g", "g/kWh"),
        ("training_runs/gpt-3/carbon_t", "t"),
        ("measurements/altman-2025-energy/value", "Wh"),
        ("cloud_regions/aws:us-east-1/pue", "1"),
    ],
)
def test_a_value_has_its_unit(library: Library, address: str, unit: str):
    found = cell(address, library)
    assert found is not None
    assert found.value.unit == unit
    assert found.address == address


def test_billions_and_ends(library: Library):
    found = cell("models/gpt-4/total_b", library)
    assert found is not None
    assert found.value.low is not None
    assert found.value.low > 1e12


@pytest.mark.parametrize(
    "address", ["", "gpt-3", "accelerators/h100-sxm", "accelerators/nothing/tdp_w", "accelerators/h100-sxm/names"]
)
def test_no_value_elsewhere(library: Library, address: str):
    assert cell(address, library) is None
