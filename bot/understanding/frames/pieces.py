"""Amounts as factors of a formula: what each is made of, and what else the same words can mean."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from bot.library import Library
from bot.library.formulas import term_of
from bot.library.units import MONEY
from bot.understanding.frames.machines import is_total
from bot.understanding.frames.solver import Piece, Vector
from bot.understanding.reading import Amount

# What is left over, or comes on top, where a percentage stands beside one of these words.
_REMOVED = re.compile(
    r"\b(?:cached?|off|idle|unused|free|discount|saved|skip\w*|dropp\w*|fail\w*|minus|less|fewer|lower|reduc\w*|cut|capp?\w*|down|fall\w*|fell|declin\w*|shr[iu]nk\w*|loss(?:es)?|lost|left|remain\w*)\b"
    r"|キャッシュ|オフ|引く|引いた|除|残り|ロス|損失|停止|止め|割引|減|削減|節約|引き|少な|安"
)
_ADDED = re.compile(
    r"\b(?:more|extra|additional|higher|increas\w*|on top|plus|up|rose|risen?|went up)\b"
    r"|増|追加|上乗せ|込み|足す|足し|プラス|割増|多"
)
# The computing equipment's part is asked for where that of the whole site is given.
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
_OF = re.compile(r" of |の(?!時間)")
_SHARE_BEFORE = re.compile(r"other $|(?<!負荷)(?<!稼働率)[はが]$")
_ASKED_BY, _EACH = {"request", "image", "video", "token"}, re.compile(r"\b(?:each|apiece|every)\b|ずつ|[1一]人")
_NEAR, _ALL, _POWER_STATION = 24, 100, 10_000
# The part itself is asked for, not what is left.
_PART_ASKED = re.compile(
    r"how (?:much|many)\b[^?.]*\b(?:saved?|less|fewer|wasted?|cheaper)\b"
    r"|how (?:much|many)\b[^?.]{0,30}\b(?:we|it|they|i|you|that)(?: have to| need to| must)?"
    r" (?:cut|drop|fall|reduce|avoid|lose|save)\b|wasted|[kmgt]?wh saved"
    r"|(?:何|いくら|どんだけ|どれ(?:だけ|くらい))[^。?]{0,8}(?:減|浮|節約|ムダ|無駄|得)|ムダ|無駄"
)
# The whole is asked for, of which a part is given.
_WHOLE_ASKED = re.compile(
    r"全体(?:は|で|では|の電力は)(?:何|いくら|どれ)|(?:what|how much) (?:is|was|does) the (?:whole|total|entire)"
)
_PART_GIVEN = re.compile(
    r"(?:分|これ|それ|ぶん)[がは]\d|\b(?:which|that|this|that part) (?:is|was|comes to|equals|amounts to) \d"
)
_LOAD = re.compile(
    r"(?:利用率|稼働率|負荷率|稼働|\b(?:load|utili[sz]ation|capacity factor)(?: of| is)?)[はが: =]?[ ]?$"
)
# What it was before a change is asked for, of which what came out is given.
_BEFORE_ASKED = re.compile(
    r"(?:前|元|もと|もともと|before|最初)は?(?:何|なん|いくら|どれ)|(?:減らす|増やす|下げる|上げる|削減)前は"
    r"|\b(?:before|originally|original|initially)\b[^?]{0,30}\?"
    r"|\b(?:what|how (?:much|many))\b[^?.]{0,40}\b(?:before|originally)\b"
)
# What is often stated of one thing without saying so: 8 GPUs at 700 W.
_OF_ONE = {"energy", "power", "mass", "volume", "money", "yen", "count"}
_RUNS_ON = {"time", "gpu", "request", "image", "home"}  # what a given supply lasts for, or can feed
_PER_TIME_OR_ENERGY = {"s", "min", "h", "day", "week", "month", "year", "kWh"}
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
        things: Sequence[str] = list(filter(self._is_thing, kinds))
        counted = list(dict.fromkeys([*counted, *counted_in(amounts), *things, *_times_of_one(amounts)]))
        lasts = asked is not None and (bool(kinds) or not runs) and _runs_on(kinds, amounts)
        daily = _daily(amounts) if kinds == {"time"} else ()
        rates = {(a.dimension, per) for a in amounts for per in a.per.split()}
        found = []
        for amount in map(_of_run, amounts) if runs else amounts:
            things = [thing for thing in counted if amount.per or (amount.dimension, thing) not in rates]
            read = self._readings(folded, amount, things, runs, lasts)
            found.append(tuple(self._daily(amount) if amount in daily else read))
        return found if all(found) else None

    def _readings(
        self, folded: str, amount: Amount, counted: Sequence[str], runs: bool, lasts: bool
    ) -> Iterator[Piece]:
        if amount.unit == "%" and -_ALL < amount.value < 0:
            yield Piece(f"(1 − {-amount.value:.12g} %)", {}, 1 + amount.value / _ALL, fixed=True)
        if amount.value <= 0:
            return
        if amount.unit == "%":
            yield _share(folded, amount)
        elif (amount.dimension == "pue" and lasts) or (
            amount.dimension == "pue" and _TO_IT.search(folded) and _OF_SITE.search(folded)
        ):
            yield Piece(f"(1 ÷ {amount.value:.12g})", {}, 1 / amount.value, fixed=True)
        elif amount.dimension == "pue" or amount.unit in {"times", "item"} or (runs and not amount.unit):
            yield plain(amount.value)
        elif not amount.unit and not counted and amount.value > 1 and _IS_COUNT.match(folded, amount.end):
            yield self.piece(f"{amount.value:.12g} item")
        elif _is_part(folded, amount):
            yield _share(folded, replace(amount, value=amount.value * _ALL, unit="%"))
        elif amount.unit:
            yield from self._measured(folded, amount, counted)

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
        pers = [p for p in amount.per.split() if p != "total"]
        others = [thing for thing in counted if thing != amount.unit and _may_be_for(amount, thing)]
        if _FOR_ALL.search(folded, 0, amount.start):
            others = []
        elif self._is_whole(amount) and not _ONE_SAID.search(folded):
            others = [thing for thing in others if thing not in _TAKING_LITTLE]
        if "each" in pers:
            choices = _each(amount, pers, others)
        elif amount.dimension in _OF_ONE and not is_total(folded, amount):
            free = others if set(pers) <= _PER_TIME_OR_ENERGY - {"kWh"} else []
            choices = [pers, *([*pers, thing] for thing in free if thing not in pers)]
            if _SPLIT.search(folded) and set(pers) & set(counted):
                choices.insert(0, [p for p in pers if p not in counted])
        else:
            choices = [pers, []] if amount.dimension == "time" and pers else [pers]  # 20 days a month are days, too
            choices += _of_each(folded, amount, pers, counted)
        if amount.dimension in {"energy", "mass", *MONEY} and set(pers) & _PER_TIME_OR_ENERGY - {"kWh"}:
            choices.append([p for p in pers if p not in _PER_TIME_OR_ENERGY])  # 50 GWh a year: of that year
        for rank, choice in enumerate(choices):
            if all(p in self._units for p in choice):
                text = f"{number(amount)} {'/'.join((amount.unit, *choice))}"
                yield replace(self.piece(text), rank=rank and rank + self._is_whole(amount))

    def _is_whole(self, amount: Amount) -> bool:
        """Whether an amount is rather a sum than what one of something takes: kWh and tonnes, not Wh or grams."""
        return amount.dimension in {"energy", "mass"} and self._units[amount.unit].factor >= 1

    def piece(self, text: str) -> Piece:
        """A term of a formula as a factor; raises ValueError."""
        term = term_of(text, self._library)
        return Piece(text, term.vector, term.quantity.central * term.size)


def is_share(folded: str, amount: Amount) -> bool:
    """Whether a number in words is a part of something: half of our GPUs, the other half."""
    around = folded[max(0, amount.start - len("other ")) : amount.start], folded[amount.end :]
    return amount.value < 1 and bool(_OF.match(around[1]) or _SHARE_BEFORE.search(around[0]))


def _is_part(folded: str, amount: Amount) -> bool:
    """Whether a bare number is a part of something: half, 1/4; 0.4 may be anything."""
    return not amount.unit and not amount.per and amount.value < 1 and "." not in folded[amount.start : amount.end]


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


def _runs_on(asked: Set[str], amounts: Sequence[Amount]) -> bool:
    """Whether a supply is to last or to feed as much as is asked; where a time is stated, it is not asked how long."""
    timed = "time" in asked and any(a.dimension == "time" and not a.per for a in amounts)
    return asked <= _RUNS_ON and not timed


def _each(amount: Amount, pers: Sequence[str], others: Sequence[str]) -> list[list[str]]:
    """What an amount can be for one of that is said to be for each."""
    rest = [p for p in pers if p != "each"]
    choices = [[thing, *rest] for thing in others] or [["item", *rest]]
    return [*choices, rest] if amount.dimension == "count" else choices  # 1000 each day, of each of two things


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


def _share(folded: str, amount: Amount) -> Piece:
    """A percentage: a share of what is given, or what is left of it or comes on top; of the whole if that is asked."""
    text, share = f"{amount.value:.12g} {amount.unit}", amount.value / _ALL
    part = Piece(text, {}, share, fixed=True)
    if _LOAD.search(folded, 0, amount.start):
        return part
    if _WHOLE_ASKED.search(folded) and _PART_GIVEN.search(folded):
        return _inverse(part)
    changed = _changed(folded[max(0, amount.start - _NEAR) : amount.end + _NEAR], part)
    if _BEFORE_ASKED.search(folded) and changed is not part:
        return _inverse(changed)
    return part if _PART_ASKED.search(folded) else changed


def _changed(beside: str, part: Piece) -> Piece:
    """What is left of a share, or comes on top, where the words beside it say so."""
    if _REMOVED.search(beside) and part.size < 1:
        return Piece(f"(1 − {part.text})", {}, 1 - part.size, fixed=True)
    if _ADDED.search(beside):
        return Piece(f"(1 + {part.text})", {}, 1 + part.size, fixed=True)
    return part


def _inverse(piece: Piece) -> Piece:
    return Piece(f"(1 ÷ {piece.text})", {}, 1 / piece.size, fixed=True)


def exchange(
    folded: str, amounts: Sequence[Amount], currencies: Mapping[str, Vector]
) -> tuple[Piece, list[Amount]] | None:
    """A stated rate of exchange, "150 yen to the dollar", and the amounts that say it; None if there is none."""
    for number, amount in enumerate(amounts):
        before = amounts[number - 1] if number else None
        own, other = currencies.get(amount.unit), ""
        if amount.per in currencies:
            other, said = amount.per, [amount]
        elif (
            before
            and before.unit in currencies
            and before.value == 1
            and _BESIDE.fullmatch(folded[before.end : amount.start])
        ):
            other, said = before.unit, [before, amount]
        elif (to := _TO_ONE.match(folded, amount.end)) and own:
            other = "USD" if to["usd"] else "EUR"
            said = [amount, *(a for a in amounts if a.value == 1 and amount.end <= a.start <= to.end())]
        if own and other and other != amount.unit:
            vector = {**own, **{kind: -power for kind, power in currencies[other].items()}}
            return Piece(f"{amount.value:.12g} {amount.unit}/{other}", vector, amount.value), said
    return None


_BESIDE = re.compile(r"(?:[ ]?(?:=|:|is|was|at|が|は|を|、|,|あたり|につき|として)?[ ]?){1,2}")
_TO_ONE = re.compile(
    r"[ ]?(?:to|per|for|/|=)[ ]?(?:the |a |one |1 ?)?(?:us[ ]?)?"
    r"(?:(?P<usd>dollar|usd|ドル|\$)|(?P<eur>euro|eur|ユーロ))"
)
