"""Two values of one column of a table: the tokens of two training runs, the PUE of two cloud regions."""

from collections.abc import Mapping
from dataclasses import replace

from bot.library.cells import Cell, cell
from bot.library.tables import Measurement
from bot.understanding.comparisons.everyday import ONE_USE
from bot.understanding.comparisons.facts import UNLISTED
from bot.understanding.comparisons.side import Kind, Side
from bot.understanding.comparisons.sides import Sides
from bot.understanding.comparisons.unparted import Question, Two
from bot.understanding.comparisons.wish import Asked
from bot.understanding.phrases import phrases

_TWO = 2
# columns that a side of another kind has among others, and the measure that they are there
_AMONG_OTHERS: Mapping[tuple[str, str], tuple[Kind, str]] = {
    ("accelerators", "tdp_w"): ("gpu", "power"), ("accelerators", "memory_gb"): ("gpu", "memory"),
    ("accelerators", "peak_tflops"): ("gpu", "flops"), ("grids", "intensity_g"): ("grid", "intensity"),
    ("training_runs", "energy_mwh"): ("run", "energy"), ("training_runs", "carbon_t"): ("run", "carbon"),
    ("training_runs", "hours"): ("run", "gpu_time"),
}  # fmt: skip


class Tabled:
    """Finds the two values that a question compares."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides

    def two(self, q: Question) -> tuple[Two, Asked] | None:
        """Both values as sides, and the wish with the measure that they are of; None if the text asks for no two."""
        cells = self._sides.reader.cells(q.folded, phrases("apart"))
        found = [told for address in cells if (told := cell(address, self._sides.library))]
        if len(found) != _TWO or not self._are_alike(*found):
            return None
        if q.wish.by in UNLISTED and q.wish.by != self._sides.facts.of_cell(found[0]):
            return None
        (first, by), (second, _) = map(side_of, found)
        return (first, second), replace(q.wish, by=by)

    def _are_alike(self, one: Cell, other: Cell) -> bool:
        """Whether two values are of one column, for one of the same, and have a measure."""
        if (one.table, one.column) != (other.table, other.column) or one.row.id == other.row.id:
            return False
        if one.per != other.per and not {one.per, other.per} <= ONE_USE:
            return False
        measure = self._sides.facts.of_cell
        return measure(one) is not None and measure(one) == measure(other)


def side_of(told: Cell) -> tuple[Side, str | None]:
    """A value of a table as a side, and the measure to compare it by, if the side has others."""
    if isinstance(told.row, Measurement):
        return Side("use", told.row.id), told.row.metric
    kind, by = _AMONG_OTHERS.get((told.table, told.column), (None, None))
    return (Side(kind, told.row.id), by) if kind else (Side("cell", told.address), None)
