"""Another question about what was told: the other year, the other name, another unit, why, or something else of it."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.library import Library
from bot.understanding.between import Between, Continues
from bot.understanding.entries.query import Query
from bot.understanding.leaning import Leaning, is_measure
from bot.understanding.mentions import PLACES
from bot.understanding.phrases import phrases
from bot.understanding.reading import Mention, Reading, Reads
from bot.understanding.referred import Referred
from bot.understanding.repeated import Repeated
from bot.understanding.slots import YEAR, Slots, kept
from bot.understanding.subjects import MEASURES, Subjects
from bot.understanding.told import Told
from bot.understanding.variants import Variants
from bot.understanding.words import features

_OF_SIZE, _SIZE = re.compile(r"(?<![\w.])\d+(?:\.\d+)?b(?![a-z\d])"), "parameter"
_OTHER_READER = {"reader-1": "reader 2", "reader-2": "reader 1"}
_ONWARD = {"#reason", "#after", "#time", "#progress"}
_CONVERTED = ("energy", "mass")
_ENERGY = "energy"
_SEVERAL = 3


class Onward:
    """Asks on about the last entry; `query` takes a folded text apart, `reads` reads it alone."""

    def __init__(
        self, library: Library, slots: Slots, query: Callable[[str], Query], reads: Reads, continues: Continues
    ) -> None:
        self._library, self._slots = library, slots
        self._query, self._reads, self._subjects = query, reads, Subjects(library)
        self._told = Told(library, self._subjects)
        self.repeated = Repeated(library, self._told).of
        self.rebuilt = Variants(library, reads).of
        self._referred = Referred(query, self._told, reads)
        self._between = Between(self._told, query, reads, continues)

    def asked(self, lean: Leaning, last: Reading, alone: Reading) -> Reading | None:
        """What a line asks about the last answer; None if that has nothing to do with it."""
        lang = alone.lang
        if phrases("origin").search(lean.query.folded) and not lean.names:
            return replace(last, lang=lang)
        if lean.loose:
            return self._loosely(lean, last, alone)
        itself = not (lean.content or lean.pointed) and any(m.shelf == "names" for m in lean.names)
        if itself and last.command != "glossary":
            return self._compared(lean, last, lang) or self.exchanged(
                lean, last, lang
            )  # a name alone asks about itself
        ways = (
            *(self._compared, self._in_year, self.exchanged, self._in_place),
            *(self._priced, self._counted, self._in_unit, self._judged, self._worked, self._itself, self._about),
        )
        return next((found for way in ways if (found := way(lean, last, lang))), None)

    def exchanged(self, lean: Leaning, last: Reading, lang: str) -> Reading | None:
        """The last question about another name, place or chip: "and BLOOM?", "not GPT-3, BLOOM"."""
        if phrases("other").search(lean.query.folded):
            old = next((m for m in last.mentions if m.id in _OTHER_READER), None)
            return self._with(last, old.start, old.end, _OTHER_READER[old.id], lang) if old else None
        if (sized := self._sized(lean, last, lang)) is not None:
            return sized
        if lean.content or lean.pointed:
            return None
        for new in kept(lean.query.folded, lean.query.mentions):
            words = lean.query.folded[new.start : new.end]
            old = next((m for m in last.mentions if self._alike(m, new, last.question, words)), None)
            if old is not None:
                return self._with(last, old.start, old.end, words, lang)
        return None

    def _sized(self, lean: Leaning, last: Reading, lang: str) -> Reading | None:
        """The last question about the model of another size: 70B instead of Llama 3.1 405B."""
        size = next((a for a in lean.query.amounts if a.unit == _SIZE), None)
        old = _OF_SIZE.search(last.question)
        if size is None or old is None or last.intent == "calculation":
            return None
        return self._with(last, *old.span(), lean.query.folded[size.start : size.end], lang)

    def _with(self, last: Reading, start: int, end: int, words: str, lang: str) -> Reading:
        """The last question with other words in one slot of it."""
        return self._reads(f"{last.question[:start]}{words}{last.question[end:]}", lang, ())

    def _alike(self, old: Mention, new: Mention, question: str, words: str) -> bool:
        """Whether the new name may stand where the old one does in a question."""
        if old.shelf != new.shelf or old.id == new.id:
            return False
        if old.shelf == "names":
            names = self._library.names
            return names[old.id].kind == names[new.id].kind
        return old.shelf != "terms" or not (is_measure(question[old.start : old.end]) or is_measure(words))

    def _compared(self, lean: Leaning, last: Reading, lang: str) -> Reading | None:
        """What the last answer was about beside another name: "is that more than BLOOM?", "BLOOMと比べると？"."""
        known = {m.id for m in last.mentions}
        other = next((m for m in lean.names if m.id not in known), None)
        if other is None or not self._subjects.told(last) or not phrases("compared").search(lean.query.folded):
            return None
        subject = self._subjects.spelled("", last, lang)
        found = self._reads(f"{subject} vs {lean.query.folded[other.start : other.end]}", lang, ())
        return found if found.intent == "compare" else None

    def _in_year(self, lean: Leaning, last: Reading, lang: str) -> Reading | None:
        """The last question for another year."""
        line = lean.rest
        step = -1 if phrases("year_before").search(line) else 1 if phrases("year_after").search(line) else 0
        said = YEAR.search(line)
        if (not step and said is None) or lean.names:
            return None
        slot = YEAR.search(last.question)
        if said and (dated := self._told.dated(last, said[0])):
            return replace(last, lang=lang, lead=dated)
        if slot is None:
            return self._beside(step, last, lang) if step else None
        year = str(int(slot[0]) + step) if step else said[0] if said else slot[0]
        found = self._told.meant(self._with(last, *slot.span(), year, lang), year)
        named = {m.id for m in last.mentions if m.shelf == "names"}
        return found if self._told.is_of(found, year, named) else self._near(found, last)

    def _beside(self, step: int, last: Reading, lang: str) -> Reading | None:
        """What the last answer told, for the year before or after that of its fact; no other fact will do."""
        fact = self._told.fact(last)
        year = f"{int(fact.date[:4]) + step}" if fact else ""
        found = self._about_text(year, last, lang) if fact else None
        told = self._told.fact(found) if found else None
        if fact is None or told is None or found is None:
            return found
        alike = {v.unit for v in told.values.values()} & {v.unit for v in fact.values.values()}
        return found if alike and told.date.startswith(year) else self._near(found, last)

    def recounted(self, lean: Leaning, last: Reading, lang: str) -> Reading | None:
        """The amount of a question that had no answer, in everyday things that are known: homes instead of donuts."""
        thing = self._slots.thing(lean.rest, lang, any(a.dimension == "mass" for a in last.amounts))
        given = [a for a in last.amounts if a.dimension in _CONVERTED and not a.per]
        if thing is None or len(given) != 1:
            return None
        options = {"amount": f"{given[0].value:.12g} {given[0].unit}", "per": thing}
        return replace(
            last, lang=lang, command="convert", options=options, intent="calculation", lead=("equivalent", "")
        )

    def _in_place(self, lean: Leaning, last: Reading, lang: str) -> Reading | None:
        """A published run on the grid of another place."""
        place = next((m for m in lean.query.mentions if m.shelf in PLACES), None)
        run = self._told.run(last)
        if place is None or run is None or lean.content or self._slots.thing(lean.rest, lang):
            return None
        lead = ("carbon", "") if self._told.figure(last, {"mass"}) else None
        plain = replace(last, lang=lang, intent="calculation", lead=lead)
        return replace(plain, command="footprint training", options={"model": run, "region": place.id})

    def _priced(self, lean: Leaning, last: Reading, lang: str) -> Reading | None:
        """What the last electricity costs at a price."""
        price = self._slots.price(lean.query)
        return self.converted(last, lang, {"price": price}, ("cost", "")) if price else None

    def _counted(self, lean: Leaning, last: Reading, lang: str) -> Reading | None:
        """The last figure counted in everyday things: as a fact of its own has it, or converted."""
        fact = self._told.fact(last)
        if fact is None and last.intent != "calculation" and (found := self.recounted(lean, last, lang)):
            return found
        mass = self._told.figure(last, {"mass"}) is not None and self._told.figure(last, {_ENERGY}) is None
        thing = self._slots.thing(lean.rest, lang, mass)
        if thing is None:
            return None
        told = self._about(lean, last, lang)
        if told and told.intent == "fact" and self._holds(told, lean):
            return told
        return self.converted(last, lang, {"per": thing}, ("equivalent", ""))

    def _in_unit(self, lean: Leaning, last: Reading, lang: str) -> Reading | None:
        """The same fact with its figure in another unit."""
        wanted, fact = self._slots.wanted(lean), self._told.fact(last)
        if wanted is None or not wanted[1]:
            return None
        dimension = self._library.units[wanted[1]].dimension
        if fact is None:
            fits = self._told.figure(last, {dimension}) is not None and self._told.cell(last) is not None
            return self.converted(last, lang, {}, wanted) if fits else None
        name = next((n for n, v in fact.values.items() if self._library.units[v.unit].dimension == dimension), None)
        return replace(last, lang=lang, lead=(name, wanted[1])) if name else None

    def _holds(self, told: Reading, lean: Leaning) -> bool:
        """Whether a fact counts in the everyday things that were asked for."""
        wanted = features(lean.rest) & MEASURES
        return any(set(fact.values) & {sign[1:] for sign in wanted} for fact in self._subjects.facts(told)[:1])

    def multiplied(self, lean: Leaning, last: Reading, lang: str, by: str) -> Reading | None:
        """The figure of the last answer by a number of times or people; the one of the unit that is wanted, if any."""
        wanted = self._slots.wanted(lean)
        dimension = self._library.units[wanted[1]].dimension if wanted and wanted[1] else None
        value = self._told.figure(last, {dimension}) if dimension else None
        found = self.converted(last, lang, {"by": by})
        if found is None or value is None:
            return found
        return replace(found, options={"amount": f"{value.value:.12g} {value.unit}", "by": by})

    def converted(
        self, last: Reading, lang: str, options: dict[str, object], lead: tuple[str, str] | None = None
    ) -> Reading | None:
        """The leading figure of the last answer, converted."""
        plain = replace(last, lang=lang, command="convert", intent="calculation", lead=lead, base=last)
        if not self._subjects.told(last) and self._told.cell(last) is None:
            return replace(plain, options=options) if last.intent in {"calculation", "compare"} else None
        fitting = {_ENERGY} if "price" in options else {_ENERGY, "mass"} if "per" in options else None
        value = self._told.figure(last, fitting)
        if value is None:
            return None
        return replace(plain, options={"amount": f"{value.value:.12g} {value.unit}", **options})

    def carried(self, line: str, last: Reading, alone: Reading) -> Reading | None:
        """What lies between the last two answers, or a calculation about what the last one was about."""
        whole = alone.intent == "compare" and "unknown:" not in str(alone.options)
        between = None if whole else self._between.of(line, last, alone.lang)
        return between or self._referred.of(line, last, alone)

    def worked(self, line: str, last: Reading, lang: str) -> Reading | None:
        """What a line works out of the amount that the last answer told."""
        return self._referred.of_amount(line, last, lang)

    def _worked(self, lean: Leaning, last: Reading, lang: str) -> Reading | None:
        return self.worked(lean.query.folded, last, lang)

    def _judged(self, lean: Leaning, last: Reading, lang: str) -> Reading | None:
        """What is known of a term's values, where a good, bad or usual one is asked for."""
        term = self._library.terms.get(str(last.options.get("term")))
        if term is None or not term.facts or not phrases("judged").search(lean.query.folded):
            return None
        topic = ",".join(term.facts[:_SEVERAL])
        return replace(last, lang=lang, command="fact", options={"topic": topic}, intent="fact", lead=None)

    def _itself(self, lean: Leaning, last: Reading, lang: str) -> Reading | None:
        """The same entry again, where it is asked when, who, where or how much, and nothing else."""
        asks_on = phrases("onward").search(lean.query.folded)
        entry = bool(self._subjects.facts(last)) or last.intent == "name"
        return replace(last, lang=lang) if lean.bare and not asks_on and entry else None

    def _about(self, lean: Leaning, last: Reading, lang: str) -> Reading | None:
        """Something else about the names of the last answer."""
        line = lean.rest
        if phrases("employer").search(line) and (firm := self._subjects.employer(last, self._query)):
            return self._reads(phrases("employer").sub(firm, line), lang, ())
        return self._about_text(line, last, lang, told=self._goes_on(lean.query.folded))

    def _about_text(self, line: str, last: Reading, lang: str, told: bool = False) -> Reading | None:
        subject = self._subjects.spelled(line, last, lang)
        if not subject:
            return None
        found = self._reads(f"{line} ({subject})", lang, self._subjects.told(last) if told else ())
        if found.intent == "glossary" and (both := self._of_both(found, last)):
            return replace(found, command="fact", options={"topic": both}, intent="fact")
        return found if told or self._answers(found, last, line) else self._near(found, last)

    def _answers(self, found: Reading, last: Reading, line: str) -> bool:
        """Whether a reading is about what the last one was; the same fact again only if it says what is asked."""
        if found.intent not in {"fact", "name"}:
            return True
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

    def _loosely(self, lean: Leaning, last: Reading, alone: Reading) -> Reading | None:
        """What a question without a subject asks about the last answer, if that is among what it may ask alone."""
        if dated := self._in_year(lean, last, alone.lang):
            return dated
        found = self._about_text(lean.rest, last, alone.lang)
        if found is None or found.intent != "fact":
            return None
        near = {c.id for c in alone.candidates if c.shelf == "facts"}
        return found if near & set(self._subjects.told(found)) else None

    def _goes_on(self, line: str) -> bool:
        """Whether a line asks for the reason of what was told, or for what came after it, and for nothing else."""
        onward = phrases("onward")
        return bool(onward.search(line)) and not features(onward.sub(" ", line)) - _ONWARD
