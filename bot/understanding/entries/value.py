"""Which value of a fact was asked for, and in which unit."""

import re
from collections.abc import Iterable, Mapping

from bot.library import Fact
from bot.library.units import Unit
from bot.understanding.entries.query import Query
from bot.understanding.phrases import phrases
from bot.understanding.words import features

_PARTS = re.compile(r"[a-z]+|\d+")


def asked_value(query: Query, fact: Fact, wanted: Iterable[str], units: Mapping[str, Unit]) -> tuple[str, str] | None:
    """The name of the value that a question wants in another unit than its own, and that unit.

    None where several values fit and the question does not say which one it means: a paraphrase of another value
    would be worse than none.
    """
    for unit in wanted:
        same = [name for name, value in fact.values.items() if _is_alike(units[value.unit], units[unit])]
        named = [name for name in same if _is_named(name, query, fact)] if len(same) > 1 else same
        if len(named) == 1 and (fact.values[named[0]].unit != unit or _is_converted(named[0], query, fact)):
            return named[0], unit
    return _unsaid(query, fact)


def _is_alike(one: Unit, other: Unit) -> bool:
    """Whether one unit can be said in the other; what is counted is only itself: 40,000 companies are no GPUs."""
    return one.dimension == other.dimension and (one.dimension != "count" or one.id == other.id)


def _unsaid(query: Query, fact: Fact) -> tuple[str, str] | None:
    """The one value that a fact has but does not print, where a question says its name: the share of Kyushu."""
    found = unsaid(query, fact)
    wants = query.asked.kind == "amount" and not phrases("counted").search(query.folded)
    return (found[0], fact.values[found[0]].unit) if wants and len(found) == 1 else None


def unsaid(query: Query, fact: Fact) -> list[str]:
    """The values that a fact has but does not print, whose names a question says."""
    said = fact.statement.en if query.folded.isascii() else fact.statement.ja
    return [
        name
        for name, value in fact.values.items()
        if value.unit != "date" and f"{{{{ {name}" not in said and _is_named(name, query, fact)
    ]


def _is_converted(name: str, query: Query, fact: Fact) -> bool:
    """Whether a fact prints a value in another unit in the language of the question."""
    return f"{name}|to(" in (fact.statement.en if query.folded.isascii() else fact.statement.ja)


def _is_named(name: str, query: Query, fact: Fact) -> bool:
    """Whether a question says all parts of a value's name: its words, its year, the year that a part stands for."""
    signs = query.signs | features(query.folded)
    parts = [signs_of for part in _PARTS.findall(name) if (signs_of := _of_part(part, fact))]
    return bool(parts) and all(part & signs for part in parts)


def _of_part(part: str, fact: Fact) -> set[str]:
    """What says a part of a value's name."""
    when = fact.values.get(part)
    if when is not None and when.unit == "date":
        return {f"={str(when.value)[:4]}"}
    if part.isdigit():
        return {f"={part}"}
    found = features(part)
    return found | {f"@{part}"} if found else set()
