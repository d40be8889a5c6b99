"""What templates can print: quantities, values, dates, names and the asker's own words, each noted in the ledger."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from bot.footprint.formula import Step, marks
from bot.footprint.quantity import Quantity
from bot.library import Library, Value
from bot.library.spelling import clean
from bot.library.tables import Equivalent
from bot.library.units import Unit
from bot.render import numbers
from bot.render.ledger import Ledger
from bot.render.pages import pages

_TAG = re.compile(r"<+(?=[＠#:/]|a:)")
_MARKDOWN = re.compile(r"([\\`*_~|<>\[\]#])")
_COUNT = "{n}"
_EXACT_DIGITS, _ROUGH_DIGITS, _RANGE_DIGITS = 4, 3, 2
_TYPED_DIGITS, _CONVERTED_DIGITS, _MOST_TYPED = 12, 6, len("1.23456789")


class Words:
    """The filters of one language, writing into one ledger; templates call them by the names in FILTERS."""

    FILTERS = (
        "q", "range", "likely", "number", "plain", "year", "month", "on", "echo", "source", "name", "to", "times",
        "stated", "called", "formula", "arithmetic", "comparison", "rough", "things",
    )  # fmt: skip

    def __init__(self, library: Library, lang: str, ledger: Ledger) -> None:
        self.library, self.lang, self.ledger = library, lang, ledger

    def _unit(self, unit_id: str) -> Unit:
        return self.library.units["kg" if unit_id == "kgCO2e" else unit_id]

    def _q(self, quantity: Quantity, unit: str | None = None) -> str:
        """A quantity's central value, in a convenient unit or the one asked for."""
        target = self._unit(unit or numbers.convenient(quantity.central, quantity.unit))
        value = quantity.central * self._unit(quantity.unit).factor / target.factor
        return self.ledger.note(numbers.amount(self._digits(value, quantity), target, self.lang))

    def amount(self, quantity: Quantity) -> str:
        """A quantity's central value in the quantity's own unit, so that several can be told apart."""
        return self._q(quantity, quantity.unit)

    def _digits(self, value: float, quantity: Quantity) -> Decimal:
        """The value's printed digits: all that were typed, but six where a conversion made more than anyone types."""
        if quantity.status not in {"calculated", "derived"}:
            typed = float(f"{value:.{_TYPED_DIGITS}g}")
            few = typed.is_integer() or len(f"{typed:.{_TYPED_DIGITS}e}".split("e")[0].rstrip("0")) <= _MOST_TYPED
            return numbers.written(typed if few else float(f"{typed:.{_CONVERTED_DIGITS}g}"))
        if not quantity.exact:
            return numbers.rounded(value, _ROUGH_DIGITS if abs(value) < 1000 else _EXACT_DIGITS)
        return numbers.rounded(value, max(_EXACT_DIGITS, len(str(int(abs(value))))))

    def _range(self, quantity: Quantity, unit: str | None = None) -> str:
        """A quantity's bounds."""
        return self._ends(quantity, quantity.low, quantity.high, unit)

    def _stated(self, quantity: Quantity, unit: str | None = None) -> str:
        """The bounds of what the asker's own range comes to, as exact as the range."""
        target = self._unit(unit or numbers.convenient(quantity.central, quantity.unit))
        factor = self._unit(quantity.unit).factor / target.factor
        ends = [numbers.rounded(end * factor, _EXACT_DIGITS) for end in (quantity.low, quantity.high)]
        return self.ledger.note(numbers.span(ends[0], ends[1], target, self.lang))

    def _likely(self, quantity: Quantity, unit: str | None = None) -> str:
        """A quantity's likely range."""
        return self._ends(quantity, quantity.likely_low, quantity.likely_high, unit)

    def _ends(self, quantity: Quantity, low: float, high: float, unit: str | None) -> str:
        target = self._unit(unit or numbers.convenient(quantity.central, quantity.unit))
        factor = self._unit(quantity.unit).factor / target.factor
        exact = quantity.status != "calculated"
        ends = [
            numbers.rounded(end * factor, _EXACT_DIGITS if exact else _digits_for(end * factor)) for end in (low, high)
        ]
        return self.ledger.note(numbers.span(ends[0], ends[1], target, self.lang))

    def _number(self, thing: "Printable | Value | Quantity | tuple[Any, ...]") -> str:
        """The bare number of a value or quantity, or how many things there are."""
        thing = thing.value if isinstance(thing, Printable) else thing
        if isinstance(thing, Quantity):
            return self.ledger.note(numbers.number(self._digits(thing.central, thing), self.lang))
        if isinstance(thing, Value):
            return self.ledger.note(numbers.number(numbers.written(_central(thing)), self.lang))
        return self.ledger.note(str(len(thing)))

    def _plain(self, text: object) -> str:
        """A version, an identifier or another label that is data."""
        return self.ledger.note(str(text))

    def _times(self, ratio: float) -> str:
        """A ratio computed in the answer, to three digits."""
        return self.ledger.note(numbers.number(numbers.rounded(ratio, _ROUGH_DIGITS), self.lang))

    def _year(self, when: object) -> str:
        return self.ledger.note(numbers.day(_date(when), self.lang, "year"))

    def _month(self, when: object) -> str:
        return self.ledger.note(numbers.day(_date(when), self.lang, "month"))

    def _on(self, when: object) -> str:
        return self.ledger.note(numbers.day(_date(when), self.lang))

    def _echo(self, text: object, limit: int = 200) -> str:
        """The asker's own words, harmless: no markdown, no mention, not too long."""
        words = " ".join(clean(str(text)).split())
        words = words if len(words) <= limit else words[: limit - 1] + "…"
        return self.ledger.note(_MARKDOWN.sub(r"\\\1", _TAG.sub("", words.replace("@", "＠"))))

    def _source(self, source_ids: str | Iterable[str]) -> str:
        """The labels of sources."""
        ids = [source_ids] if isinstance(source_ids, str) else list(source_ids)
        labels = [self.library.sources[i].label[self.lang] if i in self.library.sources else i for i in ids]
        return self.ledger.note(("、" if self.lang == "ja" else "; ").join(dict.fromkeys(labels)))

    def _name(self, thing: Any) -> str:
        """The name of an entry of the knowledge."""
        for attribute in ("label", "name", "term"):
            text = getattr(thing, attribute, None)
            if text is not None:
                return self.ledger.note(text if isinstance(text, str) else text[self.lang])
        return self.ledger.note(
            thing[self.lang] if hasattr(thing, "__getitem__") and not isinstance(thing, str) else str(thing)
        )

    def _to(self, thing: "Printable", unit: str) -> str:
        """A curated value in another unit of its dimension."""
        return self.value(thing.value, unit)

    def _rough(self, quantity: Quantity, unit: str) -> str:
        """A quantity's central value to three digits, in a unit."""
        target = self._unit(unit)
        value = numbers.rounded(quantity.central * self._unit(quantity.unit).factor / target.factor, _ROUGH_DIGITS)
        return self.ledger.note(numbers.amount(value, target, self.lang))

    def _called(self, name: str) -> str:
        """What a quantity is called: a constant by its row, others by their label."""
        if (row := self.library.constant_rows.get(name)) is not None:
            text = row.label[self.lang]
            return self.ledger.note(text[0].lower() + text[1:] if text[1].islower() else text)
        return self.ledger.note(str(pages(self.lang)["_labels"].front.get(f"quantity_{name}", name)))

    def _formula(self, step: Step) -> str:
        """The formula of a step in words: accelerator-hours × power."""
        return " ".join(self._called(t) if t in step.inputs else self.ledger.note(t) for t in marks(step.formula))

    def _arithmetic(self, step: Step) -> str:
        """The formula of a step with its numbers and their units: 576 hours × 969 W."""
        return " ".join(
            self._q(step.inputs[t]) if t in step.inputs else self.ledger.note(t) for t in marks(step.formula)
        )

    def _comparison(self, step: Step, row: Equivalent) -> str:
        """How many of an everyday thing an amount is: 129 US petrol cars driven for a year."""
        return self._things(row, step.output.central)

    def _things(self, row: Equivalent, many: float) -> str:
        """So many of an everyday thing: 40 km by petrol car in Europe."""
        count = self._times(many)
        if self.lang == "ja":
            return self.ledger.note(row.phrase_ja.replace(_COUNT, count))
        return f"{count} {self.ledger.note(row.unit_en_one if count == str(1) else row.unit_en_many)}"

    def value(self, value: Value, unit: str | None = None) -> str:
        """A curated value or range as it was written, in its own unit, or in another of the same kind."""
        if value.unit == "date":
            return self.ledger.note(numbers.day(str(value.value), self.lang))
        source, target = self._unit(value.unit), self._unit(unit or value.unit)
        target = target if target.dimension == source.dimension else source
        factor = source.factor / target.factor
        if value.value is None and value.low is not None and value.high is not None:
            low, high = (numbers.written(float(f"{end * factor:.12g}")) for end in (value.low, value.high))
            return self.ledger.note(numbers.span(low, high, target, self.lang))
        central = numbers.written(float(f"{_central(value) * factor:.12g}"))
        return self.ledger.note(numbers.amount(central, target, self.lang))


class Printable:
    """A curated value inside a sentence: prints itself with its unit."""

    __slots__ = ("_words", "value")

    def __init__(self, value: Value, words: Words) -> None:
        self.value, self._words = value, words

    def __str__(self) -> str:
        return self._words.value(self.value)


def _digits_for(value: float) -> int:
    return _RANGE_DIGITS if abs(value) < 100 else _ROUGH_DIGITS


def _central(value: Value) -> float:
    if value.value is None:
        raise TypeError("a range has no single number")
    return float(value.value)


def _date(when: object) -> str:
    if isinstance(when, Printable):
        when = when.value
    if isinstance(when, Value):
        when = when.value
    return str(when)
