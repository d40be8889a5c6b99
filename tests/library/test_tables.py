"""Rows that depend on each other agree."""

import pytest

from bot.library import Library
from bot.library.tables import System


@pytest.mark.parametrize(
    ("system", "accelerator", "count"),
    [
        ("dgx-h100", "h100-sxm", 8),
        ("gb200-nvl72", "gb200", 72),
        ("aws:p5.48xlarge", "h100-sxm", 8),
        ("aws:g4dn.xlarge", "t4", 1),
        ("azure:ND96isr H100 v5", "h100-sxm", 8),
        ("gcp:a2-highgpu-8g", "a100-sxm-40gb", 8),
    ],
)
def test_what_a_system_holds(library: Library, system: str, accelerator: str, count: int):
    row = library.systems[system]
    assert (row.accelerator, row.count) == (accelerator, count)


def test_a_system_is_rated_above_its_accelerators(library: Library):
    def most(row: System) -> float:
        return (library.accelerators[row.accelerator].tdp_w or 0) * row.count

    assert [row.id for row in library.systems.values() if row.rated_w and row.rated_w <= most(row)] == []


def test_every_power_source_has_names_in_both_languages_and_an_ordered_range(library: Library):
    sources = [grid for grid in library.grids.values() if grid.level == "source"]
    assert len(sources) == 9
    for grid in sources:
        assert any(name.isascii() for name in grid.names), grid.id
        assert any(not name.isascii() for name in (*grid.names, grid.name_ja)), grid.id
        assert (grid.low_g or 0) <= grid.intensity_g <= (grid.high_g or grid.intensity_g)
