"""How a conversation goes on: what cannot stand alone changes the last calculation or asks on about the last entry."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.library import Library
from bot.understanding.amended import Amended
from bot.understanding.entries.query import Query
from bot.understanding.language import wished
from bot.understanding.leaning import Leaning, leaning
from bot.understanding.onward import Onward
from bot.understanding.phrases import kinds, phrases
from bot.understanding.reading import Reading, Reads, stated
from bot.understanding.slots import TAKES, Slots, factor, with_change
from bot.understanding.turn import Turn, Way, first_of

_UNANSWERED = {"decline", "clarify", "talk"}
_COMPUTED = {"calculation", "compare", "clarify"}
_OF_A_PLACE = ("carbon", "")  # electricity is the same everywhere
_MEASURED = {"energy", "mass", "power", "volume"}
_COUNTS_REQUESTS = "footprint inference"


class Talk:
    """Reads lines after earlier ones; `query` takes a folded line apart, `reads` reads it alone."""

    def __init__(self, library: Library, query: Callable[[str], Query], reads: Reads) -> None:
        self._library, self._query = library, query
        self._slots = Slots(library)
        self._amended = Amended(library, query, reads)
        self._onward = Onward(library, self._slots, query, reads, self._read)
        self._converted = self._onward.converted

    def continued(self, line: str, alone: Reading, last: Reading | None) -> Reading:
        """The reading of a folded line after the last one; `alone` is how it reads without."""
        return _remembering(alone if _tells_apart(line, alone) else self._read(line, alone, last), last)

    def _read(self, line: str, alone: Reading, last: Reading | None) -> Reading:
        if said := manner(line):
            return self._more(alone, last) if said == "more" and last else _small_talk(alone, said)
        if alone.intent not in _COMPUTED and phrases("own").search(line):
            return _nothing(alone)
        answered = _answered(last)
        carried = self._onward.carried(line, answered, alone) if answered else None
        return carried or self._leaned(line, alone, last)

    def _leaned(self, line: str, alone: Reading, last: Reading | None) -> Reading:
        """The reading of a line that may lean on the last one."""
        lean = leaning(self._query(line), alone, self._library)
        if lean is None:
            return self._standing(line, _answered(last), alone)
        if last is None and alone.intent == "calculation" and not lean.loose:
            return alone
        found = self._after(Turn(lean, last, alone)) if last else None
        return found or _lost(lean, alone, last)

    def _standing(self, line: str, answered: Reading | None, alone: Reading) -> Reading:
        """A line that stands by itself, or works something out of the amount that was told: how many BLOOMs is that."""
        if answered is None or alone.intent in _COMPUTED or not phrases("that_amount").search(line):
            return alone
        if alone.intent == "fact" and not stated(alone.amounts) and self._onward.is_same(alone, answered):
            return alone
        return self._onward.worked(line, answered, alone.lang) or alone

    def _after(self, turn: Turn) -> Reading | None:
        """How a line that leans goes on; after a question without an answer only what it would change of that."""
        last, answered = turn.last, _answered(turn.last)
        if answered is not None and (answered is last or turn.lean.pointed or last.intent == "talk"):
            turn = turn.after(answered)
            return first_of(self._ways(turn), turn)
        if turn.lean.loose or last.intent == "talk":
            return None
        return self._onward.exchanged(turn) or self._converted.recounted(turn)

    def _ways(self, turn: Turn) -> Iterator[Way]:
        """The ways in which a line may go on, the likeliest first."""
        yield from (_retold, _sourced, self._amended.daily)
        yield from (self._onward.rebuilt, self._converted.grown, self._converted.counted)
        if not turn.lean.loose:
            counted = phrases("multiplied").search(turn.lean.rest) or phrases("parts").search(turn.lean.rest)
            yield from (self._scaled, self._changed) if counted else (self._changed, self._scaled)
        yield self._asked

    def _scaled(self, turn: Turn) -> Reading | None:
        """So many times the last answer, or a part of it."""
        line, last = turn.lean.rest, turn.last
        if (often := self._converted.repeated(turn)) is not None:
            return often
        people, among = self._shared_by(turn)
        times = 1 / among if among else _factor(turn.lean)
        if times is None and people is None:
            return None
        if last.command == _COUNTS_REQUESTS and people is None and among is None and times:
            said = float(last.options.get("requests", 1)) if phrases("multiplied").search(line) else 1.0
            return turn.again(options={**last.options, "requests": said * times})
        by = f"{people:.12g} person" if people else f"{times:.12g} times"
        return self._converted.multiplied(turn, by)

    def _shared_by(self, turn: Turn) -> tuple[float | None, float | None]:
        """How many people share the last answer, or else by how many it is divided."""
        if not phrases("parts").search(turn.lean.rest):
            return None, None
        if (counted := self._counted(turn)) is not None:
            return None, counted
        people = [a.value for a in turn.lean.query.amounts if a.unit == "person" and a.value > 1]
        numbers = [n.value for n in turn.lean.numbers if n.value > 0]
        return (people[0], None) if people else (None, numbers[0] if numbers else None)

    def _counted(self, turn: Turn) -> float | None:
        """How many of that there were in the last question, of which one is asked for: 1人あたり, per gpu."""
        said = [a for a in self._query(turn.last.question).amounts if a.dimension == "count" and a.value > 1]
        one = next((a.unit for a in turn.lean.query.amounts if a.value == 1), None)
        spelled = turn.lean.rest.rstrip("?？ ").rpartition("per ")[2]
        named = {u.id for u in self._library.units.values() if u.dimension == "count" and spelled in u.names}
        return next((a.value for a in said if a.unit == one or a.unit in named), None)

    def _changed(self, turn: Turn) -> Reading | None:
        """The last calculation, or the one that its amount is from, with what the line changes."""
        last = turn.last
        if last.base is not None:
            base = self._changed(turn.after(last.base))
            if base and base.options.get("region") != last.base.options.get("region"):
                base = replace(base, lead=_OF_A_PLACE)
            return base and turn.again(base=base)
        amended = self._amended.of(turn)
        if amended is None and last.command not in TAKES:
            return None
        change = self._slots.change(turn.lean, amended or last, turn.lang, measured=amended is None)
        if amended is None and not change:
            return None
        return replace(with_change(amended or last, change), lang=turn.lang)

    def _asked(self, turn: Turn) -> Reading | None:
        """Something else about what the last answer was about; a calculation has no reasons."""
        empty = turn.lean.bare or not (turn.lean.content or turn.lean.names)
        if empty and turn.last.intent in {"calculation", "compare"}:
            other = self._onward.in_year(turn) or self._onward.exchanged(turn)
            return other if other and other.options != turn.last.options else _nothing(turn.alone)
        return self._onward.asked(turn)

    def _more(self, alone: Reading, last: Reading) -> Reading:
        """The next fact beside the last one."""
        answered = _answered(last)
        known = entries(answered) if answered else ()
        beside = next((r for i in known if i in self._library.facts for r in self._library.facts[i].related), None)
        if beside is None:
            return _small_talk(alone, "more")
        return replace(alone, command="fact", options={"topic": beside}, intent="fact", lead=None)


def manner(line: str) -> str | None:
    """What small talk a folded line is, if it is nothing else: hello, thanks, ok, more, bye."""
    return next((kind for kind, phrase in kinds("manners").items() if phrase.search(line.strip())), None)


def entries(reading: Reading) -> tuple[str, ...]:
    """The ids of the facts, the name or the term that a reading came to."""
    topic = reading.options.get("topic") if reading.command == "fact" else reading.options.get("term")
    return tuple(str(topic).split(",")) if topic and reading.command in {"fact", "glossary"} else ()


def _tells_apart(line: str, alone: Reading) -> bool:
    """Whether a line asks how two words differ, which needs nothing that was said before."""
    return alone.intent == "glossary" and phrases("differs").search(line) is not None


def _answered(last: Reading | None) -> Reading | None:
    """The last reading that had an answer."""
    return last.before if last is not None and last.intent in _UNANSWERED else last


def _remembering(reading: Reading, last: Reading | None) -> Reading:
    """The reading, with the last one before it that had an answer."""
    answered = _answered(last)
    return replace(reading, before=replace(answered, before=None)) if answered else reading


def _retold(turn: Turn) -> Reading | None:
    """The same in another language."""
    return turn.again() if wished(turn.line) and not turn.lean.rest.strip() else None


def _sourced(turn: Turn) -> Reading | None:
    """Where the last answer is from."""
    if not phrases("source").search(turn.line):
        return None
    told = turn.last.base or turn.last
    topic = next(iter(entries(told)), None) or told.command
    return turn.again(command="sources", options={"topic": topic}, intent="sources", lead=None)


def _factor(lean: Leaning) -> float | None:
    """How many times a line wants something; none where its number is of what is measured: for 700 kWh."""
    measured = any(a.dimension in _MEASURED and not a.per for a in lean.query.amounts)
    return None if measured else factor(lean.rest)


def _small_talk(alone: Reading, said: str) -> Reading:
    return replace(alone, command="ask", options={"said": said}, intent="talk", lead=None)


def _lost(lean: Leaning, alone: Reading, last: Reading | None) -> Reading:
    """How a line reads that fits nothing before it: alone if it can, else as a decline."""
    empty = not (lean.loose or lean.names or lean.content) and alone.intent not in _COMPUTED
    lost = lean.pointed or lean.bare or (empty and bool(last or lean.query.amounts))
    return _nothing(alone) if lost else alone


def _nothing(alone: Reading) -> Reading:
    """That a line has no answer."""
    return replace(alone, command="ask", options={}, intent="decline", lead=None)
