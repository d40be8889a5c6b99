"""Published training runs: what they state, where they ran, and two ways of estimating them side by side."""

from collections.abc import Iterator
from typing import Any

from bot.footprint import Footprint, Place, Quantity, Working
from bot.footprint.units import KG_PER_T, KWH_PER_MWH
from bot.library.tables import TrainingRun


def published_by(run: TrainingRun | None) -> Iterator[Quantity]:
    """What the owner or an official body stated, as it was stated."""
    if run is not None and run.energy_mwh is not None:
        yield run.figure("published_energy", "kWh", run.energy_mwh * KWH_PER_MWH)
    if run is not None and run.carbon_t is not None:
        yield run.figure("published_carbon", "kgCO2e", run.carbon_t * KG_PER_T)


def place_of(run: TrainingRun, place: Place, options: Any) -> Place:
    """The place with the PUE and the grid of the published run, where the asker named no other."""
    if options.pue is None and run.pue is not None:
        place = place._replace(pue=run.figure("pue", "1", run.pue))
    if options.region is None and options.grid is None and run.intensity_kg is not None:
        place = place._replace(grid=run.figure("grid", "kg/kWh", run.intensity_kg))
    return place


def both_ways(by_hours: Footprint, by_flop: Footprint) -> Footprint:
    """Our estimate from hours, with what operations alone would have given and how the two compare."""
    own, other = by_hours.figures, by_flop.figures
    working = Working()
    flop_hours = other["accelerator_hours"].named("flop_hours")
    inputs = {"flop_hours": flop_hours, "accelerator_hours": own["accelerator_hours"]}
    ratio = working.line("ratio", "times", "flop_hours ÷ accelerator_hours", **inputs)
    more = {"flop": other["flop"], "flop_hours": flop_hours, "flop_energy": other["energy"].named("flop_energy")}
    first = tuple(step for step in by_flop.steps if step.name in {"flop", "accelerator_hours"})
    renamed = tuple(s._replace(name="flop_hours") if s.name == "accelerator_hours" else s for s in first)
    return Footprint({**own, **more, "ratio": ratio}, by_hours.steps + renamed + tuple(working.steps))
