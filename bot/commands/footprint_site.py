"""`/footprint site`: megawatts to accelerators, energy, carbon and homes, and back; and the same power as mining."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any, Literal

from pydantic import Field

from bot.answer import Answer
from bot.commands import Desk, consequences, resolve
from bot.commands import footprint_options as shared
from bot.commands.footprint_card import LANGUAGES, compared, footprint_card
from bot.commands.options import Option, Options
from bot.commands.power import MINING
from bot.errors import Refusal
from bot.footprint import Footprint, Machine, Place, Quantity, Working, given, site, site_power
from bot.footprint.units import W_PER_MW
from bot.library import Library
from bot.library.tables import Accelerator

PATH = "footprint site"
CHANGEABLE = ("megawatts", "days", "load", "gpu", "region")


class Capacity(Options):
    """Megawatts or a number of accelerators, for how long and how busy."""

    megawatts: Annotated[float | None, Field(gt=0, le=1_000_000), Option("m", "MW")] = None
    count: Annotated[int | None, Field(ge=1, le=1_000_000_000), Option("n")] = None
    basis: Annotated[Literal["facility", "it"], Option("b")] = "facility"
    gpu: shared.Gpu = None
    power_w: shared.PowerW = None
    load: Annotated[float | None, Field(gt=0, le=100), Option("l", "%")] = None
    days: shared.Days = None
    hours: shared.Hours = None


class OPTIONS(shared.Where, Capacity):
    """A data centre, and where it stands."""


def answer(options: OPTIONS, desk: Desk) -> Answer:
    """What a site holds and uses; raises Refusal for unknown names, contradictions, and a site without a size."""
    library = desk.library
    row, miner, named = _machines(options, library)
    place, grid = resolve.place(options, library)
    machine = _machine(row, options, said=named is row)
    working = Working()
    counted = machine if named is not miner else Machine(power_w=miner.figure("power_w", "W", miner.tdp_w or 0))
    power = _power(options, place, counted, library, working)
    hours = (
        resolve.duration(options.hours, options.days, library)
        or library.constants["hours_per_year"].named("hours").as_assumed()
    )
    footprint = site(
        power,
        options.basis,
        resolve.stated_share("load", options.load) or _usual("load_factor", "load", library),
        hours,
        place,
        resolve.constants(options, library),
        machine,
        (miner.figure("miner_w", "W", miner.tdp_w or 0), miner.figure("miner_ths", "TH/s", miner.hashrate_ths or 0)),
        working,
    )
    footprint, thing = consequences.added(footprint, options, desk)
    return _with_basis(
        footprint_card(
            PATH,
            resolve.canonical(
                options, gpu=named.id if named else None, region=resolve.region_id(options.region, library)
            ),
            footprint,
            library,
            gpu=row if named is row or options.power_w is None else None,
            gpu_said=named is row,
            miner=miner,
            counted=named,
            grid=grid,
            basis=options.basis,
            hours=hours,
            days=None if options.days is None else given("days", options.days, "day"),
            homes=_homes(footprint, library),
            runs=compared(footprint.figures["energy"], library.equivalents[library.standing.article_run]),
            by_count=options.count is not None,
            thing=thing,
        ),
        options,
    )


def _machines(options: OPTIONS, library: Library) -> tuple[Accelerator, Accelerator, Accelerator | None]:
    """What computes and what mines, the named one in its place and the usual one in the other; and the named one."""
    named = resolve.accelerator(options.gpu, library) if options.gpu else None
    usual = library.accelerators[library.standing.accelerator]
    if named is not None and named.kind == MINING:
        return usual, named, named
    return named or usual, library.accelerators[library.standing.miner], named


def _usual(constant: str, name: str, library: Library) -> Quantity:
    return library.constants[constant].named(name).as_assumed()


def _machine(row: Accelerator, options: OPTIONS, *, said: bool) -> Machine:
    if options.power_w is not None:
        return Machine(power_w=given("power_w", options.power_w, "W"))
    if row.tdp_w is None:
        raise Refusal("no-power-known", given=row.name)
    tdp = row.figure("tdp_w", "W", row.tdp_w)
    return Machine(tdp_w=tdp if said else tdp.as_assumed())


def _power(options: OPTIONS, place: Place, machine: Machine, library: Library, working: Working) -> Quantity:
    """The power of the site (W): as said, or of so many accelerators."""
    if options.megawatts is not None and options.count is not None:
        raise Refusal("contradiction", options=["megawatts", "count"])
    if options.megawatts is not None:
        return given("power", options.megawatts * W_PER_MW, "W")
    if options.count is None:
        raise Refusal("needs-one-of", options=["megawatts", "count"])
    return site_power(given("count", options.count, "item"), options.basis, place, library.constants, machine, working)


def _homes(footprint: Footprint, library: Library) -> Mapping[str, Any]:
    """Homes that the energy would supply for a year, for each language."""
    rows = library.standing.things.home
    return {lang: compared(footprint.figures["energy"], library.equivalents[rows[lang]]) for lang in LANGUAGES}


def _with_basis(card: Answer, options: OPTIONS) -> Answer:
    """The card, with the boundary of the megawatts among what was assumed."""
    if options.count is not None or "basis" in options.model_fields_set:
        return card
    return replace(card, assumed=(*card.assumed, "basis"))
