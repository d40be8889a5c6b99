"""The entries that the program itself names: standing.yaml, so that no id of the knowledge is written into code."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field

from bot.library.schema import Both, Entry, Phrases


class Told(Entry):
    """A value of a fact."""

    fact: str
    value: str


class Official(Told):
    """A value of a fact that is official in a place."""

    place: str


class Market(Entry):
    """The facts of the GPU market: the topic with a price per year, and the fact about the whole of it."""

    topic: str
    whole: str


class Things(Entry):
    """Everyday things that people count in: the row of each language's readers."""

    car: Both
    home: Both
    home_carbon: Both
    tree: Both


class Standing(Entry):
    """Ids by what they are for; standing.yaml says of each what that is."""

    accelerator: str
    miner: str
    grid: str
    size_classes: Annotated[tuple[str, ...], Field(min_length=1)]
    things: Things
    energy_pictures: Phrases
    carbon_pictures: Phrases
    first: tuple[str, ...]
    article_carbon: Told
    article_cars: Told
    article_car: str
    official_grid: Official
    article_run: str
    market: Market
    readers: tuple[str, ...]
    voices: tuple[str, ...]
    other_method: str
    constants: tuple[str, ...]

    @property
    def largest_class(self) -> str:
        """The size class of a model whose size nobody has disclosed."""
        return self.size_classes[-1]

    def named(self) -> Iterator[tuple[str, str]]:
        """Every id with the shelf that must have it."""
        yield from (("accelerators", i) for i in (self.accelerator, self.miner))
        yield from (("grids", i) for i in (self.grid, self.official_grid.place))
        yield from (("inference_classes", i) for i in self.size_classes)
        yield from (("equivalents", i) for i in self._rows())
        yield from (
            ("facts", i) for i in (*(told.fact for told in (*self.told(), self.official_grid)), self.market.whole)
        )
        yield "topics", self.market.topic
        yield from (("names", i) for i in self.readers)
        yield from (("sources", i) for i in (*self.voices, self.other_method))
        yield from (("constants", i) for i in self.constants)

    def told(self) -> tuple[Told, ...]:
        """The values of facts that are quoted."""
        return self.article_carbon, self.article_cars

    def _rows(self) -> Iterator[str]:
        for thing in (self.things.car, self.things.home, self.things.home_carbon, self.things.tree):
            yield from (thing.en, thing.ja)
        for pictures in (self.energy_pictures, self.carbon_pictures):
            yield from (*pictures.en, *pictures.ja)
        yield from (*self.first, self.article_car, self.article_run)


def missing(standing: Standing, library: Any) -> Iterator[tuple[str, str]]:
    """Each id that the library does not have, with what it should be."""
    for shelf, entry in standing.named():
        if entry not in getattr(library, shelf):
            yield entry, f"{entry} is not known: it should be in {shelf}"
    for told in (*standing.told(), standing.official_grid):
        if told.fact in library.facts and told.value not in library.facts[told.fact].values:
            yield told.value, f"{told.fact} has no value {told.value}"
