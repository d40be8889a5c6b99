"""What a follow-up changes of a calculation: the place in "フランスなら？", three options in "16 A100s for a week?"."""

from collections.abc import Collection, Iterable, Mapping

from bot.library import Library
from bot.understanding.reading import Amount, Mention

_OF_SHELF = {"accelerators": "gpu", "grids": "region", "cloud_regions": "region", "models": "model"}
_OF_DIMENSION = {
    "time": ("hours",),
    "pue": ("pue",),
    "intensity": ("grid",),
    "count": ("count",),
    "ratio": ("utilisation", "load", "mfu"),
}
_OF_UNIT = {
    "W": ("power_w",),
    "kW": ("power_w",),
    "MW": ("megawatts",),
    "GW": ("megawatts",),
    "parameter": ("params",),
    "token": ("output_tokens", "tokens"),
    "request": ("requests",),
}
# an option that says the same thing in another way is no longer said
_INSTEAD = {"hours": "days", "region": "grid", "grid": "region"}
_CANONICAL = {"hours": "h", "power_w": "W", "megawatts": "MW", "grid": "kg/kWh"}


def changed(
    said: Mapping[str, object],
    options: Collection[str],
    mentions: Iterable[Mention],
    amounts: Iterable[Amount],
    library: Library,
) -> dict[str, object]:
    """The options `said` with what the follow-up names in place of theirs; the same options if it names none."""
    found: dict[str, object] = {}
    for mention in mentions:
        if (name := _OF_SHELF.get(mention.shelf)) in options:
            found.setdefault(str(name), mention.id)
    for amount in amounts:
        names = _OF_UNIT.get(amount.unit, _OF_DIMENSION.get(amount.dimension, ()))
        if name := next((n for n in names if n in options), None):
            found.setdefault(name, _measured(amount, name, library))
    dropped = {_INSTEAD.get(name) for name in found}
    return {name: value for name, value in said.items() if name not in dropped} | found


def _measured(amount: Amount, name: str, library: Library) -> float:
    """The amount in the unit that the option takes."""
    unit = _CANONICAL.get(name)
    if unit is None or amount.unit not in library.units:
        return int(amount.value) if amount.value.is_integer() else amount.value
    return amount.value * library.units[amount.unit].factor / library.units[unit].factor
