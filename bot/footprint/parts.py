"""The parts that every footprint shares: operation, embodied carbon, water. PUE is applied here and nowhere else."""

from collections.abc import Mapping
from typing import NamedTuple

from bot.footprint.quantity import Quantity
from bot.footprint.result import Working
from bot.footprint.units import W_PER_KW

Constants = Mapping[str, Quantity]


class Place(NamedTuple):
    """Where a computation runs: PUE, grid (kgCO2e/kWh, location-based), and water at power plants (L/kWh).

    A contract for electricity is stated as `market` (kgCO2e/kWh) or as `renewable` (share of the energy, 0 to 1); it
    gives a market-based figure beside the location-based one and changes nothing else.
    """

    pue: Quantity
    grid: Quantity
    wue_grid: Quantity
    market: Quantity | None = None
    renewable: Quantity | None = None


def it_energy(
    working: Working, accelerator_hours: Quantity, power_w: Quantity, utilisation: Quantity | None
) -> Quantity:
    """What accelerators and their share of the host draw (kWh), before PUE (Strubell 2019, Patterson 2021)."""
    inputs = {"accelerator_hours": accelerator_hours, "power_w": power_w}
    if utilisation is None:
        return working.line("it_energy", "kWh", "accelerator_hours × power_w", W_PER_KW, **inputs)
    formula = "accelerator_hours × power_w × utilisation"
    return working.line("it_energy", "kWh", formula, W_PER_KW, **inputs, utilisation=utilisation)


def operation(working: Working, it: Quantity, place: Place) -> list[Quantity]:
    """Energy (kWh) of the whole data centre, and its carbon: see `carbon` (Patterson et al. 2021)."""
    energy = working.line("energy", "kWh", "it_energy × pue", it_energy=it, pue=place.pue)
    return [energy, *carbon(working, energy, place)]


def before_pue(working: Working, energy: Quantity, place: Place) -> Quantity:
    """The computing equipment's part (kWh) of the energy of a whole data centre."""
    return working.line("it_energy", "kWh", "energy ÷ pue", energy=energy, pue=place.pue)


def carbon(working: Working, energy: Quantity, place: Place) -> list[Quantity]:
    """Location-based carbon (kgCO2e), and market-based carbon where a contract is stated (GHG Protocol, scope 2)."""
    located = working.line("carbon", "kgCO2e", "energy × grid", energy=energy, grid=place.grid)
    if place.market is not None:
        bought = working.line("carbon_market", "kgCO2e", "energy × market", energy=energy, market=place.market)
    elif place.renewable is not None:
        formula = "carbon × (1 − renewable)"
        bought = working.line("carbon_market", "kgCO2e", formula, carbon=located, renewable=place.renewable)
    else:
        return [located]
    return [located, bought]


def embodied(working: Working, accelerator_hours: Quantity, constants: Constants) -> Quantity:
    """The share of making the accelerators and their servers (kgCO2e): SCI's time share, with a use rate."""
    return working.line(
        "embodied",
        "kgCO2e",
        "accelerator_hours × (embodied_gpu_kg + embodied_server_kg ÷ gpus_per_server)"
        " ÷ (hardware_life_years × hours_per_year × hardware_use_rate)",
        accelerator_hours=accelerator_hours,
        **{name: constants[name] for name in _EMBODIED},
    )


def water(working: Working, it: Quantity, place: Place, constants: Constants) -> list[Quantity]:
    """Litres at the site only, and with the power plants (Li et al. 2025). Site water does not scale with PUE."""
    wue_site = constants["wue_site"]
    only = working.line("water_site", "L", "it_energy × wue_site", it_energy=it, wue_site=wue_site)
    full = working.line(
        "water",
        "L",
        "it_energy × (wue_site + pue × wue_grid)",
        it_energy=it,
        wue_site=wue_site,
        pue=place.pue,
        wue_grid=place.wue_grid,
    )
    return [only, full]


_EMBODIED = (
    "embodied_gpu_kg",
    "embodied_server_kg",
    "gpus_per_server",
    "hardware_life_years",
    "hours_per_year",
    "hardware_use_rate",
)
