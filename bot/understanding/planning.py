"""Whether a question is a calculation or a comparison, and which: it must be likelier than that a fact answers."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.library import Library
from bot.understanding.accounting import is_quoted, unaccounted
from bot.understanding.calculation import Calculation
from bot.understanding.comparisons import Comparisons
from bot.understanding.comparisons.side import names_unknown
from bot.understanding.entries.query import Query
from bot.understanding.entries.ranking import likeliest
from bot.understanding.frames.plan import Plan
from bot.understanding.market import market_year
from bot.understanding.phrases import phrases
from bot.understanding.reading import Candidate
from bot.understanding.things import Things

_MORE = ("more", "")  # which of two is: no difference of numbers answers that
_OWN = 0.02  # where both are as likely, what the asker's own numbers come to is the better answer
_QUOTED = 0.7
_TWICE = re.compile(r"\(?([^()÷−]{1,60}) [÷−] \1\)?")  # that is 1, or nothing, whatever it is of


class Planning:
    """Plans what to compute."""

    def __init__(self, library: Library, comparisons: Comparisons) -> None:
        self._library, self._comparisons = library, comparisons
        self._calculation = Calculation(library)
        self._things = Things(library, comparisons.sides.everyday)

    def of(self, query: Query, candidates: Sequence[Candidate], lang: str | None) -> Plan | None:
        """The likeliest calculation or comparison; None if a fact answers rather than it."""
        plans = self._ways(query, lang)
        if not plans:
            return None
        plan = _asked_back(max(plans, key=lambda plan: (not plan.unused, plan.score)), query)
        best = likeliest(candidates)
        return plan if best is None or self._answers_better(plan, query, best) else None

    def _answers_better(self, plan: Plan, query: Query, best: Candidate) -> bool:
        """Whether a plan answers rather than the best fact: it is likelier, or uses numbers that the fact leaves."""
        fact = self._library.facts[best.id]
        if best.score >= _QUOTED and is_quoted(query, fact, self._library):
            return False
        if plan.command != "compare" and _is_told(query, plan):
            return False
        own = bool(plan.used) and not plan.unused
        if own and unaccounted(query.amounts, fact, self._library):
            return True
        return plan.score + _OWN * own > best.score or f"fact:{fact.id}" in plan.options.values()

    def _ways(self, query: Query, lang: str | None) -> list[Plan]:
        """The calculations and comparisons; none with what is not known where all numbers work out without it."""
        compared, supposed = self._compared(query), self._supposed(query, lang)
        if supposed and _is_whole(supposed) and compared and names_unknown(compared.options) and compared.lead != _MORE:
            compared = None
        ways = self._things.plan(query), compared, supposed, market_year(query, self._library)
        return [plan for plan in ways if plan]

    def calculated(self, query: Query, lang: str | None = None) -> Plan | None:
        """The calculation that a question describes."""
        return self._calculation.plan(query.folded, query.amounts, query.mentions, lang)

    def _compared(self, query: Query) -> Plan | None:
        if query.asked.kind == "why" or phrases("likened").search(query.folded):
            return None
        return self._comparisons.plan(query.folded, query.amounts, query.mentions)

    def _supposed(self, query: Query, lang: str | None) -> Plan | None:
        """A calculation, unless somebody says that it was so without a number, or it only has one amount twice."""
        plan = None if query.asked.claims and not query.amounts else self.calculated(query, lang)
        return None if plan and _TWICE.fullmatch(str(plan.options.get("formula"))) else plan


def _is_whole(plan: Plan) -> bool:
    """Whether a plan works out all numbers of a question."""
    return plan.command == "calculate" and not plan.unused and len(plan.used) > 1


def _is_told(query: Query, plan: Plan) -> bool:
    """Whether a question wants to be told who or whether, which no calculation does."""
    claims = query.asked.claims and not query.amounts
    return query.asked.kind == "who" or claims or (query.asked.yes_no and plan.lead is None)


def _asked_back(plan: Plan, query: Query) -> Plan:
    """A plan that takes the usual accelerator where something unknown is named asks back: 4 SuperTensors for a day."""
    gpu = plan.options.get("gpu")
    named = any(m.id == gpu or m.shelf in {"accelerators", "systems"} for m in query.mentions)
    return plan if gpu is None or named else replace(plan, unused=(*plan.unused, *query.unknown))
