"""Accelerators in machines: 2 nodes of 8, 8 per server, 8枚のノード4台, 1台8枚, a 40 kW rack."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.reading import Amount
from bot.understanding.tokens.rule import before, behind

_HOLDERS = {"rack", "pod"}
_MACHINES = {"machine", *_HOLDERS}


def joined(folded: str, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts, with what is in each machine for one machine, and 台 that hold others as machines."""
    kept: list[Amount] = []
    for amount in amounts:
        if holder := _holder(folded, amount, bool(kept) and kept[-1].unit in _MACHINES):
            amount = replace(amount, per=holder)
        if kept and _holds(folded, kept[-1], amount):
            amount = replace(amount, per="machine", start=kept.pop().start)
        kept.append(amount)
    inside = any(a.unit == "gpu" and a.per == "machine" for a in kept)
    return _nested([_as_machine(folded, a) if inside or a.per in _HOLDERS else a for a in kept])


def _holder(folded: str, amount: Amount, behind_machines: bool) -> str | None:
    """What an amount is in one of: so many accelerators, or the power, of one machine, so many machines of one rack."""
    if amount.dimension == "power" and not amount.per:
        return "machine" if behind("of_machine_behind", folded, amount.end) else None
    holder = {"gpu": "machine", "machine": "rack"}.get(amount.unit)
    if holder is None or amount.per not in {"", "each"}:
        return None
    if amount.unit == "gpu" and behind_machines and amount.per:
        return holder
    inside = before("in_machine_before", folded, amount.start) or behind("in_machine_behind", folded, amount.end)
    return holder if inside else None


def _holds(folded: str, machine: Amount, amount: Amount) -> bool:
    """Whether one 台 holds so many 枚: 1台8枚."""
    one = machine.unit == "gpu" and machine.value == 1 and folded[machine.end - 1] == "台" and not machine.per
    counter = folded[amount.end - 1] in "枚基" or "gpu" in folded[amount.start : amount.end]
    return one and amount.unit == "gpu" and counter and machine.end == amount.start


def _as_machine(folded: str, amount: Amount) -> Amount:
    plain = amount.unit == "gpu" and amount.per in {"", *_HOLDERS} and folded[amount.end - 1] == "台"
    return replace(amount, unit="machine") if plain else amount


def _nested(amounts: list[Amount]) -> list[Amount]:
    """The amounts, with racks and pods as machines where nothing is said to hold machines; else 台 are those held."""
    units = {a.unit for a in amounts}
    if any(a.unit == "machine" and a.per in _HOLDERS for a in amounts) or len(units & _MACHINES) > 1:
        return [replace(a, per="machine") if a.per == "gpu" and "gpu" not in units else a for a in amounts]
    return [_plainly(a) for a in amounts]


def _plainly(amount: Amount) -> Amount:
    unit = "machine" if amount.unit in _HOLDERS else amount.unit
    return replace(amount, unit=unit, per=" ".join("machine" if p in _HOLDERS else p for p in amount.per.split()))
