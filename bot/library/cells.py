"""One value of a table: `accelerators/h100-sxm/tdp_w`, with its unit, as a curated value."""

from dataclasses import dataclass

from bot.library.library import Library
from bot.library.schema import Both, Value
from bot.library.tables import CloudRegion, Measurement, Row

_BILLION, _BILLIONS = 1e9, "_b"
_UNITS = {
    "tdp_w": "W", "peak_tflops": "TFLOP/s", "fp8_tflops": "TFLOP/s", "memory_gb": "GB",
    "hashrate_ths": "TH/s", "embodied_kg": "kg", "release_year": "date",
    "intensity_g": "g/kWh",
    "water_l_per_kwh": "L/kWh", "generation_twh": "TWh", "pue": "1", "released": "date",
    "total_b": "parameter", "active_b": "parameter", "params_b": "parameter", "tokens_b": "token",
    "energy_mwh": "MWh", "carbon_t": "t", "hours": "GPU-h",
}  # fmt: skip
_ENDS = {
    "intensity_g": ("low_g", "high_g"), "total_b": ("total_low_b", "total_high_b"),
    "active_b": ("active_low_b", "active_high_b"), "value": ("low", "high"),
}  # fmt: skip

_REMARKED = ("energy_mwh", "value")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a row under its name; `bounds` are its published ends, `per` what a measurement is for one of."""

    table: str
    row: Row
    column: str
    name: Both | str
    value: Value
    bounds: Value | None = None
    per: str = ""

    @property
    def remark(self) -> Both | None:
        """What a reader of the figure should know."""
        return getattr(self.row, "remark", None) if self.column in _REMARKED else None

    @property
    def address(self) -> str:
        """How the cell is found again."""
        return f"{self.table}/{self.row.id}/{self.column}"


def cell(address: str, library: Library) -> Cell | None:
    """The cell at `table/row/column`; None if there is none, or if it is empty."""
    table, _, rest = address.strip().partition("/")
    row_id, _, column = rest.rpartition("/")
    row = library.tables.get(table, {}).get(row_id)
    unit = row.unit if isinstance(row, Measurement) and column == "value" else _UNITS.get(column)
    if row is None or unit is None:
        return None
    value, bounds = _values(row, column, unit)
    per = row.per if isinstance(row, Measurement) else ""
    return Cell(table, row, column, _name(row, library), value, bounds, per) if value else None


def _values(row: Row, column: str, unit: str) -> tuple[Value | None, Value | None]:
    """The value of a column and its ends; a range alone where only the ends are known."""
    if unit == "date":
        return (Value(value=str(when), unit=unit), None) if (when := getattr(row, column, None)) else (None, None)
    central, low, high = (_number(row, name, column) for name in (column, *_ENDS.get(column, ("", ""))))
    ends = Value(low=low, high=high, unit=unit) if low is not None and high is not None and low != high else None
    if central is None and ends is not None:
        return ends, None
    central = low if central is None else central
    return (None, None) if central is None else (Value(value=central, unit=unit), ends)


def _number(row: Row, name: str, column: str) -> float | None:
    found = getattr(row, name, None)
    if found is None:
        return None
    return float(found) * (_BILLION if column.endswith(_BILLIONS) else 1.0)


def _name(row: Row, library: Library) -> Both | str:
    """What a row is called, or else the model that it is about."""
    if isinstance(row, CloudRegion) and row.names:
        return Both(en=row.names[0], ja=next((name for name in row.names if not name.isascii()), row.names[0]))
    names = (getattr(row, attribute, None) for attribute in ("label", "name", "model", "location"))
    name = next((name for name in names if name), row.id)
    if isinstance(name, str) and (known := library.names.get(name)):
        return known.name
    if isinstance(name, str) and (model := library.models.get(name)):
        return model.name
    return name
