"""Numbers, amounts and dates as people of each language write them."""

import math
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

from babel.dates import format_date

from bot.library.units import MONEY, Unit

_LOCALE = {"en": "en_GB", "ja": "ja_JP"}
_MYRIADS = (("京", 16), ("兆", 12), ("億", 8), ("万", 4))
# word, power of ten, and how many digits the number before the word may have: 39.3 million, but 1,287,000
_WORDS = (("trillion", 12, 6), ("billion", 9, 6), ("million", 6, 3))
_LADDERS = {
    "kWh": ("Wh", "kWh", "MWh", "GWh", "TWh"),
    "kgCO2e": ("g", "kg", "t"),
    "kg": ("g", "kg", "t"),
    "L": ("mL", "L", "m3"),
    "W": ("W", "kW", "MW", "GW"),
}
_STEP_UP = 10_000.0
_FLOAT_DIGITS = 17


def rounded(value: float, digits: int) -> Decimal:
    """The value to `digits` significant digits, as a plain decimal; raises ValueError unless it is finite."""
    if not math.isfinite(value):
        raise ValueError(f"not a number that can be printed: {value}")
    if value == 0:
        return Decimal(0)
    exact = Decimal(repr(value))
    places = min(digits, _FLOAT_DIGITS) - 1 - exact.adjusted()
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN) + 0


def written(value: float) -> Decimal:
    """A curated or typed value just as it was written."""
    return Decimal(repr(float(value)))


@lru_cache(maxsize=4096)
def number(value: Decimal, lang: str) -> str:
    """A number: 1,287,000 and 25.53 billion, or 128万7000 and 255億3000万."""
    if _beyond_words(value):
        return _scientific(value)
    return _japanese(value) if lang == "ja" else " ".join(filter(None, _english(value)))


def _beyond_words(value: Decimal) -> bool:
    return value != 0 and not -6 <= value.adjusted() < 18


def _english(value: Decimal) -> tuple[str, str]:
    """The digits of a number and the word after them, which may be empty."""
    word, power, digits = next((row for row in _WORDS if value.adjusted() >= row[1]), ("", 0, 0))
    scaled = value.scaleb(-power).normalize()
    if word and len(scaled.as_tuple().digits) <= digits:
        return f"{scaled:,f}", word
    return f"{value.normalize():,f}", ""


def _japanese(value: Decimal) -> str:
    if value.adjusted() < _MYRIADS[-1][1]:
        return f"{value.normalize():f}"
    rest = abs(value).to_integral_value()
    parts = ["-"] if value < 0 else []
    for mark, power in (*_MYRIADS, ("", 0)):
        count, rest = divmod(rest, Decimal(10) ** power)
        if count:
            parts.append(f"{count:f}{mark}")
    return "".join(parts)


def _scientific(value: Decimal) -> str:
    power = value.adjusted()
    return f"{value.scaleb(-power).normalize():f}×10^{power}"


def amount(value: Decimal, unit: Unit, lang: str) -> str:
    """A number with its unit: US$2.39 billion, 23億9000万ドル, 1,287 MWh, 4万社."""
    return _with_unit(number(value, lang), unit, lang, one=value == 1)


def span(low: Decimal, high: Decimal, unit: Unit, lang: str) -> str:
    """A range with its unit: 13.5–20 GW, 3〜4kWh; a word that both ends take is said once: 1.5–2 million.

    Ends in 万 or 億 each have the unit, as nobody converts one of them in the head: 850億kWh〜1340億kWh.
    """
    if lang == "ja":
        first, last = number(low, lang), amount(high, unit, lang)
        return f"{amount(low, unit, lang) if _is_measured_in_words(low, unit) else first}〜{last}"
    first, last = number(low, lang), number(high, lang)
    word = last.partition(" ")[2]
    return _with_unit(f"{first.removesuffix(' ' + word)}–{last}", unit, lang, one=high == 1)


def _is_measured_in_words(value: Decimal, unit: Unit) -> bool:
    return unit.dimension in {"energy", "power"} and value.adjusted() >= _MYRIADS[-1][1]


def _with_unit(text: str, unit: Unit, lang: str, *, one: bool = False) -> str:
    if lang == "ja":
        return text + unit.print.ja
    if unit.dimension in MONEY:
        return unit.print.en + text
    name = unit.print.one if one and unit.print.one else unit.print.en
    return text + name if name.startswith("%") else f"{text} {name}".strip()


def day(text: str, lang: str, precision: str = "") -> str:
    """A partial date (2024, 2024-01, 2024-01-11): 11 January 2024, 2024年1月11日; cut to `year` or `month` if asked."""
    parts = [int(part) for part in text.split("-")]
    depth = {"year": 1, "month": 2}.get(precision, len(parts))
    known = date(*[*parts, 1, 1][:3])
    style = {"en": ("y", "MMMM y", "d MMMM y"), "ja": ("y年", "y年M月", "y年M月d日")}[lang]
    return str(format_date(known, format=style[min(depth, len(parts)) - 1], locale=_LOCALE[lang]))


def convenient(value: float, unit: str) -> str:
    """The id of the unit in which the value reads best: the largest that leaves it at least 1, MWh up to 9,999."""
    ladder = _LADDERS.get(unit)
    if ladder is None or value <= 0:
        return unit
    base = ladder.index("kg" if unit == "kgCO2e" else unit)
    rung = base
    while rung + 1 < len(ladder) and value * 1000.0 ** (base - rung) >= _STEP_UP:
        rung += 1
    while rung > 0 and value * 1000.0 ** (base - rung) < 1:
        rung -= 1
    return ladder[rung]
