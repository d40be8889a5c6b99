"""What each amount of a question stands for in a calculation: by its unit, what it is for, and the words beside it."""

import re
from collections.abc import Mapping, Sequence, Set

from bot.library import Library
from bot.library.units import Unit
from bot.understanding.context import Context
from bot.understanding.given import Given
from bot.understanding.periods import periods
from bot.understanding.reading import Amount, Mention
from bot.understanding.tokens.lexicon import Lexicon, Word
from bot.understanding.vocabulary import meanings

_NEAR, _PERCENT = 16, 100.0
_OF_ONE = {"each", "gpu", "machine", "item"}
_OF_REQUEST = {"request", "image", "each", "item"}
_SITE_W, _SITE_ALONE_W = 1e5, 1e4
_LARGEST_PRICE = 1_000
_LARGEST_INTENSITY = 2.0


class Roles:
    """Gives roles to amounts."""

    def __init__(self, library: Library) -> None:
        self._units: Mapping[str, Unit] = library.units
        self._library = library
        self._labels = Lexicon(meanings("labels"))

    def of(self, folded: str, amounts: Sequence[Amount], mentions: Sequence[Mention]) -> Given:
        """The numbers of a question by role."""
        labels = list(self._labels.all(folded))
        given = Given(period=self._period(amounts))
        context = Context(folded, amounts, _names_hardware(mentions))
        for amount in amounts:
            inside = _inside(amount, labels)
            label = "active" if "active" in inside else _label(amount, labels, amounts, folded)
            role = self._role(amount, label, context) or _devices(amount, folded, context)
            if role:
                given.numbers[role].append(self._value(amount, role))
                given.said[role].append(amount)
            if role == "power_w":
                given.all_in = given.all_in or "all_in" in {*inside, label}
            if role == "price":
                given.currency = given.currency or _WHOLE_COINS.get(amount.unit, amount.unit)
        if "power_w" in given:
            given.all_in = given.all_in or any(w.meaning == "all_in" for w in labels)
        return given

    def _period(self, amounts: Sequence[Amount]) -> float:
        """The period of the first rate, in hours: a day for "300 a day"."""
        rates = sorted(amounts, key=lambda a: a.dimension == "time")
        return next((period.factor for a in rates for period in periods(a, self._units)), 1.0)

    def _value(self, amount: Amount, role: str) -> float:
        """The amount in the canonical unit of its role."""
        if role == "load" and not amount.unit:
            return amount.value * _PERCENT
        if role in {"load", "mfu", "renewable"} or amount.dimension in {"", "pue"}:
            return amount.value
        value = amount.value * self._units[amount.unit].factor
        if role in _YEARLY:
            return value * self._per_year(amount)
        for per in amount.per.split():
            if per in self._units and self._units[per].dimension in {"energy", "time"} and role in _RATES:
                value /= self._units[per].factor
        return value

    def _per_year(self, amount: Amount) -> float:
        """How often the period of a rate goes into a year: 365 for "30 kWh each a day"."""
        found = periods(amount, self._units)
        return self._units["year"].factor / found[0].factor if found else 1.0

    def _role(self, amount: Amount, label: str, context: Context) -> str:
        reader = getattr(self, f"_{amount.dimension.replace('-', '_') or 'bare'}", None)
        return reader(amount, label, context) if reader else ""

    def _pue(self, _amount: Amount, _label: str, _context: Context) -> str:
        return "pue"

    def _intensity(self, _amount: Amount, _label: str, _context: Context) -> str:
        return "grid"

    def _water_intensity(self, _amount: Amount, _label: str, _context: Context) -> str:
        return "wue"

    def _gpu_time(self, amount: Amount, _label: str, _context: Context) -> str:
        return "" if amount.per else "gpu_hours"

    def _flop(self, amount: Amount, label: str, _context: Context) -> str:
        return "flop" if not amount.per else self._throughput(amount, label, _context)

    def _throughput(self, _amount: Amount, label: str, context: Context) -> str:
        if label in {"peak", "effective"}:
            return {"peak": "peak_flops", "effective": "flops"}[label]
        return "peak_flops" if context.has_share else "flops"

    def _time(self, amount: Amount, _label: str, _context: Context) -> str:
        if amount.per == "video":
            return ""
        return "duty" if amount.per and amount.unit != "day" else "hours"

    def _power(self, amount: Amount, label: str, context: Context) -> str:
        pers = set(amount.per.split())
        if pers & _OF_ONE:
            return "power_w"
        watts = amount.value * self._units[amount.unit].factor
        if label == "it" and watts >= _SITE_ALONE_W:
            return "site_it_w"
        if watts >= _SITE_W or (watts >= _SITE_ALONE_W and not context.has_gpus):
            return "site_w"
        return "power_w"

    def _energy(self, amount: Amount, label: str, context: Context) -> str:
        pers = set(amount.per.split())
        for ones, spoken_of, role in _ENERGY_OF:
            if pers & ones and (not spoken_of or getattr(context, spoken_of)):
                return role
        if pers:
            return "energy_kwh_per_h"
        if context.has_requests and amount.unit in {"Wh", "J", "kJ"}:
            return "kwh_per_request"
        return "energy_it_kwh" if label == "it" else "energy_kwh"

    def _mass(self, amount: Amount, _label: str, context: Context) -> str:
        pers = set(amount.per.split())
        for entity in ("car", "tree", "home"):
            if entity in pers or (pers & _OF_ONE and entity in context.things):
                return f"{entity}_kg"
        if pers & {"request", "image", "token", "person"}:
            return ""
        if pers & _OF_ONE and context.has_energy:
            return "grid"
        if pers - {"total"}:
            return "carbon_kg_per_h" if periods(amount, self._units) else ""
        return "carbon_kg"

    def _money(self, amount: Amount, label: str, context: Context) -> str:
        pers = set(amount.per.split())
        if any(p in self._units and self._units[p].dimension == "energy" for p in pers):
            return "price"
        small = amount.value * self._units[amount.unit].factor <= _LARGEST_PRICE
        return "price" if not pers and small and (label == "price" or context.may_be_priced) else ""

    _yen = _money

    def _ratio(self, amount: Amount, label: str, context: Context) -> str:
        if amount.unit == "times" or label == "change":
            return ""
        if label == "renewable":
            return "renewable"
        if label == "mfu" or context.has_training:
            return "mfu"
        of_it = _SHARE_OF.match(context.folded, amount.end)
        if of_it and _REST.search(context.folded, amount.end):
            return ""  # 30 % goes to mining, the rest to AI
        return "load" if label == "load" or (context.has_power and not of_it) else ""

    def _count(self, amount: Amount, label: str, context: Context) -> str:
        pers = set(amount.per.split())
        timed = bool(periods(amount, self._units))
        if amount.unit in {"request", "image"}:
            return _REQUESTS["person" in pers, timed]
        if amount.unit == "token":
            return _tokens(pers, label, timed)
        if amount.unit == "parameter":
            return "active_params" if label == "active" else "params"
        if amount.unit == "gpu" and "machine" in pers:
            return "gpus_each"
        if amount.unit == "machine" and context.has_gpu_units:
            return "machines"
        return _COUNTED.get(amount.unit, "") if not timed else ""

    def _bare(self, amount: Amount, label: str, context: Context) -> str:
        if label == "grid" and amount.value <= _LARGEST_INTENSITY:
            return "grid"
        if label == "load" and 0 < amount.value <= 1:
            return "load"
        if label in {"load", "mfu"} or not amount.value.is_integer() or amount.value < 1:
            return ""
        return "count" if context.has_gpu_name and not context.has_count else ""


