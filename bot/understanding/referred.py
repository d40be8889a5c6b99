"""A calculation with what the last answer named and told put into it: "how many of those can I run on 1.4 kW"."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.library.spelling import fold
from bot.understanding.entries.query import Query
from bot.understanding.mentions import PLACES
from bot.understanding.phrases import phrases
from bot.understanding.reading import Mention, Reading, Reads
from bot.understanding.told import Told

_CHIP, _NAMED = "accelerators", ("accelerators", "models", "systems")
_LEFT = {"decline", "clarify"}
_HARDWARE, _PER_USE = "footprint hardware", {"energy", "mass", "volume"}


@dataclass(frozen=True, slots=True)
class _About:
    """What an answer was about, in words that can stand in a question: a thing, a place, an amount, watts of a chip."""

    thing: Mention | None
    name: str
    place: str
    amount: str
    watts: str


class Referred:
    """Puts what the last answer was about into a line; `query` takes a folded line apart, `told` is what was told."""

    def __init__(self, query: Callable[[str], Query], told: Told, reads: Reads) -> None:
        self._query, self._told, self._reads = query, told, reads

    def of(self, line: str, last: Reading, alone: Reading) -> Reading | None:
        """The calculation of a folded line about the thing or in the place that the last answer named, if it is one."""
        about, query = self._about(last), self._query(line)
        if last.intent == "compare" or not (_points(line) or _is_open(query, alone)):
            return None
        if about.place and (there := phrases("there").search(line)):
            place = f"in {about.place}" if about.place.isascii() else about.place
            return self._whole(f"{line[: there.start()]}{place}{line[there.end() :]}", alone.lang)
        if about.thing is None or not query.amounts or any(m.shelf == about.thing.shelf for m in query.mentions):
            return None
        return self._of_watts(line, query, about, alone.lang) or self._whole(_named(line, about), alone.lang)

    def of_amount(self, line: str, last: Reading, lang: str) -> Reading | None:
        """The calculation of a folded line with the amount that the last answer told, where it points to that."""
        about, query = self._about(last), self._query(line)
        rest, that = phrases("opening").sub("", line), phrases("that_amount")
        if not about.amount or not (query.amounts or (query.mentions and that.search(line))):
            return None
        text = that.sub(f" {about.amount} ", rest, count=1) if that.search(rest) else f"{about.amount}, {rest}"
        found = self._whole(text, lang)
        return found if found and found.lead else None

    def _of_watts(self, line: str, query: Query, about: _About, lang: str) -> Reading | None:
        """The calculation of a line with the watts that were told: of the chip by itself, or at just that power."""
        if not about.watts:
            return None
        at_power = phrases("that_power").sub(f" at {about.watts} ", line)
        if at_power != line:
            return self._whole(phrases("those").sub(f" {about.name} ", at_power, count=1), lang)
        itself = phrases("by_itself").search(line)
        stated = any(a.dimension == "pue" for a in query.amounts)
        found = self._whole(_each(line, about, lang) + (", pue 1" if itself and not stated else ""), lang)
        return found if found and (itself or stated or found.command != _HARDWARE) else None

    def _whole(self, text: str, lang: str) -> Reading | None:
        """The calculation that a text is, if it uses all that is said in it."""
        found = self._reads(" ".join(text.split()), lang, ())
        return found if found.intent == "calculation" and not found.unused else None

    def _about(self, last: Reading) -> _About:
        """What an answer was about; a calculation has told nothing that is known here."""
        named = None if last.intent == "calculation" else _first(last, _NAMED)
        value = None if last.intent == "calculation" else self._told.figure(last)
        amount, watts = "", ""
        if value is not None and isinstance(value.value, float):
            amount = f"{value.value:.12g} {fold(value.unit)}"
            watts = amount if named and named.shelf == _CHIP and self._told.dimension(last) == "power" else ""
            if named and named.shelf == "models" and self._told.dimension(last) in _PER_USE:
                named = None  # what one use of it takes is told, which is not estimated again
        return _About(named, _spelled(last, named), _spelled(last, _first(last, PLACES)), amount, watts)


def _named(line: str, about: _About) -> str:
    """A line with the thing that it is about."""
    rest, those = phrases("opening").sub("", line), phrases("those")
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


def _points(line: str) -> bool:
    """Whether something earlier is meant in so many words."""
    return any(phrases(part).search(line) for part in ("pointer", "those", "that_power", "there"))


def _is_open(query: Query, alone: Reading) -> bool:
    """Whether a line with amounts says nothing whole by itself: it has no answer, or counts machines of no name."""
    assumed = (
        alone.intent == "calculation" and "gpu" in alone.options and _CHIP not in {m.shelf for m in query.mentions}
    )
    return bool(query.amounts) and (alone.intent in _LEFT or assumed)
