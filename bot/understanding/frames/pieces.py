"""Amounts as factors of a formula: what each is made of, and what else the same words can mean."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from bot.library import Library
from bot.library.formulas import term_of
from bot.library.units import MONEY
from bot.understanding.frames import parts
from bot.understanding.frames.machines import is_total
from bot.understanding.frames.solver import Piece
from bot.understanding.reading import Amount

_TO_IT = re.compile(
    r"it(?:側|機器|分|部分|負荷|設備)|(?:how much|what)[^?.]*\bit (?:load|power|equipment|energy|side|use)"
)
_OF_SITE = re.compile(r"全体|施設|合計|総|\b(?:facility|whole|site|total|building|meter)\b")
_IS_COUNT = re.compile(r" [a-z]+(?: [a-z]+)?|[^\x00-\x7f]")
_SPLIT = re.compile(r"\b(?:shared?|split|divided?|spread)\b|割り|で割|分け合")
_ONE_SAID = re.compile(
    r"[x×*] ?\d|\b(?:each|apiece|per|every)\b|一つ|1つ|ずつ|あたり|それぞれ"
    r"|[1一](?:台|枚|人|回|件|日)(?!いくら|何|なん)"
)
# kWh and tonnes are rather what all of these take
_TAKING_LITTLE = {"gpu", "machine", "rack", "pod", "request", "image", "video", "person"}
_FOR_ALL = re.compile(r"[枚回本件台人]で[日月年]?$")  # 1000枚で2.9kWh
_ASKED_BY, _EACH = {"request", "image", "video", "token"}, re.compile(r"\b(?:each|apiece|every)\b|ずつ|[1一]人")
_POWER_STATION = 10_000
# What is often stated of one thing without saying so: 8 GPUs at 700 W.
_OF_ONE = {"energy", "power", "mass", "volume", "money", "yen", "count"}
_RUNS_ON = {"time", "gpu", "request", "image", "home"}  # what a given supply lasts for, or can feed
_PER_TIME_OR_ENERGY = {"s", "min", "h", "day", "week", "month", "year", "kWh"}
_TIMES = _PER_TIME_OR_ENERGY - {"kWh"}
_BARE = {"times", "item"}
_COUNTED_IN = {
    "token": ("request", "image", "person"),
    "request": ("person", "machine", "gpu"),
    "image": ("person",),
    "gpu": ("machine",),
}
_HELD = ("gpu", "machine", "rack", "pod", "request", "image", "video", "person")
_NOT_COUNTED = {"item", "token", "parameter", "company", "comment"}


class Pieces:
    """Reads amounts as factors with the units of one library."""

    def __init__(self, library: Library) -> None:
        self._library, self._units = library, library.units

    def of(
        self,
        folded: str,
        amounts: Sequence[Amount],
        asked: Iterable[str] | None = None,
        *,
        runs: bool = False,
        counted: Sequence[str] = (),
    ) -> list[tuple[Piece, ...]] | None:
        """For each amount the factors that it can be, the likeliest first; None if one cannot be any.

        `asked` are the kinds of things that are asked for, none for a ratio; `runs` says that a bare
        number may count runs; `counted` are things that others count.
        """
        kinds = set(asked or ())
        things = filter(self._is_thing, kinds)
        counted = list(dict.fromkeys([*counted, *counted_in(amounts), *things, *_times_of_one(amounts)]))
        lasts = asked is not None and (bool(kinds) or not runs) and _runs_on(kinds, amounts)
        daily = _daily(amounts) if kinds == {"time"} else ()
        rates = {(a.dimension, per) for a in amounts for per in a.per.split()}
        found = []
        for amount in map(_of_run, amounts) if runs else amounts:
            read = self._readings(folded, amount, _free_of(rates, amount, counted), runs, lasts)
            found.append(tuple(self._daily(amount) if amount in daily else read))
        return found if all(found) else None

    def _readings(
        self, folded: str, amount: Amount, counted: Sequence[str], runs: bool, lasts: bool
    ) -> Iterator[Piece]:
        if amount.unit == "%":
            yield from filter(None, [parts.percentage(folded, amount)])
        elif amount.value <= 0:
            return
        elif amount.dimension == "pue":
            yield parts.inverse(plain(amount.value)) if lasts or _is_of_it(folded) else plain(amount.value)
        elif amount.unit in _BARE or (runs and not amount.unit):
            yield plain(amount.value)
        elif amount.unit:
            yield from self._measured(folded, amount, counted)
        else:
            yield from filter(None, [self._bare(folded, amount, counted)])

    def _bare(self, folded: str, amount: Amount, counted: Sequence[str]) -> Piece | None:
        """A number without a unit: so many of something that has no name here, or a part of something."""
        if not counted and amount.value > 1 and _IS_COUNT.match(folded, amount.end):
            return self.piece(f"{amount.value:.12g} item")
        return parts.fraction(folded, amount)

    def _is_thing(self, kind: str) -> bool:
        return kind in self._units and self._units[kind].dimension == "count" and kind not in _NOT_COUNTED

    def _daily(self, amount: Amount) -> Iterator[Piece]:
        """Hours a day, which make a supply last longer; hours alone may be meant so, too."""
        hours = self.piece(f"{amount.value:.12g} {amount.unit}/day")
        if not amount.per:
            yield self.piece(f"{number(amount)} {amount.unit}")
        if 0 < hours.size <= 1:
            yield Piece(f"(1 ÷ {hours.text})", {}, 1 / hours.size, fixed=True, rank=int(not amount.per))

    def _measured(self, folded: str, amount: Amount, counted: Sequence[str]) -> Iterator[Piece]:
        """An amount with its unit, for one of each that it can be for."""
        whole = self._is_whole(amount)
        for rank, pers in enumerate(self._pers(folded, amount, counted)):
            if all(per in self._units for per in pers):
                text = f"{number(amount)} {'/'.join((amount.unit, *pers))}"
                yield replace(self.piece(text), rank=rank and rank + whole)

    def _pers(self, folded: str, amount: Amount, counted: Sequence[str]) -> list[list[str]]:
        """What an amount can be for one of, the likeliest first."""
        pers = [per for per in amount.per.split() if per != "total"]
        others = self._others(folded, amount, counted)
        if "each" in pers:
            found = _each(amount, pers, others)
        elif amount.dimension in _OF_ONE and not is_total(folded, amount):
            found = _of_one(folded, pers, others, counted)
        else:
            found = [pers, []] if amount.dimension == "time" and pers else [pers]  # 20 days a month are days, too
            found += _of_each(folded, amount, pers, counted)
        if amount.dimension in {"energy", "mass", *MONEY} and set(pers) & _TIMES:
            found.append([per for per in pers if per not in _PER_TIME_OR_ENERGY])  # 50 GWh a year: of that year
        return found

    def _others(self, folded: str, amount: Amount, counted: Sequence[str]) -> list[str]:
        """The counted things that an amount may be for one of, though it does not say so."""
        if _FOR_ALL.search(folded, 0, amount.start):
            return []
        rather_all = self._is_whole(amount) and not _ONE_SAID.search(folded)
        but = {amount.unit, *(_TAKING_LITTLE if rather_all else ())}
        return [thing for thing in counted if thing not in but and _may_be_for(amount, thing)]

    def _is_whole(self, amount: Amount) -> bool:
        """Whether an amount is rather a sum than what one of something takes: kWh and tonnes, not Wh or grams."""
        return amount.dimension in {"energy", "mass"} and self._units[amount.unit].factor >= 1

    def piece(self, text: str) -> Piece:
        """A term of a formula as a factor; raises ValueError."""
        term = term_of(text, self._library)
        return Piece(text, term.vector, term.quantity.central * term.size)


def number(amount: Amount) -> str:
    """The number of an amount as a formula writes it: 8, or 300–400."""
    if amount.low is None or amount.high is None:
        return f"{amount.value:.12g}"
    return f"{amount.low:.12g}–{amount.high:.12g}"


def plain(value: float) -> Piece:
    """A number without a unit, which only multiplies."""
    return Piece(f"{value:.12g}", {}, value, fixed=True)


def counted_in(amounts: Sequence[Amount]) -> list[str]:
    """The things that are counted in a question, by the unit of each."""
    counts = ["gpu" if a.dimension == "gpu-time" else a.unit for a in amounts if _counts(a)]
    pers = [p for a in amounts for p in a.per.split() if p in _HELD]
    each = [a.unit for a in amounts if _counts(replace(a, per=a.per.replace("each", "")))] if counts else []
    return [unit for unit in dict.fromkeys([*counts, *pers, *each]) if unit not in _NOT_COUNTED]


def _of_run(amount: Amount) -> Amount:
    """What each of several runs takes is that of the run."""
    return replace(amount, per="") if amount.per == "each" else amount


def _is_of_it(folded: str) -> bool:
    """Whether the computing equipment's part of a whole site is asked for."""
    return bool(_TO_IT.search(folded) and _OF_SITE.search(folded))


