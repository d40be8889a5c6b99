"""Numbers, amounts and dates as people of each language write them."""

import math
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from bot.library.units import Unit

_LOCALE = {"en": "en_GB", "ja": "ja_JP"}
_MYRIADS = (("兆", 12), ("億", 8), ("万", 4))
_WORDS = ((" trillion", 12), (" billion", 9), (" million", 6))
_IN_FRONT = {"USD": "US$", "JPY": "¥"}
_LADDERS = {
    "kWh": ("Wh", "kWh", "MWh", "GWh", "TWh"),
    "kgCO2e": ("g", "kg", "t"),
    "kg": ("g", "kg", "t"),
    "L": ("mL", "L", "m3"),
    "W": ("W", "kW", "MW", "GW"),
}
_STEP_UP = 10_000.0


def rounded(value: float, digits: int) -> Decimal:
    """The value to `digits` significant digits, as a plain decimal."""
    if value == 0 or not math.isfinite(value):
        return Decimal(0)
    exact = Decimal(repr(value))
    places = digits - 1 - exact.adjusted()
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN) + 0


def written(value: float) -> Decimal:
    """A curated or typed value just as it was written."""
    return Decimal(repr(float(value)))


@lru_cache(maxsize=4096)
def number(value: Decimal, lang: str) -> str:
    """A number: 1,287,000 and 25.53 billion, or 128万7000 and 255億3000万."""
    if abs(value) >= Decimal(10) ** 18 or (value and abs(value) < Decimal(10) ** -6):
        return _scientific(value)
    return _japanese(value) if lang == "ja" else _english(value)


def _english(value: Decimal) -> str:
    for word, power in _WORDS:
        scaled = value.scaleb(-power)
        if abs(scaled) >= 1 and len(scaled.normalize().as_tuple().digits) <= 6 and power + 4 >= value.adjusted() >= power:
            if power == 6 and value == value.to_integral_value() and len(scaled.normalize().as_tuple().digits) > 4:
                break
            return _grouped(scaled, "en") + word
    return _grouped(value, "en")


def _japanese(value: Decimal) -> str:
    if abs(value) < 10_000:
        return _plain(value)
    parts, rest = [], abs(value)
    for mark, power in _MYRIADS:
        count = int(rest.scaleb(-power))
        if count:
            parts.append(f"{count}{mark}")
            rest -= Decimal(count).scaleb(power)
    if rest >= 1 or not parts:
        parts.append(_plain(rest.to_integral_value()))
    return ("-" if value < 0 else "") + "".join(parts)


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _grouped(value: Decimal, lang: str) -> str:
    return str(format_decimal(value.normalize(), format="#,##0.############", locale=_LOCALE[lang]))


def _scientific(value: Decimal) -> str:
    digits = value.normalize()
    power = digits.adjusted()
    return f"{format(digits.scaleb(-power).normalize(), 'f')}×10^{power}"


def amount(value: Decimal, unit: Unit, lang: str) -> str:
    """A number with its unit: US$2.39 billion, 23億9000万ドル, 1,287 MWh, 4万社."""
    text = number(value, lang)
    if lang == "ja":
        return text + unit.print.ja
    if unit.id in _IN_FRONT:
        return _IN_FRONT[unit.id] + text
    after = unit.print.one if unit.print.one and value == 1 else unit.print.en
    return text + after if after.startswith("%") else f"{text} {after}".strip()


def span(low: Decimal, high: Decimal, unit: Unit, lang: str) -> str:
    """A range with its unit: 13.5–20 GW, 1350万〜2000万kW."""
    if lang == "ja":
        return f"{number(low, lang)}〜{number(high, lang)}{unit.print.ja}"
    front = _IN_FRONT.get(unit.id, "")
    first = front + number(low, lang)
    return f"{first}–{amount(high, unit, lang).removeprefix(front)}"


def day(text: str, lang: str, precision: str = "") -> str:
    """A partial date (2024, 2024-01, 2024-01-11): 11 January 2024, 2024年1月11日; cut to `year` or `month` if asked."""
    parts = [int(part) for part in text.split("-")]
    depth = {"year": 1, "month": 2}.get(precision, len(parts))
    known = date(*(parts + [1, 1])[:3])
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
