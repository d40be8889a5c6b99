"""A text taken apart: its names, its amounts, and what else it says."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.understanding.comparisons.halves import content, without_articles
from bot.understanding.mentions import Mentions
from bot.understanding.reading import Amount, Mention
from bot.understanding.tokens import Quantities
from bot.understanding.vocabulary import vocabulary
from bot.understanding.words import features

_SCENE = {"time", "gpu-time"}
_SIGNS: Mapping[str, str] = vocabulary()["places"]
_SIGN = re.compile(rf"^([{''.join(_SIGNS)}])(?:(?=データ)()|(?=[でのとはや、]|なら|$))")
_OF_TIME = re.compile(r"'s (?=(?:year|month|week|day|hour)\b)")
_GLUED = re.compile(r"([a-z])(\d[\d,.]*[万億千]?[回枚台])")


@dataclass(frozen=True, slots=True)
class Said:
    """A text taken apart; `rest` is what it says besides names, amounts and idle words."""

    folded: str
    mentions: Sequence[Mention]
    amounts: Sequence[Amount]
    rest: frozenset[str]

    def ids(self, *shelves: str) -> list[str]:
        """The entries of some shelves that the text names, once each."""
        return list(dict.fromkeys(m.id for m in self.mentions if m.shelf in shelves))


def take_apart(folded: str, names: Mentions, quantities: Quantities) -> Said:
    """A folded text, taken apart."""
    folded = _SIGN.sub(lambda sign: f"{_SIGNS[sign[1]]}{'の' if sign[2] is not None else ''}", folded)
    folded = without_articles(_OF_TIME.sub(" for 1 ", _GLUED.sub(r"\1 \2", folded)))
    mentions = names.find(folded)
    amounts = quantities.find(folded, mentions)
    rest = folded
    for start, end in [*((m.start, m.end) for m in mentions), *((a.start, a.end) for a in amounts)]:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    words = {f for f in features(content(rest)) if f[0] != "#"}
    return Said(folded, mentions, amounts, frozenset(words))


def is_scene(amounts: Sequence[Amount]) -> bool:
    """Whether some amounts are those of a calculation: machines, hours, more than one."""
    several = len([a for a in amounts if a.unit]) > 1
    return any(a.dimension in _SCENE or a.unit == "gpu" for a in amounts) or several


def name_in(folded: str, mention: Mention) -> str:
    """A name as a folded text spells it, without a possessive ending."""
    return folded[mention.start : mention.end].removesuffix("'s")


def apart(one: Mention, other: Mention | Amount) -> bool:
    """Whether a name and another one, or an amount, share no character."""
    return one.end <= other.start or one.start >= other.end
