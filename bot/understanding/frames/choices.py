"""What a question can mean where a piece of it is in doubt: 10.000, a Georgia, a Claude Opus 5 that no row has."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.library.names import Names
from bot.understanding.mentions import PLACES
from bot.understanding.reading import Amount, Mention

_FEW = range(2, 4)
_LETTERS = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Meaning:
    """One meaning of the piece at text[start:end]: an amount or a place, with the question's amounts and names then."""

    means: Amount | Mention
    start: int
    end: int
    amounts: tuple[Amount, ...]
    mentions: tuple[Mention, ...]


def meanings(folded: str, amounts: Sequence[Amount], mentions: Sequence[Mention], find: Names) -> list[Meaning]:
    """The meanings of the first piece that has two or three, or that is unknown but near to rows; else empty."""
    return (
        list(_of_amount(amounts, mentions))
        or list(_of_place(amounts, mentions))
        or list(_of_unknown(folded, amounts, mentions, find))
    )


def _of_amount(amounts: Sequence[Amount], mentions: Sequence[Mention]) -> Iterator[Meaning]:
    doubtful = next((a for a in amounts if a.others and a.dimension), None)
    if doubtful is None:
        return
    for value in (doubtful.value, *doubtful.others):
        said = replace(doubtful, value=value, others=())
        rest = tuple(said if a is doubtful else a for a in amounts)
        yield Meaning(said, said.start, said.end, rest, tuple(mentions))


def _of_place(amounts: Sequence[Amount], mentions: Sequence[Mention]) -> Iterator[Meaning]:
    places = [m for m in mentions if m.shelf in PLACES]
    for first in places:
        same = [m for m in places if (m.start, m.end) == (first.start, first.end)]
        if len({m.id for m in same}) in _FEW:
            for place in same:
                rest = tuple(m for m in mentions if m is place or m not in same)
                yield Meaning(place, place.start, place.end, tuple(amounts), rest)
            return


def _of_unknown(folded: str, amounts: Sequence[Amount], mentions: Sequence[Mention], find: Names) -> Iterator[Meaning]:
    """The rows of the same family as the one product that no row has: Claude Opus 4.5 for Claude Opus 5."""
    unknown = [m for m in mentions if m.shelf == "unknown"]
    if len(unknown) != 1:
        return
    one = unknown[0]
    written = folded[one.start : one.end]
    rest = tuple(m for m in mentions if not (one.start <= m.start < one.end))
    for shelf in ("accelerators", "models"):
        near = [i for i in find.nearest(shelf, written) if _family(i) == _family(written)]
        for entry_id in near[: _FEW.stop - 1]:
            means = Mention(shelf, entry_id, one.start, one.end)
            yield Meaning(means, one.start, one.end, tuple(amounts), (*rest, means))


def _family(name: str) -> str:
    """The letters that a name begins with: gpt of gpt-5.6, rtx of RTX 2090."""
    match = _LETTERS.match(name)
    return match[0] if match else name
