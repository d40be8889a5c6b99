"""A question, taken apart for the search."""

import re
from dataclasses import dataclass, replace

from bot.library.spelling import fold
from bot.understanding.phrases import phrases
from bot.understanding.questions import Asked
from bot.understanding.reading import Amount, Mention
from bot.understanding.words import features

VOICES, READERS = {"commentary", "digest"}, {"reader-1", "reader-2"}
YEAR = re.compile(r"=(?:19|20)\d\d")
_UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Query:
    """A question, taken apart.

    `strangers` are names that the knowledge does not have; `told` are the facts that earlier answers gave; `onward`
    says that something else or later is asked for.
    """

    folded: str
    asked: Asked
    mentions: tuple[Mention, ...]
    amounts: tuple[Amount, ...]
    signs: frozenset[str]
    strangers: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    onward: bool = False

    @property
    def years(self) -> frozenset[str]:
        """The years that are named, as signs."""
        return frozenset(sign for sign in self.signs if YEAR.fullmatch(sign))

    @property
    def unknown(self) -> tuple[str, ...]:
        """The names that the knowledge does not have, once each."""
        known = " ".join(self.folded[m.start : m.end] for m in self.mentions if m.shelf != _UNKNOWN)
        placed = (self.folded[m.start : m.end] for m in self.mentions if m.shelf == _UNKNOWN)
        return tuple(dict.fromkeys([*(name for name in self.strangers if name not in known), *placed]))

    @property
    def is_bare(self) -> bool:
        """Whether it is hardly more than one ordinary word of the subject: energy, 市場."""
        words = [sign for sign in self.signs if sign[0] != "#"]
        return len(words) == 1 < len(self.signs) and words[0][0] not in "@=" and self.asked.kind == "what"


def without(query: Query, strangers: tuple[str, ...]) -> Query:
    """A question with names that are not known, which say nothing else."""
    unnamed = {sign for name in strangers for sign in features(fold(name))}
    return replace(query, strangers=strangers, signs=query.signs - unnamed)


def taken_at_its_word(query: Query) -> Query:
    """A query that asks nothing but states an amount of something named, as a claim: "GPT-3 took 1287 MW, wow"."""
    kind = query.asked.kind  # a reason is asked for what is taken for granted
    asks = kind != "why" and ("?" in query.folded or kind != "what" or phrases("asking").search(query.folded))
    stated = any(amount.unit for amount in query.amounts) and any(m.shelf == "names" for m in query.mentions)
    return query if asks or not stated else replace(query, asked=replace(query.asked, claims=True))


def is_left_out(folded: str, mention: Mention) -> bool:
    """Whether a question asks for something else than this name: ビットコイン以外, besides Bitcoin."""
    if mention.shelf not in {"names", "terms"}:
        return False
    return bool(
        phrases("but_for").search(folded, 0, mention.start) or phrases("but_for_ja").search(folded[mention.end :])
    )
