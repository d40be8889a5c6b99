"""Durations: times that are written out (3d12h, 9am to 5pm, a day and a half) and times that add up to one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.understanding.reading import Amount
from bot.understanding.tokens.rule import behind, between, phrase, rules
from bot.understanding.tokens.spellings import Spellings

_HOURS_PER_DAY, _MINUTES, _SECONDS, _HALF = 24, 60.0, 3600.0, 0.5
_TOLERANCE, _QUARTER_MONTHS = 0.03, 3.0
_LETTERS = {"w": "week", "d": "day", "h": "h", "m": "min", "s": "s"}
_DAYS, _HOURS = {"day", "week", "month"}, {"h", "min"}
PERIODS = {"秒": "s", "日": "day", "週": "week", "月": "month", "年": "year"}


def _time(value: float, unit: str, match: re.Match[str], per: str = "") -> Amount:
    return Amount(value, unit, "time", match.start(), match.end(), per)


def _length(match: re.Match[str], _: Spellings) -> Amount:
    """3:30 hours, 1:30:00 h."""
    return _time(int(match[1]) + int(match[2]) / _MINUTES + int(match[3] or 0) / _SECONDS, "h", match)


def _letters(match: re.Match[str], words: Spellings) -> Amount:
    """3d12h, 1h30m: in the smallest of their units."""
    pieces = [(float(number), _LETTERS[letter]) for number, letter in re.findall(r"([\d.]+)[ ]?([wdhms])", match[0])]
    least = min((unit for _, unit in pieces), key=lambda unit: words.units[unit].factor)
    hours = sum(number * words.units[unit].factor for number, unit in pieces)
    return _time(round(hours / words.units[least].factor, 9), least, match)


def _clock(match: re.Match[str], _: Spellings) -> Amount | None:
    """9am to 5pm, 9:00-17:00, 9時から17時まで: so many hours a day."""
    start, end = (_hour(*match.group(side, f"{side}_min", f"{side}_half")) for side in ("from", "to"))
    hours = (end - start) % _HOURS_PER_DAY
    return _time(hours, "h", match, per="day") if hours else None


def _hour(hour: str, minutes: str | None, half: str | None) -> float:
    number = int(hour) + int(minutes or 0) / _MINUTES
    if half in {"pm", "p.m.", "午後"} and number < _HOURS_PER_DAY * _HALF:
        return number + _HOURS_PER_DAY * _HALF
    return 0.0 if half in {"am", "a.m.", "午前"} and int(hour) == _HOURS_PER_DAY * _HALF else number


def _month(match: re.Match[str], _: Spellings) -> Amount:
    return _time(1.0, "month", match)


def _period(match: re.Match[str], _: Spellings) -> Amount:
    """月90MWh、年だと?: the one year that a figure for a month is asked for."""
    return replace(_time(1.0, PERIODS[match[1]], match), end=match.end(1))


def _quarter(match: re.Match[str], _: Spellings) -> Amount:
    return _time(_QUARTER_MONTHS, "month", match)


def _unit_and_half(match: re.Match[str], words: Spellings) -> Amount | None:
    """A day and a half, an hour and half."""
    unit = words.lexicon.at(match.string, match.start(1))
    fits = unit is not None and unit.end == match.end(1) and words.dimension(unit.meaning) == "time"
    return _time(1 + _HALF, unit.meaning, match) if unit is not None and fits else None


def _whole(match: re.Match[str], words: Spellings) -> Amount | None:
    """All day, another hour, a fortnight."""
    position = match.end()
    if length := words.length.at(match.string, position):
        number, unit = words.lengths[match.string[position : length.end]]
        return replace(_time(number, unit, match), end=length.end)
    if month := words.month.at(match.string, position + match.string.startswith("of ", position) * len("of ")):
        return replace(_time(float(month.meaning), "day", match), end=month.end)
    word = words.lexicon.at(match.string, position)
    if word is None or match[0].startswith(("a ", "an ")) or words.dimension(word.meaning) != "time":
        return None
    return replace(_time(1.0, word.meaning, match), end=word.end)


# Times that are written out somewhere in a text.
RULES = rules(
    "duration",
    {
        "a length": _length,
        "letters": _letters,
        "from one hour to another": _clock,
        "by Japanese hours": _clock,
        "a month": _month,
        "a period that is asked for": _period,
        "a quarter": _quarter,
        "a unit and a half": _unit_and_half,
        "a whole one": _whole,
    },
)


def written_out(folded: str, words: Spellings) -> Iterator[Amount]:
    """Times that are more than a number and a unit, from left to right."""
    if not phrase("written_out").search(folded):
        return
    found = [made for rule in RULES for match in rule.pattern.finditer(folded) if (made := rule.makes(match, words))]
    last = 0
    for amount in sorted(found, key=lambda a: (a.start, -a.end)):
        if amount.start >= last:
            last = amount.end
            yield amount


@dataclass(frozen=True, slots=True)
class _Two:
    """Two times in a row, and what stands between them."""

    first: Amount
    second: Amount
    gap: str
    words: Spellings

    @property
    def hours(self) -> tuple[float, float]:
        """How many hours one of each unit is."""
        return self.words.units[self.first.unit].factor, self.words.units[self.second.unit].factor

    @property
    def in_hours(self) -> tuple[float, float]:
        """How many hours both are."""
        return self.first.value * self.hours[0], self.second.value * self.hours[1]


def _same(_: re.Match[str], two: _Two) -> Amount | None:
    """Only said again: 1年(365日)."""
    return two.second if not two.first.per else None


def _as_long(_: re.Match[str], two: _Two) -> Amount | None:
    """A month of 30 days."""
    one, other = two.in_hours
    alike = two.first.unit != two.second.unit and abs(one - other) <= _TOLERANCE * max(one, other)
    return two.second if alike and not two.first.per and not two.second.per else None


def _added(match: re.Match[str], two: _Two) -> Amount | None:
    """1 day and 6 hours, 1時間30分; 30日8時間 can be so many hours a day, too."""
    first, second, gap = two.first, two.second, match[0]
    larger, smaller = two.hours
    if two.in_hours[1] >= larger or not _adds(two) or (first.unit in _DAYS and _recurs(two, gap)):
        return None
    others = (first.value * second.value,) if first.unit in _DAYS and second.unit in _HOURS and not gap else ()
    value = round((first.value * larger + second.value * smaller) / smaller, 9)
    return replace(second, value=value, start=first.start, others=others)


def _adds(two: _Two) -> bool:
    """Whether two times are parts of one: neither is a rate for less than the first."""
    if two.first.per or two.second.value < 0:
        return False
    per = two.words.units.get(two.second.per)
    return not two.second.per or (per is not None and per.factor > two.hours[0])


def _recurs(two: _Two, gap: str) -> bool:
    """Whether hours behind days are so many a day: 1日6時間; 5 days, 8 hours."""
    return two.second.unit in _HOURS and ((not gap and two.first.value == 1) or gap.strip() in {",", "、"})


def _smaller_first(_: re.Match[str], two: _Two) -> Amount | None:
    """2 days 1 month."""
    smaller, larger = two.hours
    if two.first.unit not in {"day", "week"} or two.first.per or two.second.per or smaller >= larger:
        return None
    return replace(two.second, value=sum(two.in_hours) / smaller, unit=two.first.unit, start=two.first.start)


AGAIN = rules("said_again", {"in other words": _same, "as long": _as_long})
ADDED = rules("added", {"and": _added, "the smaller one first": _smaller_first})


def _two(folded: str, kept: Sequence[Amount], amount: Amount, words: Spellings) -> _Two | None:
    """An amount with the last one, if both are times."""
    if not kept or not kept[-1].dimension == amount.dimension == "time":
        return None
    return _Two(kept[-1], amount, folded[kept[-1].end : amount.start], words)


def joined(folded: str, amounts: Sequence[Amount], words: Spellings) -> list[Amount]:
    """The amounts, with times that add up to one, and without those that only say again what stands before them."""
    kept: list[Amount] = []
    for amount in amounts:
        if kept and amount.start < kept[-1].end:  # the half of two days and a half
            continue
        amount = _with_half(folded, amount)
        two = _two(folded, kept, amount, words)
        if two and (made := between((*AGAIN, *ADDED), two.gap, two)):
            kept[-1] = made
        else:
            kept.append(amount)
    return kept


def weekly(folded: str, amounts: Sequence[Amount], words: Spellings) -> list[Amount]:
    """The amounts, with the hours of weekdays and those of weekends as so many a week: 平日2h・土日6h."""
    hours = [a for a in amounts if a.unit == "h" and a.per in {"", "day"}]
    told = [(a, days) for a in hours for days in words.days_beside(folded, a)]
    if sorted(days for _, days in told) != sorted(words.weekly):
        return list(amounts)
    (first, some), (last, others) = told
    week = replace(first, value=first.value * some + last.value * others, per="week", end=last.end)
    return [week if a is first else a for a in amounts if a is first or not first.start <= a.start < last.end]


def _with_half(folded: str, amount: Amount) -> Amount:
    """Two days and a half."""
    half = behind("half_behind", folded, amount.end) if amount.dimension == "time" and not amount.per else None
    return replace(amount, value=amount.value + _HALF, end=half.end()) if half else amount


def recurring(folded: str, amounts: Sequence[Amount], words: Spellings) -> list[Amount]:
    """The amounts, with hours in front of days as hours a day (24時間×30日), and a month of 30 days once."""
    kept: list[Amount] = []
    for amount in amounts:
        if amount.per in {"week", "month"} and amount.dimension in {"", "time"}:  # 2時間×週3
            kept = list(map(_of_a_day, kept))
            kept.append(amount if amount.unit else replace(amount, unit="day", dimension="time"))
            continue
        two = _two(folded, kept, amount, words)
        if two and (made := between(AGAIN, two.gap, two)):
            kept[-1] = made
            continue
        if two and _is_a_day(two):
            kept[-1] = replace(two.first, per="day")
        kept.append(amount)
    return kept


def _of_a_day(amount: Amount) -> Amount:
    """Hours as so many a day."""
    return replace(amount, per="day") if amount.unit in _HOURS and not amount.per else amount


def _is_a_day(two: _Two) -> bool:
    """Whether hours in front of another time are so many a day."""
    last = two.first
    hours = last.unit == "h" != two.second.unit and last.value <= _HOURS_PER_DAY and not last.per
    return hours and (phrase("times_between").fullmatch(two.gap) is not None or last.value == _HOURS_PER_DAY)
