"""How many questions of strangers are answered right: floors, per set and style, that must not fall.

Each file holds the questions of one person or more who had seen neither the code nor the phrases, with what a right
answer holds. want: numbers with their unit and tolerance; words: one of each group; not: what must not be said;
expect: answer, decline, correct_premise.
"""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from bot.app import assemble
from bot.library import open_library
from bot.library.files import load_yaml
from bot.library.spelling import fold
from bot.library.units import spelled
from bot.surfaces.lines import Stream
from bot.understanding.reading import Amount
from bot.understanding.tokens import Quantities

LIBRARY = open_library()
QUANTITIES = Quantities(LIBRARY)
UNITS = {name: LIBRARY.units[unit] for name, unit in spelled(LIBRARY.units.values()).items()}
SETS: dict[str, list[dict[str, Any]]] = {
    file.stem: load_yaml(file, file.name) for file in sorted(Path(__file__).parent.glob("*.yaml"))
}
DECLINED = {"decline", "clarify"}
FLOORS = {
    ("a", "plain"): 0.95, ("a", "messy"): 0.95,
    ("b", "plain"): 0.97, ("b", "messy"): 0.92,
    ("c", "plain"): 0.95, ("c", "messy"): 0.89,
    ("d", "plain"): 0.92, ("d", "messy"): 0.87,
    ("e", "plain"): 0.89, ("e", "messy"): 0.83,
    ("f", "plain"): 0.96, ("f", "messy"): 0.88,
    ("g", "plain"): 0.92, ("g", "messy"): 0.87,
    ("h", "plain"): 0.93, ("h", "messy"): 0.85,
    ("i", "plain"): 0.95, ("i", "messy"): 0.86,
    ("j", "plain"): 0.93, ("j", "messy"): 0.93,
    ("k", "plain"): 0.96, ("k", "messy"): 0.93,
    ("l", "plain"): 0.86, ("l", "messy"): 0.77,
    ("m", "plain"): 0.75, ("m", "messy"): 0.72,
}  # fmt: skip


@pytest.fixture(scope="module")
def answers() -> dict[str, list[dict[str, Any]]]:
    denki = assemble()
    said: dict[str, list[dict[str, Any]]] = {}
    for name, items in SETS.items():
        lines = (
            json.dumps({"id": str(i), "turns": item["ask"][:-1], "question": item["ask"][-1]})
            for i, item in enumerate(items)
        )
        out = io.StringIO()
        Stream(denki, out).answer(lines)
        said[name] = [json.loads(line) for line in out.getvalue().splitlines()]
    return said


def _is_right(item: dict[str, Any], answer: dict[str, Any]) -> bool:
    text = fold(answer["answer"])
    if item["expect"] == "decline":
        return answer["kind"] in DECLINED
    if item["expect"] == "answer" and answer["kind"] in DECLINED:
        return False
    if any(fold(word) in text for word in item.get("not", ())):
        return False
    amounts = QUANTITIES.find(text)
    numbers = all(_holds(amounts, value, unit, within) for value, unit, within in item.get("want", ()))
    return numbers and all(any(fold(word) in text for word in group) for group in item.get("words", ()))


def _holds(amounts: list[Amount], value: float, unit: str, within: float) -> bool:
    """Whether a number is among amounts, as it is written or in another unit of its kind."""
    wanted = UNITS.get(fold(unit))
    size = value * (wanted.factor if wanted else 1)
    return any(
        abs(number / value - 1) <= within or abs(number * _factor(amount) / size - 1) <= within
        for amount in amounts
        for number in (amount.value, amount.low, amount.high)
        if number is not None
    )


def _factor(amount: Amount) -> float:
    return LIBRARY.units[amount.unit].factor if amount.unit in LIBRARY.units else 1


@pytest.mark.parametrize(("name", "style"), sorted(FLOORS))
def test_as_many_are_right_as_before(answers: dict[str, list[dict[str, Any]]], name: str, style: str):
    pairs = [(item, answer) for item, answer in zip(SETS[name], answers[name], strict=True) if item["style"] == style]
    assert sum(_is_right(*pair) for pair in pairs) / len(pairs) >= FLOORS[name, style]
