"""What the solver and the operators give."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Worked:
    """A formula of `/calculate`, what to lead with, how many bridges it needed, and where the amounts it uses start.

    `sure` says that its words leave no other reading, such as a comparison of the same amounts;
    `size` is what it comes to in base units, where that is known.
    """

    formula: str
    lead: tuple[str, str]
    bridges: int = 0
    used: frozenset[int] = frozenset()
    sure: bool = False
    size: float = 0.0
