"""Growth between two figures of one unit: how many times, by how much, how fast a year, and a value in between."""

from bot.footprint.quantity import Quantity
from bot.footprint.result import Footprint, Working
from bot.footprint.units import PERCENT


def growth(start: Quantity, end: Quantity, years: Quantity | None = None) -> Footprint:
    """How `start` becomes `end` (same unit): figures ratio (times), difference, and growth (% a year, CAGR).

    Raises NoResult for ranges, and for a start of zero.
    """
    working = Working()
    figures = [
        working.line("ratio", "times", "end ÷ start", start=start, end=end),
        working.line("difference", start.unit, "end − start", start=start, end=end),
    ]
    if years is not None:
        formula = "(end ÷ start) ^ (1 ÷ years) − 1"
        figures.append(working.line("growth", "%", formula, 1 / PERCENT, start=start, end=end, years=years))
    return working.result(*figures)


def interpolated(start: Quantity, end: Quantity, years: Quantity, elapsed: Quantity) -> Footprint:
    """The value `elapsed` years after `start` on a path of constant yearly growth that reaches `end` after `years`.

    Figure: interpolated, in the unit of `start`.
    """
    working = Working()
    formula = "start × (end ÷ start) ^ (elapsed ÷ years)"
    value = working.line("interpolated", start.unit, formula, start=start, end=end, years=years, elapsed=elapsed)
    return working.result(value)
