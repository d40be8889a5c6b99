"""Units that are left out because what is asked says them: 0.37 kg where kWh are counted, $ "at 0.2", 40 a day."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.library.units import MONEY
from bot.understanding.goals import Goal
from bot.understanding.reading import Amount

_AT = re.compile(r"(?:@|\bat|\bgrid(?: of)?|係数[はが]?|\()[ ]?$")
_THE_OTHER = re.compile(r"(?:\bthan (?:the )?|\bof [a-z0-9' -]{2,20} |の?全体の)$")
_TO = re.compile(r"[ ]?(?:to|→|->|から|vs\.?|versus|(?:instead of|rather than))[ ]?")
_AS_COUNTED = re.compile(r" (?:of (?:em|them) )?(?:at|drawing|using|for) \d")
_SUPPLIES = {"energy", "power", "gpu-time"}
_GRAMS, _KILOS = range(5, 1_500), 1.5
_YEN, _MOST = "JPY", {"JPY": 100.0}
_USED = {"request", "image", "video"}
_SUMS = {"energy": "energy", "carbon": "mass"}
_FROM = re.compile(r"\bfrom (?:about |around )?$")
_NEAR, _APART = 24, 100.0


@dataclass(frozen=True, slots=True)
class _Question:
    """A question: its text, its amounts and what it asks for."""

    folded: str
    amounts: Sequence[Amount]
    goals: Mapping[str, Goal]

    @property
    def dimensions(self) -> set[str]:
        """What is stated."""
        return {a.dimension for a in self.amounts}

    @property
    def is_supplied(self) -> bool:
        """Whether electricity is used, which a price and a grid intensity are for."""
        return bool(self.dimensions & _SUPPLIES) or any(a.unit == "gpu" for a in self.amounts)

    def is_at(self, amount: Amount) -> bool:
        """Whether something runs "at" an amount, or has it in parentheses."""
        return bool(_AT.search(self.folded, max(0, amount.start - _NEAR), amount.start))


def spelled_out(folded: str, amounts: Sequence[Amount], goals: Mapping[str, Goal]) -> tuple[Amount, ...]:
    """The amounts, each with the unit that it must have for what is asked."""
    q = _Question(folded, amounts, goals)
    found: list[Amount] = []
    for amount in amounts:
        made = (
            rule(q, amount, found) for rule in (_onward, _from, _counted, _thing, _same, _grid, _price, _asked, _cents)
        )
        found.append(next(filter(None, made), amount))
    return tuple(found)


def _is_bare(amount: Amount) -> bool:
    return not amount.unit and not amount.per


def _onward(q: _Question, amount: Amount, found: Sequence[Amount]) -> Amount | None:
    """What something goes to is in the unit of where it comes from: 20 servers -> 40."""
    last = found[-1] if found else None
    if last is None or not last.unit or not _is_bare(amount) or not _TO.fullmatch(q.folded[last.end : amount.start]):
        return None
    return replace(amount, unit=last.unit, dimension=last.dimension, per=last.per)


def _from(q: _Question, amount: Amount, _: Sequence[Amount]) -> Amount | None:
    """What something comes from is in the unit of where it goes to: from 49,061 to 40,000 dollars."""
    ahead = next((a for a in q.amounts if a.start >= amount.end), None)
    if (
        ahead is None
        or not ahead.unit
        or not _is_bare(amount)
        or not 1 / _APART < amount.value / (ahead.value or 1) < _APART
    ):
        return None
    if not _FROM.search(q.folded, max(0, amount.start - _NEAR), amount.start):
        return None
    goes = _TO.fullmatch(q.folded[amount.end : ahead.start])
    return replace(amount, unit=ahead.unit, dimension=ahead.dimension, per=ahead.per) if goes else None


def _counted(q: _Question, amount: Amount, found: Sequence[Amount]) -> Amount | None:
    """How many of them there are now: 100 GPUs at 400 W, now 60 at 700 W."""
    if not _is_bare(amount) or amount.value <= 1 or not _AS_COUNTED.match(q.folded, amount.end):
        return None
    unit = next((a.unit for a in found if _counts(a)), "machine" if q.dimensions & set(MONEY) else "")
    return replace(amount, unit=unit, dimension="count") if unit else None


def _counts(amount: Amount) -> bool:
    return amount.dimension == "count" and not amount.per


def _thing(q: _Question, amount: Amount, _: Sequence[Amount]) -> Amount | None:
    """So many a day of the only thing that an amount is for: 0.3 Wh per prompt, 40 a day."""
    if amount.unit or not amount.per or amount.value < 1:
        return None
    things = {used for a in q.amounts for used in (*a.per.split(), a.unit) if used in _USED}
    return replace(amount, unit=next(iter(things)), dimension="count") if len(things) == 1 else None


def _same(q: _Question, amount: Amount, _: Sequence[Amount]) -> Amount | None:
    """What one time takes is what one image takes, where only images are counted: 1回2Wh, 5枚."""
    counted = {a.unit for a in q.amounts if a.unit in _USED}
    if amount.per != "request" or amount.dimension == "count" or len(counted) != 1 or "request" in counted:
        return None
    return replace(amount, per=counted.pop())


def _grid(q: _Question, amount: Amount, _: Sequence[Amount]) -> Amount | None:
    """The carbon of a kWh, said as a mass that nothing else could be, or as a bare number "at" which something runs."""
    if "carbon" not in q.goals or not q.is_supplied or "intensity" in q.dimensions or amount.low is not None:
        return None
    if _is_bare(amount):
        small = q.is_at(amount) and 0 < amount.value % 1 == amount.value
        return replace(amount, unit="kg/kWh", dimension="intensity") if small else None
    alone = not amount.per and sum(a.dimension == "mass" for a in q.amounts) == 1
    return replace(amount, unit=f"{amount.unit}/kWh", dimension="intensity") if alone and _is_small(amount) else None


def _is_small(amount: Amount) -> bool:
    """Whether a mass can be what a kWh emits."""
    return (amount.unit == "g" and amount.value in _GRAMS) or (amount.unit == "kg" and 0 < amount.value < _KILOS)


def _price(q: _Question, amount: Amount, _: Sequence[Amount]) -> Amount | None:
    """What a kWh costs, in the currency that is asked for: eur @ 0.25."""
    if "cost" not in q.goals or not q.is_supplied or q.dimensions & set(MONEY):
        return None
    unit = q.goals["cost"].unit or "USD"
    if not _is_bare(amount) or not 0 < amount.value < _MOST.get(unit, 1.0) or not q.is_at(amount):
        return None
    return replace(amount, unit=unit, dimension="yen" if unit == _YEN else "money", per="kWh")


def _cents(q: _Question, amount: Amount, _: Sequence[Amount]) -> Amount | None:
    """Cents beside euros are those of a euro."""
    euros = any(a.unit == "EUR" for a in q.amounts) or ("cost" in q.goals and q.goals["cost"].unit == "EUR")
    return replace(amount, unit="eurocent") if euros and amount.unit == "cent" else None


def _asked(q: _Question, amount: Amount, _: Sequence[Amount]) -> Amount | None:
    """A bare number that the answer is set against: less than the 552, % of Japan's 1013."""
    goal = next((g for g in q.goals.values() if g.unit and g.figure in _SUMS), None)
    against = _THE_OTHER.search(q.folded, max(0, amount.start - _NEAR), amount.start)
    if goal is None or not _is_bare(amount) or not (against or q.folded.startswith("より", amount.end)):
        return None
    return replace(amount, unit=goal.unit, dimension=_SUMS[goal.figure])
