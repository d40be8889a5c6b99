"""What amounts are for: 0.4 kg per kWh, 1kWhあたり25円, 1枚700W, 300 questions a day, 0.5 Wh each."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice

from bot.library.units import MONEY
from bot.understanding.reading import Amount
from bot.understanding.tokens.duration import PERIODS
from bot.understanding.tokens.gap import is_close, is_duration
from bot.understanding.tokens.lexicon import Lexicon
from bot.understanding.tokens.numeral import numeral_at
from bot.understanding.tokens.rule import before, behind, phrase
from bot.understanding.tokens.span import Spans
from bot.understanding.tokens.spellings import Spellings
from bot.understanding.vocabulary import meanings, vocabulary

_BESIDE = {"", " ", "を", ",", ", ", "、", " ("}
_MOST = 500
_ENTITIES = {"home", "car", "tree"}
_For = tuple[str, float, int]  # a unit, how many of it, and where that ends
_NOUNS_OF_COUNT = {
    *("each", "gpu", "machine", "rack", "pod", "request", "token", "image", "video"),
    *("home", "car", "tree", "person", "gpu-time"),
}


@dataclass(frozen=True, slots=True)
class _Head:
    """What the next amount may be for: `count` of a unit at text[start:end]; `amount` if it was one itself."""

    unit: str
    start: int
    end: int
    count: float = 1.0
    amount: Amount | None = None
    marked: bool = False
    lasting: bool = False


class Rates:
    """Joins amounts with what they are for."""

    def __init__(self, words: Spellings) -> None:
        self._units = words.units
        self._words, self._lexicon = words, words.lexicon
        self._counters = words.counters
        self._fits: dict[str, list[str]] = vocabulary()["for_what"]
        self._every = Lexicon(meanings("every"))
        self._each = Lexicon(dict.fromkeys(vocabulary()["each"], "each"))
        self._marker = Lexicon(dict.fromkeys(vocabulary()["for_one"], True))

    def behind(self, folded: str, amount: Amount, accelerators: Mapping[int, int]) -> Amount:
        """The amount with what stands behind it: per kWh, /day, a year, each."""
        for _ in range(0 if amount.dimension == "pue" else 3):
            found = self._one_behind(folded, amount, accelerators)
            if found is None:
                break
            amount = self._joined(amount, *found)
        return amount

    def _one_behind(self, folded: str, amount: Amount, accelerators: Mapping[int, int]) -> _For | None:
        per = behind("per", folded, amount.end)
        user = self._user(folded, amount) if amount.dimension in {"energy", "mass"} else None
        if found := user or (self._denominator(folded, per, accelerators) if per else None):
            return found
        position = amount.end + folded.startswith((" ", ","), amount.end)
        position += folded.startswith(" ", position)
        every = self._every.at(folded, position)
        if every and (folded[every.end - 1].isascii() or not numeral_at(folded, every.end)):
            return every.meaning, 1.0, every.end
        each = self._each.at(folded, position) if not amount.per and amount.unit != "machine" else None
        return ("each", 1.0, each.end) if each and not behind("next_subject", folded, each.end) else None

    def _user(self, folded: str, amount: Amount) -> _For | None:
        """The home or car that an amount is said to be for right behind it: 4,175kWhの家庭."""
        link = None if before("of_a_km", folded, amount.start) else behind("used_by", folded, amount.end)
        word = self._lexicon.at(folded, link.end()) if link and link[0] else None
        if word is None or word.meaning not in _ENTITIES or word.meaning in amount.per.split():
            return None
        return word.meaning, 1.0, word.end

    def _denominator(self, folded: str, per: re.Match[str], accelerators: Mapping[int, int]) -> _For | None:
        position, count = per.end(), 1.0
        if number := numeral_at(folded, position):
            if per[0].startswith(" each"):  # 450 W each, 8 h a day
                return None
            position = number.end + folded.startswith(" ", number.end)
            count = number.value
        article = per[0].strip() in {"a", "an"}
        entity = per[0].lstrip().startswith("for")
        for unit, at, end in self._units_ahead(folded, position, 1 if article else 3):
            if at in accelerators:
                return "gpu", count, accelerators[at]
            if unit and (not (article or entity) or self._units[unit].dimension in ("count", "time")[: 2 - entity]):
                return unit, count, end
        return None

    def _units_ahead(self, folded: str, position: int, most: int = 3) -> Iterator[tuple[str, int, int]]:
        """The unit at a position ("" for none), and at those behind an adjective: where each starts and ends."""
        for _ in range(most):
            word = self._words.unit_at(folded, position)
            yield word.meaning if word else "", position, word.end if word else position + 1
            adjective = behind("adjective", folded, position)
            if adjective is None:
                return
            position = adjective.end()

    def _joined(self, amount: Amount, unit: str, count: float, end: int) -> Amount:
        """The amount for `count` of a unit; mass per energy becomes an intensity."""
        amount = _divided(amount, count or 1.0, max(end, amount.end))
        dimension = self._units[unit].dimension if unit in self._units else "count"
        if dimension == "energy" and amount.dimension in {"mass", "volume"}:
            return self._intensity(amount, unit)
        if amount.unit == "times" and dimension in {"time", "count"}:
            amount = replace(amount, unit="request", dimension="count")
        if unit in amount.per.split():
            return amount
        pers = [*amount.per.split(), unit]
        return replace(amount, per=" ".join(sorted(pers, key=lambda p: p not in _NOUNS_OF_COUNT)))

    def _intensity(self, amount: Amount, per: str) -> Amount:
        same = f"{amount.unit}/{per}"
        if same in self._units:
            return replace(amount, unit=same, dimension=self._units[same].dimension)
        unit = "kg/kWh" if amount.dimension == "mass" else "L/kWh"
        amount = _divided(amount, self._units[per].factor / self._units[amount.unit].factor, amount.end)
        return replace(amount, unit=unit, dimension=self._units[unit].dimension)

    def in_front(self, folded: str, amounts: list[Amount]) -> list[Amount]:
        """The amounts with what stands in front of them; a period that belongs to none becomes an amount of time."""
        result = list(amounts)
        for head in sorted(self._heads(folded, amounts), key=lambda h: h.end, reverse=True):
            at = bisect_left(result, head.end, key=_start)
            if head.amount is not None and head.amount not in result[max(0, at - 2) : at]:
                continue
            if at == len(result) or not self._belongs(folded, head, result[at]):
                self._left_over(folded, head, result)
                continue
            unit = "car" if head.unit == "gpu" and result[at].dimension == "mass" else head.unit
            joined = self._joined(result[at], unit, head.count, result[at].end)
            result[at] = replace(joined, start=head.start)
            if head.amount is not None:
                result.remove(head.amount)
        return result

    def _belongs(self, folded: str, head: _Head, amount: Amount) -> bool:
        gap = folded[head.end : amount.start]
        is_time = self._units[head.unit].dimension == "time"
        if gap == " of " and amount.dimension == "time":
            return False
        if is_time and amount.dimension in MONEY and (amount.per or "," in gap or "、" in gap):
            return False
        if any(word.meaning in self._units for word in self._lexicon.all(gap) if is_time):  # yearly kWh at 400 g
            return False
        return self._compatible(head, amount) and is_close(gap, head.marked)

    def _compatible(self, head: _Head, amount: Amount) -> bool:
        """Whether an amount may be for what stands before it."""
        dimension = self._units[head.unit].dimension
        if head.lasting or self._is_said_again(dimension, amount):
            return False
        if dimension == "time":
            return self._fits_period(head, amount)
        fits = self._fits.get(head.unit) or self._fits.get(dimension) or ()
        return _NOUNS_OF_COUNT.isdisjoint(amount.per.split()) and (amount.dimension in fits or amount.unit in fits)

    def _is_said_again(self, dimension: str, amount: Amount) -> bool:
        """Whether an amount is for a time, or an amount of energy, already."""
        pers = (self._units[p].dimension for p in amount.per.split() if p in self._units)
        return dimension in {"time", "energy"} and dimension in pers

    def _fits_period(self, head: _Head, amount: Amount) -> bool:
        """Whether an amount may be for a period: a shorter time, or anything that happens in one."""
        if amount.dimension == "time":
            return self._units[amount.unit].factor < self._units[head.unit].factor and not amount.per
        fits = self._fits["time"]
        return amount.dimension in fits or amount.unit in fits or amount.unit in {"", "times"}

    def _left_over(self, folded: str, head: _Head, result: list[Amount]) -> None:
        """A period without an amount behind it: it belongs to the amount before it, or stands for one period."""
        if head.amount is not None or self._units[head.unit].dimension != "time":
            return
        at = bisect_left(result, head.end, key=_start)
        last = result[at - 1] if at else None
        if last is not None and last.end > head.start:
            return
        near = last is not None and folded[last.end : head.start] in _BESIDE and not head.lasting
        if near and last is not None and last.dimension == "count" and not last.per:
            result[at - 1] = self._joined(last, head.unit, 1.0, head.end)
        else:
            result.insert(at, Amount(1.0, head.unit, "time", head.start, head.end))

    def _heads(self, folded: str, amounts: list[Amount]) -> Iterator[_Head]:
        yield from self._amount_heads(folded, amounts)
        found = list(islice(chain(self._periods(folded, amounts), self._nouns(folded)), _MOST))
        taken, last = Spans((a.start, a.end) for a in amounts), -1
        for head in sorted(found, key=lambda h: (h.start, -h.end)):
            if head.start >= last and not taken.touch(head.start, head.end):
                last = head.end
                yield head

    def _periods(self, folded: str, amounts: list[Amount]) -> Iterator[_Head]:
        """Words that say how often: 毎日, daily, 月 in 月100万回 or 月いくら."""
        for word in self._every.all(folded):
            lasting = behind("asked_next", folded, word.end) is not None
            yield _Head(word.meaning, word.start, word.end, marked=True, lasting=lasting)
        for amount in amounts:
            if short := before("period_before", folded, amount.start):
                yield _Head(PERIODS[short[1]], short.start(1), amount.start, marked=True)
        for asked in phrase("period_asked").finditer(folded):
            yield _Head(PERIODS[asked[1]], asked.start(1), asked.end(), lasting=True)

    def _nouns(self, folded: str) -> Iterator[_Head]:
        """Things without a number that amounts may be for: a home, each gpu, 1 kWh, 枚あたり."""
        for match in phrase("one_each").finditer(folded):
            if head := self._noun_head(folded, match):
                yield head
        for marker in self._marker.all(folded):
            noun = self._lexicon.before(folded, marker.start)
            unit = noun.meaning if noun else self._counters.get(folded[marker.start - 1 : marker.start], "")
            if unit and unit != "-":
                yield _Head(unit, noun.start if noun else marker.start - 1, marker.end, marked=True)

    def _amount_heads(self, folded: str, amounts: list[Amount]) -> Iterator[_Head]:
        """Amounts that others may be for: 1kWh, 1枚, one chat, 1000トークンあたり."""
        for amount in amounts:
            if amount.per or not amount.unit or amount.unit not in self._units:
                continue
            end = amount.end + folded.startswith(" ", amount.end)
            marker = self._marker.at(folded, end)
            if marker is None and (noun := self._lexicon.at(folded, end + folded.startswith("の", end))):
                marker = self._marker.at(folded, noun.end)
            lasting = amount.dimension == "time" and is_duration(folded, amount.start)
            if (marker or amount.value == 1) and not lasting:
                ends = marker.end if marker else amount.end
                yield _Head(amount.unit, amount.start, ends, amount.value, amount, marker is not None)

    def _noun_head(self, folded: str, match: re.Match[str]) -> _Head | None:
        for unit, _, end in self._units_ahead(folded, match.end()):
            if unit in self._units and not folded.startswith("'", end):
                lasting = is_duration(folded, match.start()) and not match[0].startswith(("each", "every"))
                return _Head(unit, match.start(), end, lasting=lasting)
        return None


def _divided(amount: Amount, by: float, end: int) -> Amount:
    """An amount for one instead of `by`, with its range and all that it can mean."""
    low, high = (None if bound is None else bound / by for bound in (amount.low, amount.high))
    others = tuple(other / by for other in amount.others)
    return replace(amount, value=amount.value / by, low=low, high=high, others=others, end=end)


def _start(amount: Amount) -> int:
    return amount.start
