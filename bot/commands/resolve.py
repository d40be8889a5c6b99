"""From what the asker said to the inputs of the calculator: names to rows, gaps to visible assumptions."""

import math
from collections.abc import Iterable, Mapping
from statistics import quantiles
from typing import Any

from bot.commands.options import Options
from bot.errors import Refusal
from bot.footprint import Place, Quantity, given, known
from bot.footprint.units import G_PER_KG, PERCENT
from bot.library import Library
from bot.library.names import Shelf
from bot.library.tables import Accelerator, CloudRegion, Grid, LanguageModel, SizeClass, TrainingRun


def accelerator(name: str, library: Library) -> Accelerator:
    """The accelerator with this name; raises Refusal with the nearest names."""
    return library.accelerators[_found("accelerators", "gpu", name, library)]


def cloud_region(name: str | None, library: Library) -> CloudRegion | None:
    """The cloud region with this name, if it is one rather than a place."""
    if name is None or library.find.exact("grids", name):
        return None
    found = library.find.exact("cloud_regions", name)
    return library.cloud_regions[found] if found else None


def grid_row(name: str, library: Library) -> Grid:
    """The grid of a place or a cloud region; raises Refusal with the nearest names."""
    region = cloud_region(name, library)
    if region is not None and region.grid:
        return library.grids[region.grid]
    return library.grids[_found("grids", "region", name, library)]


def training_run(name: str, library: Library) -> TrainingRun | None:
    """The published training run of a model, if there is one."""
    found = library.find.exact("training_runs", name)
    if found is None and (model := library.find.close("models", name)):
        found = library.find.exact("training_runs", library.models[model].name)
    return library.training_runs[found] if found else None


def model(name: str, library: Library) -> LanguageModel:
    """The language model with this name; raises Refusal with the nearest names."""
    return library.models[_found("models", "model", name, library)]


def _found(shelf: Shelf, option: str, name: str, library: Library) -> str:
    found = library.find.close(shelf, name)
    if found is None:
        rows = library.tables[shelf]
        near = [rows[i] for i in library.find.nearest(shelf, name)]
        raise Refusal("unknown-name", option=option, given=name, near=near)
    return found


def place(options: Any, library: Library) -> tuple[Place, Grid | None]:
    """PUE, grid, contract and power-plant water of the place in `options`, and its grid row; gaps are assumed."""
    region: str | None = options.region
    row = grid_row(region, library) if region else None
    if options.pue is not None:
        pue = given("pue", options.pue, "1")
    elif (cloud := cloud_region(region, library)) and cloud.pue:
        pue = cloud.figure("pue", "1", cloud.pue).as_assumed()
    else:
        pue = library.constants["pue"].as_assumed()
    market, renewable = _contract(options)
    return Place(pue, intensity(row, options.grid, library), _water(row, library), market, renewable), row


def constants(options: Any, library: Library) -> Mapping[str, Quantity]:
    """The calculator's constants, with the asker's own water use of the data centre where it is stated."""
    if options.wue is None:
        return library.constants
    return {**library.constants, "wue_site": given("wue_site", options.wue, "L/kWh")}


def _contract(options: Any) -> tuple[Quantity | None, Quantity | None]:
    """A stated contract for electricity: its own intensity (g/kWh), or the share of it that is renewable."""
    market, renewable = getattr(options, "market_g", None), getattr(options, "renewable", None)
    if market is not None and renewable is not None:
        raise Refusal("contradiction", options=["market_g", "renewable"])
    return (
        None if market is None else given("market", market / G_PER_KG, "kg/kWh"),
        None if renewable is None else given("renewable", share(renewable), "1"),
    )


def intensity(row: Grid | None, grid: float | None, library: Library) -> Quantity:
    """kg/kWh: as said, of the grid, or of the world between a clean and a coal grid (assumed)."""
    if grid is not None:
        return given("grid", grid, "kg/kWh")
    if row is not None:
        spread = library.constants["grid_spread"]
        low = row.intensity_g * spread.low if row.low_g is None else row.low_g
        high = row.intensity_g * spread.high if row.high_g is None else row.high_g
        return row.figure("grid", "kg/kWh", row.intensity_g / G_PER_KG, low / G_PER_KG, high / G_PER_KG)
    world = library.grids[library.standing.grid]
    clean, dirty = library.constants["grid_clean_g"], library.constants["grid_dirty_g"]
    ends = clean.central / G_PER_KG, dirty.central / G_PER_KG
    return world.figure("grid", "kg/kWh", world.intensity_g / G_PER_KG, *ends).as_assumed()


