"""What a calculation gives: figures, and the working that led to them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from bot.footprint.formula import Step, evaluate
from bot.footprint.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Footprint:
    """Figures by name (energy kWh, carbon kgCO2e, embodied kgCO2e, water L, and others), with ordered steps."""

    figures: Mapping[str, Quantity]
    steps: tuple[Step, ...]

    @property
    def inputs(self) -> tuple[Quantity, ...]:
        """Every original input once, in the order of use."""
        return originals(self.steps)

    @property
    def assumed(self) -> tuple[str, ...]:
        """Names of the inputs that the asker did not give."""
        return tuple(q.name for q in self.inputs if q.assumed)

    @property
    def sources(self) -> tuple[str, ...]:
        """Source ids of all inputs, once each, in the order of use."""
        return tuple(dict.fromkeys(source for q in self.inputs for source in q.sources))

    def __add__(self, other: "Footprint") -> "Footprint":
        """Both calculations; where a figure is in both, the first one counts. Shared lines stand once."""
        more = tuple(step for step in other.steps if step not in self.steps)
        return Footprint({**other.figures, **self.figures}, self.steps + more)

    def without(self, figure: str) -> "Footprint":
        """The same calculation without one figure and the line that gives it."""
        figures = {name: q for name, q in self.figures.items() if name != figure}
        return Footprint(figures, tuple(step for step in self.steps if step.name != figure))


def originals(steps: Iterable[Step]) -> tuple[Quantity, ...]:
    """Every input of the steps that is not itself calculated, once, in the order of use."""
    seen: dict[str, Quantity] = {}
    for step in steps:
        for quantity in step.inputs.values():
            if quantity.status != "calculated":
                seen.setdefault(quantity.name, quantity)
    return tuple(seen.values())


def leading_to(steps: tuple[Step, ...], figure: str) -> tuple[Step, ...]:
    """The steps that a figure rests on, itself included, in order."""
    wanted, kept = {figure}, []
    for step in reversed(steps):
        if step.name in wanted:
            kept.append(step)
            wanted.update(step.inputs)
    return tuple(reversed(kept))


@dataclass(slots=True)
class Working:
    """A calculation being written: each line is a step, kept in order."""

    steps: list[Step] = field(default_factory=list)

    def line(self, name: str, unit: str, formula: str, per: float = 1.0, /, **inputs: Quantity) -> Quantity:
        """Compute one line and keep it; see `evaluate` for the errors."""
        step = evaluate(name, unit, formula, inputs, per)
        self.steps.append(step)
        return step.output

    def derived(self, name: str, unit: str, formula: str, per: float = 1.0, /, **inputs: Quantity) -> Quantity:
        """An assumed input that is itself worked out from curated values; its line is kept."""
        output = self.line(name, unit, formula, per, **inputs)
        sources = tuple(dict.fromkeys(source for q in inputs.values() for source in q.sources))
        years = [q.year for q in inputs.values() if q.year]
        return replace(output, status="derived", sources=sources, year=max(years, default=None), assumed=True)

    def result(self, *figures: Quantity) -> Footprint:
        """The finished calculation with these figures."""
        return Footprint({q.name: q for q in figures}, tuple(self.steps))
