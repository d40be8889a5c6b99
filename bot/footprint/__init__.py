"""The footprint calculator: pure arithmetic on ranges, standard library only, usable on its own.

Every quantity has a unit, a central value with bounds, and an origin; every result has its working. Constants come from
outside (Denki's are in knowledge/tables/constants.csv); with a few of them, GPT-3's training can be worked out:

>>> from bot.footprint import Place, given, hardware, known
>>> place = Place(
...     pue=given("pue", 1.10, "1"),
...     grid=given("grid", 0.429, "kg/kWh"),
...     wue_grid=known("wue_grid", "L/kWh", 3.1, 3.1, 3.1),
... )
>>> curated = (
...     known("embodied_gpu_kg", "kg", 164, 273, 575),
...     known("embodied_server_kg", "kg", 5700, 5700, 12200),
...     known("gpus_per_server", "gpu", 8, 8, 8),
...     known("hardware_life_years", "year", 3, 4, 6),
...     known("hours_per_year", "h", 8760, 8760, 8760),
...     known("hardware_use_rate", "1", 0.5, 0.7, 0.9),
...     known("wue_site", "L/kWh", 0.15, 0.27, 1.0),
... )
>>> constants = {constant.name: constant for constant in curated}
>>> run = hardware(
...     given("count", 10_000, "gpu"), given("hours", 14.8 * 24, "h"), given("power_w", 330, "W"), place, constants
... )
>>> round(run.figures["energy"].central), round(run.figures["carbon"].central / 1000)
(1289376, 553)
>>> run.figures["energy"].exact, run.figures["embodied"].driver
(True, 'embodied_server_kg')
>>> for step in run.steps[:3]:
...     print(step.name, "=", step.formula)
accelerator_hours = count × hours
it_energy = accelerator_hours × power_w
energy = it_energy × pue

Errors: ValueError for a value that is negative or not finite, a range out of order, or units that cannot be compared.
"""

from bot.footprint.equivalents import equivalent, equivalents
from bot.footprint.formula import Step
from bot.footprint.growth import growth, interpolated
from bot.footprint.hardware import hardware, hours_used
from bot.footprint.inference import Reading, epoch_style, inference, requests_at
from bot.footprint.parts import Place, carbon, embodied, it_energy, water
from bot.footprint.quantity import NoResult, Quantity, given, known
from bot.footprint.result import Footprint, Working, leading_to, originals
from bot.footprint.site import Machine, site, site_power
from bot.footprint.training import hours_for, operations, training, with_figure

__all__ = [
    "Footprint",
    "Machine",
    "NoResult",
    "Place",
    "Quantity",
    "Reading",
    "Step",
    "Working",
    "carbon",
    "embodied",
    "epoch_style",
    "equivalent",
    "equivalents",
    "given",
    "growth",
    "hardware",
    "hours_for",
    "hours_used",
    "inference",
    "interpolated",
    "it_energy",
    "known",
    "leading_to",
    "operations",
    "originals",
    "requests_at",
    "site",
    "site_power",
    "training",
    "water",
    "with_figure",
]
