"""Rates of exchange that a question states: 150 yen to the dollar, 1ドル=150円."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from bot.understanding.frames.solver import Piece, Vector
from bot.understanding.reading import Amount

_BESIDE = re.compile(r"(?:[ ]?(?:=|:|is|was|at|が|は|を|、|,|あたり|につき|として)?[ ]?){1,2}")
_TO_ONE = re.compile(
    r"[ ]?(?:to|per|for|/|=)[ ]?(?:the |a |one |1 ?)?(?:us[ ]?)?"
    r"(?:(?P<usd>dollar|usd|ドル|\$)|(?P<eur>euro|eur|ユーロ))"
)


def rate(folded: str, amounts: Sequence[Amount], currencies: Mapping[str, Vector]) -> tuple[Piece, list[Amount]] | None:
    """A stated rate of exchange as a factor, and the amounts that say it; None if there is none."""
    for before, amount in pairwise((None, *amounts)):
        if amount is None or amount.unit not in currencies:
            continue
        other, said = _for_one(folded, before, amount, amounts, currencies)
        if other and other != amount.unit:
            vector = {**currencies[amount.unit], **{kind: -power for kind, power in currencies[other].items()}}
            return Piece(f"{amount.value:.12g} {amount.unit}/{other}", vector, amount.value), said
    return None


def _for_one(
    folded: str,
    before: Amount | None,
    amount: Amount,
    amounts: Sequence[Amount],
    currencies: Mapping[str, Vector],
) -> tuple[str, list[Amount]]:
    """The currency that an amount is for one of, and the amounts that say so; "" if it is for none."""
    if amount.per in currencies:
        return amount.per, [amount]
    one = before if before and before.unit in currencies and before.value == 1 else None
    if one and _BESIDE.fullmatch(folded[one.end : amount.start]):
        return one.unit, [one, amount]
    if to := _TO_ONE.match(folded, amount.end):
        ones = [a for a in amounts if a.value == 1 and amount.end <= a.start <= to.end()]
        return "USD" if to["usd"] else "EUR", [amount, *ones]
    return "", []
