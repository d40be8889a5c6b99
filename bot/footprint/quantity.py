"""A number with its unit, range and origin: what every formula here takes and gives."""

import math
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

Status = Literal["given", "measured", "published", "estimated", "derived", "assumed", "calculated"]
Spread = Mapping[str, tuple[float, float]]
_MOST = math.floor(math.log(sys.float_info.max))  # a larger power of e is no number


class NoResult(ValueError):
    """A quantity that does not exist: something divided by zero, too large for a number, or a number missing."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: {why}")
        self.name = name


@dataclass(frozen=True, slots=True)
class Quantity:
    """A named value with bounds.

    `low` and `high` are bounds: every factor at its end of the range at once. `spread` keeps, per original factor, how
    far (log scale, signed) the value moves when that factor goes to its high end, and to its low end; the likely range
    is the root-sum-square of these (independent factors). Neither is a confidence interval.
    """

    name: str
    unit: str
    central: float
    low: float
    high: float
    status: Status = "given"
    sources: tuple[str, ...] = ()
    year: int | None = None
    assumed: bool = False
    spread: Spread = field(default_factory=dict)

    @property
    def likely_low(self) -> float:
        """Lower end of the likely range, in `unit`; never below the bound."""
        squares = 0.0
        for high, low in self.spread.values():
            down = low if low < high else high
            if down < 0:
                squares += down * down
        return max(self.low, self.central * math.exp(-min(math.sqrt(squares), _MOST)))

    @property
    def likely_high(self) -> float:
        """Upper end of the likely range, in `unit`; never above the bound."""
        squares = 0.0
        for high, low in self.spread.values():
            up = high if high > low else low
            if up > 0:
                squares += up * up
        return min(self.high, self.central * math.exp(min(math.sqrt(squares), _MOST)))

    @property
    def driver(self) -> str | None:
        """The name of the factor that drives the range most; None for an exact value."""
        strongest, most = None, 0.0
        for name, (high, low) in self.spread.items():
            if (share := high * high + low * low) > most:
                strongest, most = name, share
        return strongest

    @property
    def exact(self) -> bool:
        """Whether there is no range."""
        return self.low == self.high

    def named(self, name: str) -> "Quantity":
        """The same quantity under another name."""
        return replace(self, name=name)

    def as_assumed(self) -> "Quantity":
        """The same quantity, marked as not said by the asker."""
        return replace(self, assumed=True)


def given(name: str, value: float, unit: str) -> Quantity:
    """What the asker said, in `unit`: exact. Raises NoResult unless finite and not negative."""
    if not math.isfinite(value) or value < 0:
        raise NoResult(name, f"not a finite number that is not negative: {value}")
    return Quantity(name, unit, value, value, value)


def known(
    name: str,
    unit: str,
    low: float,
    central: float,
    high: float,
    status: Status = "published",
    sources: tuple[str, ...] = (),
    year: int | None = None,
) -> Quantity:
    """A curated value with its range in `unit`. Raises NoResult unless 0 <= low <= central <= high, all finite."""
    if not (0 <= low <= central <= high < math.inf):
        raise NoResult(name, f"low, central and high are not in order: {low}, {central}, {high}")
    spread: Spread = {} if low == high else {name: (_log(high, central), -_log(central, low))}
    return Quantity(name, unit, central, low, high, status, sources, year, spread=spread)


def _log(above: float, below: float) -> float:
    """How far apart two ends are on a log scale; zero where a scale does not exist."""
    return math.log(above) - math.log(below) if below > 0 else 0.0