_COUNTED = {
    "gpu": "count",
    "machine": "count",
    "person": "people",
    "car": "cars",
    "home": "homes",
    "tree": "trees",
}
# What energy is the use of: for one of what it is said, what else must be spoken of, and its role; the first that fits.
_ENERGY_OF: tuple[tuple[Set[str], str, str], ...] = (
    ({"token"}, "", "kwh_per_token"),
    ({"home"}, "", "home_kwh"),
    ({"person"}, "", ""),
    ({"request", "image"}, "", "kwh_per_request"),
    (_OF_REQUEST, "has_requests", "kwh_per_request"),
    (_OF_ONE, "has_homes", "home_kwh"),
    (_OF_ONE, "has_tokens", "kwh_per_token"),
    (_OF_ONE, "", "kwh_each"),
)
# Requests by whether they are those of one person, and of a time.
_REQUESTS = {
    (True, True): "requests_per_person_h",
    (True, False): "requests_per_person",
    (False, True): "requests_per_h",
    (False, False): "requests",
}
_YEARLY = {"home_kwh", "home_kg", "car_kg", "tree_kg"}
_WHOLE_COINS = {"cent": "USD", "eurocent": "EUR", "pence": "GBP"}
_RATES = {
    "price",
    "requests_per_h",
    "requests_per_person_h",
    "tokens_per_h",
    "energy_kwh_per_h",
    "carbon_kg_per_h",
    "duty",
}


