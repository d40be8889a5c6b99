"""Data-centre capacity: megawatts to accelerators, energy, carbon and water, and back; the same power as mining."""

from typing import Literal, NamedTuple

from bot.footprint.parts import Constants, Place, before_pue, carbon, embodied, operation, water
from bot.footprint.quantity import Quantity
from bot.footprint.result import Footprint, Working
from bot.footprint.units import W_PER_KW

Basis = Literal["facility", "it"]


class Machine(NamedTuple):
    """What fills a site: the TDP of one accelerator (W), or what one draws with its share of the server (W)."""

    tdp_w: Quantity | None = None
    power_w: Quantity | None = None


def site(
    power: Quantity,
    basis: Basis,
    load: Quantity,
    hours: Quantity,
    place: Place,
    constants: Constants,
    machine: Machine,
    miner: tuple[Quantity, Quantity] | None = None,
    working: Working | None = None,
) -> Footprint:
    """What a site of `power` W holds and uses: of the whole facility, or of its computing equipment (`basis` "it").

    `load` (0 to 1) is average over rated power; `miner` is the power (W) and hash rate (TH/s) of one mining machine.
    Figures: power (W), accelerators, energy (kWh), carbon, embodied (kgCO2e), water, water_site (L); miners and
    hashrate (TH/s) with `miner`. Formula: Epoch AI's cluster estimates, run backwards.
    """
    working = working or Working()
    accelerators = _accelerators(working, power, basis, place, constants, machine)
    used, it = _energy(working, power, basis, load, hours, place)
    inputs = {"accelerators": accelerators, "hours": hours, "load": load}
    busy = working.line("accelerator_hours", "h", "accelerators × hours × load", **inputs)
    made = embodied(working, busy, constants)
    litres = water(working, it, place, constants)
    mining = [] if miner is None else _mining(working, power, basis, place, *miner)
    return working.result(*used, made, *litres, power, accelerators, *mining)


def site_power(
    count: Quantity, basis: Basis, place: Place, constants: Constants, machine: Machine, working: Working
) -> Quantity:
    """The power (W) of a site with `count` accelerators: of the facility, or of its computing equipment."""
    formula, inputs = _watts_each(basis, place, constants, machine)
    return working.line("power", "W", f"count × {formula}", count=count, **inputs)


def _accelerators(
    working: Working, power: Quantity, basis: Basis, place: Place, constants: Constants, machine: Machine
) -> Quantity:
    formula, inputs = _watts_each(basis, place, constants, machine)
    return working.line("accelerators", "gpu", f"power ÷ ({formula})", power=power, **inputs)


def _watts_each(basis: Basis, place: Place, constants: Constants, machine: Machine) -> tuple[str, dict[str, Quantity]]:
    """W of the site per accelerator, as a formula. A stated PUE is used; else the ratio of whole facilities to TDP."""
    if machine.power_w is not None:
        formula, inputs = "power_w", {"power_w": machine.power_w}
    elif machine.tdp_w is None:
        raise ValueError("a machine needs a TDP or a power")
    elif basis == "facility" and place.pue.assumed:
        inputs = {"tdp_w": machine.tdp_w, "facility_watts_per_tdp": constants["facility_watts_per_tdp"]}
        return "tdp_w × facility_watts_per_tdp", inputs
    else:
        formula = "tdp_w × it_watts_per_tdp"
        inputs = {"tdp_w": machine.tdp_w, "it_watts_per_tdp": constants["it_watts_per_tdp"]}
    return (formula, inputs) if basis == "it" else (f"{formula} × pue", {**inputs, "pue": place.pue})


def _energy(
    working: Working, power: Quantity, basis: Basis, load: Quantity, hours: Quantity, place: Place
) -> tuple[list[Quantity], Quantity]:
    """Energy and carbon of the whole site, and the energy of its computing equipment (kWh)."""
    inputs = {"power": power, "load": load, "hours": hours}
    if basis == "it":
        it = working.line("it_energy", "kWh", "power × load × hours", W_PER_KW, **inputs)
        return operation(working, it, place), it
    energy = working.line("energy", "kWh", "power × load × hours", W_PER_KW, **inputs)
    return [energy, *carbon(working, energy, place)], before_pue(working, energy, place)


def _mining(
    working: Working, power: Quantity, basis: Basis, place: Place, miner_w: Quantity, miner_ths: Quantity
) -> list[Quantity]:
    """The same power as mining machines, in the same building."""
    formula, inputs = "power ÷ miner_w", {"power": power, "miner_w": miner_w}
    if basis == "facility":
        formula, inputs = "power ÷ (miner_w × pue)", {**inputs, "pue": place.pue}
    miners = working.line("miners", "item", formula, **inputs)
    return [miners, working.line("hashrate", "TH/s", "miners × miner_ths", miners=miners, miner_ths=miner_ths)]
