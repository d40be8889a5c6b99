"""Everyday things by themselves: the CO2 of a Shinkansen trip, ガソリン1リットル, the power of a light bulb."""

from bot.library import Library
from bot.library.tables import Equivalent
from bot.understanding.comparisons.everyday import Everyday
from bot.understanding.comparisons.side import Side
from bot.understanding.entries.columns import tables
from bot.understanding.entries.query import Query
from bot.understanding.frames.plan import Plan
from bot.understanding.phrases import phrases
from bot.understanding.reading import Mention
from bot.understanding.tokens.span import blanked
from bot.understanding.words import features

_SURE, _POSSIBLE = 0.7, 0.6  # a fact that fits well says it before
_WORLD = "WORLD"
_QUANTITIES = ("energy", "emission")
_KINDS = {"what", "amount"}
_CONVERTED = {"home", "car", "tree"}  # so many of these are converted
_PLACES = {"grids", "cloud_regions"}
_UNITS = {"kgCO2": "kg", "kWh": "kWh"}


class Things:
    """Finds the everyday thing that a question is about, and says how many of it there are."""

    def __init__(self, library: Library, everyday: Everyday) -> None:
        self._library, self._everyday, self._table = library, everyday, tables()["equivalents"]

    def plan(self, query: Query) -> Plan | None:
        """What one or so many of a thing use or emit; None if that is not asked, or anything else is asked too."""
        side = self._side(query) if _asks_amount(query) else None
        if side is None or not self._is_all(query, side):
            return None
        row = self._library.equivalents[side.id]
        used = frozenset(amount.start for amount in query.amounts)
        if self._asks(query, row.quantity):
            lead = ("result", _UNITS.get(row.unit, ""))
            return Plan("calculate", {"formula": _formula(side, row)}, lead, _SURE, used)
        if row.quantity != "energy" or not self._asks(query, "emission"):
            return None
        formula = f"{_formula(side, row)} × grid:{side.grid or _WORLD}"
        return Plan("calculate", {"formula": formula}, ("result", ""), _SURE if side.grid else _POSSIBLE, used)

    def _side(self, query: Query) -> Side | None:
        """The thing that is named, and how many; the one of whose quantity is asked comes first."""
        asked = [quantity for quantity in _QUANTITIES if self._asks(query, quantity)]
        ways = (self._everyday.thing(query.folded, query.mentions, query.amounts, q) for q in (asked, _QUANTITIES))
        return next(filter(None, ways), None)

    def _asks(self, query: Query, quantity: str) -> bool:
        return self._table.columns[quantity].search(query.folded) is not None

    def _is_all(self, query: Query, side: Side) -> bool:
        """Whether a question says nothing besides the words of a row, its amounts, and what goes without saying."""
        own = set[str]().union(*map(features, self._everyday.texts_of(side)))
        spans = [(a.start, a.end) for a in query.amounts]
        spans += [
            match.span()
            for p in (self._table.around, *self._table.columns.values())
            for match in p.finditer(query.folded)
        ]
        rest = blanked(query.folded, spans)
        named = [m for m in query.mentions if rest[m.start : m.end].strip()]
        if any(self._is_other(m, features(query.folded[m.start : m.end]) - own) for m in named):
            return False
        unnamed = blanked(rest, ((m.start, m.end) for m in named))
        return any(all(sign[0] == "#" for sign in features(text) - own) for text in (rest, unnamed))

    def _is_other(self, mention: Mention, words: set[str]) -> bool:
        """Whether a name is of something else than a row is called by, or of what facts speak of; a place may be."""
        if mention.shelf in _PLACES:
            return False
        kind = self._library.names[mention.id].kind if mention.shelf == "names" else "place"
        return bool(words) or kind != "place"


def _asks_amount(query: Query) -> bool:
    """Whether it is asked how much of something, not whether, who or how many; homes, cars and trees are converted."""
    asked = query.asked
    if asked.kind not in _KINDS or (asked.yes_no and asked.kind == "what") or phrases("counted").search(query.folded):
        return False
    never = tables()["equivalents"].never
    if never and never.search(query.folded):
        return False
    return not any(amount.unit in _CONVERTED for amount in query.amounts)


def _formula(side: Side, row: Equivalent) -> str:
    """So many of a thing, each for a year where its row is for one."""
    first, *others = (row.per or "item").split("/")
    return " × ".join([f"{side.value:.12g} {first}", *(f"1 {one}" for one in others), f"thing:{row.id}"])
