"""Why an entry cannot be what is meant, however alike its words are: each reason a short rule with a name."""

from collections.abc import Callable, Iterator, Mapping

from bot.understanding.entries.index import Hit
from bot.understanding.entries.query import Query
from bot.understanding.entries.wanted import Wanted

Rule = Callable[[Hit, Query, Wanted], bool]
_HALF = 0.5
ANOTHER_NAME, UNKNOWN_NAME = "another name", "unknown name"


def _another_name(hit: Hit, query: Query, wanted: Wanted) -> bool:
    """It does not speak of every name, or of none of them where a claim may have got one wrong."""
    missing = wanted.missing(hit)
    return bool(missing) and (not query.asked.claims or len(missing) == len(wanted.names))


def _unknown_name(hit: Hit, query: Query, wanted: Wanted) -> bool:
    """A name is asked about that the knowledge does not have; a claim with one is corrected instead."""
    return not query.asked.claims and bool(set(query.unknown) & set(wanted.missing(hit)))


def _another_year(hit: Hit, query: Query, wanted: Wanted) -> bool:
    """A year is named that it does not have; a claim with one is corrected instead."""
    return bool(query.years) and not query.years & hit.said and not query.asked.claims


def _no_such_attribute(hit: Hit, query: Query, wanted: Wanted) -> bool:
    """Something of the name is asked that it does not say: the age, the revenue, the training."""
    lacking = wanted.lacking(hit)
    return bool(lacking) and wanted.decisive(lacking)


def _not_counted(hit: Hit, query: Query, wanted: Wanted) -> bool:
    """Things are counted, and it counts nothing, or nobody counts such things."""
    return wanted.counted and ("?count" not in hit.said or wanted.uncounted)


def _no_duration(hit: Hit, query: Query, wanted: Wanted) -> bool:
    """A duration is asked for, and it has none."""
    return wanted.lasting and "?span" not in hit.said


def _nothing_singled_out(hit: Hit, query: Query, wanted: Wanted) -> bool:
    """The most, least or cheapest of many is asked for, and it singles out nothing."""
    return wanted.most and hit.entry.shelf == "facts" and "most" not in hit.kinds


def _no_place(hit: Hit, query: Query, wanted: Wanted) -> bool:
    """It is asked where something is, and neither what it is about nor any phrase of it is a place."""
    return wanted.place and hit.entry.shelf == "facts" and "where" not in hit.kinds


def _foreign(hit: Hit, query: Query, wanted: Wanted) -> bool:
    """No name or number is known of the question, and of its words at most half."""
    return wanted.unheard >= _HALF and not any(sign[0] in "@=" for sign in query.signs)


def _no_card(hit: Hit, query: Query, wanted: Wanted) -> bool:
    """It only says who or what a name is, and something else is asked."""
    return hit.entry.shelf == "names" and not (query.asked.what_is or query.asked.kind in {"who", "where"})


RULES: Mapping[str, Rule] = {
    ANOTHER_NAME: _another_name,
    UNKNOWN_NAME: _unknown_name,
    "another year": _another_year,
    "no such attribute": _no_such_attribute,
    "not counted": _not_counted,
    "no duration": _no_duration,
    "nothing singled out": _nothing_singled_out,
    "no place": _no_place,
    "no card": _no_card,
    "foreign words": _foreign,
}


def vetoes(hit: Hit, query: Query, wanted: Wanted) -> Iterator[str]:
    """The names of the rules that speak against an entry."""
    return (name for name, against in RULES.items() if against(hit, query, wanted))
