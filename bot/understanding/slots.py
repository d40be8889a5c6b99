"""What a line changes of a calculation: the place in "フランスなら？", the price in "at 15 cents", the unit."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.library import Library
from bot.understanding.entries.query import Query
from bot.understanding.leaning import Leaning
from bot.understanding.phrases import kinds, phrases
from bot.understanding.reading import Amount, Mention, Reading
from bot.understanding.tokens import numerals
from bot.understanding.tokens.span import blanked, spans
from bot.understanding.wordlists import sections_of

_DATA = sections_of(Path(__file__).with_name("slots.yaml"))
# the options of each calculation that a line may change
TAKES: Mapping[str, tuple[str, ...]] = {
    command: (*(name for name in names if name != "where"), *(_DATA["where"] if "where" in names else ()))
    for command, names in _DATA["takes"].items()
}
_OF_SHELF: dict[str, str] = _DATA["of_shelf"]
_OF_DIMENSION: dict[str, list[str]] = _DATA["of_dimension"]
_OF_UNIT: dict[str, list[str]] = _DATA["of_unit"]
_INSTEAD: dict[str, str] = _DATA["instead"]
_CANONICAL: dict[str, str] = _DATA["canonical"]
_FIGURES: dict[str, str] = _DATA["figures"]
_THINGS: dict[str, dict[str, str]] = _DATA["things"]
_OWN_PLACE: dict[str, str] = _DATA["own_place"]
_THING_OF = {row: thing for thing, rows in _THINGS.items() for row in rows.values()}
_CURRENCIES = {"money": "USD", "yen": "JPY"}  # the vector of a unit of money to its coin; any other is its own
_CONVERTED, _COST = {"energy", "mass"}, "cost"
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Change:
    """The options that a line sets, and the figure and unit that it wants to see first."""

    options: Mapping[str, object]
    lead: tuple[str, str] | None = None

    def __bool__(self) -> bool:
        """Whether anything changes."""
        return bool(self.options) or self.lead is not None


class Slots:
    """Reads what lines change, with the units and tables of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._units = {
            name: unit.id
            for unit in library.units.values()
            if unit.dimension in _FIGURES and unit.dimension != "time"
            for name in (unit.id.lower(), *unit.names)
        }
        self._unit = re.compile("|".join(map(_whole_word, sorted(self._units, key=len, reverse=True))))
        self._masses = {unit.id for unit in library.units.values() if unit.dimension == "mass"}

    def change(self, leaning: Leaning, last: Reading, lang: str, measured: bool = True) -> Change:
        """What a line changes of the last calculation; without its numbers if these are `measured` already."""
        said = dict.fromkeys(TAKES.get(last.command, ())) | dict(last.options)
        found = dict(self._named(leaning, said)) | (dict(self._measured(leaning, said)) if measured else {})
        if "pue" in said and phrases("without_pue").search(leaning.query.folded):
            found["pue"] = 1
        wanted = self.wanted(leaning)
        if price := self.price(leaning.query) if "price" in said else None:
            return Change({**found, "price": price}, wanted if wanted and wanted[0] == _COST else (_COST, ""))
        mass = str(said.get("amount")).rpartition(" ")[2] in self._masses
        if thing := self.thing(leaning.query.folded, lang, mass) if "per" in said else None:
            return Change({**found, "per": thing}, ("equivalent", ""))
        bare = {} if found or not measured else dict(self._bare(leaning, said))
        return Change(found | bare, _shown(wanted, said))

    def _named(self, leaning: Leaning, said: Mapping[str, object]) -> Iterator[tuple[str, object]]:
        """Places, chips and models by the option that takes them."""
        line, counted = leaning.query.folded, _THING_OF.get(str(said.get("per"))) if said.get("amount") else None
        place = _place(line)
        if counted and place and place in _THINGS[counted]:
            yield "per", _THINGS[counted][place]
        for mention in kept(line, leaning.query.mentions):
            name = _OF_SHELF.get(mention.shelf)
            if name in said and not (name == "region" and counted):
                yield str(name), mention.id

    def _measured(self, leaning: Leaning, said: Mapping[str, object]) -> Iterator[tuple[str, object]]:
        """Amounts by the option that takes them."""
        for amount in leaning.query.amounts:
            if amount.dimension in _CONVERTED and not amount.per and "amount" in said:
                yield "amount", f"{amount.value:.12g} {amount.unit}"
            name = _taken(options_of(amount), said)
            if name and amount.per in {"", "each"}:
                yield name, self._in_unit(amount, name)
        name = _taken(_OF_DIMENSION["ratio"], said)
        if name and (share := load(leaning.query.folded)):
            yield name, share

    def _bare(self, leaning: Leaning, said: Mapping[str, object]) -> Iterator[tuple[str, object]]:
        """A number without a unit takes the place of the one of the nearest size; a year that of a year."""
        query = leaning.query
        if any(a.unit for a in query.amounts) or query.mentions or leaning.content or not leaning.numbers:
            return
        value = leaning.numbers[0].value
        sized = {
            name: abs(float(number)) for name, number in said.items() if isinstance(number, int | float) and number
        }
        if "year" in said:
            yield "year", int(value)
        elif sized and value > 0:
            yield min(sized, key=lambda name: abs(math.log(sized[name] / value))), _whole(value)

    def _in_unit(self, amount: Amount, name: str) -> float:
        """The amount in the unit that the option takes."""
        unit = _CANONICAL.get(name)
        if unit is None or amount.unit not in self._library.units:
            return _whole(amount.value)
        return amount.value * self._library.units[amount.unit].factor / self._library.units[unit].factor

    def price(self, query: Query) -> str | None:
        """A sum of money as a price of electricity: 15 cents, 30円, $0.10 per kWh, "in yen at 31/kWh"."""
        for amount in query.amounts:
            if amount.dimension in _CURRENCIES and (energy := self._energy(amount.per or "kWh")):
                value = amount.value * self._library.units[amount.unit].factor / energy
                return f"{value:.12g} {self._coin(amount.unit)}/kWh"
        return None

    def _energy(self, per: str) -> float | None:
        """How many kilowatt-hours a price is for; None if it is for something else."""
        unit = self._library.units.get(per)
        return unit.factor / self._library.units["kWh"].factor if unit and unit.dimension == "energy" else None

    def _coin(self, unit: str) -> str:
        """The coin of a unit of money: USD of cents."""
        kind = next(iter(self._library.units[unit].vector))
        return _CURRENCIES.get(kind, kind)

    def thing(self, line: str, lang: str, mass: bool = False) -> str | None:
        """The row of the everyday thing that an amount (a mass of CO2?) is to be counted in: homes, American homes."""
        spelled = ((name, found) for name, phrase in kinds("things").items() for found in phrase.finditer(line))
        thing = next((name for name, found in spelled if not is_taken_back(line, *found.span())), None)
        if thing is None:
            return None
        thing = "home's carbon" if thing == "home" and mass else thing
        return _THINGS[thing].get(_place(line)) or _THINGS[thing][_OWN_PLACE[lang]]

    def wanted(self, leaning: Leaning) -> tuple[str, str] | None:
        """The figure that a line wants, and the unit of it."""
        line = blanked(leaning.query.folded, spans(leaning.query.amounts))
        for spelled in self._unit.finditer(line):
            if not is_taken_back(line, *spelled.span()):
                unit = self._units[spelled[0]]
                return _FIGURES[self._library.units[unit].dimension], unit
        figure = next((name for name, phrase in kinds("figures").items() if phrase.search(line)), None)
        return (figure, "") if figure else None


