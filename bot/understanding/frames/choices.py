"""What a question can mean where a piece of it means two things: 10.000 is ten or ten thousand, Georgia two places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.understanding.reading import Amount, Mention

_PLACES = {"grids", "cloud_regions"}
_FEW = range(2, 4)


@dataclass(frozen=True, slots=True)
class Meaning:
    """One meaning of the piece at text[start:end]: an amount or a place, with the question's amounts and names then."""

    means: Amount | Mention
    start: int
    end: int
    amounts: tuple[Amount, ...]
    mentions: tuple[Mention, ...]


def meanings(amounts: Sequence[Amount], mentions: Sequence[Mention]) -> list[Meaning]:
    """The meanings of the first piece that has two or three; empty where everything has one."""
    return list(_of_amount(amounts, mentions)) or list(_of_place(amounts, mentions))


def _of_amount(amounts: Sequence[Amount], mentions: Sequence[Mention]) -> Iterator[Meaning]:
    doubtful = next((a for a in amounts if a.others and a.dimension), None)
    if doubtful is None:
        return
    for value in (doubtful.value, *doubtful.others):
        said = replace(doubtful, value=value, others=())
        rest = tuple(said if a is doubtful else a for a in amounts)
        yield Meaning(said, said.start, said.end, rest, tuple(mentions))


def _of_place(amounts: Sequence[Amount], mentions: Sequence[Mention]) -> Iterator[Meaning]:
    places = [m for m in mentions if m.shelf in _PLACES]
    for first in places:
        same = [m for m in places if (m.start, m.end) == (first.start, first.end)]
        if len({m.id for m in same}) in _FEW:
            for place in same:
                rest = tuple(m for m in mentions if m is place or m not in same)
                yield Meaning(place, place.start, place.end, tuple(amounts), rest)
            return
