"""One value of a table: `accelerators/h100-sxm/tdp_w`, with its unit, as a curated value."""

from dataclasses import dataclass

from bot.library.library import Library
from bot.library.schema import Both, Value
from bot.library.tables import CloudRegion, Equivalent, Measurement, Row

_BILLION, _BILLIONS = 1e9, "_b"
_UNITS = {
    "tdp_w": "W", "peak_tflops": "TFLOP/s", "fp8_tflops": "TFLOP/s", "memory_gb": "GB", "hashrate_ths": "TH/s",
    "embodied_kg": "kg", "release_year": "date",
    "intensity_g": "g/kWh",
    "water_l_per_kwh": "L/kWh", "generation_twh": "TWh", "pue": "1", "released": "date",
    "total_b": "parameter", "active_b": "parameter", "params_b": "parameter", "tokens_b": "token",
    "energy_mwh": "MWh", "carbon_t": "t", "hours": "GPU-h", "days": "day", "count": "gpu", "power_w": "W",
    "intensity_kg": "kg/kWh", "rated_w": "W", "flop": "FLOP",
}  # fmt: skip
_ENDS = {
    "intensity_g": ("low_g", "high_g"), "total_b": ("total_low_b", "total_high_b"),
    "active_b": ("active_low_b", "active_high_b"), "value": ("low", "high"),
}  # fmt: skip

COLUMNS = tuple(_UNITS)  # those that have values
_TEXTS = ("developer", "vendor", "accelerator")
_OF_THINGS = {"kWh": "kWh", "kgCO2": "kg"}
_SMALLER, _READABLE = {"kWh": "Wh", "kg": "g"}, 0.1  # 0.3 Wh rather than 0.0003 kWh
_REMARKED = ("energy_mwh", "value")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a row under its name; `bounds` are its published ends, `per` what a measurement is for one of.

    What is no value, such as who made it, is a `text`.
    """

    table: str
    row: Row
    column: str
    name: Both | str
    value: Value | None
    bounds: Value | None = None
    per: str = ""
    text: Both | str = ""

    @property
    def remark(self) -> Both | None:
        """What a reader of the figure should know."""
        return getattr(self.row, "remark", None) if self.column in _REMARKED else None

    @property
    def values(self) -> tuple[Value, ...]:
        """Its value, if it is one."""
        return (self.value,) if self.value else ()

    @property
    def address(self) -> str:
        """How the cell is found again."""
        return f"{self.table}/{self.row.id}/{self.column}"


def cell(address: str, library: Library) -> Cell | None:
    """The cell at `table/row/column`; None if there is none, or if it is empty."""
    table, _, rest = address.strip().partition("/")
    row_id, _, column = rest.rpartition("/")
    row = library.tables.get(table, {}).get(row_id)
    if row is None:
        return None
    if column in _TEXTS:
        text = _text(row, column, library)
        return Cell(table, row, column, _name(row, library), None, text=text) if text else None
    unit = _unit(row, column)
    value, bounds = _values(row, column, unit) if unit else (None, None)
    per = row.per if isinstance(row, Measurement) else ""
    return Cell(table, row, column, _name(row, library), value, bounds, per) if value else None


def _unit(row: Row, column: str) -> str | None:
    """The unit of a column; of a measurement or an everyday thing, that of its row."""
    if isinstance(row, Measurement):
        return row.unit if column == "value" else None
    if isinstance(row, Equivalent):
        return _OF_THINGS[row.unit] if column == row.quantity else None
    return _UNITS.get(column)


def _text(row: Row, column: str, library: Library) -> Both | str:
    """Who made what a row is about, or what it ran on, as the knowledge calls it."""
    said = getattr(row, column, None) or ""
    if column == "accelerator":
        return library.accelerators[said].name if said in library.accelerators else ""
    known = library.find.exact("names", said) if said else None
    return library.names[known].name if known else said


def _values(row: Row, column: str, unit: str) -> tuple[Value | None, Value | None]:
    """The value of a column and its ends; a range alone where only the ends are known."""
    if unit == "date":
        return (Value(value=str(when), unit=unit), None) if (when := getattr(row, column, None)) else (None, None)
    names = ("central", "low", "high") if isinstance(row, Equivalent) else (column, *_ENDS.get(column, ("", "")))
    central, low, high = (_number(row, name, column) for name in names)
    if unit in _SMALLER and (central or high or _READABLE) < _READABLE:
        central, low, high = (None if x is None else round(x * 1e3, 12) for x in (central, low, high))
        unit = _SMALLER[unit]
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
