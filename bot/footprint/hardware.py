"""Accelerator-hours to energy, carbon, embodied carbon and water."""

from collections.abc import Mapping

from bot.footprint.parts import Site, embodied, it_energy, operation, water
from bot.footprint.quantity import Quantity
from bot.footprint.result import Footprint, Working


def hardware(
    count: Quantity,
    hours: Quantity,
    power_w: Quantity,
    site: Site,
    constants: Mapping[str, Quantity],
    utilisation: Quantity | None = None,
    working: Working | None = None,
) -> Footprint:
    """The footprint of `count` accelerators running for `hours` hours.

    `power_w` is what one accelerator draws with its share of the host (W), before PUE; `utilisation` scales it. Lines already in
    `working` (how an input was derived) stay in front.
    Figures: energy (kWh), carbon (kgCO2e, location-based), embodied (kgCO2e), water and water_site (L).
    Formula: Strubell et al. 2019 and Patterson et al. 2021; embodied after the SCI specification; water after Li et al. 2025.
    """
    working = working or Working()
    accelerator_hours = working.line("accelerator_hours", "h", "count × hours", count=count, hours=hours)
    it = it_energy(working, accelerator_hours, power_w, utilisation)
    energy, carbon = operation(working, it, site)
    made = embodied(working, accelerator_hours, constants)
    return working.result(energy, carbon, made, *water(working, it, site, constants))
