"""`/market`: the GPU market figures of the article, their growth, and a year in between."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Annotated

from pydantic import Field

from bot.answer import Answer, Link
from bot.commands import Desk
from bot.commands.options import Option, Options
from bot.errors import Refusal
from bot.footprint import Footprint, Quantity, known
from bot.footprint.growth import growth, interpolated
from bot.library import Fact

_LONGEST_BAR = 16


class OPTIONS(Options):
    """The year to look at; without one, the figures of the article."""

    year: Annotated[int | None, Field(ge=1, le=9999), Option("y")] = None


@dataclass(frozen=True, slots=True)
class Row:
    """One year of the chart: its price, how many blocks its bar has, and the fact it is from (None: interpolated)."""

    price: Quantity
    bar: int
    fact: Fact | None


@dataclass(frozen=True, slots=True)
class Span:
    """The way from one figure to the next, and its growth in percent: once, or each year if there are several."""

    start: Quantity
    end: Quantity
    years: Quantity
    rate: Quantity
    yearly: bool


def answer(options: OPTIONS, desk: Desk) -> Answer:
    """Prices by year (USD) and their growth (%); raises Refusal for a year that no two figures enclose."""
    library, year = desk.library, options.year
    facts = {int(fact.date): fact for fact in library.facts_of(library.standing.market.topic) if "price" in fact.values}
    prices = {published: _price(published, facts[published]) for published in sorted(facts)}
    working, spans = Footprint({}, ()), []
    for span, grown in _spans(prices):
        working += grown
        spans.append(span)
    if year is not None and year not in prices:
        prices[year], between = _between(year, spans)
        working += between
    used = (*facts.values(), library.facts[library.standing.market.whole])
    return Answer(
        kind="calculation",
        template="market",
        command="market",
        options=options.model_dump(exclude_none=True),
        figures={q.name: q for q in (*prices.values(), *(span.rate for span in spans))},
        steps=working.steps,
        facts=tuple(fact.id for fact in used),
        sources=tuple(dict.fromkeys(source for fact in used for source in fact.said_by)),
        data={
            "rows": _rows(prices, facts),
            "spans": spans,
            "asked": prices[year] if year is not None else None,
            "ours": year is not None and year not in facts,
            "notes": list({note.id: note for fact in facts.values() for note in library.notes_of(fact.id)}.values()),
            "later": library.standing.market.whole,
        },
        links=tuple(Link(fact.id, "fact", {"topic": fact.id}) for fact in used),
        views=("steps", "sources"),
    )


def _price(year: int, fact: Fact) -> Quantity:
    value = fact.values["price"]
    amount = float(value.value or 0)
    return known(f"price_{year}", value.unit, amount, amount, amount, "published", fact.said_by, year)


def _spans(prices: Mapping[int, Quantity]) -> Iterator[tuple[Span, Footprint]]:
    for (before, start), (after, end) in pairwise(prices.items()):
        years = _years("years", after - before)
        grown = growth(start, end, years)
        rate = grown.figures["growth"].named(f"growth_{before}_{after}")
        steps = tuple(step for step in grown.steps if step.name == "growth")
        yield Span(start, end, years, rate, after - before > 1), Footprint({}, steps)


def _between(year: int, spans: list[Span]) -> tuple[Quantity, Footprint]:
    """The price of a year between two figures, at constant growth (geometric interpolation)."""
    for span in spans:
        first, last = span.start.year or 0, span.end.year or 0
        if first < year < last:
            between = interpolated(span.start, span.end, span.years, _years("elapsed", year - first))
            return replace(between.figures["interpolated"], name=f"price_{year}", year=year), between
    raise Refusal("year-out-of-range", given=year, first=spans[0].start.year, last=spans[-1].end.year)


def _years(name: str, count: int) -> Quantity:
    return known(name, "year", count, count, count, "derived")


def _rows(prices: Mapping[int, Quantity], facts: Mapping[int, Fact]) -> list[Row]:
    longest = max(price.central for price in prices.values())
    return [
        Row(price, max(1, round(_LONGEST_BAR * price.central / longest)), facts.get(year))
        for year, price in sorted(prices.items())
    ]
