"""Amounts that are said to be of all: 5.6 kW in total, 合計5.6kW, 全部で."""

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from bot.understanding.reading import Amount
from bot.understanding.tokens.rule import Rule

_OF_ALL = {"power", "energy"}
_WINDOW = 20
_OVER = re.compile(r"[ ](?:(?:spread|split|shared|divided) )?(?:over|across|among|between) (?:the )?")


def _total(_: re.Match[str], amount: Amount) -> Amount | None:
    return replace(amount, per="total") if amount.dimension in _OF_ALL and amount.per in {"", "gpu"} else None


BEHIND: tuple[Rule[Amount], ...] = (
    Rule(
        "behind",
        re.compile(r",?[ ]?\(?(?:in (?:total|all|sum)|altogether|all together|combined|total|overall)(?![a-z])"),
        _total,
    ),
    Rule(
        "behind, in Japanese", re.compile(r"(?:の|を|で)?[ (]?(?:合計|総計|全部で|全体で|全部の合計|トータル)"), _total
    ),
)
BEFORE: tuple[Rule[Amount], ...] = (
    Rule(
        "in front",
        re.compile(
            r"(?<![a-z])(?:total(?: power)?(?: draw)?(?: of)?|in total|altogether|combined)[:,]?[ ](?:about )?$"
        ),
        _total,
    ),
    Rule(
        "in front, in Japanese",
        re.compile(
            r"(?:合計|総計|(?<![\u3400-\u9fff])(?:全部|全体|計)|トータル)"
            r"(?:で|の|は|が)?(?:消費電力|電力)?(?:は|が)?[ 、]?約?$"
        ),
        _total,
    ),
)


def marked(folded: str, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts, with those of all marked so."""
    counts = {amount.start for amount in amounts if amount.dimension == "count"}
    return [_shared(folded, _marked(folded, amount), counts) for amount in amounts]


def _shared(folded: str, amount: Amount, counts: Container[int]) -> Amount:
    """An amount that is spread over several of something is that of all: 100 MWh over 25 homes."""
    over = _OVER.match(folded, amount.end) if amount.dimension in _OF_ALL and not amount.per else None
    return replace(amount, per="total") if over and over.end() in counts else amount


def _marked(folded: str, amount: Amount) -> Amount:
    if amount.dimension not in _OF_ALL:
        return amount
    before = folded[max(0, amount.start - _WINDOW) : amount.start]
    behind = (rule.makes(match, amount) for rule in BEHIND if (match := rule.pattern.match(folded, amount.end)))
    in_front = (rule.makes(match, amount) for rule in BEFORE if (match := rule.pattern.search(before)))
    return next((made for made in (*behind, *in_front) if made), amount)