def _names_hardware(mentions: Sequence[Mention]) -> bool:
    return any(m.shelf in {"accelerators", "systems"} for m in mentions)


def _inside(amount: Amount, labels: Sequence[Word[str]]) -> set[str]:
    """The labels within an amount: 37B active parameters."""
    return {w.meaning for w in labels if amount.start <= w.start < amount.end}


def _tokens(pers: Set[str], label: str, timed: bool) -> str:
    if pers & _OF_REQUEST:
        return "input_tokens_per_request" if label == "input" else "tokens_per_request"
    if label in {"input", "output"} and not pers:
        return f"{label}_tokens"
    return "tokens_per_h" if timed else "tokens"


def _label(amount: Amount, labels: Sequence[Word[str]], amounts: Sequence[Amount], folded: str) -> str:
    """What an amount is said to be: the IT equipment's part, or by the label beside it."""
    return "it" if _OF_IT.search(folded, 0, amount.start) else _nearest(amount, labels, amounts, folded)


def _nearest(amount: Amount, labels: Sequence[Word[str]], amounts: Sequence[Amount], folded: str) -> str:
    """The label nearest to an amount, with no other amount or clause in between; one before it wins over one behind."""
    best, best_distance = "", _NEAR + 1
    for word in labels:
        if word.end <= amount.start:
            start, end, distance = word.end, amount.start, amount.start - word.end
        elif word.start >= amount.end:
            start, end, distance = amount.end, word.start, word.start - amount.end + 2
        else:  # 300 output tokens
            return word.meaning
        between = folded[start:end]
        if (
            distance < best_distance
            and not _CLAUSE.search(between.lstrip(" ("))
            and not any(start <= a.start < end for a in amounts if a is not amount)
        ):
            best, best_distance = word.meaning, distance
    return best


def _devices(amount: Amount, folded: str, context: Context) -> str:
    """The role of a bare number of things that have no unit, where watts are stated: 12 laptops at 65 W."""
    bare = not amount.unit and amount.value.is_integer() and not context.has_count and context.has_power
    return "count" if bare and _THINGS.match(folded, amount.end) else ""


_THINGS = re.compile(
    r" (?:[a-z]+[ -])?[a-z]{3,}s (?:at|of|with|using|drawing|that|each|running|for|on|use|draw)(?![a-z])"
)
_SHARE_OF = re.compile(r"[ ]?(?:が|を|は(?!稼働)|of |goes |go |is |are |for )")  # a share of something, no load
_REST = re.compile(r"残り|のこり|\b(?:the )?(?:rest|remainder)\b")
_OF_IT = re.compile(r"(?<![a-z])it(?:側|分|部分)?[はがの ]?$")
_CLAUSE = re.compile(r"[,、。;.?!()]")
