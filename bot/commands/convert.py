"""`/convert`: an amount of electricity or CO2 in everyday terms; energy with energy, carbon with carbon."""

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any

from pydantic import Field

from bot.answer import Answer
from bot.commands import Desk, consequences, relations, resolve
from bot.commands import footprint_options as shared
from bot.commands.amounts import amount
from bot.commands.footprint_card import LANGUAGES, MOST_SOURCES, Comparison, compared, spoken_of
from bot.commands.options import Option, Options, as_text
from bot.errors import Refusal
from bot.footprint import Quantity, Working, given, originals
from bot.library import Library
from bot.understanding.reading import Amount

PATH = "convert"
CHANGEABLE = ("amount", "region", "price", "per")
_MOST, _READABLE, _SAME = 6, 2.0, 1e-3


class OPTIONS(Options):
    """An amount with its unit; a place for the other kind of quantity; a price; the asker's own everyday thing."""

    amount: Annotated[str, Field(max_length=80), Option("a")]
    region: shared.Region = None
    grid: Annotated[float | None, Field(ge=0.0001, le=3), Option("i", "kg/kWh")] = None
    price: shared.Price = None
    per: shared.Per = None
    by: Annotated[str | None, Field(max_length=80), Option("b")] = None
    growth: Annotated[float | None, Field(ge=-99, le=1_000), Option("G", "%")] = None
    periods: Annotated[float | None, Field(gt=0, le=100), Option("n")] = None
    pue: shared.Pue = None
    wue: shared.Wue = None


def answer(options: OPTIONS, desk: Desk) -> Answer:
    """The amount in everyday terms; raises Refusal for an amount that is neither electricity nor CO2."""
    library = desk.library
    read = amount("amount", options.amount, desk)
    if related := _related(read, options, desk):
        return related
    if read.dimension not in consequences.KINDS:
        raise Refusal("not-convertible", given=options.amount, dimension=read.dimension)
    name, unit = consequences.KINDS[read.dimension]
    main = relations.attributed(given(name, read.value * library.units[read.unit].factor, unit), library)
    working = Working()
    grid = resolve.grid_row(options.region, library) if options.region else None
    other = _other(main, options, grid, working, library)
    figures = {q.name: q for q in [main, *other]}
    figures |= {q.name: q for q in _site(main, options, working)}
    figures |= {q.name: q for q in consequences.priced(options.price, figures, working, desk)}
    own, thing = consequences.counted(options.per, figures, working, desk)
    figures |= {q.name: q for q in own}
    pictures = {lang: {c.row.id: c for c in _pictures(main, lang, library)} for lang in LANGUAGES}
    article = _article(main, library)
    steps = (*working.steps, *(article["steps"] if article else ()))
    rows = [c.row for found in pictures.values() for c in found.values()]
    used = [s for q in originals(steps) for s in q.sources]
    return Answer(
        kind="calculation",
        template=PATH,
        command=PATH,
        options=_canonical(options, read, grid),
        figures=figures,
        steps=steps,
        facts=(library.standing.article_cars.fact,) if article else (),
        sources=tuple(dict.fromkeys([*used, *(s for row in rows for s in row.source)])),
        data={
            **spoken_of(steps),
            "main": main,
            "typed": read.unit,
            "thing": thing,
            "grid": grid if options.grid is None else None,
            "pictures": pictures,
            "article": article,
            "said_by": tuple(dict.fromkeys(used)),
            "cited": {lang: _sources(used, found.values()) for lang, found in pictures.items()},
        },
        views=("steps", "sources"),
    )


def _related(read: Amount, options: OPTIONS, desk: Desk) -> Answer | None:
    """The amount by another one, grown, or what so many homes come to; None where none of these is asked for."""
    said = _canonical(options, read, None)
    if options.growth is not None:
        return relations.grown(read, options.growth, options.periods or 1.0, said, desk)
    if options.by is not None:
        return relations.related(read, options.by, said, desk)
    row = desk.library.equivalents.get(options.per or "")
    return relations.things(read, row, said) if row is not None and read.dimension == "count" else None


def _other(main: Quantity, options: OPTIONS, grid: Any, working: Working, library: Library) -> list[Quantity]:
    """Carbon of electricity, or the electricity that emits so much, on the grid that was named."""
    if options.region is None and options.grid is None:
        return []
    factor = resolve.intensity(grid, options.grid, library)
    if main.name == "energy":
        return [working.line("carbon", "kgCO2e", "energy × grid", energy=main, grid=factor)]
    return [working.line("energy", "kWh", "carbon ÷ grid", carbon=main, grid=factor)]


def _site(main: Quantity, options: OPTIONS, working: Working) -> list[Quantity]:
    """What computing equipment's electricity means for its site: the whole facility, the overhead, and water."""
    if main.name != "energy":
        return []
    found = []
    if options.pue is not None:
        pue = given("pue", options.pue, "1")
        found.append(working.line("facility", "kWh", "energy × pue", energy=main, pue=pue))
        found.append(working.line("overhead", "kWh", "facility − energy", facility=found[0], energy=main))
    if options.wue is not None:
        wue = given("wue_site", options.wue, "L/kWh")
        found.append(working.line("water_site", "L", "energy × wue_site", energy=main, wue_site=wue))
    return found


def _pictures(main: Quantity, lang: str, library: Library) -> Iterator[Comparison]:
    """Everyday things of a language's readers that the amount holds at least one of, homes and cars first."""
    kinds = {"energy"} if main.name == "energy" else {"emission", "absorption"}
    rows = [r for r in library.equivalents.values() if r.quantity in kinds and r.audience in {lang, "both"}]
    found = [compared(main, row) for row in rows if row.id != library.standing.article_car]
    first = {row: place for place, row in enumerate(library.standing.first)}
    handy = sorted(
        (c for c in found if c.step.output.central >= 1), key=lambda c: (first.get(c.row.id, len(first)), _ease(c))
    )
    yield from handy[:_MOST] or [max(found, key=lambda c: c.step.output.central)]


def _sources(used: Iterable[str], found: Iterable[Comparison]) -> tuple[str, ...]:
    """What the card names: the first source of each comparison; the rest is in the sources view."""
    named = dict.fromkeys([*used, *(comparison.row.source[0] for comparison in found)])
    return tuple(named)[:MOST_SOURCES]


def _ease(found: Comparison) -> float:
    """How far a count is from one that people can picture."""
    return abs(math.log10(found.step.output.central) - _READABLE)


def _article(main: Quantity, library: Library) -> Mapping[str, Any] | None:
    """Where the amount is the one that the article counts in cars: the factor this implies, and today's number."""
    standing = library.standing
    carbon, cars = (library.facts[told.fact].values[told.value] for told in standing.told())
    said = float(carbon.value or 0) * library.units[carbon.unit].factor
    if main.name != "carbon" or not math.isclose(main.central, said, rel_tol=_SAME):
        return None
    row, working = library.equivalents[standing.article_car], Working()
    count = row.figure("cars", "car", float(cars.value or 0))
    implied = working.line("implied", "kgCO2e", "carbon ÷ cars", carbon=main, cars=count)
    now = compared(main, library.equivalents[standing.things.car.en])
    return {"cars": count, "implied": implied, "now": now, "steps": working.steps}


def _canonical(options: OPTIONS, read: Amount, grid: Any) -> dict[str, Any]:
    said = resolve.canonical(options, region=grid and grid.id)
    return {
        **said,
        "amount": f"{as_text(read.value)} {read.unit}" + (f" per {read.per.split()[0]}" if read.per else ""),
    }
