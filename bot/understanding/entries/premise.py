"""What a question takes for granted, held against the fact that answers it: amounts, dates and names."""

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence

from bot.library import Fact, Library, Value
from bot.library.spelling import fold
from bot.understanding.accounting import is_same
from bot.understanding.entries.query import Query
from bot.understanding.phrases import phrases
from bot.understanding.reading import Amount

_CLOSE, _FEW, _HUGE, _RATIO = 0.02, 2, 1e6, "1"
_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![.,]?\d)(?:年)?")
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
            return tuple(self._amounts(query, fact)) if self._states(query, fact) else ()
        found = (*self._amounts(query, fact), *self._dates(query, fact), *self._names(query, fact))
        return tuple(dict.fromkeys([*found, *self._yearly(query, fact)]))

    def _states(self, query: Query, fact: Fact) -> bool:
        """Whether a text only states something of a name that a fact is about: 1287 MW for gpt3, a big plant lol."""
        return not phrases("asks").search(query.folded) and any(
            m.shelf == "names" and m.id in fact.about for m in query.mentions
        )

    def preferred(self, query: Query, tied: Sequence[Fact]) -> Fact | None:
        """The one of nearly as good facts that has every kind of amount a claim states, where the first has not."""
        kinds = {self._kind(a.unit) for a in query.amounts if a.unit and not a.per}
        if not kinds:
            return None
        found = next((fact for fact in tied if kinds <= {self._kind(v.unit) for v in fact.values.values()}), None)
        return None if found is tied[0] else found

    def slipped(self, query: Query, near: Iterable[Fact]) -> Fact | None:
        """The fact that has just the number of a claim, but in a unit of another kind: 1,287 MW for 1,287 MWh."""
        if not query.asked.claims:
            return None
        near = list(near)
        said = [(a.value, self._kind(a.unit)) for a in query.amounts if a.unit and not a.per]
        said = [(value, kind) for value, kind in said if not self._is_counted(kind, near)]  # 400 of them are no 400 W
        facts = [f for value, kind in said for f in near if self._has_in_another_unit(f, value, kind)]
        return min(facts, key=lambda fact: len(fact.values), default=None)

    def of_kind(self, query: Query, slipped: Fact, near: Iterable[Fact]) -> Fact | None:
        """The fact of the same topic whose one value is of the kind that was said: MWh, where only the t are 552."""
        kinds = {self._kind(a.unit) for a in query.amounts if a.unit and not a.per}
        alike = (fact for fact in near if fact.topic == slipped.topic and fact.id != slipped.id)
        return next((f for f in alike if {self._kind(v.unit) for v in f.values.values()} == kinds), None)

    def _has_in_another_unit(self, fact: Fact, number: float, kind: str) -> bool:
        kinds = {self._kind(v.unit) for v in fact.values.values() if number in (v.value, v.low, v.high)}
        return number > _FEW and bool(kinds) and kind not in kinds

    def _is_bare_slip(self, amount: Amount, values: list[Value]) -> bool:
        """Whether a number without a unit is none of a fact's ratios, or, a huge one, none of its sums of money."""
        units = self._library.units
        sort = "money" if amount.value >= _HUGE else units[_RATIO].dimension
        same = [v for v in values if units[v.unit].dimension == sort]
        plain = sort == "money" or not float(amount.value).is_integer()
        return plain and bool(same) and not any(self._near(amount.value, v) for v in same)

    def mixed_up(self, query: Query, fact: Fact, others: Iterable[Fact]) -> Fact | None:
        """The fact that says what a claim takes another one's year or unit for; None if there is none."""
        if not query.asked.claims and not self.denied(query, fact):
            return None
        related = (other for other in others if set(other.about) & set(fact.about))
        return next((other for other in related if self._is_meant(query, fact, other)), None)

    def _is_meant(self, query: Query, fact: Fact, other: Fact) -> bool:
        """Whether a fact has the year or the kind of amount that a question names, and the one that answers lacks."""
        kinds = {self._kind(a.unit) for a in query.amounts if a.unit and not a.per}
        if any(self._count(fact, kind) > _FEW and self._count(other, kind) == 1 for kind in kinds):
            return True
        if other.topic != fact.topic:
            return False
        own = {fact.date[:4], *(str(v.value)[:4] for v in fact.values.values() if v.unit == "date")}
        years = {sign[1:] for sign in query.years} - own
        lacking = kinds - {self._kind(v.unit) for v in fact.values.values()}
        if self._places(query) and self._places_of(other) and not self._places_of(fact):
            return True
        return other.date[:4] in years or bool(lacking & {self._kind(v.unit) for v in other.values.values()})

    def _is_counted(self, kind: str, near: Iterable[Fact]) -> bool:
        unit = self._library.units.get(kind)
        counts = unit is not None and unit.dimension in _COUNTED
        return counts and any(self._count(fact, kind) for fact in near)

    def _count(self, fact: Fact, kind: str) -> int:
        return sum(self._kind(v.unit) == kind for v in fact.values.values())

    def _places(self, query: Query) -> set[str]:
        return {m.id for m in query.mentions if m.shelf == "names" and self._library.names[m.id].kind == "place"}

    def _places_of(self, fact: Fact) -> set[str]:
        return {i for i in fact.about if i in self._library.names and self._library.names[i].kind == "place"}

    def _yearly(self, query: Query, fact: Fact) -> Iterator[str]:
        """An "every year" of something that happened once: a training."""
        match = phrases("yearly").search(query.folded)
        if match and query.asked.claims and "training" in fact.about:
            yield match[0]

    def confirmed(self, query: Query, fact: Fact) -> bool:
        """Whether a yes-or-no question names an amount that the fact gives, without a "not", "over" or "about"."""
        if not query.asked.yes_no or query.asked.kind != "what" or _HEDGED.search(query.folded):
            return False
        if fact.kind == "estimate" and self._is_own_report(query):
            return False
        said = [amount for amount in query.amounts if amount.unit]
        if any(amount.value == 0 for amount in query.amounts):  # "100 %, so zero emissions" says more than the fact
            return False
        return bool(said) and not self.denied(query, fact) and fact.kind != "opinion"

    def _is_own_report(self, query: Query) -> bool:
        """Whether a company is said to have told a figure itself: "OpenAI disclosed that"."""
        firms = (m for m in query.mentions if m.shelf == "names" and self._library.names[m.id].kind == "company")
        return phrases("reported").search(query.folded) is not None and any(firms)

    def _amounts(self, query: Query, fact: Fact) -> Iterator[str]:
        units, values = self._library.units, self.values(fact)
        for amount in query.amounts:
            if not amount.unit and self._is_bare_slip(amount, values):
                yield query.folded[amount.start : amount.end]
            if amount.unit not in units or amount.per:
                continue
            kind = self._kind(amount.unit)
            same = [v for v in values if self._kind(v.unit) == kind]
            slip = self._has_in_another_unit(fact, amount.value, kind)
            if not slip and any(self._near(amount.value * units[amount.unit].factor, v) for v in same):
                continue
            if slip or any(self._kind(v.unit) == kind for v in fact.values.values()):
                yield query.folded[amount.start : amount.end]

    def _names(self, query: Query, fact: Fact) -> Iterator[str]:
        """The other company in a question that ties a name to the wrong one: "Hive renamed itself Applied Digital"."""
        if query.asked.claims:
            yield from query.strangers
            yield from self._foreign(query, fact)
        companies = [m for m in query.mentions if m.shelf == "names" and self._library.names[m.id].kind == "company"]
        if "#rename" in query.signs and any(m.id in fact.about for m in companies):
            yield from (query.folded[m.start : m.end] for m in companies if m.id not in fact.about)

    def _foreign(self, query: Query, fact: Fact) -> Iterator[str]:
        """The names of a claim of which a fact about others of their kind does not speak: from Google, in Norway."""
        names = self._library.names
        kinds = {names[i].kind for i in fact.about if i in names} & {"company", "place"}
        said = fold("\n".join((fact.statement.en, fact.statement.ja, *fact.questions.en, *fact.questions.ja)))
        for m in query.mentions:
            known = m.shelf != "names" or names[m.id].kind not in kinds or m.id in {*fact.about, *fact.said_by}
            if not known and not any(fold(name) in said for name in (names[m.id].name.en, names[m.id].name.ja)):
                yield query.folded[m.start : m.end]

    def _kind(self, unit_id: str) -> str:
        unit = self._library.units.get(unit_id)
        return unit_id if unit is None or unit.dimension in _COUNTED else unit.dimension

    def _near(self, wanted: float, value: Value) -> bool:
        factor = self._library.units[value.unit].factor
        ends = [
            float(x) * factor for x in (value.low, value.value, value.high) if x is not None and not isinstance(x, str)
        ]
        if min(ends) * (1 - _CLOSE) <= wanted <= max(ends) * (1 + _CLOSE):
            return True
        return any(is_same(wanted, x) for x in ends)

    def values(self, fact: Fact) -> list[Value]:
        """All values of a fact and of the notes about it, except dates."""
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


def _month(match: re.Match[str]) -> int:
    return _MONTHS.index(match[1]) + 1 if match[1] else int(match[2])
