"""Free text to a command and options: language, names, amounts, the kind of question, and the entry that answers it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from bot.library import Fact, Library
from bot.library.spelling import clean, fold
from bot.understanding import scope
from bot.understanding.calculation import Calculation, Plan
from bot.understanding.claims import Claims
from bot.understanding.comparison import Comparisons
from bot.understanding.followup import continued, goes_on
from bot.understanding.goals import Goals
from bot.understanding.language import language, wished
from bot.understanding.mentions import Mentions
from bot.understanding.premise import Premises
from bot.understanding.quantities import Quantities
from bot.understanding.questions import asked, asks_nature
from bot.understanding.ranking import READERS, Query, Ranking
from bot.understanding.reading import Candidate, Mention, Reading
from bot.understanding.retrieval import Index, entries_of
from bot.understanding.signs import Signs
from bot.understanding.stemming import stem
from bot.understanding.words import features

__all__ = ["Understanding"]

_LONGEST = 1_000
_SURE, _NEAR = 0.45, 0.2
_CLEAR, _TIED = 0.24, 0.05
_DEFINES, _IS = 0.6, 0.4
_TURNS = 3
_PROPER = re.compile(r"(?<=[a-z,] )([A-Z][A-Za-z]{2,})\b")
_TALK = {"#reader", "#factory", "#quote", "#person", "#first", "#second", "#article", "say", "think", "opin"}


class Understanding:
    """Reads questions about one library."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._mentions = Mentions(library)
        self._quantities = Quantities(library)
        self._signs = Signs(self._mentions)
        self._index = Index(entries_of(library), self._signs)
        self._ranking = Ranking(library, self._index)
        self._calculation = Calculation(library)
        self._goals = Goals(library)
        self._premises = Premises(library)
        self.comparisons = Comparisons(library, self._mentions, self._quantities, self.candidates, self.calculation)
        self.claims = Claims(library, self._mentions, self._quantities, self.candidates, self.comparisons)

    def read(self, text: str, turns: Sequence[str] = (), lang: str | None = None) -> Reading:
        """How a question is understood, after the earlier questions `turns` (oldest first), for an answer in `lang`."""
        speech = lang or wished(text) or language(text) or language(" ".join(turns)) or "en"
        asked_now = scope.question_in(fold(text[:_LONGEST]))
        earlier = [scope.question_in(fold(turn[:_LONGEST])) for turn in turns[-_TURNS:]]
        question = continued(asked_now, earlier, self._mentions, self._quantities)
        query = replace(self.query(question), strangers=self._strangers(clean(text)))
        if earlier and goes_on(asked_now):
            query = replace(query, told=self._told(earlier), onward=True)
        if command := scope.about_denki(question):
            return Reading(speech, command, {}, intent="denki", question=question)
        reading = self._best(query, speech)
        return replace(reading, denied=tuple(_as_written(words, clean(text)) for words in reading.denied))

    def query(self, folded: str) -> Query:
        """A folded question, taken apart."""
        mentions = tuple(self._mentions.find(folded))
        amounts = tuple(self._quantities.find(folded, mentions))
        return Query(folded, asked(folded), mentions, amounts, frozenset(self._signs.without(folded, mentions)))

    def _strangers(self, cleaned: str) -> tuple[str, ...]:
        """Capitalised words inside a text that neither the knowledge nor its questions ever use."""
        if cleaned.isupper():
            return ()
        words = (match[1].lower() for match in _PROPER.finditer(cleaned))
        known = self._mentions.ordinary
        return tuple(
            w for w in words if w not in known and not self._index.knows(stem(w)) and not self._mentions.find(w)
        )

    def candidates(self, text: str) -> list[Candidate]:
        """The entries that a text may be about, best first."""
        query = self.query(fold(text[:_LONGEST]))
        return self._ranking.candidates(query) if query.signs else []

    def _told(self, earlier: Sequence[str]) -> tuple[str, ...]:
        """The facts that answered the earlier questions, oldest first."""
        readings = [
            self._best(self.query(continued(q, earlier[:n], self._mentions, self._quantities)), "en")
            for n, q in enumerate(earlier)
        ]
        return tuple(
            r.options["topic"].split(",")[0]
            for r in readings
            if r.intent == "fact" and r.options["topic"].split(",")[0] in self.library.facts
        )

    def fact_id(self, text: str) -> str | None:
        """The fact that a text is about; None if none is near."""
        candidates = self._ranking.candidates(self.query(scope.question_in(fold(text[:_LONGEST]))))
        best = next((c for c in candidates if c.shelf == "facts"), None)
        return best.id if best and best.score >= _SURE else None

    def _best(self, query: Query, lang: str) -> Reading:
        candidates = self._ranking.candidates(query) if query.signs else []
        parts = {
            "question": query.folded,
            "amounts": query.amounts,
            "mentions": query.mentions,
            "candidates": tuple(candidates[:8]),
        }
        if scope.out_of_scope(query.folded):
            return Reading(lang, "ask", {}, intent="decline", **parts)
        defined = self._defined(query)
        if defined is None and (plan := self._planned(query, candidates)):
            intent = "compare" if plan.command == "compare" else "calculation"
            return Reading(lang, plan.command, plan.options, plan.lead, intent=intent, **parts)
        chosen = defined or self._entry(query, candidates)
        if chosen is None:
            return self._declined(query, candidates, lang, parts)
        return self._chosen(query, *chosen, lang, parts)

    def _chosen(self, query: Query, shelf: str, entry_id: str, lang: str, parts: dict[str, Any]) -> Reading:
        """The reading that comes to an entry; for a fact with what it corrects or confirms, and the unit that was asked for."""
        if shelf == "terms":
            return Reading(lang, "glossary", {"term": entry_id}, intent="glossary", **parts)
        if shelf == "names":
            return Reading(lang, "fact", {"topic": entry_id}, intent="name", **parts)
        fact = self.library.facts[entry_id.split(",")[0]]
        wrong = [query.folded[m.start : m.end] for m in query.mentions if self._is_wrong(m, query, fact)]
        return Reading(
            lang,
            "fact",
            {"topic": entry_id},
            lead=self._unit(query, fact),
            intent="fact",
            denied=self._premises.denied(query, fact, wrong),
            confirmed=self._premises.confirmed(query, fact),
            **parts,
        )

    def _is_wrong(self, mention: Mention, query: Query, fact: Fact) -> bool:
        """Whether a question ties a fact about one company to another one: "Hive renamed itself Applied Digital"."""
        if mention.shelf != "names" or self.library.names[mention.id].kind != "company" or "#rename" not in query.signs:
            return False
        others = {m.id for m in query.mentions if m.shelf == "names" and m.id in fact.about}
        return mention.id not in fact.about and any(self.library.names[i].kind == "company" for i in others)

    def _unit(self, query: Query, fact: Fact) -> tuple[str, str] | None:
        """The value of a fact and the unit in which a question wants it, if that is not its own."""
        units = self.library.units
        for goal in self._goals.of(query.folded, query.amounts):
            for name, value in fact.values.items():
                if (
                    goal.unit in units
                    and goal.unit != value.unit
                    and units[goal.unit].dimension == units[value.unit].dimension
                ):
                    return name, goal.unit
        return None

    def _planned(self, query: Query, candidates: list[Candidate]) -> Plan | None:
        """The calculation or comparison that a question asks for, if it is likelier than that a fact answers."""
        taken = query.folded, query.amounts, query.mentions
        plans = [plan for plan in (self.comparisons.plan(*taken), self._calculation.plan(*taken)) if plan]
        if not plans:
            return None
        plan = max(plans, key=lambda plan: plan.score)
        best = next((c for c in candidates if c.shelf == "facts"), None)
        if best is None or best.score < _SURE:
            return plan
        return plan if plan.score > best.score else None

    def calculation(self, text: str) -> Plan | None:
        """The calculation that a text describes, whatever else it asks; None if it describes none."""
        query = self.query(fold(text[:_LONGEST]))
        return self._calculation.plan(query.folded, query.amounts, query.mentions)

    def _declined(self, query: Query, candidates: list[Candidate], lang: str, parts: dict[str, Any]) -> Reading:
        """A decline that names what was asked about, and the nearest facts."""
        near = tuple(c.id for c in candidates if c.shelf == "facts" and _is_near(c))[:3]
        unknown = next((i for i in self._ranking.strong(query) if i in self.library.names), None)
        return Reading(lang, "ask", {}, intent="decline", near=near, unknown=unknown, **parts)

    def _defined(self, query: Query) -> tuple[str, str] | None:
        """The term or name that a question asks the nature of: what is PUE, PUEって何, who is Frank Holmes."""
        named = [m for m in query.mentions if m.shelf in {"names", "terms"}]
        if not named or (query.asked.kind in {"amount", "when", "why"} and not query.asked.meaning):
            return None
        subject = named[0]
        opens = query.asked.what_is and not features(query.folded[: subject.start])
        if subject.id in READERS and not self._content(query.signs - {"@" + subject.id, "@ai"}):
            return subject.shelf, subject.id
        if not (query.asked.meaning or opens or asks_nature(query.folded, subject.start, subject.end)):
            return None
        inside = self._signs.all(query.folded[subject.start : subject.end])
        total = sum(map(self._index.weight, query.signs)) or 1.0
        share = sum(map(self._index.weight, query.signs - inside)) / total
        most = _DEFINES if query.asked.meaning or subject.shelf == "terms" else _IS
        return (subject.shelf, subject.id) if share <= most else None

    def _content(self, signs: Iterable[str]) -> list[str]:
        """The signs that say what a question is about, beyond names and the general words of comments."""
        return [sign for sign in signs if sign not in _TALK]

    def _entry(self, query: Query, candidates: list[Candidate]) -> tuple[str, str] | None:
        """The entry that answers; two facts of one topic, where neither is clearly better."""
        if query.asked.today or not candidates or candidates[0].score < _SURE:
            return None
        best, *others = candidates
        if best.shelf != "facts" or best.why["asked"] >= _CLEAR:
            return best.shelf, best.id
        topic = self.library.facts[best.id].topic
        second = next((c for c in others if c.shelf == "facts" and c.score >= best.score - _TIED), None)
        if second is None or self.library.facts[second.id].topic != topic:
            return best.shelf, best.id
        return best.shelf, f"{best.id},{second.id}"


def _as_written(folded: str, cleaned: str) -> str:
    """A folded piece of a text as the asker wrote it."""
    start = cleaned.lower().find(folded)
    return cleaned[start : start + len(folded)] if start >= 0 else folded


def _is_near(candidate: Candidate) -> bool:
    """Whether a fact is about the same things, though it does not answer."""
    return "names" not in candidate.why and (candidate.score >= _NEAR or "lacks" in candidate.why)
