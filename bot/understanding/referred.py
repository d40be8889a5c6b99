"""A calculation with what the last answer named and told put into it: "how many of those can I run on 1.4 kW"."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.library.spelling import fold
from bot.understanding.entries.query import Query
from bot.understanding.mentions import PLACES
from bot.understanding.phrases import kinds, phrases
from bot.understanding.reading import Mention, Reading, Reads
from bot.understanding.told import Told

_CHIP, _MODEL = "accelerators", "models"
_NAMED = (_CHIP, _MODEL, "systems")
_LEFT, _COMPUTED = {"decline", "clarify"}, {"calculation", "compare"}
_CONVERT, _HARDWARE, _SITE = "convert", "footprint hardware", "footprint site"
_IS_SET = {"gpu", _SITE}  # what says which chip it is, or is for the usual one
_PER_USE = {"energy", "mass", "volume"}


@dataclass(frozen=True, slots=True)
class _About:
    """What an answer was about, in words that can stand in a question: a thing, a place, an amount, watts of a chip.

    `converts`: the amount was not told, but counted in something.
    """

    thing: Mention | None
    name: str
    place: str
    amount: str
    watts: str
    converts: bool = False

    @property
    def there(self) -> str:
        """In the place that was named."""
        return f"in {self.place}" if self.place.isascii() else self.place


class Referred:
    """Puts what the last answer was about into a line; `query` takes a folded line apart, `told` is what was told."""

    def __init__(self, query: Callable[[str], Query], told: Told, reads: Reads) -> None:
        self._query, self._told, self._reads = query, told, reads

    def of(self, line: str, last: Reading, alone: Reading) -> Reading | None:
        """The calculation of a folded line about the thing or in the place that the last answer named, if it is one."""
        about, query = self._about(last), self._query(line)
        if about.converts and _counts_things(query):
            return self._recounted(line, last, alone.lang)
        if about.place and phrases("there").search(line):
            return self._whole(phrases("there").sub(about.there, line, count=1), alone.lang)
        if about.thing is None or any(m.shelf == about.thing.shelf for m in query.mentions):
            return None
        if query.amounts and (_points(line) or _is_open(query, alone)):
            return self._of_watts(line, query, about, alone.lang) or self._whole(_named(line, about), alone.lang)
        return self._told_of_it(_named(line, about), query, last, alone)

    def _recounted(self, line: str, last: Reading, lang: str) -> Reading | None:
        """The amount that was converted, counted in other things that are so much each."""
        found = self.of_amount(line, last, lang)
        return found if found and "per" in found.options else None

    def _told_of_it(self, text: str, query: Query, last: Reading, alone: Reading) -> Reading | None:
        """The row that says of the last thing what a line without a name of its own asks: its power draw, メモリは."""
        if query.amounts or alone.intent in _COMPUTED or any(map(_is_name, query.mentions)):
            return None
        found = self._reads(text, alone.lang, ())
        return found if found.intent == "row" and found.options != last.options else None

    def of_amount(self, line: str, last: Reading, lang: str) -> Reading | None:
        """The calculation of a folded line with the amount that the last answer told, where it points to that."""
        about, query = self._about(last), self._query(line)
        rest, that = phrases("opening").sub("", line), phrases("that_amount")
        if not about.amount or not (query.amounts or (query.mentions and that.search(line))):
            return None
        text = that.sub(f" {about.amount} ", rest, count=1) if that.search(rest) else f"{about.amount}, {rest}"
        found = self._whole(text, lang)
        if found is None or (found.command == _CONVERT and not _is_asked(found, line)):
            return None
        return found

    def _of_watts(self, line: str, query: Query, about: _About, lang: str) -> Reading | None:
        """The calculation of a line with the watts that were told: of the chip by itself, or at just that power."""
        if not about.watts:
            return None
        at_power = phrases("that_power").sub(f" at {about.watts} ", line)
        if at_power != line:
            return self._whole(phrases("those").sub(f" {about.name} ", at_power, count=1), lang)
        itself = _is_by_itself(line)
        stated = any(a.dimension == "pue" for a in query.amounts)
        found = self._whole(_each(line, about, lang) + (", pue 1" if itself and not stated else ""), lang)
        if found and found.command == _SITE:
            return replace(found, options={"pue": 1, **found.options})  # so many times what was told
        return found if found and (itself or stated or found.command != _HARDWARE) else None

    def _whole(self, text: str, lang: str) -> Reading | None:
        """The calculation that a text is, if it uses all that is said in it."""
        found = self._reads(" ".join(text.split()), lang, ())
        return found if found.intent == "calculation" and not found.unused else None

    def _about(self, last: Reading) -> _About:
        """What an answer was about; of a calculation only where it was, and what amount it converted."""
        place = _spelled(last, _first(last, PLACES))
        if last.intent in _COMPUTED:
            converts = last.command == _CONVERT and last.base is None
            return _About(None, "", place, fold(str(last.options["amount"])) if converts else "", "", converts)
        named, kind, amount = _first(last, _NAMED), self._told.dimension(last), self._amount(last)
        if named is not None and named.shelf == _MODEL and kind in _PER_USE:
            named = None  # what one use of it takes is told, which is not estimated again
        watts = amount if named is not None and named.shelf == _CHIP and kind == "power" else ""
        return _About(named, _spelled(last, named), place, amount, watts)

    def _amount(self, last: Reading) -> str:
        """The figure that an answer told, as a question spells it."""
        value = self._told.figure(last)
        return f"{value.value:.12g} {fold(value.unit)}" if value and isinstance(value.value, float) else ""


def _is_asked(found: Reading, line: str) -> bool:
    """Whether a line asks for what an amount is converted to: CO2 by name or at its own factor, or anything else."""
    figure = found.lead[0] if found.lead else "carbon"
    return figure != "carbon" or "grid" in found.options or kinds("figures")["carbon"].search(line) is not None


def _counts_things(query: Query) -> bool:
    """Whether a line has an amount, and everyday things that it may be for one of."""
    return bool(query.amounts) and any(thing.search(query.folded) for thing in kinds("things").values())


def _is_name(mention: Mention) -> bool:
    return mention.shelf != "terms"


def _named(line: str, about: _About) -> str:
    """A line with the thing that it is about."""
    rest, those = phrases("opening").sub("", line), phrases("those")
    if (it := phrases("it").search(rest)) is not None and not those.search(rest):
        return f"{rest[: it.start()]}{about.name}{rest[it.end() :]}"
    return those.sub(f" {about.name} ", rest, count=1) if those.search(rest) else f"{about.name} {rest}"


def _each(line: str, about: _About, lang: str) -> str:
    """A line with the watts that each chip of it draws."""
    rest, those = phrases("opening").sub("", line), phrases("those")
    if lang == "ja":
        return f"1枚{about.watts}、{those.sub('', rest, count=1)}"
    each = f"gpus of {about.watts} each"
    return those.sub(f" {each} ", rest, count=1) if those.search(rest) else f"{rest} ({about.watts} each)"


def _first(last: Reading, shelves: tuple[str, ...] | frozenset[str] | set[str]) -> Mention | None:
    """The first name in the last question that stands on one of these shelves."""
    return next((m for m in last.mentions if m.shelf in shelves), None)


def _spelled(last: Reading, named: Mention | None) -> str:
    return last.question[named.start : named.end] if named else ""


def _is_by_itself(line: str) -> bool:
    """Whether only the machine is meant, without what stands around it."""
    return any(phrases(part).search(line) for part in ("by_itself", "without_pue"))


def _points(line: str) -> bool:
    """Whether something earlier is meant in so many words."""
    return any(phrases(part).search(line) for part in ("pointer", "those", "that_power", "there"))


def _is_open(query: Query, alone: Reading) -> bool:
    """Whether a line with amounts says nothing whole by itself: it has no answer, or counts machines of no name."""
    assumed = (
        alone.intent == "calculation"
        and not _IS_SET.isdisjoint((alone.command, *alone.options))
        and _CHIP not in {m.shelf for m in query.mentions}
        and "power_w" not in alone.options
    )
    return bool(query.amounts) and (alone.intent in _LEFT or assumed)
