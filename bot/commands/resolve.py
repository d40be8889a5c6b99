"""From what the asker said to the inputs of the calculator: names to rows, gaps to visible assumptions."""

from bot.errors import Refusal
from bot.footprint import Quantity, Site, Working, given
from bot.library import Library
from bot.library.tables import Accelerator, Grid

G_PER_KG = 1000.0


def accelerator(name: str, library: Library) -> Accelerator:
    """The accelerator with this name; raises Refusal with the nearest names."""
    found = library.find.close("accelerators", name)
    if found is None:
        near = [library.accelerators[i].name for i in library.find.nearest("accelerators", name)]
        raise Refusal("unknown-name", option="gpu", given=name, near=near)
    return library.accelerators[found]


def grid_row(name: str, library: Library) -> Grid:
    """The grid of a place or a cloud region; raises Refusal with the nearest names."""
    found = library.find.close("grids", name)
    if found is None and (region := library.find.exact("cloud_regions", name)):
        found = library.cloud_regions[region].grid
    if found is None:
        near = library.find.nearest("grids", name)
        raise Refusal("unknown-name", option="region", given=name, near=[library.grids[i].label for i in near])
    return library.grids[found]


def power(row: Accelerator | None, power_w: float | None, library: Library, working: Working) -> Quantity:
    """W per accelerator with its share of the host: as said, as measured for this one, or from its TDP (assumed)."""
    if power_w is not None:
        return given("power_w", power_w, "W")
    if row is None:
        raise Refusal("needs-one-of", options=["gpu", "power_w"])
    if row.node_w is not None:
        return row.figure("power_w", "W", row.node_w, row.node_low_w, row.node_high_w).as_assumed()
    if row.tdp_w is None:
        raise Refusal("no-power-known", given=row.name)
    factor = library.constants["node_power_per_tdp"]
    tdp = row.figure("tdp_w", "W", row.tdp_w)
    return working.derived("power_w", "W", "tdp_w × node_power_per_tdp", tdp_w=tdp, node_power_per_tdp=factor)


def site(region: str | None, pue: float | None, grid: float | None, library: Library) -> tuple[Site, Grid | None]:
    """PUE, grid and power-plant water of the place, and the row of its grid; what was not said is assumed."""
    row = grid_row(region, library) if region else None
    chosen = given("pue", pue, "1") if pue is not None else library.constants["pue"].as_assumed()
    return Site(chosen, _intensity(row, grid, library), _water(row, library)), row


def _intensity(row: Grid | None, grid: float | None, library: Library) -> Quantity:
    if grid is not None:
        return given("grid", grid, "kg/kWh")
    if row is not None:
        spread = library.constants["grid_spread"]
        low = row.intensity_g * spread.low if row.low_g is None else row.low_g
        high = row.intensity_g * spread.high if row.high_g is None else row.high_g
        return row.figure("grid", "kg/kWh", row.intensity_g / G_PER_KG, low / G_PER_KG, high / G_PER_KG)
    world = library.grids["WORLD"]
    clean, dirty = library.constants["grid_clean_g"], library.constants["grid_dirty_g"]
    ends = clean.central / G_PER_KG, dirty.central / G_PER_KG
    return world.figure("grid", "kg/kWh", world.intensity_g / G_PER_KG, *ends).as_assumed()


def _water(row: Grid | None, library: Library) -> Quantity:
    if row is not None and row.water_l_per_kwh is not None:
        return row.figure("wue_grid", "L/kWh", row.water_l_per_kwh)
    return library.constants["wue_grid_world"].named("wue_grid").as_assumed()


def duration(hours: float | None, days: float | None, library: Library) -> Quantity:
    """Hours from hours or days, as said; raises Refusal if both or neither were."""
    if (hours is None) == (days is None):
        raise Refusal("needs-one-of" if hours is None else "contradiction", options=["hours", "days"])
    if hours is not None:
        return given("hours", hours, "h")
    return given("hours", (days or 0.0) * library.constants["hours_per_day"].central, "h")


