"""Notes that answer what a fact itself leaves open: the towns of a site, the watts of an assumed GPU."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.library import Both, Fact, Library, Value
from bot.library.spelling import fold
from bot.understanding.entries.index import Index
from bot.understanding.entries.query import Query
from bot.understanding.entries.shelves import concept
from bot.understanding.entries.signs import Signs, number_sign
from bot.understanding.entries.value import unsaid

_SLOT = re.compile(r"\{\{\s*(\w+)[^{}]*\}\}")
_TELLING, _FACT_TELLING = 0.2, 0.12


class Noted:
    """Finds the notes about facts that a question asks for."""

    def __init__(self, library: Library, index: Index, signs: Signs) -> None:
        self._library, self._index, self._signs = library, index, signs

    def asked(self, query: Query, facts: Sequence[Fact]) -> tuple[str, ...]:
        """The ids of the notes that hold what a question says and the facts do not; of a fact, its own note."""
        wanted = {sign: self._index.weight(sign) for sign in query.signs}
        total = sum(wanted.values()) or 1.0
        found = (
            aside
            for fact in facts
            for aside, signs, least in self._asides(fact)
            if sum(wanted[s] for s in (signs & wanted.keys()) - self._told(fact)) >= least * total
        )
        own = (fact.id for fact in facts if fact.note and unsaid(query, fact))
        return tuple(dict.fromkeys([*own, *found]))

    def _asides(self, fact: Fact) -> Iterator[tuple[str, frozenset[str], float]]:
        if fact.note:
            yield fact.id, self._of(fact.note, fact.values), _FACT_TELLING
        for note in self._library.notes_of(fact.id):
            yield note.id, self._of(note.text, note.values), _TELLING

    def _told(self, fact: Fact) -> frozenset[str]:
        """What the statement of a fact and the line below it say."""
        names = self._library.names
        about = {"@" + i for i in (*fact.about, *fact.said_by) if i not in names or names[i].kind != "place"}
        return self._of(fact.statement, fact.values) | about | {"=" + fact.date[:4]}

    def _of(self, text: Both, values: Mapping[str, Value]) -> frozenset[str]:
        """The signs of a text in both languages, with those of the values that it prints."""
        both = f"{text.en}\n{text.ja}"
        printed = (values[name] for name in _SLOT.findall(both) if name in values)
        return frozenset({*self._signs.all(fold(_SLOT.sub(" ", both))), *self._of_values(printed)})

    def _of_values(self, values: Iterable[Value]) -> Iterator[str]:
        for value in values:
            if value.unit == "date":
                yield "=" + str(value.value)[:4]
                continue
            if about := concept(value, self._library):
                yield about
            yield from (number_sign(float(x)) for x in (value.value, value.low, value.high) if x is not None)
