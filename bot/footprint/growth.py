"""Growth between two figures: ratio, difference, change, yearly rate, and a value between them."""

from bot.footprint.quantity import Quantity
from bot.footprint.result import Footprint, Working
from bot.footprint.units import PERCENT


def growth(start: Quantity, end: Quantity, years: Quantity | None = None) -> Footprint:
    """How `start` becomes `end`: figures ratio (times), difference (their unit), change (%), and, over `years`, growth (% a year).

    Growth is compound (CAGR). Raises ValueError if the units differ or a figure has a range, ZeroDivisionError.
    """
    _comparable(start, end)
    working = Working()
    figures = [
        working.line("ratio", "times", "end ÷ start", start=start, end=end),
        working.line("difference", start.unit, "end − start", start=start, end=end),
        working.line("change", "%", "end ÷ start − 1", 1 / PERCENT, start=start, end=end),
    ]
    if years is not None:
        formula = "(end ÷ start) ^ (1 ÷ years) − 1"
        figures.append(working.line("growth", "%", formula, 1 / PERCENT, start=start, end=end, years=years))
    return working.result(*figures)


def interpolated(start: Quantity, end: Quantity, years: Quantity, elapsed: Quantity) -> Footprint:
    """The value `elapsed` years after `start` on a path of constant yearly growth to `end`: figure interpolated.

    Raises ValueError if the units differ, ZeroDivisionError.
    """
    _comparable(start, end)
    working = Working()
    formula = "start × (end ÷ start) ^ (elapsed ÷ years)"
    value = working.line("interpolated", start.unit, formula, start=start, end=end, years=years, elapsed=elapsed)
    return working.result(value)


def _comparable(start: Quantity, end: Quantity) -> None:
    if start.unit != end.unit:
        raise ValueError(f"{start.name} is in {start.unit}, {end.name} in {end.unit}")
