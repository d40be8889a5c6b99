"""Questions for the GPU market in a year between the published ones."""

from bot.library import Library
from bot.understanding.entries.query import YEAR, Query
from bot.understanding.frames.plan import Plan

_CERTAIN = 0.9


def market_year(query: Query, library: Library) -> Plan | None:
    """`/market` for a year that two figures of the article enclose; None for any other question."""
    years = [int(sign[1:]) for sign in query.signs if YEAR.fullmatch(sign)]
    if len(years) != 1 or not {"#market", "#gpu"} <= query.signs:
        return None
    published = [
        int(fact.date[:4]) for fact in library.facts_of(library.standing.market.topic) if "price" in fact.values
    ]
    if years[0] in published or not min(published) < years[0] < max(published):
        return None
    return Plan("market", {"year": years[0]}, None, _CERTAIN)
