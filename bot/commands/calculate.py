"""`/calculate`: formulas of amounts with units, the asker's own and those of the knowledge."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from bot.answer import Answer
from bot.commands import Desk
from bot.commands.options import Option, Options
from bot.errors import Refusal
from bot.footprint import Footprint, Quantity, Working
from bot.footprint.formula import marks, postfix
from bot.library import Library
from bot.library.formulas import SEPARATOR, Formula, Term, free, read, result_unit

RESULT = "result"
_FIGURES = {"kWh": "energy", "kg": "carbon", "L": "water", "W": "power", "USD": "cost", "JPY": "cost", "h": "hours"}


class OPTIONS(Options):
    """The formula."""

    formula: Annotated[str, Field(max_length=300), Option("f")]


@dataclass(frozen=True, slots=True)
class Line:
    """One formula worked out: its operands by name, its text, what joins them, and what the result is for one of."""

    name: str
    text: str
    terms: Mapping[str, Term]
    marks: tuple[str, ...]
    per: tuple[str, ...]


def answer(options: OPTIONS, desk: Desk) -> Answer:
    """What each formula comes to, with every operand's source; raises Refusal for what is none, or has no result."""
    working = Working()
    figures: dict[str, Quantity] = {}
    lines = []
    for text in options.formula.split(SEPARATOR):
        formula, found, per = _line(text.strip(), desk.library, working)
        name = free(found.name, figures)
        figures[name] = found
        lines.append(Line(name, text, formula.terms, tuple(marks(formula.formula)), per))
    worked_out = Footprint(figures, tuple(working.steps))
    return Answer(
        kind="calculation",
        template="calculate",
        command="calculate",
        options={"formula": options.formula},
        figures=figures,
        steps=worked_out.steps,
        sources=worked_out.sources,
        data={"lines": tuple(lines), "pictures": {}},
        views=("steps", *(("sources",) if worked_out.sources else ())),
    )


def _line(text: str, library: Library, working: Working) -> tuple[Formula, Quantity, tuple[str, ...]]:
    try:
        formula = read(text, library)
        vector, size = made_of(formula)
        named = result_unit(vector, library)
    except ValueError as error:
        raise Refusal("not-a-formula", given=text) from error
    if named is None:
        raise Refusal("not-a-formula", given=text)
    return formula, _worked_out(formula, *named, size, working, library), named[1]


def _worked_out(
    formula: Formula, unit: str, per: tuple[str, ...], size: float, working: Working, library: Library
) -> Quantity:
    """The result in `unit`."""
    for one in per:
        size *= library.units[one].size
    name = _FIGURES.get(unit, RESULT) if not per else RESULT
    shown = "kgCO2e" if name == "carbon" else unit
    inputs = {name: term.quantity for name, term in formula.terms.items()}
    return working.line(name, shown, formula.formula, library.units[unit].size / size, **inputs)


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
