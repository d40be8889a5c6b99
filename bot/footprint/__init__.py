"""The footprint calculator: pure arithmetic on ranges, standard library only, usable on its own."""

from bot.footprint.formula import Step
from bot.footprint.hardware import hardware
from bot.footprint.parts import Site
from bot.footprint.quantity import Quantity, given, known
from bot.footprint.result import Footprint, Working

__all__ = ["Footprint", "Quantity", "Site", "Step", "Working", "given", "hardware", "known"]
