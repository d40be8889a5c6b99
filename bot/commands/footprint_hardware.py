"""`/footprint hardware`: accelerators × hours to energy, carbon, embodied carbon and water."""

from functools import partial
from typing import Annotated

from pydantic import Field

from bot.answer import Answer
from bot.commands import Desk, consequences, footprint_methods, power, resolve
from bot.commands import footprint_options as shared
from bot.commands.footprint_card import footprint_card
from bot.commands.options import Option, Options
from bot.errors import Refusal
from bot.footprint import Working, given, hardware

PATH = "footprint hardware"
CHANGEABLE = ("count", "hours", "region", "power_w", "pue")


class Run(Options):
    """What runs, and for how long; gaps are assumed."""

    gpu: shared.Gpu = None
    count: Annotated[int, Field(ge=1, le=100_000_000), Option("n")] = 1
    hours: shared.Hours = None
    days: shared.Days = None
    power_w: shared.PowerW = None
    utilisation: Annotated[float | None, Field(gt=0, le=100), Option("u", "%")] = None
    extra_runs: shared.ExtraRuns = None


class OPTIONS(shared.Where, Run):
    """A run, and where it runs."""


def answer(options: OPTIONS, desk: Desk) -> Answer:
    """The footprint of accelerator-hours; raises Refusal for unknown names, contradictions and a missing duration."""
    library = desk.library
    row = resolve.accelerator(options.gpu, library) if options.gpu else None
    hours = resolve.duration(options.hours, options.days, library)
    if hours is None:
        raise Refusal("needs-one-of", options=["hours", "days"])
    working = Working()
    watts = power.drawn(row, options.power_w, library, working)
    place, grid = resolve.place(options, library)
    footprint = hardware(
        count=resolve.said_or_assumed("count", options.count, "gpu", options),
        hours=hours,
        power_w=watts,
        place=place,
        constants=resolve.constants(options, library),
        utilisation=resolve.stated_share("utilisation", options.utilisation),
        extra_runs=None if options.extra_runs is None else given("extra_runs", options.extra_runs, "1"),
        working=working,
    )
    if row is not None and row.kind == power.MINING:  # what is known of making hardware is about accelerators
        footprint = footprint.without("embodied")
    footprint, thing = consequences.added(footprint, options, desk)
    figures = footprint.figures
    return footprint_card(
        PATH,
        resolve.canonical(options, gpu=row.id if row else None, region=resolve.region_id(options.region, library)),
        footprint,
        library,
        gpu=row,
        grid=grid,
        thing=thing,
        hours=hours,
        days=None if options.days is None else given("days", options.days, "day"),
        methods=partial(
            footprint_methods.of_hours,
            figures["accelerator_hours"],
            row,
            figures["energy"],
            library,
            None if options.pue is None else place.pue,
        ),
    )
