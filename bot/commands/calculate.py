"""`/calculate`: a formula of amounts with units, the asker's own and those of the knowledge."""

import math
from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from bot.answer import Answer
from bot.commands import Desk
from bot.commands.options import Option, Options
from bot.errors import Refusal
from bot.footprint import Quantity, Working, originals
from bot.footprint.formula import marks, postfix
from bot.library import Library
from bot.library.formulas import Formula, read, result_unit

RESULT = "result"
_FIGURES = {"kWh": "energy", "kg": "carbon", "L": "water", "W": "power", "USD": "cost", "JPY": "cost", "h": "hours"}


class OPTIONS(Options):
    """The formula."""

    formula: Annotated[str, Field(max_length=300), Option("f")]


def answer(options: OPTIONS, desk: Desk) -> Answer:
    """What the formula comes to, with every operand's source; raises Refusal for what is no formula or has no result."""
    library = desk.library
    try:
        formula = read(options.formula, library)
        vector, size = made_of(formula)
    except ValueError as error:
        raise Refusal("not-a-formula", given=options.formula) from error
    named = result_unit(vector, library)
    if named is None:
        raise Refusal("not-a-formula", given=options.formula)
    found, working = _worked_out(formula, *named, size, library)
    steps = tuple(working.steps)
    sources = tuple(dict.fromkeys(source for q in originals(steps) for source in q.sources))
    return Answer(
        kind="calculation",
        template="calculate",
        command="calculate",
        options={"formula": formula.text},
        figures={found.name: found},
        steps=steps,
        sources=sources,
        data={"terms": formula.terms, "marks": tuple(marks(formula.formula)), "per": named[1], "pictures": {}},
        views=("steps", *(("sources",) if sources else ())),
    )


def _worked_out(
    formula: Formula, unit: str, per: tuple[str, ...], size: float, library: Library
) -> tuple[Quantity, Working]:
    """The result in `unit`, and the line of working; Refusal where there is none (division by zero, overflow)."""
    working = Working()
    for one in per:
        size *= library.units[one].size
    name = _FIGURES.get(unit, RESULT) if not per else RESULT
    shown = "kgCO2e" if name == "carbon" else unit
    inputs = {name: term.quantity for name, term in formula.terms.items()}
    try:
        found = working.line(name, shown, formula.formula, library.units[unit].size / size, **inputs)
    except (ArithmeticError, ValueError) as error:
        raise Refusal("no-result", given=formula.text) from error
    if not math.isfinite(found.central):
        raise Refusal("no-result", given=formula.text)
    return found, working


def made_of(formula: Formula) -> tuple[Mapping[str, int], float]:
    """What the result is made of, and how many base units one of it is; ValueError where unlike things are added."""
    stack: list[tuple[Mapping[str, int], float]] = []
    for operation, mark in postfix(formula.formula):
        if operation is None:
            stack.append(({}, 1.0) if mark == "1" else (formula.terms[mark].vector, formula.terms[mark].size))
        else:
            right, left = stack.pop(), stack.pop()
            stack.append(_joined(left, mark, right))
    return stack.pop()


def _joined(
    left: tuple[Mapping[str, int], float], mark: str, right: tuple[Mapping[str, int], float]
) -> tuple[Mapping[str, int], float]:
    if mark in "×÷":
        sign = 1 if mark == "×" else -1
        vector = {k: left[0].get(k, 0) + sign * right[0].get(k, 0) for k in {**left[0], **right[0]}}
        return {k: power for k, power in vector.items() if power}, left[1] * right[1] ** sign
    if mark == "^":
        if left[0] or right[0]:
            raise ValueError("only plain numbers are raised to a power")
        return left
    if left != right:
        raise ValueError(f"{left} and {right} cannot be added")
    return left
