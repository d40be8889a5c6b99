"""Numbers in digits, however groups and decimals are set apart: 1,287 1'287 1 287 1_287 1.287,5 1,00,000 .5 1,2."""

import re
from dataclasses import dataclass

from bot.understanding.tokens.rule import first, rules


@dataclass(frozen=True, slots=True)
class Digits:
    """A value, where its digits end, and what else they can mean: 1.287 is 1287 where points set groups apart."""

    value: float
    end: int
    others: tuple[float, ...] = ()


def _grouped(match: re.Match[str]) -> Digits:
    return Digits(float(re.sub(r"[,'_ ]", "", match[0])), match.end())


def _european(match: re.Match[str]) -> Digits:
    return Digits(float(match[0].replace(".", "").replace(",", ".")), match.end())


def _decimal_comma(match: re.Match[str]) -> Digits:
    joined = float(match[0].replace(",", ""))
    return Digits(float(match[0].replace(",", ".")), match.end(), () if match[0][0] == "0" else (joined,))


def _thousandths(match: re.Match[str]) -> Digits:
    return Digits(float(match[0]), match.end(), (float(match[0].replace(".", "")),))


def _plain(match: re.Match[str]) -> Digits:
    return Digits(float(match[0].replace("・", ".")), match.end())


_GROUPED = ("groups of three", "lakhs", "apostrophes and underscores")
_SPACED = ("several groups with spaces", "one group with a space")
RULES = rules(
    "digits",
    dict.fromkeys((*_GROUPED, *_SPACED), _grouped)
    | dict.fromkeys(("points and a decimal comma", "points"), _european)
    | {"a decimal comma": _decimal_comma, "three decimals": _thousandths, "a middle dot": _plain, "plain": _plain},
)


def digits_at(folded: str, position: int) -> Digits | None:
    """The number in digits that starts at a position."""
    return first(RULES, folded, position)
