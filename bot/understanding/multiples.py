"""An amount many times over, at an exchange rate, at a price per tonne, or counted in the asker's own things."""

import re
from collections.abc import Callable
from typing import Any

from bot.library import Library
from bot.library.spelling import fold
from bot.understanding.reading import Amount
from bot.understanding.scenario import Scenario, whole

_SURE = 0.97
_MONEY = {"money", "yen"}
_RUNS = {"item", "request", "times"}
_RUN_BEHIND = re.compile(r"[ ]?(?:more|as|the|bigger|larger|higher|less|fewer|分)")
_TRAININGS = re.compile(
    r"(?:[ ]?(?:separate |full |complete |such |gpt-?3 )*(?:trainings?|training runs?|runs?)\b|回|度)", re.ASCII
)
_TO_DOLLAR = re.compile(r"[ ]?(?:to|per|for|/|=)?[ ]?(?:the |a |one |1 ?)?(?:us[ ]?)?(?:dollar|usd|ドル|\$)")
_BESIDE = re.compile(r"(?:[ ]?(?:=|:|is|was|at|が|は|を|、|,|あたり|につき|として)?[ ]?){1,2}")
_YEAR = re.compile(r"(?<![\d.,])(20\d\d)(?!\d|[,.]\d)")
_HOW_MANY = re.compile(
    r"how many (?:\d[\d.,]* ?[a-z]+ )?([a-z]+)|number of ([a-z]+)"
    r"|(?:何|なん)(人|回|個|杯|往復|台|本|匹|頭|便|食|枚|軒|世帯|家族|都市|部屋)",
    re.ASCII,
)
_HOW_MANY_TRAININGS = re.compile(
    r"how many (?:(?!(?:is|are|in|to|of|do|does|would|could|can|equal|make|fit|for)[ ])[^ ?,;]+ ){0,4}?"
    r"(?:trainings?|training runs?|train|pretrainings?|runs)(?![a-z])"
    r"|how (?:many times|often) (?:can|could|would|do|does|will|might)\b[^?.;]{0,30}\b(?:train|retrain|be trained)\b"
    r"|(?:何|なん)(?:回|度)(?:も|分)?の?(?:学習|訓練|トレーニング)",
    re.ASCII,
)
_TRAINED_HOW_OFTEN = re.compile(r"(?:学習|訓練|トレーニング)(?!し?た)(?:[^。?、]{0,16}、?)(?:何|なん)(?:回|度)(?!分)")
_GIVEN_TO_USE = re.compile(
    r"[ ]?(?:の|分の|ぶんの)?(?:電力量?|電気|エネルギー)?(?:で|が?あれば|あったら|なら|だと|を使って|を使えば)"
)
_OF_TIME_OR_TIMES = {"times", "x", "days", "hours", "years", "months", "weeks", "minutes", "seconds"}
_Found = tuple[dict[str, Any], tuple[str, str], float]
_Known = Callable[[Scenario, str], tuple[str, str, bool] | None]


