"""Amounts in a folded text: numbers with their units, and what they are for (per kWh, per chat, per day)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import replace
from itertools import islice

from bot.library import Library
from bot.library.spelling import fold
from bot.understanding import counting, own_nouns
from bot.understanding.dates import YEARS, is_no_amount
from bot.understanding.lexicon import Lexicon, Wider
from bot.understanding.numerals import Numeral, numerals
from bot.understanding.rates import Rates
from bot.understanding.reading import Amount, Mention
from bot.understanding.spans import Spans
from bot.understanding.vocabulary import vocabulary

_CURRENCY = re.compile(r"(us\$|usd|\$|¥|jpy|yen)[ ]?$")
_CO2 = re.compile(r"(?:の|[ -]| of )?(?:co2|二酸化炭素|carbon dioxide)(?:-?e(?:q|quivalent)?)?(?![a-z])")
_QUARTER, _NUMBERED = re.compile(r"四半期間?"), re.compile(r"[\d第期]$")
_WATER = re.compile(r"(?:の|[ -]| of )?(?:water|水)(?![a-z])")
_NAMES_PUE = re.compile(
    r"(?:pue|電力使用効率|power usage effectiveness)[値)]?[ ]?(?:[=:はをがの~約]|is|of|at|was|about|ratio of)?[ ]?$"
)
_PUE_BEHIND = re.compile(r"[ ]?の?pue(?![a-z])")
_NAMES_SHARE = re.compile(
    r"(?:mfu|hfu|util|utili[sz]ation(?: rate)?|load(?: factor)?|稼働率|負荷率|負荷|利用率|使用率|効率)"
    r"[ ]?(?:[=:はをがの~約]|is|of|at)?[ ]?$"
)
_NOUN_LINK = re.compile(r"[数量]?[ ]?(?:[=:はをがの]|is|are)?[ ]?約?$")
_WORD = re.compile(r"[ -]{0,2}([a-z][a-z0-9.'-]*)")
_SYMBOL = re.compile(r"(?<![a-z])[nd][ ]?[=:][ ]?$")
_SYMBOLS = {"n": "parameter", "d": "token"}
_OF_THEM = re.compile(r" of (?:them|these|those)(?![a-z])")
_THEM = re.compile(r" of (?:them|these|those)$")
_OF_ONE, _REFERRED = {"energy", "mass", "volume", "money", "yen"}, {"request", "image", "token", "person"}
_OF_ACCELERATORS = re.compile(
    r"[ ]?([x×*][ ]?)?((?:nvidia )?[a-z]{1,20}[ -]?\d{1,6}[a-z]{0,20}?)s?"
    r"(?:[ -](?:gpu[ -])?(hours?|hrs?|時間))?(?![a-z\d])"
)
_ARTICLE = re.compile(r"a \d")
_AN = re.compile(r" (?:of )?an? ")
_GLUED = re.compile(r"[a-z]|-[a-z]{3}")
_COMPARED = re.compile(r"[ ]?x[ ](?:more|bigger|larger|higher|faster|less|better|growth|as|the)(?![a-z])")
_TIMES_SIGN = re.compile(r"[ ]?[x×*][ ]?(?=[a-z0-9])")
_MODEL = re.compile(r"[ -]?(?:sized? |dense |language |parameter |の|級の?|規模の?)?(?:ai)?(?:model|モデル|llm)")
_STOP = set("for at in on of with to and or is are by from per a an the use run as if vs than".split())  # noqa: SIM905
_NOT_WRITTEN = {"1", "item", "date", "times", "wari"}
_TIMES = re.compile(r"[ ]?[x×*・/]?[ ]?")
_SAME = re.compile(r"[ ]?(?:[(=≒]|つまり|すなわち)[ ]?")
_WINDOW, _WORDS_BETWEEN, _MILLION = 28, 3, 1e6
_NAMED = {"names", "terms", "accelerators", "models", "cloud_regions"}
_MOST = 500
_TOLERANCE = 0.03
_HALF, _QUARTER_MONTHS = 0.5, 3.0
_NOUNS_OF_ONE_KANJI = "車杉"
_HOURS_PER_DAY = 24


class Quantities:
    """Reads amounts with the units of one library."""

    def __init__(self, library: Library) -> None:
        words = vocabulary()
        self._units = library.units
        self._find = library.find
        spellings = dict(_spellings(library))
        others = dict.fromkeys(words["foreign"], "") | dict.fromkeys(words["compounds"], "-")
        self._lexicon = Lexicon(others | spellings)
        self._counters: dict[str, str] = words["counters"]
        self._rates = Rates(self._units, self._lexicon, self._counters)

    def find(self, folded: str, mentions: Sequence[Mention] = ()) -> list[Amount]:
        """The amounts of a folded text, in order; digits in names and dates are left out.

        A number without a unit has unit "" and dimension ""; one after "PUE" has dimension "pue". `per` holds what a
        rate is for, the most specific first ("kWh", "each", "request", "person day"); what one home,
        car or tree uses is per year.
        """
        if own := own_nouns.counted(folded, self._lexicon):
            return self._knowing(own).find(folded, mentions)
        mentions = [m for m in mentions if not _ARTICLE.match(folded, m.start, m.end)]
        accelerators = {m.start: m.end for m in mentions if m.shelf == "accelerators"}
        ends = {end: start for start, end in accelerators.items()}
        named = Spans((m.start, m.end) for m in mentions if m.shelf in _NAMED)
        amounts: list[Amount] = []
        for numeral in islice(numerals(folded), _MOST):
            if (amounts and numeral.start < amounts[-1].end) or named.hold(numeral.start, numeral.end):
                continue
            amount = self._amount(folded, numeral, accelerators, ends)
            if amount is not None and not (amount.unit == "" and numeral.start in accelerators):
                amounts.append(self._rates.behind(folded, amount, accelerators))
        return self._joined_times(folded, _referred(folded, self._rates.in_front(folded, amounts)))

    def _knowing(self, nouns: Iterable[str]) -> "Quantities":
        """The same, for which these nouns are requests."""
        other = copy(self)
        other._lexicon = Wider(self._lexicon, dict.fromkeys(nouns, "request"))
        other._rates = self._rates.knowing(other._lexicon)
        return other

    def _amount(self, folded: str, n: Numeral, accelerators: dict[int, int], ends: dict[int, int]) -> Amount | None:
        before = folded[max(0, n.start - _WINDOW) : n.start]
        if is_no_amount(folded, n, before):
            return None
        if quarter := _QUARTER.match(folded, n.start):
            return (
                None
                if _NUMBERED.search(before)
                else self._made(replace(n, value=_QUARTER_MONTHS), "month", quarter.end())
            )
        if money := _CURRENCY.search(before):
            unit = "JPY" if money[1] in {"¥", "jpy", "yen"} else "USD"
            return self._made(n, unit, n.end)
        if _NAMES_PUE.search(before):
            return Amount(n.value, "1", "pue", n.start, n.end)
        if pue := _PUE_BEHIND.match(folded, n.end):
            return Amount(n.value, "1", "pue", n.start, pue.end())
        return self._with_unit(folded, n, accelerators, ends, before)

    def _with_unit(
        self, folded: str, n: Numeral, accelerators: dict[int, int], ends: dict[int, int], before: str
    ) -> Amount | None:
        if gpus := counting.accelerators(folded, n, accelerators, ends):
            return self._made(n, *gpus)
        article = _AN.match(folded, n.end) if n.spelled else None
        position = article.end() if article else n.end + (folded[n.end : n.end + 1] in {" ", "-"})
        year = n.value in YEARS and folded[n.start : n.end].isdigit()
        if (named := self._named_ahead(folded, n)) is not None:
            return self._made(n, *named)
        if _TIMES_SIGN.match(folded, n.end) and not _COMPARED.match(folded, n.end):
            return self._by_noun(folded, n, before)
        word = self._lexicon.at(folded, position)
        if word is not None and word.meaning != "-":
            if year and word.meaning == "gpu" and folded[word.end - 1] != "s":
                return None
            return self._measured(folded, n, word.meaning, word.end)
        if word is None and (counter := self._counters.get(folded[position : position + 1])):
            return self._counted(folded, n, counter, position + 1, before)
        if position == n.end and _GLUED.match(folded, n.end):
            return None
        return self._by_noun(folded, n, before)

    def _measured(self, folded: str, n: Numeral, unit: str, end: int) -> Amount | None:
        glued_s = unit == "s" and n.value in YEARS and end == n.end + 1
        if not unit or glued_s or (unit == "min" and n.spelled and folded[end - 1] == "分"):
            return None
        if self._units[unit].dimension == "mass" and (co2 := _CO2.match(folded, end)):
            end = co2.end()
        if self._units[unit].dimension == "volume" and (water := _WATER.match(folded, end)):
            end = water.end()
        if unit == "wari":
            return Amount(n.value * 10, "%", "ratio", n.start, end)
        if self._units[unit].dimension == "time" and folded.startswith("半", end):
            return Amount(n.value + _HALF, unit, "time", n.start, end + 1)
        return self._made(n, unit, end)

    def _counted(self, folded: str, n: Numeral, counter: str, end: int, before: str) -> Amount | None:
        """Something counted in Japanese: what the noun beside the counter says, else what the counter is mostly for."""
        if counting.RUNS.match(folded, end) or counting.RUNS_BEFORE.search(before):
            return None if n.spelled else Amount(n.value, "item", "count", n.start, end)
        position = end + 1 if folded.startswith("の", end) else end
        noun = self._lexicon.at(folded, position)
        if noun is not None and position > end and self._is_count(noun.meaning):
            return self._made(n, noun.meaning, noun.end)
        beside = self._noun_before(before)
        if beside is None or not self._is_count(beside) or beside in {"token", "parameter"}:
            beside = counting.of_counter(folded, folded[end - 1], end) or counter
        return self._made(n, beside, end)

    def _by_noun(self, folded: str, n: Numeral, before: str) -> Amount | None:
        """A number whose noun stands further on or before it; else a bare one."""
        year = n.value in YEARS and folded[n.start : n.end].isdigit()
        if them := _OF_THEM.match(folded, n.end):
            return self._made(n, "machine", them.end())
        if found := None if year else self._noun_ahead(folded, n):
            return self._made(n, *found)
        if (
            n.value >= _MILLION
            and (n.scale in {"b", "m"} or "illion" in folded[n.start : n.end])
            and _MODEL.match(folded, n.end)
        ):
            return self._made(n, "parameter", n.end)
        noun = self._noun_before(before) or _SYMBOLS.get((_SYMBOL.search(before) or " ")[0][:1])
        if noun and (self._is_count(noun) or noun == "FLOP"):
            return self._made(n, noun, n.end)
        if folded.endswith("grand", n.start, n.end):
            return self._made(n, "USD", n.end)
        if n.scale == "b":
            return self._made(n, "parameter", n.end)
        if n.spelled or (year and noun is None):
            return None
        if _NAMES_SHARE.search(before):
            return Amount(n.value * 100 if n.value <= 1 else n.value, "%", "ratio", n.start, n.end)
        return Amount(n.value, "", "", n.start, n.end)

    def _named_ahead(self, folded: str, n: Numeral) -> tuple[str, int] | None:
        """Unit and end where a name glued to other letters is counted: 8xh100, 500 h100-hours."""
        match = _OF_ACCELERATORS.match(folded, n.end)
        if match is None or not (match[1] or match[3]) or self._find.exact("accelerators", match[2]) is None:
            return None
        return ("GPU-h", match.end()) if match[3] else ("gpu", match.end(2))

    def _noun_ahead(self, folded: str, n: Numeral) -> tuple[str, int] | None:
        """The unit and end of a noun up to three words further on: 300 user questions."""
        position = n.end
        for _ in range(_WORDS_BETWEEN):
            word = _WORD.match(folded, position)
            if word is None or word[1] in _STOP:
                return None
            noun = self._lexicon.at(folded, word.start(1))
            if noun is not None and noun.meaning not in {"", "-"}:
                fits = self._is_count(noun.meaning) or self._units[noun.meaning].dimension == "time"
                return (noun.meaning, noun.end) if fits and len(word[1]) > 1 else None
            position = word.end()
        return None

    def _noun_before(self, before: str) -> str | None:
        """The unit of a counted noun right before a number: トークン3000億, tokens: 1e12, gpu数8."""
        link = _NOUN_LINK.search(before)
        noun = self._lexicon.before(before, link.start() if link else len(before))
        if noun is None or noun.meaning in {"", "-"}:
            return None
        return noun.meaning if noun.end - noun.start > 1 or before[noun.start] in _NOUNS_OF_ONE_KANJI else None

    def _is_count(self, unit: str) -> bool:
        return unit not in {"", "-"} and self._units[unit].dimension == "count"

    def _made(self, n: Numeral, unit: str, end: int) -> Amount:
        return Amount(n.value, unit, self._units[unit].dimension, n.start, end)

    def _joined_times(self, folded: str, amounts: list[Amount]) -> list[Amount]:
        """Without times that only say again what stands before them, 1年(365日); 24時間×30日 is hours a day."""
        kept: list[Amount] = []
        for amount in amounts:
            if kept and kept[-1].dimension == amount.dimension == "time":
                last, gap = kept[-1], folded[kept[-1].end : amount.start]
                if _SAME.fullmatch(gap) or self._as_long(last, amount):
                    kept[-1] = amount
                    continue
                if (
                    last.unit == "h"
                    and last.value <= _HOURS_PER_DAY
                    and amount.unit != "h"
                    and not last.per
                    and _TIMES.fullmatch(gap)
                ):
                    kept[-1] = replace(last, per="day")
            kept.append(amount)
        return kept

    def _as_long(self, first: Amount, second: Amount) -> bool:
        """Whether two plain times are the same: a month of 30 days."""
        if first.per or second.per:
            return False
        times = [a.value * self._units[a.unit].factor for a in (first, second)]
        return abs(times[0] - times[1]) <= _TOLERANCE * max(times)


def _referred(folded: str, amounts: list[Amount]) -> list[Amount]:
    """The amounts, with "2 million of them" counting what an amount in the same text is for one of."""
    one = next((per for a in amounts for per in a.per.split() if a.dimension in _OF_ONE and per in _REFERRED), None)
    return [
        replace(a, unit=one) if one and a.unit == "machine" and _THEM.search(folded, a.start, a.end) else a
        for a in amounts
    ]


def _spellings(library: Library) -> Iterator[tuple[str, str]]:
    """Every spelling of a unit with its id; a mass may be written with what it is of (kgCO2e)."""
    for unit in library.units.values():
        names = {fold(name) for name in unit.names} | ({fold(unit.id)} - _NOT_WRITTEN)
        yield from ((name, unit.id) for name in names)
        if unit.dimension == "mass":
            yield from ((name + gas, unit.id) for name in names if name.isascii() for gas in ("co2", "co2e", "co2eq"))
