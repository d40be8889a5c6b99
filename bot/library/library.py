"""The knowledge, opened: everything by id, with the notes, names and units that belong to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from bot.footprint.quantity import Quantity
from bot.library.names import Names
from bot.library.schema import About, Fact, Name, Note, Source, Term, Topic
from bot.library.standing import Standing
from bot.library.tables import (
    Accelerator,
    CloudRegion,
    Constant,
    Equivalent,
    Grid,
    LanguageModel,
    Measurement,
    Row,
    SizeClass,
    System,
    TrainingRun,
)
from bot.library.units import Unit

R = TypeVar("R", bound=Row)


@dataclass(frozen=True, repr=False)
class Library:
    """An immutable view of one knowledge folder; open it with `bot.library.open_library`."""

    folder: Path
    about: About
    topics: Mapping[str, Topic]
    facts: Mapping[str, Fact]
    notes: Mapping[str, Note]
    names: Mapping[str, Name]
    terms: Mapping[str, Term]
    sources: Mapping[str, Source]
    units: Mapping[str, Unit]
    ambiguous: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Mapping[str, Row]]
    standing: Standing

    def __repr__(self) -> str:
        return f"Library({str(self.folder)!r})"

    def _table(self, name: str, row: type[R]) -> Mapping[str, R]:  # noqa: ARG002 - the type of the rows
        return self.tables.get(name, {})  # type: ignore[return-value]

    @property
    def accelerators(self) -> Mapping[str, Accelerator]:
        """GPUs, TPUs and mining ASICs by id."""
        return self._table("accelerators", Accelerator)

    @property
    def systems(self) -> Mapping[str, System]:
        """Servers, racks and cloud instances by id: DGX H100, p5.48xlarge."""
        return self._table("systems", System)

    @property
    def grids(self) -> Mapping[str, Grid]:
        """Grids by zone id (JP, US-CA, WORLD)."""
        return self._table("grids", Grid)

    @property
    def cloud_regions(self) -> Mapping[str, CloudRegion]:
        """Cloud regions by provider:region."""
        return self._table("cloud_regions", CloudRegion)

    @property
    def models(self) -> Mapping[str, LanguageModel]:
        """Language models by id."""
        return self._table("models", LanguageModel)

    @property
    def training_runs(self) -> Mapping[str, TrainingRun]:
        """Published training runs by id."""
        return self._table("training_runs", TrainingRun)

    @property
    def measurements(self) -> Mapping[str, Measurement]:
        """Published figures per query, token or image by id."""
        return self._table("measurements", Measurement)

    @property
    def inference_classes(self) -> Mapping[str, SizeClass]:
        """Size classes S, M, L, XL."""
        return self._table("inference_classes", SizeClass)

    @property
    def equivalents(self) -> Mapping[str, Equivalent]:
        """Everyday comparisons by id."""
        return self._table("equivalents", Equivalent)

    @cached_property
    def constants(self) -> Mapping[str, Quantity]:
        """The calculator's constants as quantities, by id."""
        return {c.id: c.as_quantity() for c in self._table("constants", Constant).values()}

    @property
    def constant_rows(self) -> Mapping[str, Constant]:
        """The calculator's constants as rows, with names and notes."""
        return self._table("constants", Constant)

    @cached_property
    def find(self) -> Names:
        """Finds accelerators, grids, models, facts, terms ... by any of their names."""
        return Names(self)

    @cached_property
    def _notes_by_fact(self) -> Mapping[str, tuple[Note, ...]]:
        return {f: tuple(n for n in self.notes.values() if f in n.about) for f in self.facts}

    def notes_of(self, fact_id: str) -> tuple[Note, ...]:
        """The fact-check notes about a fact, in order of their ids."""
        return self._notes_by_fact.get(fact_id, ())

    def facts_of(self, topic_id: str) -> tuple[Fact, ...]:
        """The facts of a topic, in the order of the file."""
        return tuple(f for f in self.facts.values() if f.topic == topic_id)

    def facts_about(self, name_id: str) -> tuple[Fact, ...]:
        """The facts about a name or a term."""
        return tuple(f for f in self.facts.values() if name_id in f.about)
