"""Numbers whose unit the rest of the question says: 0.18/kWh in dollars, tonnes at 400 g, 2.9 kWh per 1000."""

from collections.abc import Sequence
from dataclasses import replace

from bot.library.units import MONEY
from bot.understanding.reading import Amount
from bot.understanding.tokens.rule import before, phrase
from bot.understanding.tokens.spellings import Spellings

_OF_ONE, _USED_BY = {"request", "image", "token"}, {"energy", "mass", "volume", "money", "yen"}
_GRAMS, _KILOS = range(5, 1_500), 1.5


def spelled_out(folded: str, amounts: Sequence[Amount], words: Spellings) -> list[Amount]:
    """The amounts, with the unit that only the rest of the text tells."""
    return _per_number(folded, [_priced(folded, _grid(folded, a, amounts), words) for a in amounts])


def is_bare_price(amount: Amount) -> bool:
    """Whether a number is a price of electricity in no currency: 31/kWh."""
    return not amount.unit and amount.per == "kWh"


def _priced(folded: str, amount: Amount, words: Spellings) -> Amount:
    """A bare number per kWh is a price in the currency that is named."""
    named = words.lexicon.all(folded) if is_bare_price(amount) else ()
    unit = next((word.meaning for word in named if words.dimension(word.meaning) in MONEY), None)
    return replace(amount, unit=unit, dimension=words.dimension(unit)) if unit else amount


def _grid(folded: str, amount: Amount, amounts: Sequence[Amount]) -> Amount:
    """Grams "at" which something runs are those of a kWh."""
    small = (amount.unit == "g" and amount.value in _GRAMS) or (amount.unit == "kg" and amount.value < _KILOS)
    if not small or amount.per or not before("at_before", folded, amount.start):
        return amount
    if not any(a.dimension in {"energy", "power", "gpu-time"} or a.unit == "gpu" for a in amounts):
        return amount
    return (
        replace(amount, unit=f"{amount.unit}/kWh", dimension="intensity")
        if phrase("emission").search(folded)
        else amount
    )


def _per_number(folded: str, amounts: Sequence[Amount]) -> list[Amount]:
    """An amount "per 1000" is for so many of the only thing that is counted."""
    things = {a.unit for a in amounts if a.unit in _OF_ONE}
    made: list[Amount] = []
    for amount in amounts:
        last = made[-1] if made else None
        if last and len(things) == 1 and _is_per(folded, last, amount):
            made[-1] = replace(last, value=last.value / amount.value, per=next(iter(things)), end=amount.end)
        else:
            made.append(amount)
    return made


def _is_per(folded: str, used: Amount, number: Amount) -> bool:
    """Whether a bare number says for how many an amount is."""
    bare = not number.unit and not number.per and number.value > 0
    measured = used.dimension in _USED_BY and not used.per
    return bare and measured and phrase("per_number").fullmatch(folded, used.end, number.start) is not None
