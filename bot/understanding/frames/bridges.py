"""What the knowledge adds where what is given does not come out in what is asked for."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from bot.library import Library
from bot.library.tables import TrainingRun
from bot.understanding.frames.pieces import Pieces, uncounted
from bot.understanding.frames.solver import Piece
from bot.understanding.frames.wish import Wish
from bot.understanding.reading import Amount
from bot.understanding.scenario import Scenario

_CLOSE = 0.02


class Bridges:
    """Finds figures of one library that a question names or that its goal implies."""

    def __init__(self, library: Library, pieces: Pieces) -> None:
        self._library, self._pieces = library, pieces

    def of(self, q: Scenario, wish: Wish) -> Iterator[Piece]:
        """What the knowledge can add: the run that is named, figures of the article about it, the grid of a place."""
        yield from self._runs(q)
        if wish.vector.keys() & {"car", "money", "yen"}:
            yield from self._figures(q)
        if wish.vector.get("request") == 1:
            yield from self._uses(q)
        if q.region in self._library.grids:
            yield self._pieces.piece(f"grid:{q.region}")
        yield from (self._pieces.piece(f"1 {thing}") for thing in uncounted(q.amounts))
        if set(wish.vector) & {"home", "car", "tree", "person"}:
            yield self._pieces.piece("1 year")

    def _runs(self, q: Scenario) -> Iterator[Piece]:
        """What the training of each model that is named took, unless the question states it."""
        for run in filter(None, map(self._library.training_runs.get, q.named)):
            for name in ("energy", "carbon"):
                figure = self._pieces.piece(f"run:{run.id}:{name}") if _is_told(run, name) else None
                if figure and not any(self._is_same(a, figure) for a in q.amounts):
                    yield figure

    def _is_same(self, amount: Amount, figure: Piece) -> bool:
        """Whether the question states a figure itself."""
        stated = next(iter(self._pieces.of("", [replace(amount, per="")]) or [()]), ())
        return any(p.vector == figure.vector and abs(p.size / figure.size - 1) < _CLOSE for p in stated)

    def _uses(self, q: Scenario) -> Iterator[Piece]:
        """What one request to a model that is named takes, as published for what people call by that name."""
        for row in self._library.measurements.values():
            if row.names and row.model in q.named and row.metric in {"energy", "carbon"}:
                with suppress(ValueError):
                    yield self._pieces.piece(f"use:{row.id}")

    def _figures(self, q: Scenario) -> Iterator[Piece]:
        """Cars and sums of money that the article gives of what is named, in the year that is named."""
        years = set(re.findall(r"(?<!\d)20\d\d(?!\d)", q.folded))
        for fact in self._library.facts.values():
            if fact.origin != "article" or not set(q.named) & set(fact.about):
                continue
            for name, value in fact.values.items():
                if value.unit in {"car", "USD"} and (value.unit == "car" or fact.date[:4] in years):
                    yield self._pieces.piece(f"fact:{fact.id}:{name}")


def _is_told(run: TrainingRun, name: str) -> bool:
    return (run.energy_mwh if name == "energy" else run.carbon_t) is not None