def _free_of(rates: Set[tuple[str, str]], amount: Amount, things: Sequence[str]) -> list[str]:
    """The things that no other amount of a kind is for one of, where an amount does not say what it is for."""
    return [thing for thing in things if amount.per or (amount.dimension, thing) not in rates]


def _runs_on(asked: Set[str], amounts: Sequence[Amount]) -> bool:
    """Whether a supply is to last or to feed as much as is asked; where a time is stated, it is not asked how long."""
    timed = "time" in asked and any(a.dimension == "time" and not a.per for a in amounts)
    return asked <= _RUNS_ON and not timed


def _each(amount: Amount, pers: Sequence[str], others: Sequence[str]) -> list[list[str]]:
    """What an amount can be for one of that is said to be for each."""
    rest = [p for p in pers if p != "each"]
    choices = [[thing, *rest] for thing in others] or [["item", *rest]]
    return [*choices, rest] if amount.dimension == "count" else choices  # 1000 each day, of each of two things


def _of_one(folded: str, pers: list[str], others: Sequence[str], counted: Sequence[str]) -> list[list[str]]:
    """What an amount that is often stated of one thing can be for one of: 8 GPUs at 700 W."""
    free = others if set(pers) <= _TIMES else []
    found = [pers, *([*pers, thing] for thing in free if thing not in pers)]
    if _SPLIT.search(folded) and set(pers) & set(counted):
        found.insert(0, [per for per in pers if per not in counted])
    return found


