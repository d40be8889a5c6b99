"""The shape of the rules."""

import re

from bot.understanding.tokens.rule import Rule, first

RULES = (
    Rule("even", re.compile(r"\d+"), lambda match: int(match[0]) if int(match[0]) % 2 == 0 else None),
    Rule("any", re.compile(r"\d"), lambda match: -int(match[0])),
)


def test_the_first_rule_that_makes_something_wins():
    assert first(RULES, "x12", 1) == 12
    assert first(RULES, "x13", 1) == -1
    assert first(RULES, "x", 0) is None
