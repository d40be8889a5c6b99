"""The last calculation again with other numbers in it: "やっぱ80人で", "no wait, 1500 of them", "with pue 1.3 then"."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.library import Library
from bot.library.units import MONEY, Unit
from bot.understanding.entries.query import Query
from bot.understanding.leaning import Leaning
from bot.understanding.periods import periods
from bot.understanding.phrases import phrases
from bot.understanding.reading import Amount, Reading, Reads, stated
from bot.understanding.slots import is_taken_back, options_of
from bot.understanding.tokens import numerals
from bot.understanding.tokens.shorthand import is_bare_price
from bot.understanding.turn import Turn

_MACHINES = {"gpu", "machine"}
_WITHIN_A_DAY = {"s", "min", "h"}
_APART = math.log(1.5)
_PER_ITSELF = {"", "each"}

# new amounts, each with those of the last question that it may stand for
Places = Sequence[tuple[Amount, list[Amount]]]


class Amended:
    """Puts the amounts of a line where the last question had its own; `query` takes a folded text apart."""

    def __init__(self, library: Library, query: Callable[[str], Query], reads: Reads) -> None:
        self._units: Mapping[str, Unit] = library.units
        self._query, self._reads = query, reads

    def of(self, turn: Turn) -> Reading | None:
        """The last calculation with the amounts of a line; one that asks back where two amounts may be meant."""
        last = turn.last
        if last.intent != "calculation" or last.base is not None:
            return None
        said = stated(self._query(last.question).amounts)
        places = [(a, self._places(a, said, turn.lean)) for a in _new(turn, said)]
        if not places or _is_said_otherwise(places, last):
            return None
        if unsure := next((a for a, found in places if len(found) > 1), None):
            return turn.again(intent="clarify", unused=(turn.line[unsure.start : unsure.end],))
        text = self._swapped(turn, places) or _added(turn, [a for a, _ in places])
        return self._reread(text, last, turn.lang)

    def daily(self, turn: Turn) -> Reading | None:
        """The last calculation done again each day, for as many days as a line says: それを20日続けると."""
        last = turn.last
        if last.intent != "calculation" or not phrases("daily").search(turn.line):
            return None
        old, new = (_times(amounts) for amounts in (self._query(last.question).amounts, turn.lean.query.amounts))
        if (len(old), len(new)) != (1, 1) or old[0].unit not in _WITHIN_A_DAY:
            return None
        each = " a day" if last.question[old[0].start : old[0].end].isascii() else "/日"
        text = turn.exchanged(old[0].end, old[0].end, each)
        return self._reread(f"{text}, {turn.line[new[0].start : new[0].end]}", last, turn.lang)

    def _reread(self, text: str, last: Reading, lang: str) -> Reading | None:
        """The last calculation with the options that another wording of its question changes."""
        now, before = self._reads(text, lang, ()), self._reads(last.question, lang, ())
        if now.intent != "calculation" or now.options == before.options:
            return None
        if before.command == last.command and before.options == last.options:
            return replace(now, lead=last.lead)
        if not now.command == before.command == last.command:
            return None
        kept = {n: v for n, v in last.options.items() if n in now.options or n not in before.options}
        changed = {n: v for n, v in now.options.items() if before.options.get(n) != v}
        return replace(now, options=kept | changed, lead=last.lead)

    def _places(self, new: Amount, said: Sequence[Amount], lean: Leaning) -> list[Amount]:
        """The amounts of the last question that a new one may stand for, if there is more than one that fits best."""
        if named := _denied(said, lean):
            return named
        if not new.unit and new.dimension != "pue":
            return _nearest(new, said, lean.query.folded)
        ranked = [((old.unit == new.unit, _per(old) == _per(new)), old) for old in said if self._may_replace(new, old)]
        best = max((rank for rank, _ in ranked), default=None)
        return [old for rank, old in ranked if rank == best]

    def _may_replace(self, new: Amount, old: Amount) -> bool:
        """Whether one amount may stand where another one does: in the same unit, or in one of the same kind."""
        if new.unit == old.unit:
            alike = True
        elif new.dimension == "count":
            alike = {new.unit, old.unit} <= _MACHINES
        else:
            alike = bool(new.dimension) and new.dimension == old.dimension
        return alike and self._is_for_the_same(new, old) and self._fits_in(new, old)

    def _is_for_the_same(self, new: Amount, old: Amount) -> bool:
        """Whether an amount is for one of what the other is for, as far as it says so; a rate is no total."""
        pers, before = (set(a.per.split()) - {"each"} for a in (new, old))
        same_time = periods(new, self._units) == periods(old, self._units)
        return not pers or ((pers >= before or pers <= before) and same_time)

    def _fits_in(self, new: Amount, old: Amount) -> bool:
        """Whether a duration is no longer than the day that it is a part of."""
        per = self._units.get(old.per)
        if new.dimension != "time" or per is None or per.dimension != "time":
            return True
        return new.value * self._units[new.unit].factor <= per.factor

    def _swapped(self, turn: Turn, places: Places) -> str | None:
        """The last question with new amounts in the place of old ones, if each has one."""
        question = turn.last.question
        for new, found in sorted(places, key=lambda place: -place[1][0].start if place[1] else 0):
            old = found[0] if found else None
            spelled = self._spelled(question[old.start : old.end], old, new, turn.line) if old else None
            if old is None or spelled is None:
                return None
            question = f"{question[: old.start]}{spelled}{question[old.end :]}"
        return question

    def _spelled(self, text: str, old: Amount, new: Amount, line: str) -> str | None:
        """An amount as it was spelled, with a new number in its unit."""
        number = next((n for n in reversed(list(numerals(text))) if math.isclose(n.value, old.value)), None)
        if number is None or number.scale:
            return line[new.start : new.end] if _per(old) == _per(new) else None
        value = new.value
        if new.unit != old.unit and {new.unit, old.unit} <= self._units.keys() and new.dimension != "count":
            value *= self._units[new.unit].factor / self._units[old.unit].factor
        return f"{text[: number.start]}{Decimal(f'{value:.12g}'):f}{text[number.end :]}"


def _new(turn: Turn, said: Sequence[Amount]) -> list[Amount]:
    """The amounts of a line that change a number: none that it takes back, no price where none was said."""
    kinds = {old.dimension for old in said}
    new = [a for a in turn.lean.amounts if not (a.dimension in MONEY and a.dimension not in kinds)]
    return [a for a in new if not is_bare_price(a) and not is_taken_back(turn.line, a.start, a.end)]


def _is_said_otherwise(places: Places, last: Reading) -> bool:
    """Whether the last question said in another way what an amount without a place says: 係数0.5, 80 g/kWh."""
    filled = (name for amount, found in places if not found and amount.unit for name in options_of(amount))
    return not set(last.options).isdisjoint(filled)


def _denied(said: Sequence[Amount], lean: Leaning) -> list[Amount]:
    """The amounts of the last question that a line takes back."""
    line = lean.query.folded
    denied = [a for a in lean.query.amounts if is_taken_back(line, a.start, a.end)]
    return [a for a in said if any(a.value == d.value and d.unit in {"", a.unit} for d in denied)]


def _nearest(new: Amount, said: Sequence[Amount], line: str) -> list[Amount]:
    """What a number without a unit stands for: what is counted, if it is "of them", else the nearest in size."""
    counts = [old for old in said if old.dimension == "count"]
    if phrases("of_them").match(line, new.end) and counts:
        return [old for old in counts if old.unit in _MACHINES] or counts
    apart = {old.start: abs(math.log(old.value / new.value)) for old in said if old.value * new.value > 0}
    least = min(apart.values(), default=0.0)
    return [old for old in said if apart.get(old.start, math.inf) - least < _APART]


def _added(turn: Turn, new: Sequence[Amount]) -> str:
    """The last question with what a line adds to it: a PUE, a price, hours a day."""
    more = ", ".join(turn.line[_label(turn.line, a.start) : a.end] for a in new)
    return f"{turn.last.question.rstrip(' ?')}, {more}"


def _label(line: str, start: int) -> int:
    """Where an amount with the word in front of it begins: pue 1.3."""
    label = phrases("labelled").search(line, 0, start)
    return label.start() if label else start


def _times(amounts: Sequence[Amount]) -> list[Amount]:
    """The lengths of time among some amounts, but for the day of "every day"."""
    return [a for a in amounts if a.dimension == "time" and a.value > 1]


def _per(amount: Amount) -> str:
    return "" if amount.per in _PER_ITSELF else amount.per
