"""What comes of a plan: the reading, and whether a definition or rows of tables go before it."""

from dataclasses import replace

from bot.understanding.comparisons.side import names_unknown
from bot.understanding.frames.plan import Plan
from bot.understanding.reading import Reading


def is_computed(plan: Plan | None) -> bool:
    """Whether a plan compares, or leaves nothing out and uses more than one number."""
    return plan is not None and (plan.command == "compare" or (not plan.unused and len(plan.used) > 1))


def planned(reading: Reading, plan: Plan) -> Reading:
    """The reading that comes to a plan; one that leaves out what was said asks back."""
    intent = "clarify" if plan.unused else "compare" if plan.command == "compare" else "calculation"
    taken = replace(reading, command=plan.command, options=plan.options, lead=plan.lead, intent=intent)
    return replace(taken, unused=plan.unused, also=plan.also, choices=plan.choices)


def gives_way(plan: Plan) -> bool:
    """Whether rows say what a plan would work out; how many of something, and what is compared, no row says."""
    if plan.command == "compare":
        return names_unknown(plan.options)
    return plan.lead != ("result", "")
