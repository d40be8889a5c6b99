"""What an answer was about: its facts, the names and terms in it, and how the question spelled them."""

from collections.abc import Callable, Iterator

from bot.library import Fact, Library
from bot.library.spelling import fold
from bot.understanding.entries.query import Query
from bot.understanding.phrases import phrases
from bot.understanding.reading import Mention, Reading
from bot.understanding.words import features

MEASURES = {"#energy", "#carbon", "#water", "#money", "#cars"}


class Subjects:
    """Tells what readings are about, with the names of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def same(self, found: Reading, last: Reading) -> bool:
        """Whether an answer is about what the last one was about."""
        about = set().union(*map(self.about, self.told(found))) or {str(found.options.get("topic"))}
        return bool(about & self.of(last))

    def of(self, last: Reading) -> set[str]:
        """What the last answer was about: names, terms and topics of its entries, and the names in its question."""
        about = set().union(*map(self.about, self.told(last)))
        return about | {m.id for m in last.mentions} | set(map(str, last.options.values()))

    def about(self, fact_id: str) -> set[str]:
        """The names, terms and topic of a fact."""
        fact = self._library.facts[fact_id]
        return {*fact.about, f"topic:{fact.topic}"}

    def says(self, found: Reading, line: str) -> bool:
        """Whether the first fact of a reading speaks of anything that a line asks."""
        asked = features(line)
        said = (features(fold(f"{fact.statement.en} {fact.statement.ja}")) for fact in self.facts(found)[:1])
        return not asked or any(asked & signs for signs in said)

    def facts(self, reading: Reading) -> list[Fact]:
        """The facts that a reading came to."""
        return [self._library.facts[i] for i in self.told(reading)]

    def told(self, reading: Reading) -> list[str]:
        """The ids of the facts that a reading came to."""
        topic = str(reading.options.get("topic", "")) if reading.command == "fact" else ""
        return [i for i in topic.split(",") if i in self._library.facts]

    def spelled(self, line: str, last: Reading, lang: str) -> str:
        """The names that the last answer was about, as they were spelled."""
        measured = features(line) & MEASURES
        spelled = dict.fromkeys(last.question[m.start : m.end] for m in self._named(last, bool(measured)))
        return " ".join(spelled) or " ".join(self._names(last, lang))

    def _named(self, last: Reading, measured: bool) -> Iterator[Mention]:
        """The names in the last question; no measure where another one is asked for, nothing it only likened to."""
        for m in last.mentions:
            likened = phrases("likened_to").search(last.question, 0, m.start)
            if likened or phrases("likened_as").search(last.question[m.end :]):
                continue
            replaced = measured and features(last.question[m.start : m.end]) & MEASURES
            if m.shelf == "names" or (m.shelf == "terms" and not replaced):
                yield m

    def _names(self, last: Reading, lang: str) -> Iterator[str]:
        """The names of the last entry itself, where the question had none."""
        for fact in self.facts(last)[:1]:
            names = [self._library.names[i].name[lang] for i in fact.about if i in self._library.names]
            terms = [self._library.terms[i].term[lang] for i in fact.about if i in self._library.terms]
            yield from (fold(name) for name in (names[:1] + [t for t in terms if not features(fold(t)) & MEASURES]))
        if (term := self._library.terms.get(str(last.options.get("term")))) is not None:
            yield fold(term.term[lang])
        elif (name := self._library.names.get(str(last.options.get("topic")))) is not None:
            yield fold(name.name[lang])

    def employer(self, last: Reading, query: Callable[[str], Query]) -> str | None:
        """The company that the person of the last answer works for."""
        names = self._library.names
        people = (names[m.id] for m in last.mentions if m.shelf == "names" and names[m.id].kind == "person")
        for person in people:
            found = query(fold(person.what.en)).mentions
            firms = (names[m.id] for m in found if m.shelf == "names" and names[m.id].kind == "company")
            return next((fold(firm.name.en) for firm in firms), None)
        return None
