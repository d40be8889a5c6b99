"""Units of measure with all their spellings, from units.yaml."""

from collections.abc import Iterable, Mapping

from pydantic import model_validator

from bot.library.schema import Entry
from bot.library.spelling import fold

MONEY = frozenset({"money", "yen"})  # the dimensions of sums of money


class Print(Entry):
    """How a unit is written after (or, for money, before) a number."""

    en: str
    ja: str
    one: str | None = None


class Unit(Entry):
    """One unit: how many canonical units of its dimension it is, and its names.

    `exact` are spellings that mean it only in just these letters: mWh is no MWh. `of` and `scale` say what a derived
    dimension is made of: a watt is 0.001 kWh per h.
    """

    id: str
    dimension: str
    factor: float
    print: Print
    names: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    of: Mapping[str, int] | None = None
    scale: float = 1.0

    @property
    def vector(self) -> Mapping[str, int]:
        """The powers of the base dimensions that the unit is made of; each counted thing is one of its own."""
        if self.of is not None:
            return self.of
        return {self.id if self.dimension == "count" else self.dimension: 1}

    @property
    def size(self) -> float:
        """How many base units (kWh, h, kg, L, ...) one of it is."""
        return self.factor * self.scale

    @model_validator(mode="before")
    @classmethod
    def _prints_as_its_id(cls, raw: dict[str, object]) -> dict[str, object]:
        return {"print": {"en": raw.get("id"), "ja": raw.get("id")}, **raw}


def spelled(units: Iterable[Unit]) -> dict[str, str]:
    """The id of each unit by its folded id and names."""
    return {fold(name): unit.id for unit in units for name in (unit.id, *unit.names)}
