"""Things that only the asker counts: "1,200 tickets a day, 0.5 Wh per ticket"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.understanding.reading import Amount
from bot.understanding.tokens.lexicon import Lexicon
from bot.understanding.tokens.rule import kinds

_SCALE = r"(?: ?(?:k|m|thousand|million|billion))?"
_SEVERAL_OF_THEM = re.compile(rf"\d{_SCALE} of (?:them|these|those)(?![a-z])")


def counted(folded: str, known: Lexicon[str]) -> frozenset[str]:
    """The nouns, in the forms used, that a text gives a number of and an amount for one of; not those `known`."""
    return frozenset(form for noun in _nouns(folded, known) for form in _forms(folded, noun))


def _nouns(folded: str, known: Lexicon[str]) -> Iterator[str]:
    for pattern in kinds("own_noun").values():
        yield from (m[1] for m in pattern.finditer(folded) if known.at(folded, m.start(1)) is None)


def _forms(folded: str, noun: str) -> tuple[str, ...]:
    """One and several of a noun, where the text counts several."""
    for several in (f"{noun}s", f"{noun}es", f"{noun[:-1]}ies"):
        if re.search(rf"\d{_SCALE} (?:[a-z]+ )?{several}(?![a-z])", folded):
            return noun, several
    return (noun,) if _SEVERAL_OF_THEM.search(folded) else ()


_THEM = re.compile(r" of (?:them|these|those)$")
_FOR_ONE_OF, _REFERRED = {"energy", "mass", "volume", "money", "yen"}, {"request", "image", "token", "person"}


def referred(folded: str, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts, with "2 million of them" counting what an amount in the same text is for one of."""
    one = next((per for a in amounts for per in a.per.split() if a.dimension in _FOR_ONE_OF and per in _REFERRED), None)
    told = one or next((a.unit for a in amounts if a.dimension == "count" and not a.per), "machine")
    return [replace(a, unit=told) if _is_them(folded, a) else a for a in amounts]


def _is_them(folded: str, amount: Amount) -> bool:
    return amount.unit == "machine" and _THEM.search(folded, amount.start, amount.end) is not None
