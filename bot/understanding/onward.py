"""Another question about what was told: the other year, the other name, another unit, why, or something else of it."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.library import Library
from bot.understanding.between import Between, Continues
from bot.understanding.comparisons.side import names_unknown
from bot.understanding.converted import Converted
from bot.understanding.entries.query import Query
from bot.understanding.leaning import Leaning, is_measure
from bot.understanding.mentions import PLACES
from bot.understanding.phrases import phrases
from bot.understanding.reading import Mention, Reading, Reads
from bot.understanding.referred import Referred
from bot.understanding.refined import Refined
from bot.understanding.slots import YEAR, Slots, apart, kept
from bot.understanding.subjects import MEASURES, Subjects
from bot.understanding.told import Told, names_of
from bot.understanding.turn import Turn, first_of
from bot.understanding.variants import Variants
from bot.understanding.words import features

_OTHER_READER = {"reader-1": "reader 2", "reader-2": "reader 1"}
_ONWARD = {"#reason", "#after", "#time", "#progress"}
_ENERGY = "energy"
_SEVERAL, _NAME = 3, 30


class Onward:
    """Asks on about the last entry; `query` takes a folded text apart, `reads` reads it alone."""

    def __init__(
        self, library: Library, slots: Slots, query: Callable[[str], Query], reads: Reads, continues: Continues
    ) -> None:
        self._library, self._slots = library, slots
        self._query, self._reads, self._subjects = query, reads, Subjects(library)
        self._told = Told(library, self._subjects)
        self.converted = Converted(library, slots, self._told)
        self._refined = Refined(self._told, reads)
        self._variants = Variants(library, reads)
        self.rebuilt = self._variants.of
        self._referred = Referred(query, self._told, reads)
        self._between = Between(self._told, query, reads, continues)

    def asked(self, turn: Turn) -> Reading | None:
        """What a line asks about the last answer; None if that has nothing to do with it."""
        lean = turn.lean
        if phrases("origin").search(turn.line) and not lean.names:
            return turn.again()
        if lean.loose:
            return self._loosely(turn)
        itself = not (lean.content or lean.pointed) and any(m.shelf == "names" for m in lean.names)
        if itself and turn.last.command != "glossary":  # a name alone asks about itself
            return self._compared(turn) or self.exchanged(turn)
        ways = (
            *(self._refined.of_industry, self._compared, self.in_year, self.exchanged, self._in_place),
            *(
                self.converted.priced,
                self._counted,
                self._worked,
                self.converted.in_unit,
                self._judged,
                self._itself,
                self._about,
            ),
        )
        return first_of(ways, turn)

    def exchanged(self, turn: Turn) -> Reading | None:
        """The last question about another name, place or chip: "and BLOOM?", "not GPT-3, BLOOM"."""
        last = turn.last
        if phrases("other").search(turn.line):
            old = next((m for m in last.mentions if m.id in _OTHER_READER), None)
            return self._refined.exchanged(turn, old.start, old.end, _OTHER_READER[old.id]) if old else None
        found = self._refined.sized(turn) or self._refined.qualified(turn)
        if found is None and not (turn.lean.content or turn.lean.pointed):
            found = self._in_its_place(turn)
        return found or self._renamed(turn)

    def _in_its_place(self, turn: Turn) -> Reading | None:
        """The last question with a name of the line in the place of one of its kind."""
        last = turn.last
        for new in kept(turn.line, apart(turn.lean.query)):
            words = turn.line[new.start : new.end]
            old = next((m for m in last.mentions if self._alike(m, new, last.question, words)), None)
            if old is not None:
                return self._of_it(
                    self._refined.exchanged(turn, old.start, old.end, self._with_provider(old, words)), old, new, last
                )
        return None

    def _of_it(self, found: Reading, old: Mention, new: Mention, last: Reading) -> Reading:
        """A reading; a decline where a fact about the old name was told, and the new one is about none of it."""
        told, fact = self._told.fact(last), self._told.fact(found)
        before, now = self._name(old), self._name(new)
        if told is None or fact is None or before is None or before not in told.about or now in fact.about:
            return found
        return self._near(found, last)

    def _name(self, mention: Mention) -> str | None:
        """The name that a mention is, or that of the place whose grid it is."""
        grid = self._library.grids.get(mention.id)
        spelled = (grid.name_en, grid.name_ja) if grid else (mention.id,)
        return next((name for text in spelled if (name := self._library.find.exact("names", text))), None)

    def _with_provider(self, old: Mention, words: str) -> str:
        """A place, of the provider of the cloud region that it stands for."""
        region = self._library.cloud_regions.get(old.id)
        return f"{region.provider} {words}" if region else words

    def _renamed(self, turn: Turn) -> Reading | None:
        """The row with a figure of the same kind that a line names."""
        told, question = self._told.cell(turn.last), turn.last.question
        words = phrases("ending").sub("", turn.lean.rest)
        if told is None or not words or len(words) > _NAME:
            return None
        name = max((text for text in names_of(told) if text in question), key=len, default="")
        start = question.find(name)
        found = self._refined.exchanged(turn, start, start + len(name), words) if name else None
        return found if found and self._told.is_another(found, told) else None

    def _alike(self, old: Mention, new: Mention, question: str, words: str) -> bool:
        """Whether the new name may stand where the old one does in a question."""
        if old.id == new.id or (old.shelf != new.shelf and not {old.shelf, new.shelf} <= PLACES):
            return False
        if old.shelf == "names":
            names = self._library.names
            return names[old.id].kind == names[new.id].kind
        return old.shelf != "terms" or not (is_measure(question[old.start : old.end]) or is_measure(words))

    def _compared(self, turn: Turn) -> Reading | None:
        """What the last answer was about beside another name: "is that more than BLOOM?", "BLOOMと比べると？"."""
        known = {m.id for m in turn.last.mentions}
        other = next((m for m in turn.lean.names if m.id not in known), None)
        if other is None or not self._subjects.told(turn.last) or not phrases("compared").search(turn.line):
            return None
        subject = self._subjects.spelled("", turn.last, turn.lang)
        found = self._reads(f"{subject} vs {turn.line[other.start : other.end]}", turn.lang, ())
        return found if found.intent == "compare" else None

    def in_year(self, turn: Turn) -> Reading | None:
        """The last question for another year."""
        said, step = YEAR.search(turn.lean.rest), _step(turn.lean.rest)
        if turn.lean.names or not (step or said):
            return None
        if dated := self._told.dated(turn.last, said[0]) if said else None:
            return turn.again(lead=dated)
        if (slot := YEAR.search(turn.last.question)) is None:
            return self._beside(step, turn) if step else None
        year = str(int(slot[0]) + step) if step or not said else said[0]
        return self._of_year(year, slot, turn)

    def _of_year(self, year: str, slot: re.Match[str], turn: Turn) -> Reading:
        """The last question with another year in its slot."""
        found = self._told.meant(self._refined.exchanged(turn, *slot.span(), year), year)
        named = {m.id for m in turn.last.mentions if m.shelf == "names"}
        return found if self._told.is_of(found, year, named) else self._near(found, turn.last)

    def _beside(self, step: int, turn: Turn) -> Reading | None:
        """What the last answer told, for the year before or after that of its fact; no other fact will do."""
        fact = self._told.fact(turn.last)
        if fact is None:
            return None
        year = str(int(fact.date[:4]) + step)
        found = self._about_text(year, turn)
        told = self._told.fact(found) if found else None
        if told is None or found is None:
            return found
        alike = {v.unit for v in told.values.values()} & {v.unit for v in fact.values.values()}
        return found if alike and told.date.startswith(year) else self._near(found, turn.last)

    def _in_place(self, turn: Turn) -> Reading | None:
        """A published run on the grid of another place."""
        place = next((m for m in turn.lean.query.mentions if m.shelf in PLACES), None)
        run = self._told.run(turn.last)
        if place is None or run is None or turn.lean.content or self._slots.thing(turn.lean.rest, turn.lang):
            return None
        lead = ("carbon", "") if self._told.figure(turn.last, {"mass"}) else None
        options = {"model": run, "region": place.id}
        return turn.again(command="footprint training", options=options, intent="calculation", lead=lead)

    def _counted(self, turn: Turn) -> Reading | None:
        """The last figure counted in everyday things: as a fact of its own has it, or converted."""
        last = turn.last
        if self._told.fact(last) is None and last.intent != "calculation" and (found := self.converted.recounted(turn)):
            return found
        mass = self._told.figure(last, {"mass"}) is not None and self._told.figure(last, {_ENERGY}) is None
        thing = self._slots.thing(turn.lean.rest, turn.lang, mass)
        if thing is None:
            return None
        told = self._about(turn)
        if told and told.intent == "fact" and self._holds(told, turn.lean):
            return told
        if told and told.intent == "row":
            turn = turn.after(told)
        return self.converted.of(turn, {"per": thing}, ("equivalent", ""))

    def _holds(self, told: Reading, lean: Leaning) -> bool:
        """Whether a fact counts in the everyday things that were asked for."""
        wanted = features(lean.rest) & MEASURES
        return any(set(fact.values) & {sign[1:] for sign in wanted} for fact in self._subjects.facts(told)[:1])

    def carried(self, line: str, last: Reading, alone: Reading) -> Reading | None:
        """What lies between the last two answers, or a calculation about what the last one was about."""
        whole = alone.intent == "compare" and not names_unknown(alone.options)
        between = None if whole else self._between.of(line, last, alone.lang)
        return between or self._variants.numbered(line, last, alone.lang) or self._referred.of(line, last, alone)

    def worked(self, line: str, last: Reading, lang: str) -> Reading | None:
        """What a line works out of the amount that the last answer told."""
        return self._referred.of_amount(line, last, lang)

    def _worked(self, turn: Turn) -> Reading | None:
        """What a line works out of the last amount; the other figure of a row is told where nothing changes it."""
        placed = any(m.shelf in PLACES for m in turn.lean.query.mentions)
        told = self._told.cell(turn.last) is not None and not (placed or turn.lean.amounts)
        return (told and self.converted.in_unit(turn)) or self.worked(turn.line, turn.last, turn.lang)

    def is_same(self, found: Reading, last: Reading) -> bool:
        """Whether an answer is about what the last one was about."""
        return self._subjects.same(found, last)

    def _judged(self, turn: Turn) -> Reading | None:
        """What is known of a term's values, where a good, bad or usual one is asked for."""
        term = self._library.terms.get(str(turn.last.options.get("term")))
        if term is None or not term.facts or not phrases("judged").search(turn.line):
            return None
        topic = ",".join(term.facts[:_SEVERAL])
        return turn.again(command="fact", options={"topic": topic}, intent="fact", lead=None)

    def _itself(self, turn: Turn) -> Reading | None:
        """The same entry again, where it is asked when, who, where or how much, and nothing else."""
        entry = bool(self._subjects.facts(turn.last)) or turn.last.intent == "name"
        return turn.again() if turn.lean.bare and entry and not phrases("onward").search(turn.line) else None

    def _about(self, turn: Turn) -> Reading | None:
        """Something else about the names of the last answer."""
        line = turn.lean.rest
        if phrases("employer").search(line) and (firm := self._subjects.employer(turn.last, self._query)):
            return self._reads(phrases("employer").sub(firm, line), turn.lang, ())
        return self._about_text(line, turn, told=_goes_on(turn.line))

    def _about_text(self, line: str, turn: Turn, told: bool = False) -> Reading | None:
        last = turn.last
        subject = self._subjects.spelled(line, last, turn.lang)
        if not subject:
            return None
        found = self._reads(f"{line} ({subject})", turn.lang, self._subjects.told(last) if told else ())
        if found.intent == "glossary" and (both := self._of_both(found, last)):
            return replace(found, command="fact", options={"topic": both}, intent="fact")
        if told or self._answers(found, last, line):
            return found
        near = self._near(found, last)
        asks_why = near.near and last.intent == "row" and phrases("reason").search(line)
        return replace(near, command="fact", options={"topic": near.near[0]}, intent="fact") if asks_why else near

    def _answers(self, found: Reading, last: Reading, line: str) -> bool:
        """Whether a reading is about what the last one was; the same fact again only if it says what is asked."""
        if found.intent not in {"fact", "name"}:
            return found.intent != "row" or found.options != last.options
        again = self._subjects.told(found)[:1] == self._subjects.told(last)[:1]
        strict = again or last.intent in {"calculation", "compare"}
        return self._subjects.same(found, last) and (not strict or self._subjects.says(found, line))

    def _near(self, found: Reading, last: Reading) -> Reading:
        """A decline with the facts that are nearest among those about the same."""
        about = self._subjects.of(last)
        near = tuple(c.id for c in found.candidates if c.shelf == "facts" and self._subjects.about(c.id) & about)
        return replace(found, command="ask", options={}, intent="decline", lead=None, near=near[:_SEVERAL])

    def _of_both(self, found: Reading, last: Reading) -> str | None:
        """The nearest fact about a term and about a name of the last question."""
        names = {m.id for m in last.mentions if m.shelf == "names"}
        term = str(found.options.get("term"))
        facts = (c.id for c in found.candidates if c.shelf == "facts")
        return next((i for i in facts if term in self._subjects.about(i) and names & self._subjects.about(i)), None)

    def _loosely(self, turn: Turn) -> Reading | None:
        """What a question without a subject asks about the last answer, if that is among what it may ask alone."""
        if dated := self.in_year(turn) or self.converted.in_unit(turn):
            return dated
        found = self._about_text(turn.lean.rest, turn)
        if found is None or found.intent != "fact":
            return None
        near = {c.id for c in turn.alone.candidates if c.shelf == "facts"}
        return found if near & set(self._subjects.told(found)) else None


def _goes_on(line: str) -> bool:
    """Whether a line asks for the reason of what was told, or for what came after it, and for nothing else."""
    onward = phrases("onward")
    return bool(onward.search(line)) and not features(onward.sub(" ", line)) - _ONWARD


def _step(line: str) -> int:
    """How many years on or back a line asks."""
    return -1 if phrases("year_before").search(line) else 1 if phrases("year_after").search(line) else 0
