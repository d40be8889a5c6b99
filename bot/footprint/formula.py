"""Formulas written once, as text: the line that is shown is the line that is computed.

A formula is names and the number 1, joined by × ÷ + − ^ and parentheses, such as
"hours × power_w × (gpu_kg + server_kg ÷ gpus)" or "(end ÷ start) ^ (1 ÷ years) − 1".
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from bot.footprint.quantity import NoResult, Quantity, Spread

MARK = re.compile(r"[A-Za-z_]\w*|[×÷+−^()]|1(?!\w)")
_PRECEDENCE = {"+": 1, "−": 1, "×": 2, "÷": 2, "^": 3}
_Part = tuple[float, float, float, Spread]
_Postfix = tuple[tuple[Callable[[_Part, _Part], _Part] | None, str], ...]
_ONE: _Part = (1.0, 1.0, 1.0, {})


class Step(NamedTuple):
    """One line of the working: output = formula(inputs), inputs in the formula's order."""

    name: str
    formula: str
    inputs: Mapping[str, Quantity]
    output: Quantity


def evaluate(name: str, unit: str, formula: str, inputs: Mapping[str, Quantity], per: float = 1.0) -> Step:
    """The step that computes `formula`, divided by `per` (a unit conversion, such as 1000 W per kW).

    Raises NoResult where there is none (zero divided by, an overflow, NaN, an input missing), ValueError for a formula
    that does not parse.
    """
    try:
        low, central, high, spread = _computed(formula, inputs)
        ends = low / per, central / per, high / per
    except ArithmeticError as error:
        raise NoResult(name, f"{formula}: {error}") from error
    except KeyError as error:
        raise NoResult(name, f"{formula}: {error} is missing") from error
    if not all(map(_is_finite, ends)):
        raise NoResult(name, f"{formula} gives {central}")
    output = Quantity(name, unit, ends[1], ends[0], ends[2], "calculated", (), None, False, spread)
    return Step(name, formula, inputs, output)


def _is_finite(value: float | complex) -> bool:
    """Whether a value is one that can be told: a root of a negative number is complex."""
    return not isinstance(value, complex) and math.isfinite(value)


def _computed(formula: str, inputs: Mapping[str, Quantity]) -> _Part:
    """Low, central and high value of a formula, and how its factors move it."""
    stack: list[_Part] = []
    for operation, mark in postfix(formula):
        if operation is not None:
            right = stack.pop()
            stack.append(operation(stack.pop(), right))
        elif mark == "1":
            stack.append(_ONE)
        else:
            q = inputs[mark]
            stack.append((q.low, q.central, q.high, q.spread))
    return stack.pop()


@lru_cache(maxsize=1_000)  # formulas that people type as well as the calculator's own
def postfix(formula: str) -> _Postfix:
    """The formula in postfix order, each mark with its operation if it is one (Dijkstra's shunting yard).

    Raises ValueError for what is no formula.
    """
    output: list[str] = []
    waiting: list[str] = []
    for mark in marks(formula):
        if mark == "(":
            waiting.append(mark)
        elif mark == ")":
            while waiting and waiting[-1] != "(":
                output.append(waiting.pop())
            if not waiting:
                raise ValueError(f"unbalanced parenthesis in {formula!r}")
            waiting.pop()
        elif mark in _PRECEDENCE:
            while waiting and _PRECEDENCE.get(waiting[-1], 0) >= _PRECEDENCE[mark]:
                output.append(waiting.pop())
            waiting.append(mark)
        else:
            output.append(mark)
    return _checked(formula, tuple((_APPLY.get(mark), mark) for mark in (*output, *reversed(waiting))))


def _checked(formula: str, postfix: _Postfix) -> _Postfix:
    """The postfix order itself; raises ValueError unless every operator finds two operands and one value remains."""
    depth = 0
    for operation, mark in postfix:
        depth += 1 if operation is None else -1
        if depth < 1 or mark == "(":
            raise ValueError(f"cannot read the formula {formula!r}")
    if depth != 1:
        raise ValueError(f"cannot read the formula {formula!r}")
    return postfix


def marks(formula: str) -> Iterator[str]:
    """Names, operators and parentheses of a formula, in order; raises ValueError for anything else."""
    found = MARK.findall(formula)
    if "".join(found) != re.sub(r"\s", "", formula):
        raise ValueError(f"cannot read the formula {formula!r}")
    return iter(found)


def _times(a: _Part, b: _Part) -> _Part:
    return a[0] * b[0], a[1] * b[1], a[2] * b[2], _joined(a[3], b[3])


def _over(a: _Part, b: _Part) -> _Part:
    spread = _joined(a[3], {name: (-high, -low) for name, (high, low) in b[3].items()}) if b[3] else a[3]
    return a[0] / b[2], a[1] / b[1], a[2] / b[0], spread


def _plus(a: _Part, b: _Part) -> _Part:
    total = a[1] + b[1]
    share = a[1] / total if total else 0.0
    spread = _joined(_scaled(a[3], share), _scaled(b[3], 1 - share))
    return a[0] + b[0], total, a[2] + b[2], spread


def _minus(a: _Part, b: _Part) -> _Part:
    """Exact operands only: nothing here subtracts ranges."""
    if a[3] or b[3]:
        raise ArithmeticError("a difference of ranges is not defined here")
    return a[0] - b[2], a[1] - b[1], a[2] - b[0], {}


def _power(a: _Part, b: _Part) -> _Part:
    """An exact exponent that is not negative."""
    if b[3] or b[1] < 0:
        raise ArithmeticError("an exponent must be exact and not negative")
    exponent = b[1]
    return a[0] ** exponent, a[1] ** exponent, a[2] ** exponent, _scaled(a[3], exponent)


_APPLY = {"×": _times, "÷": _over, "+": _plus, "−": _minus, "^": _power}


def _joined(a: Spread, b: Spread) -> Spread:
    """Both spreads; a factor that occurs in both moves them together, and cancels where it divides itself."""
    if not b:
        return a
    if not a:
        return b
    if a.keys().isdisjoint(b):
        return {**a, **b}
    merged = dict(a)
    for name, (high, low) in b.items():
        before = merged.get(name)
        merged[name] = (high, low) if before is None else (before[0] + high, before[1] + low)
    return merged


def _scaled(spread: Spread, share: float) -> Spread:
    """The spread of a term that is `share` of a sum (first order), or of a power."""
    return {name: (high * share, low * share) for name, (high, low) in spread.items()} if spread else spread
