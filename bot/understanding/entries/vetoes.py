"""Why an entry cannot be what is meant, however alike its words are: each reason a short rule with a name."""

from collections.abc import Callable, Iterator, Mapping

from bot.understanding.entries.query import READERS
from bot.understanding.entries.wanted import Case
from bot.understanding.phrases import phrases

Rule = Callable[[Case], bool]
_STRAY, _ALIKE, _SORT, _SOMEBODY, _BARE = 0.3, 0.35, 0.3, 0.5, 0.21
_LITTLE, _HARDLY = 0.45, 0.25
ANOTHER_NAME, UNKNOWN_NAME = "another name", "unknown name"


def _another_name(case: Case) -> bool:
    """It does not speak of every name, or of none of them where a claim may have got one wrong."""
    return bool(case.missing) and (not case.query.asked.claims or len(case.missing) == len(case.wanted.names))


def _unknown_name(case: Case) -> bool:
    """A name is asked about that the knowledge does not have; a claim with one is corrected instead."""
    return not case.query.asked.claims and not case.missing.isdisjoint(case.query.unknown)


def _another_voice(case: Case) -> bool:
    """It is asked what one of the readers says, and somebody else speaks."""
    readers = {"@" + mention.id for mention in case.query.mentions if mention.id in READERS}
    return bool(readers) and case.is_fact and not readers & case.hit.said


def _another_year(case: Case) -> bool:
    """A year is named that it does not have; a claim with one is corrected instead."""
    return bool(case.query.years) and not case.query.years & case.hit.said and not case.query.asked.claims


def _no_such_attribute(case: Case) -> bool:
    """Something of the name is asked that it does not say: the age, the revenue, the training."""
    return case.is_decisive


def _not_counted(case: Case) -> bool:
    """Things are counted, and it counts nothing, or nobody counts such things."""
    counts = "?number" if phrases("exactly").search(case.query.folded) else "?count"
    return case.wanted.counted and (counts not in case.hit.said or case.wanted.uncounted)


def _no_duration(case: Case) -> bool:
    """A duration is asked for, and it has none."""
    return case.wanted.lasting and "?span" not in case.hit.said


def _nothing_singled_out(case: Case) -> bool:
    """The most, least or cheapest of many is asked for, and it singles out nothing of the sort, or nobody."""
    least = _SOMEBODY if case.query.asked.kind == "who" else _SORT
    things = {f"@{m.id}" for m in case.query.mentions if m.shelf == "terms"}
    return case.wanted.most and not case.query.asked.meaning and (case.hit.most < least or not things <= case.hit.firm)


def _of_the_asker(case: Case) -> bool:
    """What the asker has or did is asked about, which nobody but the asker knows."""
    return bool(phrases("of_the_asker").search(case.query.folded))


def _another_thing(case: Case) -> bool:
    """Of what is asked about something named, whether or who, it has hardly anything."""
    asked = case.query.asked
    least = _BARE if asked.yes_no or asked.kind == "who" else 0.0
    sources = {f"@{m.id}" for m in case.query.mentions if m.shelf == "grids"} & case.query.signs
    strange = case.hit.rest < least or not sources <= case.hit.firm
    return case.is_fact and bool(case.wanted.names) and not asked.claims and strange


def _no_place(case: Case) -> bool:
    """It is asked where something is, and neither what it is about nor any phrase of it is a place."""
    return case.wanted.place and case.is_fact and "where" not in case.hit.kinds


def _foreign(case: Case) -> bool:
    """Half of the words or more are unknown, and no name or number is known."""
    return 2 * case.wanted.unheard >= case.wanted.words > 0 and not any(sign[0] in "@=" for sign in case.query.signs)


def _nothing_known_asked(case: Case) -> bool:
    """Of what is asked about a name, no word is known: the colour of an H100."""
    asked = [sign for sign in case.query.signs if sign[0] != "@"]
    return bool(asked) and len(asked) < len(case.query.signs) and case.wanted.unheard == len(asked)


def _astray(case: Case) -> bool:
    """An amount of something named is asked for, and it has hardly anything of the rest of the question."""
    asks = case.query.asked.kind == "amount" and bool(case.wanted.names)
    return asks and case.hit.rest < _STRAY and case.hit.alike < _ALIKE


def _beside(case: Case) -> bool:
    """Nothing is named, and it says little of what is asked: the CO2 of a train, answered with that of a grid."""
    unnamed = case.is_fact and not case.wanted.names
    return unnamed and case.hit.rest < _LITTLE and case.hit.told < _HARDLY


def _no_card(case: Case) -> bool:
    """It only says who or what a name is, and something else is asked."""
    return case.hit.entry.shelf == "names" and not (
        case.query.asked.what_is or case.query.asked.kind in {"who", "where"}
    )


RULES: Mapping[str, Rule] = {
    ANOTHER_NAME: _another_name,
    UNKNOWN_NAME: _unknown_name,
    "another voice": _another_voice,
    "another year": _another_year,
    "no such attribute": _no_such_attribute,
    "not counted": _not_counted,
    "no duration": _no_duration,
    "nothing singled out": _nothing_singled_out,
    "of the asker": _of_the_asker,
    "another thing": _another_thing,
    "no place": _no_place,
    "no card": _no_card,
    "foreign words": _foreign,
    "nothing known asked": _nothing_known_asked,
    "astray": _astray,
    "beside": _beside,
}


def vetoes(case: Case) -> Iterator[str]:
    """The names of the rules that speak against an entry."""
    return (name for name, against in RULES.items() if against(case))
