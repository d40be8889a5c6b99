"""Numbers whose unit the rest of the question says: 0.18/kWh in dollars, tonnes at 400 g, 2.9 kWh per 1000."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.library.units import MONEY
from bot.understanding.reading import Amount
from bot.understanding.tokens.rule import before, behind, phrase
from bot.understanding.tokens.spellings import Spellings

_OF_ONE, _USED_BY = {"request", "image", "video", "token"}, {"energy", "mass", "volume", "money", "yen"}


def spelled_out(folded: str, amounts: Sequence[Amount], words: Spellings) -> list[Amount]:
    """The amounts, with the unit that only the rest of the text tells."""
    amounts = [a for a in amounts if not _is_said_again(folded, a, amounts)]
    return _moved(folded, _per_number(folded, [_priced(folded, _of_video(folded, a), words) for a in amounts]))


def _moved(folded: str, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts; two prices of which one becomes the other are for the same: 11 cents to 9 cents per kWh."""
    made = list(amounts)
    for n, (one, two) in enumerate(pairwise(amounts)):
        alike = one.unit == two.unit and one.dimension in MONEY and bool(one.per) != bool(two.per)
        if alike and phrase("moved").fullmatch(folded, one.end, two.start):
            per = one.per or two.per
            made[n], made[n + 1] = replace(one, per=per), replace(two, per=per)
    return made


def _is_said_again(folded: str, amount: Amount, amounts: Sequence[Amount]) -> bool:
    """Whether a bare number only says again how many there are: 2枚挿し(170W x2)."""
    if amount.unit or amount.per or not before("said_again_before", folded, amount.start):
        return False
    return any(a.dimension == "count" and a.value == amount.value and not a.per for a in amounts)


def is_bare_price(amount: Amount) -> bool:
    """Whether a number is a price of electricity in no currency: 31/kWh."""
    return not amount.unit and amount.per == "kWh"


def _priced(folded: str, amount: Amount, words: Spellings) -> Amount:
    """A bare number per kWh is a price in the currency that is named."""
    named = words.lexicon.all(folded) if is_bare_price(amount) else ()
    unit = next((word.meaning for word in named if words.dimension(word.meaning) in MONEY), None)
    return replace(amount, unit=unit, dimension=words.dimension(unit)) if unit else amount


def _of_video(folded: str, amount: Amount) -> Amount:
    """The length of a video is for one of them: a 6-second clip, 30秒の動画."""
    short = amount.unit in {"s", "min"} and not amount.per
    return replace(amount, per="video") if short and behind("video_behind", folded, amount.end) else amount


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