def _of_each(folded: str, amount: Amount, pers: Sequence[str], counted: Sequence[str]) -> list[list[str]]:
    """A length of each video, or what each of several people asks, where that is not said right there."""
    if amount.unit in {"s", "min"} and not pers and "video" in counted:
        return [["video"]]
    asked = amount.unit in _ASKED_BY and "person" in counted and "person" not in pers
    return [[*pers, "person"]] if asked and _EACH.search(folded) else []


def _daily(amounts: Sequence[Amount]) -> list[Amount]:
    """The hours a day that something is used, where what it uses up is stated."""
    hours = [a for a in amounts if a.dimension == "time" and a.value > 0 and (a.per == "day" or a.unit == "h")]
    return hours if any(map(_is_supply, amounts)) else []


def _is_supply(amount: Amount) -> bool:
    """Whether an amount is used up: a battery, or a sum of money."""
    return amount.dimension in {"energy", *MONEY} and amount.per in {"", "total"}


def uncounted(amounts: Sequence[Amount]) -> list[str]:
    """The things that something is said of one of, and of which no number is said: there is one."""
    return [
        thing
        for thing in (*_HELD, "home", "car")
        if any(thing in a.per.split() for a in amounts) and not _is_counted(thing, amounts)
    ]


def _is_counted(thing: str, amounts: Sequence[Amount]) -> bool:
    return any(a.unit == thing for a in amounts)


def _times_of_one(amounts: Sequence[Amount]) -> list[str]:
    """What money may be for one of beside things: an hour that stands as one, and a kWh where there is power."""
    ones = [a.unit for a in amounts if a.dimension == "time" and a.value == 1 and not a.per]
    priced = any(a.dimension in {"energy", "power"} for a in amounts) and not any("kWh" in a.per for a in amounts)
    return [*ones, *(["kWh"] if priced else [])]


def _counts(amount: Amount) -> bool:
    return amount.dimension == "gpu-time" or (amount.dimension == "count" and "each" not in amount.per)


def _may_be_for(amount: Amount, thing: str) -> bool:
    """Whether an amount can be what one of a thing takes: tokens of a request, but no people of a token."""
    if thing in {"tree", "car", "home"} and amount.dimension not in {"mass", "energy"}:
        return False
    if thing in _PER_TIME_OR_ENERGY:
        return amount.dimension in MONEY or (thing != "kWh" and amount.dimension in {"energy", "mass"})
    if amount.dimension == "power" and thing == "gpu":
        return amount.unit in {"W", "kW"} and amount.value < _POWER_STATION
    return amount.dimension != "count" or thing in _COUNTED_IN.get(amount.unit, ())
