"""Free text to a command and options: language, names, amounts, the kind of question, and the entry that answers it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.library import Library
from bot.library.spelling import clean, fold
from bot.understanding import scope
from bot.understanding.calculation import Calculation, Plan
from bot.understanding.comparison import Comparisons
from bot.understanding.followup import continued, goes_on
from bot.understanding.language import language, wished
from bot.understanding.mentions import Mentions
from bot.understanding.quantities import Quantities
from bot.understanding.questions import asked, names_subject
from bot.understanding.ranking import Query, Ranking
from bot.understanding.reading import Candidate, Reading
from bot.understanding.retrieval import Index, entries_of
from bot.understanding.signs import Signs
from bot.understanding.words import features

__all__ = ["Understanding"]

_LONGEST = 1_000
_SURE, _NEAR = 0.45, 0.2
_CLEAR, _TIED = 0.2, 0.03
_DEFINES, _IS = 0.6, 0.4
_TURNS = 3


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
        self.comparisons = Comparisons(library, self._mentions, self._quantities, self.candidates, self._is_scenario)

    def read(self, text: str, turns: Sequence[str] = (), lang: str | None = None) -> Reading:
        """How a question is understood, after the earlier questions `turns` (oldest first), for an answer in `lang`."""
        speech = lang or wished(text) or language(text) or language(" ".join(turns)) or "en"
        asked_now = scope.question_in(fold(text[:_LONGEST]))
        earlier = [scope.question_in(fold(turn[:_LONGEST])) for turn in turns[-_TURNS:]]
        question = continued(asked_now, earlier, self._mentions, self._quantities)
        query = self.query(question)
        if earlier and goes_on(asked_now):
            query = replace(query, told=self._told(earlier), onward=True)
        if command := scope.about_denki(question):
            return Reading(speech, command, {}, intent="denki", question=question)
        return self._best(query, speech)

    def query(self, folded: str) -> Query:
        """A folded question, taken apart."""
        mentions = tuple(self._mentions.find(folded))
        amounts = tuple(self._quantities.find(folded, mentions))
        return Query(folded, asked(folded), mentions, amounts, frozenset(self._signs.without(folded, mentions)))

    def candidates(self, text: str) -> list[Candidate]:
        """The entries that a text may be about, best first."""
        query = self.query(fold(text[:_LONGEST]))
        return self._ranking.candidates(query) if query.signs else []

    def _told(self, earlier: Sequence[str]) -> tuple[str, ...]:
        """The facts that answered the earlier questions, oldest first."""
        readings = [self._best(self.query(continued(q, earlier[:n], self._mentions, self._quantities)), "en") for n, q in enumerate(earlier)]
        return tuple(r.options["topic"].split(",")[0] for r in readings if r.intent == "fact" and r.options["topic"].split(",")[0] in self.library.facts)

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
        shelf, entry_id = chosen
        if shelf == "terms":
            return Reading(lang, "glossary", {"term": entry_id}, intent="glossary", **parts)
        return Reading(lang, "fact", {"topic": entry_id}, intent="fact" if shelf == "facts" else "name", **parts)

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

    def _is_scenario(self, text: str) -> bool:
        """Whether a text describes a calculation."""
        query = self.query(fold(text[:_LONGEST]))
        return self._calculation.plan(query.folded, query.amounts, query.mentions) is not None

    def _declined(self, query: Query, candidates: list[Candidate], lang: str, parts: dict[str, Any]) -> Reading:
        """A decline that names what was asked about, and the nearest facts."""
        near = tuple(c.id for c in candidates if c.shelf == "facts" and _is_near(c))[:3]
        unknown = next((i for i in self._ranking.strong(query)), None)
        return Reading(lang, "ask", {}, intent="decline", near=near, unknown=unknown, **parts)

    def _defined(self, query: Query) -> tuple[str, str] | None:
        """The term or name that a question asks the nature of: what is PUE, PUEって何, who is Frank Holmes."""
        named = [m for m in query.mentions if m.shelf in {"names", "terms"}]
        if not named or (query.asked.kind in {"amount", "when", "why"} and not query.asked.meaning):
            return None
        subject = named[0]
        opens = query.asked.what_is and not features(query.folded[: subject.start])
        if not (query.asked.meaning or opens or names_subject(query.folded, subject.end)):
            return None
        inside = self._signs.all(query.folded[subject.start : subject.end])
        total = sum(map(self._index.weight, query.signs)) or 1.0
        share = sum(map(self._index.weight, query.signs - inside)) / total
        most = _DEFINES if query.asked.meaning or subject.shelf == "terms" else _IS
        return (subject.shelf, subject.id) if share <= most else None

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


def _is_near(candidate: Candidate) -> bool:
    """Whether a fact is about the same things, though it does not answer."""
    return candidate.score >= _NEAR and "names" not in candidate.why or "lacks" in candidate.why and "names" not in candidate.why
