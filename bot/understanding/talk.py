"""How a conversation goes on: what cannot stand alone changes the last calculation or asks on about the last entry."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from bot.library import Library
from bot.understanding.amended import Amended
from bot.understanding.entries.query import Query
from bot.understanding.language import wished
from bot.understanding.leaning import Leaning, leaning
from bot.understanding.onward import Onward
from bot.understanding.phrases import kinds, phrases
from bot.understanding.reading import Reading, Reads
from bot.understanding.shares import Shares
from bot.understanding.slots import TAKES, Slots, factor, with_change

_UNANSWERED = {"decline", "clarify"}
_COMPUTED = {"calculation", "compare", "clarify"}
_OF_A_PLACE = ("carbon", "")  # electricity is the same everywhere
_COUNTS_REQUESTS = "footprint inference"


@dataclass(frozen=True, slots=True)
class Turn:
    """A line that leans on the last reading that had an answer, and the language to answer in."""

    lean: Leaning
    last: Reading
    alone: Reading
    lang: str


class Talk:
    """Reads lines after earlier ones; `query` takes a folded line apart, `reads` reads it alone."""

    def __init__(self, library: Library, query: Callable[[str], Query], reads: Reads) -> None:
        self._library, self._query = library, query
        self._slots = Slots(library)
        self._amended = Amended(library, query, reads)
        self._onward = Onward(library, self._slots, query, reads, self._read)
        self._shares = Shares(self._onward.converted)

    def continued(self, line: str, alone: Reading, last: Reading | None) -> Reading:
        """The reading of a folded line after the last one; `alone` is how it reads without."""
        return self._remembering(alone if _tells_apart(line, alone) else self._read(line, alone, last), last)

    def _read(self, line: str, alone: Reading, last: Reading | None) -> Reading:
        if said := manner(line):
            return self._more(alone, last) if said == "more" and last else _small_talk(alone, said)
        if alone.intent not in _COMPUTED and phrases("own").search(line):
            return _nothing(alone)
        answered = _answered(last) if last else None
        if answered is not None and (found := self._onward.carried(line, answered, alone)):
            return found
        lean = leaning(self._query(line), alone, self._library)
        if lean is None:
            return self._standing(line, answered, alone)
        if last is None and alone.intent == "calculation" and not lean.loose:
            return alone
        found = self._after(lean, alone, last) if last is not None else None
        empty = not (lean.loose or lean.names or lean.content)
        if found is None and empty and (last or lean.query.amounts) and alone.intent not in _COMPUTED:
            return _nothing(alone)
        return found or _lost(lean, alone)

    def _standing(self, line: str, answered: Reading | None, alone: Reading) -> Reading:
        """A line that stands by itself, or works something out of the amount that was told: how many BLOOMs is that."""
        if answered is None or alone.intent in _COMPUTED or not phrases("that_amount").search(line):
            return alone
        return self._onward.worked(line, answered, alone.lang) or alone

    def _after(self, lean: Leaning, alone: Reading, last: Reading) -> Reading | None:
        """How a line that leans goes on; after a question without an answer only what it would change of that."""
        answered = _answered(last)
        if answered is not None and (answered is last or lean.pointed or last.intent == "talk"):
            turn = Turn(lean, answered, alone, alone.lang)
            return next((found for way in self._ways(turn) if (found := way(turn))), None)
        if lean.loose or last.intent == "talk":
            return None
        return self._onward.exchanged(lean, last, alone.lang) or self._onward.recounted(lean, last, alone.lang)

    def _ways(self, turn: Turn) -> Iterator[Callable[[Turn], Reading | None]]:
        """The ways in which a line may go on, the likeliest first."""
        yield self._retold
        yield self._sourced
        yield self._related
        if not turn.lean.loose:
            counted = phrases("multiplied").search(turn.lean.rest) or phrases("parts").search(turn.lean.rest)
            yield from (self._scaled, self._changed) if counted else (self._changed, self._scaled)
        yield self._asked

    def _retold(self, turn: Turn) -> Reading | None:
        """The same in another language."""
        line = turn.lean.query.folded
        return replace(turn.last, lang=turn.lang) if wished(line) and not turn.lean.rest.strip() else None

    def _sourced(self, turn: Turn) -> Reading | None:
        """Where the last answer is from."""
        if not phrases("source").search(turn.lean.query.folded):
            return None
        told = turn.last.base or turn.last
        topic = next(iter(entries(told)), None) or told.command
        plain = replace(turn.last, lang=turn.lang, lead=None)
        return replace(plain, command="sources", options={"topic": topic}, intent="sources")

    def _related(self, turn: Turn) -> Reading | None:
        """Another build of the same, or the last answer so many per cent more or less, or by the asker's own factor."""
        ways = (self._onward.rebuilt, self._shares.grown, self._shares.counted)
        return next((found for way in ways if (found := way(turn.lean, turn.last, turn.lang))), None)

    def _scaled(self, turn: Turn) -> Reading | None:
        """So many times the last answer, or a part of it."""
        line, last = turn.lean.rest, turn.last
        if (often := self._onward.repeated(turn.lean, last, turn.lang)) is not None:
            return often
        people, among = self._shared_by(turn)
        times = 1 / among if among else factor(line)
        if times is None and people is None:
            return None
        if last.command == _COUNTS_REQUESTS and people is None and among is None and times:
            said = float(last.options.get("requests", 1)) if phrases("multiplied").search(line) else 1.0
            return replace(last, lang=turn.lang, options={**last.options, "requests": said * times})
        by = f"{people:.12g} person" if people else f"{times:.12g} times"
        return self._onward.multiplied(turn.lean, last, turn.lang, by)

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
        if turn.last.base is not None:
            base = self._changed(replace(turn, last=turn.last.base))
            if base and base.options.get("region") != turn.last.base.options.get("region"):
                base = replace(base, lead=_OF_A_PLACE)
            return base and replace(turn.last, lang=turn.lang, base=base)
        amended = self._amended.of(turn.lean, turn.last, turn.lang)
        if amended is None and turn.last.command not in TAKES:
            return None
        change = self._slots.change(turn.lean, amended or turn.last, turn.lang, measured=amended is None)
        if amended is None and not change:
            return None
        return replace(with_change(amended or turn.last, change), lang=turn.lang)

    def _asked(self, turn: Turn) -> Reading | None:
        """Something else about what the last answer was about; a calculation has no reasons."""
        empty = turn.lean.bare or not (turn.lean.content or turn.lean.names)
        if empty and turn.last.intent in {"calculation", "compare"}:
            return _nothing(turn.alone)
        return self._onward.asked(turn.lean, turn.last, turn.alone)

    def _more(self, alone: Reading, last: Reading) -> Reading:
        """The next fact beside the last one."""
        answered = _answered(last)
        known = entries(answered) if answered else ()
        beside = next((r for i in known if i in self._library.facts for r in self._library.facts[i].related), None)
        if beside is None:
            return _small_talk(alone, "more")
        return replace(alone, command="fact", options={"topic": beside}, intent="fact", lead=None)

    def _remembering(self, reading: Reading, last: Reading | None) -> Reading:
        """The reading, with the last one before it that had an answer."""
        if last is None or (answered := _answered(last)) is None:
            return reading
        return replace(reading, before=replace(answered, before=None))


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


def _is_answered(reading: Reading) -> bool:
    return reading.intent not in _UNANSWERED and reading.intent != "talk"


def _answered(last: Reading) -> Reading | None:
    """The last reading that had an answer."""
    return last if _is_answered(last) else last.before


def _small_talk(alone: Reading, said: str) -> Reading:
    return replace(alone, command="ask", options={"said": said}, intent="talk", lead=None)


def _lost(lean: Leaning, alone: Reading) -> Reading:
    """How a line reads that fits nothing before it: alone if it can, else as a decline."""
    if not (lean.pointed or lean.bare):
        return alone
    return _nothing(alone)


def _nothing(alone: Reading) -> Reading:
    """That a line has no answer."""
    return replace(alone, command="ask", options={}, intent="decline", lead=None)
