"""Accelerator-hours to energy, carbon, embodied carbon and water."""

from bot.footprint.parts import Constants, Place, embodied, it_energy, operation, water
from bot.footprint.quantity import Quantity
from bot.footprint.result import Footprint, Working


def hardware(
    count: Quantity,
    hours: Quantity,
    power_w: Quantity,
    place: Place,
    constants: Constants,
    utilisation: Quantity | None = None,
    extra_runs: Quantity | None = None,
    working: Working | None = None,
) -> Footprint:
    """The footprint of `count` accelerators running for `hours` hours.

    `power_w` is what one accelerator draws with its share of the host (W), before PUE; `utilisation` (0 to 1) scales
    it. `extra_runs` are failed and experimental runs relative to this one, shown apart. Lines already in `working` (how
    an input was derived) stay in front.
    Figures: see `hours_used`. Formula: Strubell et al. 2019 and Patterson et al. 2021.
    """
    working = working or Working()
    hours_in_all = working.line("accelerator_hours", "h", "count × hours", count=count, hours=hours)
    return hours_used(hours_in_all, power_w, place, constants, working, utilisation, extra_runs)


def hours_used(
    accelerator_hours: Quantity,
    power_w: Quantity,
    place: Place,
    constants: Constants,
    working: Working,
    utilisation: Quantity | None = None,
    extra_runs: Quantity | None = None,
) -> Footprint:
    """The footprint of accelerator-hours (h).

    Figures: energy (kWh), carbon (kgCO2e, location-based), embodied (kgCO2e), water and water_site (L),
    accelerator_hours (h); carbon_market where the place has a contract; project_energy and project_carbon where there
    are extra runs. Embodied after the SCI specification; water after Li et al. 2025.
    """
    it = it_energy(working, accelerator_hours, power_w, utilisation)
    used = operation(working, it, place)
    made = embodied(working, accelerator_hours, constants)
    litres = water(working, it, place, constants)
    project = [] if extra_runs is None else [_with_extra(working, q, extra_runs) for q in used[:2]]
    return working.result(*used, made, *litres, *project, accelerator_hours)


def _with_extra(working: Working, final: Quantity, extra_runs: Quantity) -> Quantity:
    """A figure of the final run with the failed and experimental ones."""
    formula = f"{final.name} × (1 + extra_runs)"
    return working.line(f"project_{final.name}", final.unit, formula, **{final.name: final}, extra_runs=extra_runs)
