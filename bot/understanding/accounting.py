"""What a fact leaves unanswered: numbers of the question that it neither has nor denies."""

from collections.abc import Iterator, Sequence

from bot.library import Fact, Library
from bot.understanding.entries.query import Query
from bot.understanding.reading import Amount

_CLOSE, _ROUNDED = 0.02, 0.05
_MANY = 10
_WORDS = {"item", "times", ""}
_AUTHORS = {"person", "work", "body"}
# What no number of another of these can stand for.
_MEASURED = {"count", "energy", "mass", "power", "volume", "money", "yen", "ratio", "distance", "memory"}


def unaccounted(amounts: Sequence[Amount], fact: Fact, library: Library) -> tuple[Amount, ...]:
    """The amounts that are no value of a fact or of the notes about it; one of something is a word."""
    known = list(_known(fact, library))
    return tuple(
        a
        for a in amounts
        if a.value != 1
        and not (a.spelled and a.value < _MANY)  # "which two companies" says how many are wanted
        and (a.per or a.unit not in _WORDS)
        and not any(_says(a, value, dimension, library) for value, dimension in known)
    )


def is_quoted(query: Query, fact: Fact, library: Library) -> bool:
    """Whether a question names the author of figures, and all of its own are among those of the fact about them."""
    cited = (m.id for m in query.mentions if m.shelf == "names" and library.names[m.id].kind in _AUTHORS)
    return bool(query.amounts) and any(i in fact.about for i in cited) and not unaccounted(query.amounts, fact, library)


def _says(amount: Amount, value: float, dimension: str, library: Library) -> bool:
    """Whether an amount is a value of a fact: as written or in canonical units; if measured, of the same kind."""
    unit = library.units.get(amount.unit)
    if unit is None:
        return is_same(amount.value, value)
    kinds = {unit.dimension, dimension}
    alike = len(kinds) == 1 or not kinds <= _MEASURED
    return alike and (is_same(amount.value, value) or is_same(amount.value * unit.factor, value))


def _known(fact: Fact, library: Library) -> Iterator[tuple[float, str]]:
    """The numbers of a fact and of its notes, each with its dimension."""
    notes = (value for note in library.notes_of(fact.id) for value in note.values.values())
    for value in (*fact.values.values(), *notes):
        if value.unit == "date":
            yield from ((float(part), "date") for part in str(value.value).split("-"))
            continue
        unit = library.units[value.unit]
        for number in (value.value, value.low, value.high):
            if number is not None and not isinstance(number, str):
                yield from ((float(number) * factor, unit.dimension) for factor in (1.0, unit.factor))
    yield from ((float(part), "date") for part in fact.date.split("-"))


def is_same(said: float, known: float) -> bool:
    """Whether a number is as good as another one, or that rounded: 3 for 2.9, 1.6 for 1.56."""
    gap = abs(said - known)
    if gap <= _CLOSE * abs(known):
        return True
    digits = len(f"{said:.6g}".replace(".", "").strip("0")) or 1
    return gap <= _ROUNDED * abs(known) and float(f"{known:.{digits}g}") == said
