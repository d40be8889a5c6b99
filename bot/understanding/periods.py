"""The time that a rate is for."""

from collections.abc import Mapping

from bot.library.units import Unit
from bot.understanding.reading import Amount


def periods(amount: Amount, units: Mapping[str, Unit]) -> list[Unit]:
    """The units of time that an amount is for one of: the day of "300 per person a day"; most have none or one."""
    return [units[per] for per in amount.per.split() if per in units and units[per].dimension == "time"]
