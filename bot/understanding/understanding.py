"""Reads a question: what is left of the text, what it takes from earlier turns, and the command that it comes to."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.library import Fact, Library
from bot.library.spelling import clean, fold
from bot.understanding import scope
from bot.understanding.accounting import unaccounted
from bot.understanding.asking import Asking, shortened, without_remarks
from bot.understanding.comparisons import Comparisons
from bot.understanding.comparisons.side import in_own_words
from bot.understanding.comparisons.sides import Sides
from bot.understanding.entries.choice import Choice
from bot.understanding.entries.definition import Definitions
from bot.understanding.entries.index import Index
from bot.understanding.entries.noted import Noted
from bot.understanding.entries.premise import Premises
from bot.understanding.entries.query import Query, is_left_out, taken_at_its_word, without
from bot.understanding.entries.ranking import Ranking, is_near, likeliest
from bot.understanding.entries.rows import Rows
from bot.understanding.entries.shelves import CONCEPTS, entries_of
from bot.understanding.entries.signs import Signs
from bot.understanding.entries.twofold import halves
from bot.understanding.entries.value import asked_value
from bot.understanding.frames.plan import Plan
from bot.understanding.goals import ASKED, Goals
from bot.understanding.language import language, wished
from bot.understanding.mentions import Mentions
from bot.understanding.pasted import SHORTEST, is_pasted
from bot.understanding.phrases import phrases
from bot.understanding.planned import gives_way, is_computed, planned
from bot.understanding.planning import Planning
from bot.understanding.questions import asked
from bot.understanding.reading import Candidate, Mention, Reading
from bot.understanding.stemming import stem
from bot.understanding.talk import Talk
from bot.understanding.tokens import Quantities
from bot.understanding.tokens.span import blanked, spans
from bot.understanding.typos import Typos
from bot.understanding.unknown_names import unsettled

_TURNED, _RENAMED = {"#change", "turn", "becom"}, {"#rename", "becom"}
_TURNS, _SHOWN, _NEAREST = 3, 8, 3
_CERTAIN = 0.9
_MEASURED = {"energy", "power", "mass", "volume", "money", "yen"}
_ALIKE = {"power": "energy", "yen": "money", "water-intensity": "volume", "intensity": "mass"}


class Understanding:
    """Reads questions about one library."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._mentions = Mentions(library)
        self._typos = Typos(self._mentions.words)
        self._quantities = Quantities(library)
        self._asking = Asking(self._mentions, self._typos, self._quantities.letters)
        self.folded = self._asking.folded
        self._signs = Signs(self._mentions)
        self._index = Index(entries_of(library), self._signs)
        self.ranking = Ranking(library, self._index)
        self._definitions = Definitions(self._index, self._signs)
        # a line is read by itself, and then as one that may lean on another
        self._apart = lru_cache(_TURNS)(self._taken_apart)
        self._talk = Talk(library, self.query, self._reread)
        self._premises = Premises(library)
        self._noted = Noted(library, self._index, self._signs)
        self._choice = Choice(library, self._premises)
        self._goals = Goals(library)
        self.comparisons = Comparisons(Sides(library, self._mentions, self._quantities, self))
        self._rows = Rows(library, self.comparisons.sides.everyday, self._index.knows)
        self._planning = Planning(library, self.comparisons)

    def read(
        self, text: str, turns: Sequence[str] = (), lang: str | None = None, last: Reading | None = None
    ) -> Reading:
        """How a question is understood after the earlier questions `turns` (oldest first) or after the `last` reading.

        It is read in `lang`, or else in its own language.
        """
        for turn in turns[-_TURNS:]:
            last = self._heard(turn, last)
        return self._heard(text, last, lang)

    def _heard(self, text: str, last: Reading | None, lang: str | None = None) -> Reading:
        """How a line is understood after the last reading."""
        cleaned = clean(shortened(text))
        speech = lang or wished(cleaned) or language(cleaned) or (last.lang if last else "en")
        line = self._asking.question_in(text)
        strangers = self._mentions.strangers(cleaned, self._is_known)
        alone = self._alone(line, speech, strangers, cleaned=cleaned)
        if len(line) >= SHORTEST and is_pasted(self.query(line), alone):
            return replace(alone, command="check", options={"claim": cleaned}, intent="check", lead=None)
        reading = self._talk.continued(line, alone, last)
        typed = self._quantities.letters.as_typed
        denied, unused = (tuple(typed(w, cleaned) for w in words) for words in (reading.denied, reading.unused))
        options = {name: in_own_words(value, cleaned, typed) for name, value in reading.options.items()}
        return replace(reading, options=options, denied=denied, unused=unused)

    def _alone(
        self, line: str, lang: str, strangers: tuple[str, ...] = (), told: Sequence[str] = (), cleaned: str = ""
    ) -> Reading:
        """How a folded line is read by itself; `told` are facts that were told just now, where it asks on."""
        if command := scope.about_denki(line):
            return Reading(lang, command, {}, intent="denki", question=line)
        query = replace(without(self.query(line, cleaned), strangers), told=tuple(told), onward=bool(told))
        reading = self._best(query, lang)
        if reading.intent == "decline" and (asks := without_remarks(query)):
            reading = self._best(self.query(asks), lang)
        return replace(reading, lang=lang)

    def _reread(self, line: str, lang: str, told: Sequence[str]) -> Reading:
        """How a folded line is read that a conversation made whole."""
        return self._alone(line, lang, (), told)

    def query(self, folded: str, cleaned: str = "") -> Query:
        """A folded question, taken apart; `cleaned` is the text as typed, whose capitals tell names."""
        return self._apart(folded, tuple(self._mentions.read(folded, cleaned)))

    def _taken_apart(self, folded: str, found: tuple[Mention, ...]) -> Query:
        """A folded question, taken apart around its names."""
        left_out = {m for m in found if is_left_out(folded, m)}
        mentions = tuple(m for m in found if m not in left_out)
        wanted = blanked(folded, spans(left_out))
        amounts = tuple(self._quantities.find(folded, mentions))
        signs = self._signs.without(wanted, mentions)
        signs.update(CONCEPTS[a.dimension] for a in amounts if a.dimension in CONCEPTS and not a.per)
        if any(m.shelf == "names" and phrases("became").search(folded, 0, m.start) for m in mentions):
            signs = (signs - _TURNED) | _RENAMED
        return Query(folded, asked(folded), mentions, amounts, frozenset(signs))

    def alone(self, text: str) -> Query:
        """A question that stands alone, taken apart, with the names in it that are not known."""
        cleaned = clean(shortened(text))
        strangers = self._mentions.strangers(cleaned, self._is_known)
        return without(self.query(self._asking.question_in(text), cleaned), strangers)

    def candidates(self, text: str) -> list[Candidate]:
        """The entries that a text may be about, best first."""
        return self.ranking.candidates(self.query(self.folded(shortened(text))))

    def fact_id(self, text: str) -> str | None:
        """The fact that a text is about; None if none is near."""
        best = likeliest(self.ranking.candidates(self.query(self._asking.question_in(text))))
        return best.id if best else None

    def _is_known(self, word: str) -> bool:
        """Whether the knowledge uses a word, or one that it may be a slip of."""
        return self._index.knows(stem(word)) or self._typos.corrected(word) != word

    def _best(self, query: Query, lang: str | None = None) -> Reading:
        """The likeliest reading of a question that stands alone: a definition, a calculation, a fact, or a decline."""
        candidates = self.ranking.candidates(query)
        reading = Reading(
            lang="en",
            command="ask",
            options={},
            intent="decline",
            question=query.folded,
            amounts=query.amounts,
            mentions=query.mentions,
            candidates=tuple(candidates[:_SHOWN]),
        )
        plan = self._planning.of(query, candidates, lang)
        if scope.out_of_scope(query.folded) and (plan is None or plan.score < _CERTAIN):
            return reading
        return self._both(query, lang) or self._answered(query, reading, candidates, plan)

    def _answered(self, query: Query, reading: Reading, candidates: Sequence[Candidate], plan: Plan | None) -> Reading:
        """The reading that a definition, the plan, rows of tables or an entry makes of it; else one that declines."""
        of_rows = plan is None or gives_way(plan)
        if of_rows and not query.asked.meaning and (told := self._of_rows(reading, query, candidates)):
            return told
        if self._rows.is_of_part(query):
            return self._declined(reading, query, candidates)
        if not is_computed(plan) and (defined := self._definitions.subject(query)):
            return self._entry(reading, query, *defined)
        if plan is not None:
            return self._corrected(reading, query, candidates, plan) or planned(reading, plan)
        return self._entered(reading, query, candidates)

    def _corrected(self, reading: Reading, query: Query, candidates: Sequence[Candidate], plan: Plan) -> Reading | None:
        """The fact that denies what a text states, where a plan leaves something out: gpt3 drew 1287 MW, wow."""
        sides = map(str, plan.options.values()) if plan.command == "compare" and gives_way(plan) else ()
        leaves = plan.unused or any(side.startswith("amount:") for side in sides)
        if not leaves or not self._choice.slips(taken_at_its_word(query), candidates):
            return None
        told = self._entered(reading, query, candidates)
        return told if told.denied else None

    def _entered(self, reading: Reading, query: Query, candidates: Sequence[Candidate]) -> Reading:
        """The reading that comes to an entry; else one that declines."""
        if unsettled(query.folded, query.mentions):  # an entry about something like it would answer another question
            return self._declined(reading, query, candidates)
        query = taken_at_its_word(query)
        chosen = self._choice.of(query, candidates)
        if chosen is None or (chosen[0] == "facts" and not query.asked.claims and self._lacks_unit(query, chosen[1])):
            return self._declined(reading, query, candidates)
        return self._entry(reading, query, *chosen)

    def _lacks_unit(self, query: Query, ids: str) -> bool:
        """Whether a question asks "how many" of a unit of which facts, and the notes on them, have nothing alike."""
        units = self.library.units
        goals = (g for g in self._goals.of(query.folded, query.amounts) if g.strength == ASKED and g.unit in units)
        asked = {units[g.unit].dimension for g in goals if not query.folded.endswith("per ", 0, g.start)}
        values = (v for i in ids.split(",") for v in self._premises.values(self.library.facts[i]))
        has = {_ALIKE.get(d := units[v.unit].dimension, d) for v in values}
        return not {_ALIKE.get(d, d) for d in asked & _MEASURED} <= has

    def _of_rows(self, reading: Reading, query: Query, candidates: Sequence[Candidate]) -> Reading | None:
        """The reading that tells rows, or a fact of the article that says the same as they; None if no row answers."""
        cells = self._rows.asked(query)
        if not cells:
            return None
        shelf, ids = self._choice.of(query, candidates) or ("", "")
        if shelf == "facts" and any(self._rows.tells(self.library.facts[i], cells) for i in ids.split(",")):
            return self._entry(reading, query, shelf, ids)
        lead = next((("", unit) for unit in self._units_wanted(query)), None)
        return replace(reading, command="fact", options={"topic": ",".join(cells)}, intent="row", lead=lead)

    def _both(self, query: Query, lang: str | None) -> Reading | None:
        """A figure together with the meaning of a word, where a question asks for both."""
        for first, rest in _halves(query):
            meant = self.query(first)
            shelf, term = self._definitions.subject(meant) or ("", "")
            if shelf != "terms" or not _is_of_terms(meant) or _is_of_terms(asks := self.query(rest)):
                continue
            word = next((first[m.start : m.end] for m in meant.mentions if m.id == term), "")
            whole = asks if any(m.id == term for m in asks.mentions) else self.query(f"{word} {rest}")
            found = self._best(whole, lang)
            if found.intent in {"fact", "row"}:
                return replace(found, defined=term, question=query.folded)
        return None

    def calculated(self, text: str) -> Plan | None:
        """The calculation that a text describes."""
        return self._planning.calculated(self.query(self.folded(shortened(text))))

    def cells(self, text: str, beside: re.Pattern[str]) -> Sequence[str]:
        """The addresses of the values of a table that a text asks for, whatever else it says of `beside`."""
        return self._rows.asked(self.query(text), beside)

    def _entry(self, reading: Reading, query: Query, shelf: str, entry_id: str) -> Reading:
        """The reading that comes to an entry; of a fact, with what it corrects or confirms and the unit asked for."""
        if shelf == "terms":
            return replace(reading, command="glossary", options={"term": entry_id}, intent="glossary")
        reading = replace(reading, command="fact", options={"topic": entry_id}, intent="name")
        if shelf == "names":
            return reading
        facts = [self.library.facts[i] for i in entry_id.split(",")]
        fact = facts[0]
        denied = self._premises.denied(query, fact)
        said = fold(f"{fact.statement.en} {fact.statement.ja}")
        amounts = [a for a in query.amounts if query.folded[a.start : a.end] not in said]
        left = () if denied or query.asked.claims else unaccounted(amounts, fact, self.library)
        return replace(
            reading,
            intent="clarify" if left else "fact",
            lead=self._value(query, fact),
            denied=denied,
            confirmed=self._premises.confirmed(query, fact),
            unused=tuple(query.folded[a.start : a.end] for a in left),
            noted=self._noted.asked(query, facts),
        )

    def _value(self, query: Query, fact: Fact) -> tuple[str, str] | None:
        """The value of a fact and the unit in which a question wants it, if that is not its own."""
        return asked_value(query, fact, self._units_wanted(query), self.library.units)

    def _units_wanted(self, query: Query) -> list[str]:
        """The units that a question asks for."""
        units = self.library.units
        return [goal.unit for goal in self._goals.of(query.folded, query.amounts) if goal.unit in units]

    def _declined(self, reading: Reading, query: Query, candidates: Sequence[Candidate]) -> Reading:
        """A decline that says what was asked about and which facts are nearest; for one bare word, only those."""
        near = [c.id for c in candidates if c.shelf == "facts" and is_near(c)]
        unknown = next((name for name in self.ranking.names(query) if name in self.library.names), None)
        intent = "clarify" if near and query.is_bare else "decline"
        left = unsettled(query.folded, query.mentions)
        return replace(reading, intent=intent, near=tuple(near[:_NEAREST]), unknown=unknown, unused=left)


def _halves(query: Query) -> Iterable[tuple[str, str]]:
    """The ways to take a question apart in two, if it names a term, which it may ask the meaning of, and more."""
    terms = sum(m.shelf == "terms" for m in query.mentions)
    return halves(query.folded) if 0 < terms < len(query.mentions) else ()


def _is_of_terms(query: Query) -> bool:
    """Whether a question names nothing but terms."""
    return all(m.shelf == "terms" for m in query.mentions)
