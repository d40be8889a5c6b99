"""Formulas written once, as text: the line that is shown is the line that is computed.

A formula is names joined by × ÷ + and parentheses, such as "hours × power_w × (gpu_kg + server_kg ÷ gpus)".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bot.footprint.quantity import Quantity, Spread

_TOKEN = re.compile(r"\s*([A-Za-z_]\w*|[×÷+()])")
_PRECEDENCE = {"+": 1, "×": 2, "÷": 2}
_Part = tuple[float, float, float, Spread]


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the working: output = formula(inputs), inputs in the formula's order."""

    name: str
    formula: str
    inputs: Mapping[str, Quantity]
    output: Quantity


def evaluate(name: str, unit: str, formula: str, inputs: Mapping[str, Quantity], per: float = 1.0) -> Step:
    """The step that computes `formula`, divided by `per` (a unit conversion, such as 1000 W per kW).

    Raises KeyError for a name without an input, ValueError for a formula that does not parse, ZeroDivisionError.
    """
    stack: list[_Part] = []
    for token in _postfix(formula):
        if token in _PRECEDENCE:
            right = stack.pop()
            stack.append(_APPLY[token](stack.pop(), right))
        else:
            q = inputs[token]
            stack.append((q.low, q.central, q.high, q.spread))
    low, central, high, spread = stack.pop()
    output = Quantity(name, unit, central / per, low / per, high / per, "calculated", spread=spread)
    return Step(name, formula, inputs, output)


@cache
def _postfix(formula: str) -> tuple[str, ...]:
    """The formula in postfix order (Dijkstra's shunting yard)."""
    output: list[str] = []
    waiting: list[str] = []
    for token in _tokens(formula):
        if token == "(":
            waiting.append(token)
        elif token == ")":
            while waiting and waiting[-1] != "(":
                output.append(waiting.pop())
            if not waiting:
                raise ValueError(f"unbalanced parenthesis in {formula!r}")
            waiting.pop()
        elif token in _PRECEDENCE:
            while waiting and _PRECEDENCE.get(waiting[-1], 0) >= _PRECEDENCE[token]:
                output.append(waiting.pop())
            waiting.append(token)
        else:
            output.append(token)
    return (*output, *reversed(waiting))


def _tokens(formula: str) -> list[str]:
    tokens = _TOKEN.findall(formula)
    if "".join(tokens) != re.sub(r"\s", "", formula):
        raise ValueError(f"cannot read the formula {formula!r}")
    return tokens


def _times(a: _Part, b: _Part) -> _Part:
    return a[0] * b[0], a[1] * b[1], a[2] * b[2], _joined(a[3], b[3])


def _over(a: _Part, b: _Part) -> _Part:
    flipped = {name: (down, up) for name, (up, down) in b[3].items()}
    return a[0] / b[2], a[1] / b[1], a[2] / b[0], _joined(a[3], flipped)


def _plus(a: _Part, b: _Part) -> _Part:
    total = a[1] + b[1]
    share = a[1] / total if total else 0.0
    spread = _joined(_scaled(a[3], share), _scaled(b[3], 1 - share))
    return a[0] + b[0], total, a[2] + b[2], spread


_APPLY = {"×": _times, "÷": _over, "+": _plus}


def _joined(a: Spread, b: Spread) -> Spread:
    """Both spreads; a factor that occurs in both moves them together."""
    if not b:
        return a
    if not a:
        return b
    merged = dict(a)
    for name, (up, down) in b.items():
        before = merged.get(name, (0.0, 0.0))
        merged[name] = (before[0] + up, before[1] + down)
    return merged


def _scaled(spread: Spread, share: float) -> Spread:
    """The spread of a term that is `share` of a sum (first order)."""
    return {name: (up * share, down * share) for name, (up, down) in spread.items()}