def _water(row: Grid | None, library: Library) -> Quantity:
    if row is not None and row.water_l_per_kwh is not None:
        return row.figure("wue_grid", "L/kWh", row.water_l_per_kwh)
    return library.constants["wue_grid_world"].named("wue_grid")


def duration(hours: float | None, days: float | None, library: Library) -> Quantity | None:
    """Hours from hours or days, as said; None if neither was said. Raises Refusal if both were."""
    if hours is not None and days is not None:
        raise Refusal("contradiction", options=["hours", "days"])
    if hours is not None:
        return given("hours", hours, "h")
    return None if days is None else given("hours", days * library.constants["hours_per_day"].central, "h")


def class_of(row: LanguageModel, library: Library) -> SizeClass:
    """The smallest class that holds the model; the largest where its size is not disclosed."""
    classes = sorted(library.inference_classes.values(), key=lambda c: c.params_high_b or math.inf)
    if row.disclosed == "no" or row.total_high_b is None:
        return classes[-1]
    return next(c for c in classes if row.total_high_b <= (c.params_high_b or math.inf))


def active_parameters(row: LanguageModel | None, size: SizeClass, library: Library) -> Quantity:
    """Active parameters (billions): of the model, or of the middle half of the disclosed models of its class."""
    if row is not None and row.disclosed == "yes" and row.active_high_b is not None:
        low = row.active_high_b if row.active_low_b is None else row.active_low_b
        return row.figure("active_b", "1", (low * row.active_high_b) ** 0.5, low, row.active_high_b)
    fellows = [
        m for m in library.models.values() if m.disclosed == "yes" and m.active_high_b and class_of(m, library) == size
    ]
    low, middle, high = quantiles([m.active_high_b for m in fellows if m.active_high_b], method="inclusive")
    sources = tuple(dict.fromkeys(source for m in fellows for source in m.source))
    return known("active_b", "1", low, middle, high, "derived", sources, max(m.year or 0 for m in fellows)).as_assumed()


def region_id(name: str | None, library: Library) -> str | None:
    """The id of a place or cloud region."""
    if name is None:
        return None
    region = cloud_region(name, library)
    return grid_row(name, library).id if region is None else region.id


def said_or_assumed(name: str, value: float, unit: str, options: Options) -> Quantity:
    """An option with a default: what was said, or else the default, marked as assumed."""
    if name in options.model_fields_set:
        return given(name, value, unit)
    return known(name, unit, value, value, value, "assumed").as_assumed()


def stated_share(name: str, percent: float | None) -> Quantity | None:
    """A share that the asker stated in percent, as a quantity from 0 to 1."""
    return None if percent is None else given(name, share(percent), "1")


def share(percent: float) -> float:
    """A share (0 to 1) from percent, or from a share as some type it."""
    return percent / PERCENT if percent > 1 else percent


def canonical(options: Options, **resolved: str | float | None) -> dict[str, Any]:
    """The options that were said, whole numbers as such, with resolved names in place of typed ones."""
    said = options.model_dump(exclude_none=True, exclude_unset=True)
    said |= {name: value for name, value in resolved.items() if name in said and value is not None}
    return {name: _whole(value) for name, value in said.items()}


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def assumed(names: Iterable[str]) -> tuple[str, ...]:
    """Assumed inputs by the names of the options that would settle them."""
    return tuple(dict.fromkeys(_OPTION.get(name, name) for name in names if name not in _NO_OPTION))


_OPTION = {
    "joules_per_token": "model",
    "requests_per_day": "requests",
    "grid": "region",
    "tdp_w": "gpu",
    "peak_tflops": "gpu",
    "training_utilisation": "mfu",
    "load_factor": "load",
}
_NO_OPTION = {"wue_grid", "active_b", "accelerator_w"}
