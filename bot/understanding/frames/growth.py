"""Growth from a stated amount as a formula: so many per cent a year, or doubling every so many months, for so long."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.library import Library
from bot.understanding.frames.worked import Worked
from bot.understanding.periods import periods
from bot.understanding.reading import Amount
from bot.understanding.scenario import Scenario
from bot.understanding.tokens import numerals

_GROWS = re.compile(
    r"\b(?:gr[eo]w\w*|ris(?:e|es|ing)|increas\w*|expand\w*|compound\w*|climb\w*|more (?:each|every))\b"
    r"|増|伸び|成長|複利|上昇|拡大|ずつ上",
    re.ASCII,
)
_SHRINKS = re.compile(
    r"\b(?:shr[iu]nk\w*|f[ae]ll\w*|declin\w*|drop\w*|decreas\w*|reduc\w*|cut)\b|減|下が|縮|低下", re.ASCII
)
_MULTIPLIES = re.compile(
    r"\b(?P<two>doubl\w+)\b|\b(?P<three>tripl\w+)\b|\b(?P<half>halv\w+)\b"
    r"|(?P<ja_half>半減|半分に)|(?P<ja_three>[3三]倍)|(?P<ja_two>倍増|[2二]倍|倍に|倍々)",
    re.ASCII,
)
_FACTORS = {"two": 2.0, "ja_two": 2.0, "three": 3.0, "ja_three": 3.0, "half": 0.5, "ja_half": 0.5}
_LATER = re.compile(r"(?:年|[かヶカケヵ箇]月)(?:間?後|先|経|たつ|たっ)")
_YEARS = re.compile(r"(?<![\d.,])(20\d\d)(?![\d,.]\d|\d)")
_EVERY = re.compile(r"(?:every|each|per|in|within)[ ](?:other[ ])?$|(?:[^a-z]|^)a[ ]$", re.ASCII)
_EVERY_BEHIND = re.compile(r"(?:年|[かヶカケヵ箇]月)間?(?:ごと|毎|おき|に(?:1|一)(?:度|回)|で(?:倍|[23二三]倍|半))")
_PLAIN_YEARLY = re.compile(r"(?:every|each|per|a)[ ](year|month)|(毎年|年々|年に|毎月|月に)", re.ASCII)
_BASES = {"energy", "power", "mass", "money", "yen", "volume", "count"}
_LEADS = {"energy": "energy", "mass": "carbon", "power": "power", "volume": "water", "money": "cost", "yen": "cost"}
_GROWING = {"time", "ratio", ""}  # what belongs to the growth, not to what grows
_PERCENT = 100.0
_RATIO = re.compile(r"how many times|times (?:as|what|the)|what factor|何倍")


@dataclass(frozen=True, slots=True)
class _Rate:
    """Growth in per cent in a period in hours, and the times that can say how long it goes on."""

    percent: float
    period: float | None
    times: list[Amount]


class Growth:
    """Reads projections with the units of one library."""

    def __init__(self, library: Library) -> None:
        self._units = library.units

    def of(self, q: Scenario) -> Worked | None:
        """The formula of what grows, and what to lead with; None if nothing stated grows for a time."""
        rate, base = self._rate(q), _base(q.amounts)
        if rate is None or (base is None and not _RATIO.search(q.folded)):
            return None
        lasting = self._lasting(q, rate.times)
        if not (rate.period and lasting) or rate.percent <= -_PERCENT:
            return None
        sign = "+" if rate.percent >= 0 else "−"
        factor = f"(1 {sign} {abs(rate.percent):.12g} %) ^ {lasting / rate.period:.12g}"
        used = frozenset(a.start for a in q.amounts if a == base or a.dimension in _GROWING)
        if base is None:
            return Worked(factor, ("result", ""), 0, used, sure=True)
        return Worked(f"{base.value:.12g} {base.unit} × {factor}", self._lead(q, base), 0, used, sure=True)

    def _lead(self, q: Scenario, base: Amount) -> tuple[str, str]:
        """What grows, in the unit that is asked for, else in its own."""
        goal = next((g for g in q.goals.values() if g.unit in self._units and self._is_of(base, g.unit)), None)
        return _LEADS.get(base.dimension, "result"), goal.unit if goal else base.unit

    def _rate(self, q: Scenario) -> _Rate | None:
        """How fast it grows or shrinks: by so many per cent, or to so many times itself; None if nothing does."""
        multiplied, grows = _MULTIPLIES.search(q.folded), _GROWS.search(q.folded)
        if not (multiplied or grows or _SHRINKS.search(q.folded)):
            return None
        percent = next((a for a in q.amounts if a.dimension == "ratio" and a.unit == "%"), None)
        if percent is not None:
            period = self._period(percent, q.folded)
            return _Rate(percent.value if grows else -percent.value, period, _times(q.amounts))
        return self._multiplied(q, multiplied.lastgroup or "") if multiplied else None

    def _multiplied(self, q: Scenario, times: str) -> _Rate:
        """Growth to so many times what was: doubling every two years."""
        said = _times(q.amounts)
        every = self._every(q.folded, said)
        period = self._hours(every) if every else self._plain_period(q.folded)
        return _Rate((_FACTORS[times] - 1) * _PERCENT, period, [a for a in said if a is not every])

    def _is_of(self, base: Amount, unit: str) -> bool:
        return self._units[unit].dimension == base.dimension

    def _period(self, rate: Amount, folded: str) -> float:
        """Hours that a rate is for: a year if nothing else is said."""
        pers = periods(rate, self._units)
        return pers[0].factor if pers else self._plain_period(folded) or self._units["year"].factor

    def _plain_period(self, folded: str) -> float | None:
        every = _PLAIN_YEARLY.search(folded)
        if every is None:
            return None
        return self._units["month" if "month" in every[0] or "月" in every[0] else "year"].factor

    def _every(self, folded: str, times: list[Amount]) -> Amount | None:
        """The time that each doubling takes: every two years, 18か月ごとに, 2年で倍."""
        for number in numerals(folded):
            if every := _EVERY_BEHIND.match(folded, number.end):
                unit = "month" if "月" in every[0] else "year"
                return Amount(number.value, unit, "time", number.start, every.end())
        return next(
            (a for a in times if _EVERY.search(folded, max(0, a.start - 12), a.start) or _is_every(folded, a)), None
        )

    def _lasting(self, q: Scenario, times: list[Amount]) -> float | None:
        """For how long it goes on, in hours: the last time that is stated, 5年後, or from one year to another."""
        later = self._later(q.folded)
        if later is not None:
            return later
        between = self._between_years(q.folded)
        if between and all(a.value == 1 for a in times):
            return between
        long = [a for a in times if a.value != 1 or "year" not in a.unit] or times
        if long and not (long[-1].value == 1 and _PLAIN_YEARLY.search(q.folded[long[-1].start - 6 : long[-1].end])):
            return self._hours(long[-1])
        return between

    def _later(self, folded: str) -> float | None:
        """The hours until then: 5年後."""
        for number in numerals(folded):
            if later := _LATER.match(folded, number.end):
                return number.value * self._units["month" if "月" in later[0] else "year"].factor
        return None

    def _between_years(self, folded: str) -> float | None:
        """The hours from the first year that is named to the last one."""
        years = {int(year) for year in _YEARS.findall(folded)}
        return (max(years) - min(years)) * self._units["year"].factor if len(years) > 1 else None

    def _hours(self, time: Amount) -> float:
        return time.value * self._units[time.unit].factor


def _base(amounts: Sequence[Amount]) -> Amount | None:
    """What grows."""
    return next((a for a in amounts if a.dimension in _BASES and a.unit != "item" and a.per in {"", "year"}), None)


def _times(amounts: Sequence[Amount]) -> list[Amount]:
    return [a for a in amounts if a.dimension == "time" and not a.per]


def _is_every(folded: str, time: Amount) -> bool:
    return folded[time.start : time.end].startswith(("every", "each", "毎"))