def with_change(last: Reading, change: Change) -> Reading:
    """The last calculation with other options; what says the same thing in another way is no longer said."""
    dropped = {_INSTEAD.get(name) for name in change.options}
    said = {name: value for name, value in last.options.items() if name not in dropped}
    return replace(last, options=said | dict(change.options), lead=change.lead or last.lead)


def kept(line: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The names of a line without those that it takes back: BLOOM in "not GPT-3, BLOOM"."""
    return [m for m in mentions if not is_taken_back(line, m.start, m.end)]


def apart(query: Query) -> list[Mention]:
    """The names in a line without the words that are only part of an amount: the kWh of 2000 kWh."""
    inside = [range(a.start, a.end) for a in query.amounts]
    return [m for m in query.mentions if m.shelf != "terms" or not any(m.start in place for place in inside)]


def is_taken_back(line: str, start: int, end: int) -> bool:
    """Whether a line takes back what stands there: GPT-3 in "not GPT-3, BLOOM"."""
    return bool(phrases("taken_back").search(line, 0, start) or phrases("taken_back_ja").search(line[end:]))


def load(line: str) -> float | None:
    """The load of machines in per cent, where words say it: half load, フル稼働."""
    return next((float(share) for share, phrase in kinds("loads").items() if phrase.search(line)), None)


def factor(line: str) -> float | None:
    """How many times something is wanted: 1e6 in "times a million", 1e8 in "1億回分", 0.5 in "half"."""
    for value, phrase in kinds("factors").items():
        if phrase.search(line):
            return float(value)
    if not phrases("times").search(line):
        return None
    found = [n.value for n in numerals(line) if n.value > 0 and not YEAR.fullmatch(line[n.start : n.end])]
    return math.prod(found[:1]) if found else None


def options_of(amount: Amount) -> Sequence[str]:
    """The options that an amount may be, the likeliest first; "of them" counts requests or machines."""
    if amount.dimension == "count" and amount.unit in {"machine", ""}:
        return ("count", "requests")
    return _OF_UNIT.get(amount.unit, _OF_DIMENSION.get(amount.dimension, ()))


def _shown(wanted: tuple[str, str] | None, said: Mapping[str, object]) -> tuple[str, str] | None:
    """The figure that is wanted; no cost where no price was said."""
    return None if wanted and wanted[0] == _COST and said.get("price") is None else wanted


def _place(line: str) -> str:
    """Whose everyday things a line names: us of American homes."""
    return next((name for name, phrase in kinds("places").items() if phrase.search(line)), "")


def _taken(names: Iterable[str], said: Mapping[str, object]) -> str | None:
    """The first of several options that a calculation has."""
    return next((name for name in names if name in said), None)


def _whole_word(spelled: str) -> str:
    """What fits a spelling, but no part of a Latin word."""
    return rf"(?<![a-z0-9]){re.escape(spelled)}(?![a-z0-9])" if spelled.isascii() else re.escape(spelled)


def _whole(value: float) -> float:
    return int(value) if float(value).is_integer() else value
