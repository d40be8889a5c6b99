"""What electricity and carbon come to: what they cost, and how many of an everyday thing they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.commands import Desk
from bot.commands.amounts import amount
from bot.commands.footprint_card import Comparison, compared
from bot.errors import Refusal
from bot.footprint import Footprint, Quantity, Working, given
from bot.library.units import MONEY

KINDS = {"energy": ("energy", "kWh"), "mass": ("carbon", "kgCO2e")}


@dataclass(frozen=True, slots=True)
class Thing:
    """What is counted in: the unit that the asker's own factor was typed in, or a comparison with a curated one."""

    typed: str = ""
    found: Comparison | None = None


def priced(price: str | None, figures: Mapping[str, Quantity], working: Working, desk: Desk) -> list[Quantity]:
    """What the electricity costs at a stated price per kWh; raises Refusal where there is none, or no price."""
    if price is None:
        return []
    read = amount("price", price, desk, "not-a-price")
    if read.dimension not in MONEY or read.per not in {"", "kWh"}:
        raise Refusal("not-a-price", given=price)
    if "energy" not in figures:
        raise Refusal("price-needs-energy", given=price)
    each = given("price", read.value, read.unit)
    return [working.line("cost", read.unit, "energy × price", energy=figures["energy"], price=each)]


def counted(
    per: str | None, figures: Mapping[str, Quantity], working: Working, desk: Desk
) -> tuple[list[Quantity], Thing]:
    """How many everyday things the figures make: by the asker's own factor ("4.6 t per car") or a row."""
    if per is None:
        return [], Thing()
    if (row := desk.library.equivalents.get(per)) is not None:
        main = figures.get("energy" if row.quantity == "energy" else "carbon")
        if main is None:
            raise Refusal("not-comparable", given=per)
        found = compared(main, row)
        working.steps.append(found.step)
        return [found.step.output], Thing(found=found)
    read = amount("per", per, desk)
    name, unit = KINDS.get(read.dimension, ("", ""))
    if name not in figures:
        raise Refusal("not-comparable", given=per)
    one = given("one", read.value * desk.library.units[read.unit].factor, unit)
    counts = read.per if read.per in desk.library.units else "item"
    return [working.line("equivalent", counts, f"{name} ÷ one", **{name: figures[name]}, one=one)], Thing(read.unit)


def added(footprint: Footprint, options: Any, desk: Desk) -> tuple[Footprint, Thing]:
    """The footprint with the cost and the count that `options` ask for."""
    working = Working(list(footprint.steps))
    more, thing = counted(options.per, footprint.figures, working, desk)
    more += priced(options.price, footprint.figures, working, desk)
    return Footprint({**footprint.figures, **{q.name: q for q in more}}, tuple(working.steps)), thing
