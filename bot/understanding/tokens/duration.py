"""Durations: times that are written out (3d12h, 9am to 5pm, a day and a half) and times that add up to one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.understanding.reading import Amount
from bot.understanding.tokens.rule import Rule
from bot.understanding.tokens.spellings import Spellings

_HOURS_PER_DAY, _MINUTES, _SECONDS, _HALF = 24, 60.0, 3600.0, 0.5
_TOLERANCE, _QUARTER_MONTHS = 0.03, 3.0
_LETTERS = {"w": "week", "d": "day", "h": "h", "m": "min", "s": "s"}
_DAYS, _HOURS = {"day", "week", "month"}, {"h", "min"}
PERIODS = {"秒": "s", "日": "day", "週": "week", "月": "month", "年": "year"}
_HALF_BEHIND = re.compile(r" and (?:an? )?half(?![a-z])")


def _length(match: re.Match[str], words: Spellings) -> Amount:  # noqa: ARG001 - all rules have one shape
    """3:30 hours, 1:30:00 h."""
    hours = int(match[1]) + int(match[2]) / _MINUTES + int(match[3] or 0) / _SECONDS
    return Amount(hours, "h", "time", match.start(), match.end())


def _letters(match: re.Match[str], words: Spellings) -> Amount:
    """3d12h, 1h30m: in the smallest of their units."""
    pieces = [(float(number), _LETTERS[letter]) for number, letter in re.findall(r"([\d.]+)[ ]?([wdhms])", match[0])]
    least = min((unit for _, unit in pieces), key=lambda unit: words.units[unit].factor)
    hours = sum(number * words.units[unit].factor for number, unit in pieces)
    return Amount(round(hours / words.units[least].factor, 9), least, "time", match.start(), match.end())


def _clock(match: re.Match[str], words: Spellings) -> Amount | None:  # noqa: ARG001
    """9am to 5pm, 9:00-17:00, 9時から17時まで: so many hours a day."""
    groups = match.groupdict()
    start = _hour(groups["from"], groups["from_min"], groups["from_half"])
    end = _hour(groups["to"], groups["to_min"], groups["to_half"])
    hours = (end - start) % _HOURS_PER_DAY
    return Amount(hours, "h", "time", match.start(), match.end(), per="day") if hours else None


def _hour(hour: str, minutes: str | None, half: str | None) -> float:
    number = int(hour) + int(minutes or 0) / _MINUTES
    if half in {"pm", "p.m.", "午後"} and number < _HOURS_PER_DAY * _HALF:
        return number + _HOURS_PER_DAY * _HALF
    return 0.0 if half in {"am", "a.m.", "午前"} and int(hour) == _HOURS_PER_DAY * _HALF else number


def _month(match: re.Match[str], words: Spellings) -> Amount:  # noqa: ARG001
    return Amount(1.0, "month", "time", match.start(), match.end())


def _period(match: re.Match[str], words: Spellings) -> Amount:  # noqa: ARG001
    """月90MWh、年だと?: the one year that a figure for a month is asked for."""
    return Amount(1.0, PERIODS[match[1]], "time", match.start(), match.end(1))


def _quarter(match: re.Match[str], words: Spellings) -> Amount:  # noqa: ARG001
    return Amount(_QUARTER_MONTHS, "month", "time", match.start(), match.end())


def _unit_and_half(match: re.Match[str], words: Spellings) -> Amount | None:
    """A day and a half, an hour and half."""
    unit = words.lexicon.at(match.string, match.start(1))
    if unit is None or unit.end != match.end(1) or words.dimension(unit.meaning) != "time":
        return None
    return Amount(1 + _HALF, unit.meaning, "time", match.start(), match.end())


def _whole(match: re.Match[str], words: Spellings) -> Amount | None:
    """All day, another hour, a fortnight, ひと月."""
    position = match.end()
    length = words.length.at(match.string, position)
    if length is not None:
        number, unit = words.lengths[match.string[position : length.end]]
        return Amount(number, unit, "time", match.start(), length.end)
    if month := words.month.at(match.string, position + match.string.startswith("of ", position) * len("of ")):
        return Amount(float(month.meaning), "day", "time", match.start(), month.end)
    word = words.lexicon.at(match.string, position)
    if word is None or match[0].startswith(("a ", "an ")) or words.dimension(word.meaning) != "time":
        return None
    return Amount(1.0, word.meaning, "time", match.start(), word.end)


_TIME = r"(?P<{0}>\d{{1,2}})(?:[:時](?P<{0}_min>[0-5]\d)?分?)?[ ]?(?P<{0}_half>[ap]m|[ap]\.m\.)?"
_TIME_JA = r"(?P<{0}_half>午前|午後)?[ ]?(?P<{0}>\d{{1,2}})(?:時|:)(?P<{0}_min>[0-5]\d)?分?"
_NO_DIGIT = r"(?<![\w.,:])"
# Times that are written out somewhere in a text.
RULES: tuple[Rule[Amount], ...] = (
    Rule(
        "a length",
        re.compile(rf"{_NO_DIGIT}(\d{{1,4}}):([0-5]\d)(?::([0-5]\d))?[ ]?(?:h|hrs?|hours?|時間)(?![a-z])"),
        _length,
    ),
    Rule(
        "letters",
        re.compile(rf"{_NO_DIGIT}(?:\d{{1,2}}w(?=\d)|\d+(?:\.\d+)?[dh])(?:[ ]?\d+[dhms](?![a-z]))+(?:in)?(?![a-z\d])"),
        _letters,
    ),
    Rule(
        "from one hour to another",
        re.compile(
            rf"{_NO_DIGIT}(?=[^a-z]{{1,6}}(?:[ap]\.?m|:\d\d ?(?:-|to|until)))"
            rf"{_TIME.format('from')}[ ]?(?:-|to|until|till)[ ]?{_TIME.format('to')}(?![\w:])"
        ),
        _clock,
    ),
    Rule(
        "by Japanese hours",
        re.compile(rf"{_TIME_JA.format('from')}[ ]?(?:から|-|~|〜)[ ]?{_TIME_JA.format('to')}(?!間)(?:まで)?"),
        _clock,
    ),
    Rule("a month", re.compile(r"(?:まる|丸)?ひと月"), _month),
    Rule(
        "a period that is asked for",
        re.compile(r"(?:(?<=[、,。 ])|^)([日週月年])(?:だと|では|なら)(?=[ ?。]*$|何|いくら|ど[のれ])"),
        _period,
    ),
    Rule("a quarter", re.compile(r"(?<![\d第期〇一二三四])四半期間?"), _quarter),
    Rule("a unit and a half", re.compile(r"(?<![a-z])(?:an?|one) ([a-z]+) and (?:an? )?half(?![a-z])"), _unit_and_half),
    Rule(
        "a whole one",
        re.compile(r"(?<![a-z])(?:(?:all|full|whole|entire|another)[ -]|an? (?=[fdc]))"),
        _whole,
    ),
)
_ANYWHERE = re.compile(
    r"\d:\d|\d[wdh]|\d[ ]?[ap]\.?m|時|[ ]half|all|full|whole|entire|another|fortnight|decade|century"
    r"|[日週年](?:だと|では|なら)|月|四半期"
)


def written_out(folded: str, words: Spellings) -> Iterator[Amount]:
    """Times that are more than a number and a unit, from left to right."""
    if not _ANYWHERE.search(folded):
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
        """How many hours both are."""
        factors = (self.words.units[a.unit].factor for a in (self.first, self.second))
        one, two = factors
        return self.first.value * one, self.second.value * two


def _same(_: re.Match[str], two: _Two) -> Amount | None:
    """Only said again: 1年(365日)."""
    return two.second if not two.first.per else None


def _as_long(_: re.Match[str], two: _Two) -> Amount | None:
    """A month of 30 days."""
    if two.first.per or two.second.per or two.first.unit == two.second.unit:
        return None
    one, other = two.hours
    return two.second if abs(one - other) <= _TOLERANCE * max(one, other) else None


def _added(match: re.Match[str], two: _Two) -> Amount | None:
    """1 day and 6 hours, 1時間30分; 30日8時間 can be so many hours a day, too."""
    first, second, gap = two.first, two.second, match[0]
    larger, smaller = two.words.units[first.unit].factor, two.words.units[second.unit].factor
    if second.value * smaller >= larger or not _adds(two, larger) or (first.unit in _DAYS and _recurs(two, gap)):
        return None
    others = (first.value * second.value,) if first.unit in _DAYS and second.unit in _HOURS and not gap else ()
    value = round((first.value * larger + second.value * smaller) / smaller, 9)
    return replace(second, value=value, start=first.start, others=others)


def _adds(two: _Two, larger: float) -> bool:
    """Whether two times are parts of one: neither is a rate for less than the first."""
    if two.first.per or two.second.value < 0:
        return False
    if not two.second.per:
        return True
    return two.second.per in two.words.units and two.words.units[two.second.per].factor > larger


def _recurs(two: _Two, gap: str) -> bool:
    """Whether hours behind days are so many a day: 1日6時間; 5 days, 8 hours."""
    return two.second.unit in _HOURS and ((not gap and two.first.value == 1) or gap.strip() in {",", "、"})


def _mixed(_: re.Match[str], two: _Two) -> Amount | None:
    """2 days 1 month: the smaller one first."""
    later = two.words.units[two.first.unit].factor < two.words.units[two.second.unit].factor
    if two.first.unit not in {"day", "week"} or two.first.per or two.second.per or not later:
        return None
    one, other = two.hours
    factor = two.words.units[two.first.unit].factor
    return replace(two.second, value=(one + other) / factor, unit=two.first.unit, start=two.first.start)


AGAIN: tuple[Rule[Amount], ...] = (
    Rule("said again", re.compile(r"[ ]?(?:[(=≒]|つまり|すなわち)[ ]?"), _same),
    Rule("as long", re.compile(r".{1,12}"), _as_long),
)
ADDED: tuple[Rule[Amount], ...] = (
    Rule("added", re.compile(r"[ ]?|,?[ ](?:and[ ])?|[ ]?[+&][ ]?|[ ]n[ ]|と"), _added),
    Rule("added to a longer one", re.compile(r"[ ]"), _mixed),
)


def _first(rules: Sequence[Rule[Amount]], two: _Two) -> Amount | None:
    matches = ((rule, rule.pattern.fullmatch(two.gap)) for rule in rules)
    return next((made for rule, match in matches if match and (made := rule.makes(match, two))), None)


_TIMES = re.compile(r"[ ]?[x×*・/]?[ ]?")


def joined(folded: str, amounts: Sequence[Amount], words: Spellings) -> list[Amount]:
    """The amounts, with times that add up to one, and without those that only say again what stands before them."""
    kept: list[Amount] = []
    for amount in amounts:
        if kept and amount.start < kept[-1].end:  # the half of two days and a half
            continue
        amount = _with_half(folded, amount)
        if kept and kept[-1].dimension == amount.dimension == "time":
            two = _Two(kept[-1], amount, folded[kept[-1].end : amount.start], words)
            if made := _first((*AGAIN, *ADDED), two):
                kept[-1] = made
                continue
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
    behind = _HALF_BEHIND.match(folded, amount.end) if amount.dimension == "time" and not amount.per else None
    return replace(amount, value=amount.value + _HALF, end=behind.end()) if behind else amount


def recurring(folded: str, amounts: Sequence[Amount], words: Spellings) -> list[Amount]:
    """The amounts, with hours in front of days as hours a day (24時間×30日), and a month of 30 days once."""
    kept: list[Amount] = []
    for amount in amounts:
        last = kept[-1] if kept else None
        if amount.per in {"week", "month"} and amount.dimension in {"", "time"}:
            kept, amount = _on_days(kept, amount)
        elif last and last.dimension == amount.dimension == "time":
            two = _Two(last, amount, folded[last.end : amount.start], words)
            if made := _first(AGAIN, two):
                kept[-1] = made
                continue
            if _is_daily(two):
                kept[-1] = replace(last, per="day")
        kept.append(amount)
    return kept


def _is_daily(two: _Two) -> bool:
    """Whether hours before days are so many a day."""
    hours = two.first.unit == "h" != two.second.unit and two.first.value <= _HOURS_PER_DAY and not two.first.per
    return hours and bool(_TIMES.fullmatch(two.gap) or two.first.value == _HOURS_PER_DAY)


def _on_days(before: list[Amount], days: Amount) -> tuple[list[Amount], Amount]:
    """Hours of the days of a week, so many a day, and how many days: 2時間×週3."""
    daily = [replace(a, per="day") if a.unit in _HOURS and not a.per else a for a in before]
    return daily, days if days.unit else replace(days, unit="day", dimension="time")
