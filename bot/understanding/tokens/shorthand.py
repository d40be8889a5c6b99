"""Numbers whose unit the rest of the question says: 0.18/kWh in dollars, tonnes at 400 g, 2.9 kWh per 1000."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.reading import Amount

_CURRENCIES = {"USD": re.compile(r"\$|\b(?:usd|dollars?)\b|ドル"), "JPY": re.compile(r"円|\b(?:jpy|yen)\b")}
_VIDEO = re.compile(r"[ -]?(?:ai |long |short )?(?:videos?|clips?)(?![a-z])|の?(?:ai)?(?:動画|ビデオ)")
_PER_NUMBER = re.compile(r"(?:[ ]?(?:per|for every|for each|/)[ ]?)$")
_OF_ONE, _USED_BY = {"request", "image", "video", "token"}, {"energy", "mass", "volume", "money", "yen"}
_TIMES = re.compile(r"[x×*][ ]?$")


def spelled_out(folded: str, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts, with the unit that only the rest of the text tells."""
    amounts = [a for a in amounts if not _is_said_again(folded, a, amounts)]
    return _per_number(folded, [_priced(folded, _of_video(folded, amount)) for amount in amounts])


def _is_said_again(folded: str, amount: Amount, amounts: Sequence[Amount]) -> bool:
    """Whether a bare number only says again how many there are: 2枚挿し(170W x2)."""
    counted = any(a.dimension == "count" and a.value == amount.value and not a.per for a in amounts)
    return (
        counted
        and not amount.unit
        and not amount.per
        and _TIMES.search(folded, max(0, amount.start - 2), amount.start) is not None
    )


def _priced(folded: str, amount: Amount) -> Amount:
    """A bare number per kWh is a price in the currency that is named."""
    if amount.unit or amount.per != "kWh":
        return amount
    unit = next((unit for unit, named in _CURRENCIES.items() if named.search(folded)), "")
    return replace(amount, unit=unit, dimension="money" if unit == "USD" else "yen") if unit else amount


def _of_video(folded: str, amount: Amount) -> Amount:
    """The length of a video is for one of them: a 6-second clip, 30秒の動画."""
    short = amount.unit in {"s", "min"} and not amount.per
    return replace(amount, per="video") if short and _VIDEO.match(folded, amount.end) else amount


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
    return bare and measured and _PER_NUMBER.fullmatch(folded[used.end : number.start]) is not None
