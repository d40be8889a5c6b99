"""Everyday comparisons: energy with energy, carbon with carbon."""

from bot.footprint.formula import Step, evaluate
from bot.footprint.quantity import Quantity

_KINDS = {"kWh": "energy", "kgCO2e": "carbon", "kgCO2": "carbon", "kg": "carbon"}


def equivalent(amount: Quantity, one: Quantity) -> Step:
    """How many of `one` make `amount`: both energy (kWh), or both carbon (kgCO2e).

    Raises ValueError where energy would be compared with carbon.
    """
    if _KINDS[amount.unit] != _KINDS[one.unit]:
        raise ValueError(f"{amount.unit} cannot be counted in {one.unit}")
    return evaluate("equivalent", "item", f"{amount.name} ÷ one", {amount.name: amount, "one": one})


def equivalents(amount: Quantity, ones: tuple[Quantity, ...]) -> tuple[Step, ...]:
    """One comparison per unit in `ones`; see `equivalent`."""
    return tuple(equivalent(amount, one) for one in ones)
