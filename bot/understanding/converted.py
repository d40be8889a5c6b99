"""The figure of the last answer, converted: its cost, everyday things, another unit, so many times, more or less."""

from collections.abc import Mapping
from dataclasses import replace

from bot.library import Library
from bot.library.units import Unit
from bot.understanding.phrases import phrases
from bot.understanding.reading import Amount, Reading
from bot.understanding.slots import TAKES, Change, Slots, with_change
from bot.understanding.told import DIMENSIONS, Told
from bot.understanding.turn import Turn

_CONVERTED = {"energy", "mass"}
_ENERGY = {"energy"}
_FIGURES = {"energy": "energy", "mass": "carbon", "volume": "water"}
_EQUIVALENT = ("equivalent", "")
_USE = "request"


class Converted:
    """Converts what answers told, with the units of one library."""

    def __init__(self, library: Library, slots: Slots, told: Told) -> None:
        self._units, self._slots, self._told = library.units, slots, told

    def of(self, turn: Turn, options: Mapping[str, object], lead: tuple[str, str] | None = None) -> Reading | None:
        """The leading figure of the last answer, converted."""
        last = turn.last
        plain = turn.again(command="convert", options=options, intent="calculation", lead=lead, base=last)
        if self._told.fact(last) is None and self._told.cell(last) is None:
            return plain if last.intent in {"calculation", "compare"} else None
        fitting = _ENERGY if "price" in options else _CONVERTED if "per" in options else None
        value = self._told.figure(last, fitting)
        return replace(plain, options={"amount": f"{value.value:.12g} {value.unit}", **options}) if value else None

    def multiplied(self, turn: Turn, by: str) -> Reading | None:
        """The figure of the last answer by a number of times or people; the one of the unit that is wanted, if any."""
        wanted = self._slots.wanted(turn.lean)
        dimension = self._units[wanted[1]].dimension if wanted and wanted[1] else None
        value = self._told.figure(turn.last, {dimension}) if dimension else None
        found = self.of(turn, {"by": by})
        if found is None or value is None:
            return found
        return replace(found, options={"amount": f"{value.value:.12g} {value.unit}", "by": by})

    def priced(self, turn: Turn) -> Reading | None:
        """What the last electricity costs at a price."""
        price = self._slots.price(turn.lean.query)
        return self.of(turn, {"price": price}, ("cost", "")) if price else None

    def in_unit(self, turn: Turn) -> Reading | None:
        """The same fact with its figure in another unit, or with its figure of another kind: the water of it."""
        wanted, fact = self._slots.wanted(turn.lean), self._told.fact(turn.last)
        if wanted is None:
            return None
        if fact is None:
            return self._of_row(turn, wanted)
        name, unit = self._told.valued(fact, self._units[wanted[1]].dimension if wanted[1] else DIMENSIONS[wanted[0]])
        return turn.again(lead=(name, wanted[1] or unit)) if name else None

    def _of_row(self, turn: Turn, wanted: tuple[str, str]) -> Reading | None:
        """The figure of a row in another unit, or the row of another figure of the same use."""
        figure, unit = wanted
        if not unit:
            beside = self._told.beside(turn.last, figure)
            return turn.again(options={"topic": beside}) if beside else None
        fits = self._told.figure(turn.last, {self._units[unit].dimension}) and self._told.cell(turn.last)
        return self.of(turn, {}, wanted) if fits else None

    def recounted(self, turn: Turn) -> Reading | None:
        """The amount of a question that had no answer, in everyday things that are known: homes instead of donuts."""
        last = turn.last
        thing = self._slots.thing(turn.lean.rest, turn.lang, any(a.dimension == "mass" for a in last.amounts))
        given = [a for a in last.amounts if a.dimension in _CONVERTED and not a.per]
        if thing is None or len(given) != 1:
            return None
        options = {"amount": f"{given[0].value:.12g} {given[0].unit}", "per": thing}
        return turn.again(command="convert", options=options, intent="calculation", lead=_EQUIVALENT)

    def repeated(self, turn: Turn) -> Reading | None:
        """The formula of a figure, how often a line counts it in a period, and for how long; None if it does not."""
        query, amounts = turn.lean.query, turn.lean.amounts
        often = [a for a in amounts if a.dimension in {"count", ""} and _is_time(self._units.get(a.per))]
        long = [a for a in amounts if a.dimension == "time" and not a.per]
        value = self._told.figure(turn.last, set(_FIGURES))
        if value is None or len(often) != 1 or len(long) > 1 or len(often) + len(long) != len(amounts):
            return None
        terms = [f"{value.value:.12g} {value.unit}/{_USE}", f"{often[0].value:.12g} {_USE}/{often[0].per}"]
        formula = " × ".join((*terms, *(f"{time.value:.12g} {time.unit}" for time in long)))
        return turn.again(
            command="calculate",
            options={"formula": formula},
            intent="calculation",
            lead=(_FIGURES[self._units[value.unit].dimension], ""),
            question=query.folded,
            mentions=query.mentions,
        )

    def grown(self, turn: Turn) -> Reading | None:
        """The last figure with so many per cent added or taken away."""
        share = _only(turn)
        if share is None or share.dimension != "ratio" or turn.lean.names or not phrases("grown").search(turn.line):
            return None
        sign = -1 if phrases("shrunk").search(turn.line) else 1
        return self.of(turn, {"growth": sign * abs(share.value)})

    def counted(self, turn: Turn) -> Reading | None:
        """How many of something that is so much each the last figure makes: full charges of a 60 kWh battery."""
        one = _only(turn)
        if one is None or one.dimension not in _CONVERTED or one.per not in {"", "each"} or one.value <= 0:
            return None
        if not phrases("own_kind").search(turn.line):
            return None
        options = {"per": f"{one.value:.12g} {one.unit}"}
        if turn.last.base is None and "per" in TAKES.get(turn.last.command, ()):
            return with_change(turn.last, Change(options, _EQUIVALENT))
        return self.of(turn, options, _EQUIVALENT)


def _only(turn: Turn) -> Amount | None:
    """The one amount of a line."""
    found = turn.lean.amounts
    return found[0] if len(found) == 1 else None


def _is_time(unit: Unit | None) -> bool:
    return unit is not None and unit.dimension == "time"
