"""A question, taken apart for the search."""

import re
from dataclasses import dataclass

from bot.understanding.questions import Asked
from bot.understanding.reading import Amount, Mention

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
