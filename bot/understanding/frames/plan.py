"""How a question is calculated, and which of its numbers that leaves over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.understanding.reading import Amount, Choice
from bot.understanding.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Plan:
    """A command with options that computes what a question asks for; `lead` is the figure and unit to put first.

    `score` says how surely this is a calculation (0 to 1): 0.95 where the asker's own numbers fill every role that the
    figure needs, 0.8 where a gap is assumed visibly, 0.6 where a curated figure might answer as well. `used` is where
    the amounts that it uses start; `unused` are the pieces of the question that it does not account for, and
    `choices` what it comes to with each meaning of one that has two.
    """

    command: str
    options: Mapping[str, Any]
    lead: tuple[str, str] | None
    score: float
    used: frozenset[int] = frozenset()
    unused: tuple[str, ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    choices: tuple[Choice, ...] = ()


_KINDS = {"energy", "carbon"}


def unused(q: Scenario, plan: Plan) -> tuple[Amount, ...]:
    """The amounts that a plan leaves over, or that it cannot take as they are; one of something is a word."""
    used = [a for a in q.amounts if a.start in plan.used]
    left = (a for a in q.amounts if not _is_used(a, used))
    return tuple(sorted({*left, *(a for a in q.amounts if not _is_possible(a, plan))}, key=lambda a: a.start))


def _is_used(amount: Amount, used: Sequence[Amount]) -> bool:
    """Whether an amount is used, says the same as one, or is only a word; a day beside its hours is more than that."""
    if any((amount.value, amount.unit, amount.per) == (a.value, a.unit, a.per) for a in used):
        return True
    hours = any(a.unit == "h" and not a.per for a in used)
    beside_hours = hours and amount.dimension == "time" and amount.unit != "h"
    return amount.value == 1 and amount.unit != "%" and not beside_hours


def _is_possible(amount: Amount, plan: Plan) -> bool:
    """Whether a plan can hold an amount: none is zero or less, only a formula takes ranges, accelerators are whole."""
    if plan.command == "calculate" and (amount.value > 0 or amount.unit == "%"):
        return True
    if amount.value <= 0:
        return False
    return amount.low is None and (amount.unit != "gpu" or float(amount.value).is_integer())


def misses(q: Scenario, plan: Plan, per_one: bool) -> bool:
    """Whether a plan does not lead with what is asked for, or gives it in all where one of something was meant."""
    if per_one and plan.command != "calculate":
        return True
    if q.asks("gpu") and plan.lead is not None and plan.lead[0] not in {"accelerators", "result"}:
        return True
    if plan.lead is not None and plan.lead[0] in _KINDS - q.goals.keys() and q.goals.keys() & _KINDS:
        return True
    return plan.lead is None and q.first is not None and not q.asks_both
