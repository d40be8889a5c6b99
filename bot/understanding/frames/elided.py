"""Units that are left out because what is asked says them: 0.37 kg where kWh are counted, $ "at 0.2", 40 a day."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.library.units import MONEY
from bot.understanding.goals import Goal
from bot.understanding.reading import Amount

_AT = re.compile(r"(?:@|\bat|\bgrid(?: of)?|係数[はが]?|[(（])[ ]?$")
_THE_OTHER = re.compile(r"(?:\bthan (?:the )?|\bof [a-z' ]{2,20} |の?全体の)$")
_SET_AGAINST = re.compile(r"より")
_SUPPLIES = {"energy", "power", "gpu-time"}
_GRAMS, _KILOS = range(5, 1_500), 1.5
_YEN, _MOST = "JPY", {"JPY": 100.0}
_USED = {"request", "image", "video"}
_NEAR = 24


def spelled_out(folded: str, amounts: Sequence[Amount], goals: Mapping[str, Goal]) -> tuple[Amount, ...]:
    """The amounts, each with the unit that it must have for what is asked."""
    dimensions = {a.dimension for a in amounts}
    supplied = bool(dimensions & _SUPPLIES) or any(a.unit == "gpu" for a in amounts)
    wants_grid = "carbon" in goals and supplied and "intensity" not in dimensions
    wants_price = "cost" in goals and supplied and not dimensions & set(MONEY)
    unit = (goals["cost"].unit if wants_price else "") or "USD"
    one = _thing(amounts)
    found = []
    for amount in amounts:
        at = bool(_AT.search(folded, max(0, amount.start - _NEAR), amount.start))
        if wants_grid and (grid := _grid(amount, at, amounts)):
            amount = grid
        elif wants_price and at and not amount.unit and not amount.per and _is_price(amount, unit):
            amount = replace(amount, unit=unit, dimension="yen" if unit == _YEN else "money", per="kWh")
        elif one and not amount.unit and amount.per and amount.value >= 1:
            amount = replace(amount, unit=one, dimension="count")
        elif not amount.unit and not amount.per:
            amount = _asked(folded, amount, goals)
        found.append(amount)
    return tuple(found)


def _grid(amount: Amount, at: bool, amounts: Sequence[Amount]) -> Amount | None:
    """The carbon of a kWh, said as a mass that nothing else could be, or as a bare number "at" which something runs."""
    if amount.per or amount.low is not None:
        return None
    if not amount.unit and at and 0 < amount.value < _KILOS and not float(amount.value).is_integer():
        return replace(amount, unit="kg/kWh", dimension="intensity")
    small = (amount.unit == "g" and amount.value in _GRAMS) or (amount.unit == "kg" and 0 < amount.value < _KILOS)
    alone = sum(a.dimension == "mass" for a in amounts) == 1
    return replace(amount, unit=f"{amount.unit}/kWh", dimension="intensity") if small and alone else None


def _is_price(amount: Amount, unit: str) -> bool:
    """Whether a bare number can be what a kWh costs."""
    return 0 < amount.value < _MOST.get(unit, 1.0)


def _thing(amounts: Sequence[Amount]) -> str:
    """What an amount is for one of, if it is the only thing of its kind: 0.3 Wh per prompt."""
    found: Collection[str] = set(_things(amounts))
    return next(iter(found)) if len(found) == 1 else ""


def _things(amounts: Sequence[Amount]) -> Iterator[str]:
    for amount in amounts:
        yield from (per for per in amount.per.split() if per in _USED)
        if amount.unit in _USED:
            yield amount.unit


def _asked(folded: str, amount: Amount, goals: Mapping[str, Goal]) -> Amount:
    """A bare number that the answer is set against: less than the 552, % of Japan's 1013."""
    against = _THE_OTHER.search(folded, max(0, amount.start - _NEAR), amount.start)
    goal = next((g for g in goals.values() if g.unit and g.figure in {"energy", "carbon"}), None)
    if goal is None or not (against or _SET_AGAINST.match(folded, amount.end)):
        return amount
    return replace(amount, unit=goal.unit, dimension="energy" if goal.figure == "energy" else "mass")
