"""What a question takes for granted, held against the fact that answers it: amounts, dates and names."""

import calendar
import re
from collections.abc import Iterator

from bot.library import Fact, Library, Value
from bot.understanding.entries.query import Query

_CLOSE = 0.02
_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![\d,]|\.\d)(?:年)?")
_MONTHS = [calendar.month_name[month].lower() for month in range(1, 13)]
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})\b|(?<!\d)(1[0-2]|[1-9])月(?!間)")
_HEDGED = re.compile(
    r"\b(?:not|never|no longer|over|under|more|less|above|below|at least|about|only)\b|n't\b"
    r"|ない|ません|以上|以下|未満|超|割|約|だけ|しか"
)
_COUNTED = {"count"}


class Premises:
    """Compares what questions say with what facts say."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def denied(self, query: Query, fact: Fact) -> tuple[str, ...]:
        """The words of a question that a fact contradicts: amounts, dates, names. Empty if it claims nothing."""
        if not (query.asked.claims or query.asked.yes_no):
            return ()
        return tuple(dict.fromkeys([*self._amounts(query, fact), *self._dates(query, fact), *self._names(query, fact)]))

    def confirmed(self, query: Query, fact: Fact) -> bool:
        """Whether a yes-or-no question names an amount that the fact gives, without a "not", "over" or "about"."""
        if not query.asked.yes_no or query.asked.kind != "what" or _HEDGED.search(query.folded):
            return False
        said = [amount for amount in query.amounts if amount.unit]
        return bool(said) and not self.denied(query, fact) and fact.kind != "opinion"

    def _amounts(self, query: Query, fact: Fact) -> Iterator[str]:
        units, values = self._library.units, self._values(fact)
        for amount in query.amounts:
            if amount.unit not in units or amount.per:
                continue
            same = [v for v in values if self._kind(v.unit) == self._kind(amount.unit)]
            if any(self._near(amount.value * units[amount.unit].factor, v) for v in same):
                continue
            slip = any(amount.value in {v.value, v.low, v.high} for v in values)
            own = any(self._kind(v.unit) == self._kind(amount.unit) for v in fact.values.values())
            if own or slip:
                yield query.folded[amount.start : amount.end]

    def _names(self, query: Query, fact: Fact) -> Iterator[str]:
        """The other company in a question that ties a name to the wrong one: "Hive renamed itself Applied Digital"."""
        if query.asked.claims:
            yield from query.strangers
        companies = [m for m in query.mentions if m.shelf == "names" and self._library.names[m.id].kind == "company"]
        if "#rename" in query.signs and any(m.id in fact.about for m in companies):
            yield from (query.folded[m.start : m.end] for m in companies if m.id not in fact.about)

    def _kind(self, unit_id: str) -> str:
        unit = self._library.units.get(unit_id)
        return unit_id if unit is None or unit.dimension in _COUNTED else unit.dimension

    def _near(self, wanted: float, value: Value) -> bool:
        factor = self._library.units[value.unit].factor
        ends = [
            float(x) * factor for x in (value.low, value.value, value.high) if x is not None and not isinstance(x, str)
        ]
        return min(ends) * (1 - _CLOSE) <= wanted <= max(ends) * (1 + _CLOSE)

    def _values(self, fact: Fact) -> list[Value]:
        noted = [v for note in self._library.notes_of(fact.id) for v in note.values.values()]
        return [v for v in (*fact.values.values(), *noted) if v.unit != "date"]

    def _dates(self, query: Query, fact: Fact) -> Iterator[str]:
        """Years and months that are not those of the fact, if it says when."""
        if "{{ date" not in fact.statement.en:
            return
        notes = (note for note in self._library.notes_of(fact.id) if note.verdict == "differs")
        noted = [v for note in notes for v in note.values.values()]
        dates = [fact.date, *(str(v.value) for v in (*fact.values.values(), *noted) if v.unit == "date")]
        years = {date[:4] for date in dates}
        for match in _YEAR.finditer(query.folded):
            if match[1] not in years and not any(a.start <= match.start() < a.end for a in query.amounts):
                yield match[0]
        months = {int(date[5:7]) for date in dates if len(date) > len("2024")}
        for match in _MONTH.finditer(query.folded):
            month = _month(match)
            if months and month not in months:
                yield match[0]


def months_in(folded: str) -> set[int]:
    """The months that a folded text names, 1 to 12."""
    return {_month(match) for match in _MONTH.finditer(folded)}


def _month(match: re.Match[str]) -> int:
    return _MONTHS.index(match[1]) + 1 if match[1] else int(match[2])