class Multiples:
    """Reads multiples with the units and facts of one library; `known` finds what a named model's training took."""

    def __init__(self, library: Library, known: _Known) -> None:
        self._library, self._units, self._known = library, library.units, known
        counted = {"count", "gpu-time"}
        self._measured = _OF_TIME_OR_TIMES | {
            fold(name) for u in library.units.values() if u.dimension not in counted for name in u.names
        }

    def of(self, q: Scenario) -> _Found | None:
        """Options of /convert, what to lead with, and how sure this is; None if nothing is multiplied."""
        if not q.amounts or q.several:
            return None
        readers = self._exchanged, self._priced_by_mass, self._repeated, self._repeated_in_cars, self._afforded
        return next((found for reader in readers if (found := reader(q))), None) or self._counted(q)

    def _exchanged(self, q: Scenario) -> _Found | None:
        """Dollars in yen at the stated rate, or yen in dollars: of a stated sum, or of a figure that is known."""
        rate = self._rate(q)
        if rate is None:
            return None
        yen, used = rate
        rest = [a for a in q.amounts if a.dimension in _MONEY and a not in used and not a.per]
        if len(rest) == 1 and rest[0].unit == "JPY":
            options = {"amount": f"{1 / yen:.12g} USD per JPY", "by": f"{rest[0].value:.12g} JPY"}
            return options, ("cost", ""), _SURE
        dollars = rest[0].value * self._units[rest[0].unit].factor if len(rest) == 1 else self._dollars(q)
        if dollars is None or len(rest) > 1:
            return None
        return {"amount": f"{yen:.12g} JPY per USD", "by": f"{dollars:.12g} USD"}, ("cost", ""), _SURE

    def _rate(self, q: Scenario) -> tuple[float, list[Amount]] | None:
        """Yen for one dollar, and the amounts that say so."""
        for number, yen in enumerate(q.amounts):
            if yen.unit != "JPY":
                continue
            if yen.per == "USD" or (not yen.per and _TO_DOLLAR.match(q.folded, yen.end)):
                return yen.value, [yen, *(a for a in q.amounts if a.start >= yen.end and a.value == 1)]
            before = q.amounts[number - 1] if number else None
            one = before is not None and before.unit == "USD" and before.value == 1
            if before and one and _BESIDE.fullmatch(q.folded[before.end : yen.start]):
                return yen.value, [before, yen]
        return None

    def _dollars(self, q: Scenario) -> float | None:
        """The one sum in dollars that the knowledge has of what is named, in the year that is named."""
        named = set(q.named)
        years = set(_YEAR.findall(q.folded))
        found = [
            value.value
            for fact in self._library.facts.values()
            if named & set(fact.about) and (not years or fact.date[:4] in years) and fact.origin == "article"
            for value in fact.values.values()
            if value.unit == "USD" and isinstance(value.value, float)
        ]
        return found[0] if len(set(found)) == 1 else None

    def _priced_by_mass(self, q: Scenario) -> _Found | None:
        """What so much CO2 costs at a price per tonne or kilogram."""
        for price in q.amounts:
            per = price.per.split()
            if price.dimension not in _MONEY or len(per) != 1 or self._dimension(per[0]) != "mass":
                continue
            masses = [a for a in q.amounts if a.dimension == "mass" and not a.per]
            stated = f"{masses[0].value:.12g} {masses[0].unit}" if len(masses) == 1 else None
            known = None if masses else self._known(q, "carbon")
            mass = stated or (known[1] if known and known[0] == "carbon" else None)
            if mass:
                return {"amount": f"{price.value:.12g} {price.unit} per {per[0]}", "by": mass}, ("cost", ""), _SURE
        return None

    def _dimension(self, unit: str) -> str:
        return self._units[unit].dimension if unit in self._units else ""

    def _repeated(self, q: Scenario) -> _Found | None:
        """So many trainings of a model whose training is known."""
        if q.model is None or "training" not in q.senses or not q.asks("energy", "carbon") or len(q.amounts) > 1:
            return None
        count = q.amounts[0]
        if not self._are_runs(q, count) or q.first is None:
            return None
        found = self._known(q, q.first.figure)
        if found is None or found[0] != q.first.figure:
            return None
        options: dict[str, Any] = {"amount": found[1], "by": f"{whole(count.value)} times"}
        return options, (found[0], q.first.unit), _SURE

    def _repeated_in_cars(self, q: Scenario) -> _Found | None:
        """So many trainings of a model whose training is told in cars."""
        count = q.amounts[0]
        asked = "training" in q.senses and q.asks("car") and len(q.amounts) == 1
        if not asked or not self._are_runs(q, count):
            return None
        told = (value for fact in q.facts for value in fact.values.values() if value.unit == "car")
        cars = next((value.value for value in told if isinstance(value.value, float)), None)
        if cars is None:
            return None
        return {"amount": f"{cars:.12g} car", "by": f"{whole(count.value)} times"}, ("result", ""), _SURE

    def _afforded(self, q: Scenario) -> _Found | None:
        """How many trainings of a model a stated amount would do for."""
        if q.model is None or len(q.amounts) > 1 or q.amounts[0].per:
            return None
        said = q.amounts[0]
        figure = {"energy": "energy", "mass": "carbon"}.get(said.dimension)
        used = _TRAINED_HOW_OFTEN.search(q.folded) and _GIVEN_TO_USE.match(q.folded, said.end)
        if figure is None or not (used or _HOW_MANY_TRAININGS.search(q.folded)):
            return None
        known = self._known(q, figure)
        if known is None or known[0] != figure:
            return None
        return {"amount": _text(said), "by": known[1]}, ("result", ""), _SURE

    def _are_runs(self, q: Scenario, count: Amount) -> bool:
        if count.per:
            return False
        if count.unit in _RUNS:
            return not (count.unit == "times" and ("倍" in q.folded or _RUN_BEHIND.match(q.folded, count.end)))
        return not count.unit and bool(_TRAININGS.match(q.folded, count.end))

    def _counted(self, q: Scenario) -> _Found | None:
        """How many of something make an amount, where both are stated in one measure, or one of them is known."""
        asked = _HOW_MANY.search(q.folded)
        if asked is None or {asked[1], asked[2]} & self._measured or q.given.roles & {"count", "hours"}:
            return None
        for dimension, figure in (("mass", "carbon"), ("energy", "energy")):
            said = [a for a in q.amounts if a.dimension == dimension]
            known = self._known(q, figure) if len(said) == len(q.amounts) == 1 and q.model else None
            if known and known[0] == figure and said[0].per in {"", "person", "request", "trip"}:
                return {"amount": known[1], "by": _text(said[0])}, ("result", ""), _SURE
            if (
                len(said) == 2
                and {a.per for a in said} <= {"", "person", "trip", "request", "item"}
                and self._size(said) > 1
            ):
                first, second = sorted(said, key=self._canonical, reverse=True)
                return {"amount": _text(first), "by": _text(second)}, ("result", ""), _SURE
        return None

    def _size(self, said: list[Amount]) -> float:
        sizes = sorted(map(self._canonical, said))
        return sizes[1] / sizes[0] if sizes[0] else 0.0

    def _canonical(self, amount: Amount) -> float:
        return amount.value * self._units[amount.unit].factor


def _text(amount: Amount) -> str:
    return f"{amount.value:.12g} {amount.unit}"
