"""Comparisons as people write them: both sides, the measure, how many times, or what is not known."""

from pathlib import Path
from typing import Any

import pytest

from bot.answer import Answer
from bot.library.files import load_yaml

_FILE = Path(__file__).with_name("comparisons.yaml")
QUESTIONS = [question for part in load_yaml(_FILE, _FILE.name).values() for question in part]
_TOLERANCE = 0.03


def wrong(answer: Any, right: dict[str, Any]) -> list[str]:
    """What is wrong with an answer, in words; empty if nothing is."""
    if not isinstance(answer, Answer) or answer.kind != "comparison":
        return [] if right.get("none") or right.get("any") else [f"no comparison: {getattr(answer, 'command', answer)}"]
    if right.get("none"):
        return [f"compared {dict(answer.options)}"]
    return [*_sides(answer, right), *_figures(answer, right)]


def _sides(answer: Answer, right: dict[str, Any]) -> list[str]:
    sides = [answer.options["first"], answer.options["second"]]
    missing = [f"no side {piece} in {sides}" for piece in right.get("sides", ()) if not any(piece in s for s in sides)]
    unknown = answer.data["unknown"]
    if "unknown" not in right:
        return [*missing, *([f"not known: {sides[unknown]}"] if unknown is not None and not right.get("any") else [])]
    named = unknown is not None and right["unknown"] in sides[unknown]
    return [*missing, *([] if named else [f"{right['unknown']} is not named as unknown in {sides}"])]


def _figures(answer: Answer, right: dict[str, Any]) -> list[str]:
    figures, rows = answer.figures, answer.data["rows"]
    found = []
    for name in ("ratio", "change"):
        if name in right:
            told = figures[name].central if name in figures else None
            if told is None or abs(told / right[name] - 1) > _TOLERANCE:
                found.append(f"{name} {told}, not {right[name]}")
    if "measure" in right and (not rows or rows[0].measure != right["measure"]):
        found.append(f"by {[row.measure for row in rows]}, not {right['measure']}")
    if right.get("same") and not (rows and (rows[0].more is None or rows[0].near)):
        found.append("not the same")
    if "more" in right:
        larger = answer.options[("first", "second")[rows[0].more]] if rows and rows[0].more is not None else ""
        if right["more"] not in larger:
            found.append(f"larger is {larger}, not {right['more']}")
    if right.get("bases") and not answer.data["grids_differ"]:
        found.append("bases differ, not said")
    return found


@pytest.mark.parametrize("right", QUESTIONS, ids=lambda right: right["ask"][:60])
def test_the_right_two_are_compared(denki, right):
    assert wrong(denki.router.say(right["ask"]).content, right) == []
