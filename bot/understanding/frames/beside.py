"""Two things set side by side in the asker's own numbers: 100 GPUs at 400 W for 10 days or 40 at 700 W for 15."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from bot.understanding.reading import Amount

Sides = tuple[list[Amount], list[Amount]]
_SIDE_BY_SIDE = re.compile(
    r"\b(?:which|vs|versus|both|compare[ds]?|hungrier|worse|or)\b|(?:kwh|give|for) each\b"
    r"|どちら|どっち|それぞれ|比べ|比較",
    re.ASCII,
)
_APART = re.compile(
    r"\b(?:diff(?:erence|er|ers)?|gap)\b|\bby how (?:much|many)\b|の差|差は|差が|差で|差を|[a-z]差|何[a-z]+差", re.ASCII
)
_RATIO = re.compile(r"how many (?:times|x)\b|\btimes (?:as|more)|\b(?:growth|ratio|percent)\b|%|倍|割合|比率", re.ASCII)
_TWO = 2


def is_asked(folded: str) -> bool:
    """Whether both of two things are asked for."""
    return bool(_SIDE_BY_SIDE.search(folded)) and not _RATIO.search(folded)


def is_gap_asked(folded: str) -> bool:
    """Whether it is asked how far they are apart."""
    return bool(_APART.search(folded)) and not _RATIO.search(folded)


def sides(amounts: Sequence[Amount]) -> Sides | None:
    """The amounts of each side, with those that hold for both; None where they do not fall into two alike."""
    kinds = _by_kind(amounts)
    twice = [found for found in kinds if len(found) == _TWO]
    if not twice or any(len(found) > _TWO for found in kinds):
        return None
    firsts, seconds = ([pair[n] for pair in twice] for n in range(_TWO))
    once = [found[0] for found in kinds if len(found) == 1]
    return None if _are_mixed(firsts, seconds, once) else ([*firsts, *once], [*seconds, *once])


def _by_kind(amounts: Sequence[Amount]) -> Collection[list[Amount]]:
    kinds: dict[tuple[str, ...], list[Amount]] = defaultdict(list)
    for amount in amounts:
        kinds[amount.dimension or amount.unit, *amount.per.split()].append(amount)
    return kinds.values()


def _are_mixed(firsts: Sequence[Amount], seconds: Sequence[Amount], once: Sequence[Amount]) -> bool:
    """Whether the second side begins before the first one ends, or what is said once stands between."""
    one, other = [a.start for a in firsts], [a.start for a in seconds]
    return max(one) > min(other) or any(min(one) < a.start < max(other) for a in once)
