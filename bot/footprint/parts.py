"""The parts that every footprint shares: operation, embodied carbon, water. PUE is applied here and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.footprint.quantity import Quantity
from bot.footprint.result import Working
from bot.footprint.units import W_PER_KW


@dataclass(frozen=True, slots=True)
class Site:
    """Where a computation runs: PUE, grid (kgCO2e/kWh, location-based), and water at power plants (L/kWh)."""

    pue: Quantity
    grid: Quantity
    wue_grid: Quantity


def it_energy(working: Working, accelerator_hours: Quantity, power_w: Quantity, utilisation: Quantity | None) -> Quantity:
    """kWh that accelerators and their share of the host draw, before PUE (Strubell 2019, Patterson 2021)."""
    if utilisation is None:
        return working.line(
            "it_energy", "kWh", "accelerator_hours × power_w", W_PER_KW, accelerator_hours=accelerator_hours, power_w=power_w
        )
    return working.line(
        "it_energy",
        "kWh",
        "accelerator_hours × power_w × utilisation",
        W_PER_KW,
        accelerator_hours=accelerator_hours,
        power_w=power_w,
        utilisation=utilisation,
    )


def operation(working: Working, it: Quantity, site: Site) -> tuple[Quantity, Quantity]:
    """Energy (kWh) and location-based carbon (kgCO2e) of the whole data centre (Patterson 2021)."""
    energy = working.line("energy", "kWh", "it_energy × pue", it_energy=it, pue=site.pue)
    return energy, working.line("carbon", "kgCO2e", "energy × grid", energy=energy, grid=site.grid)


def embodied(working: Working, accelerator_hours: Quantity, constants: Mapping[str, Quantity]) -> Quantity:
    """The share of making the accelerators and their servers (kgCO2e): SCI's time share, with a use rate."""
    return working.line(
        "embodied",
        "kgCO2e",
        "accelerator_hours × (embodied_gpu_kg + embodied_server_kg ÷ gpus_per_server)"
        " ÷ (hardware_life_years × hours_per_year × hardware_use_rate)",
        accelerator_hours=accelerator_hours,
        **{name: constants[name] for name in _EMBODIED},
    )


def water(working: Working, it: Quantity, site: Site, constants: Mapping[str, Quantity]) -> tuple[Quantity, Quantity]:
    """Litres at the site only, and with the power plants (Li et al. 2025). Site water does not scale with PUE."""
    wue_site = constants["wue_site"]
    only = working.line("water_site", "L", "it_energy × wue_site", it_energy=it, wue_site=wue_site)
    full = working.line(
        "water",
        "L",
        "it_energy × (wue_site + pue × wue_grid)",
        it_energy=it,
        wue_site=wue_site,
        pue=site.pue,
        wue_grid=site.wue_grid,
    )
    return only, full


_EMBODIED = (
    "embodied_gpu_kg",
    "embodied_server_kg",
    "gpus_per_server",
    "hardware_life_years",
    "hours_per_year",
    "hardware_use_rate",
)
