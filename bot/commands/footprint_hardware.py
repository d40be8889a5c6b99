"""`/footprint hardware`: accelerators × hours to energy, carbon, embodied carbon and water."""

from typing import Annotated

from pydantic import Field

from bot.answer import Answer, calculated
from bot.commands import Desk, resolve
from bot.commands.options import Option, Options
from bot.footprint import Working, given, hardware

PATH = "footprint hardware"
CHANGEABLE = ("count", "hours", "region", "power_w", "pue")


class OPTIONS(Options):
    """What runs, for how long, and where; gaps are assumed."""

    gpu: Annotated[str | None, Field(max_length=80), Option("g", suggest="accelerators")] = None
    count: Annotated[int, Field(ge=1, le=100_000_000), Option("n")] = 1
    hours: Annotated[float | None, Field(gt=0, le=10_000_000), Option("h", "h")] = None
    days: Annotated[float | None, Field(gt=0, le=400_000), Option("d", "day")] = None
    region: Annotated[str | None, Field(max_length=80), Option("r", suggest="grids")] = None
    power_w: Annotated[float | None, Field(gt=0, le=100_000), Option("w", "W")] = None
    pue: Annotated[float | None, Field(ge=1, le=5), Option("p")] = None
    grid: Annotated[float | None, Field(ge=0, le=3), Option("i", "kg/kWh")] = None
    utilisation: Annotated[float | None, Field(gt=0, le=100), Option("u", "%")] = None


def answer(options: OPTIONS, desk: Desk) -> Answer:
    """The footprint of accelerator-hours; raises Refusal for unknown names and contradictions."""
    library = desk.library
    row = resolve.accelerator(options.gpu, library) if options.gpu else None
    working = Working()
    power = resolve.power(row, options.power_w, library, working)
    site, place = resolve.site(options.region, options.pue, options.grid, library)
    used = given("utilisation", options.utilisation / 100, "1") if options.utilisation else None
    footprint = hardware(
        count=given("count", options.count, "gpu"),
        hours=resolve.duration(options.hours, options.days, library),
        power_w=power,
        site=site,
        constants=library.constants,
        utilisation=used,
        working=working,
    )
    canonical = options.model_dump(exclude_none=True)
    canonical |= {"gpu": row.id} if row else {}
    canonical |= {"region": place.id} if place else {}
    data = {"gpu": row, "place": place}
    return calculated("footprint-hardware", PATH, canonical, footprint, data=data, views=("steps", "sources"))
