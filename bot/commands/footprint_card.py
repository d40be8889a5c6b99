"""What the cards of all calculations share: everyday comparisons, names of assumptions, and methods side by side."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.answer import Answer
from bot.commands.resolve import assumed
from bot.footprint import Footprint, Quantity, Step, equivalent, leading_to, originals
from bot.library import Library
from bot.library.tables import Equivalent

LANGUAGES = ("en", "ja")
MOST_SOURCES = 4
_BESIDE = ("embodied", "water")
_MAIN = ("energy", "carbon", "embodied", "water", "power", "accelerators")


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many of an everyday thing an amount is."""

    row: Equivalent
    step: Step


@dataclass(frozen=True, slots=True)
class Method:
    """One way to the same figure: the label of its name, its energy (kWh), its carbon, and the PUE in it, if any."""

    label: str
    energy: Quantity | None
    carbon: Quantity | None = None
    sources: tuple[str, ...] = ()
    pue: Quantity | None = None


def compared(amount: Quantity, row: Equivalent) -> Comparison:
    """The amount (kWh or kgCO2e) counted in the things of a row; raises ValueError for energy against carbon."""
    unit = "kWh" if row.quantity == "energy" else "kgCO2e"
    one = row.figure("one", unit, row.central, row.low, row.high)
    return Comparison(row, equivalent(amount, one))


def pictures(figures: Iterable[Quantity], library: Library) -> Mapping[str, Mapping[str, Comparison]]:
    """For each language, one comparison per figure that people can picture, by the figure's name."""
    shown = {"kWh": library.standing.energy_pictures, "kgCO2e": library.standing.carbon_pictures}
    found: dict[str, dict[str, Comparison]] = {lang: {} for lang in LANGUAGES}
    for figure in figures:
        for lang in LANGUAGES:
            rows = [library.equivalents[i] for i in (shown[figure.unit].ja if lang == "ja" else shown[figure.unit].en)]
            row = next((r for r in rows if figure.central >= r.central), None)
            if row is not None:
                found[lang][figure.name] = compared(figure, row)
    return found


def footprint_card(
    path: str, options: Mapping[str, Any], footprint: Footprint, library: Library, **data: Any
) -> Answer:
    """The answer of a footprint command: its figures, working, assumptions and a comparison in each language."""
    shown = [footprint.figures[name] for name in ("energy", "carbon") if name in footprint.figures]
    return Answer(
        kind="calculation",
        template=path.replace(" ", "-"),
        command=path,
        options=options,
        figures=footprint.figures,
        steps=footprint.steps,
        assumed=_assumed(footprint),
        sources=tuple(dict.fromkeys([*(s for q in footprint.figures.values() for s in q.sources), *footprint.sources])),
        data={**spoken_of(footprint.steps), "pictures": pictures(shown, library), **data},
        views=("steps", "sources", "methods") if "methods" in data else ("steps", "sources"),
    )


def _assumed(footprint: Footprint) -> tuple[str, ...]:
    """The options that would settle what the main figures assume; a second opinion's assumptions do not count."""
    steps = tuple(step for name in _MAIN if name in footprint.figures for step in leading_to(footprint.steps, name))
    return assumed(q.name for q in originals(steps) if q.assumed)


def spoken_of(steps: tuple[Step, ...]) -> Mapping[str, Any]:
    """What pages say about a calculation: its inputs by name, which of them a figure rests on, and whose they are."""
    inputs = {q.name: q for q in originals(steps)}
    return {
        "inputs": inputs,
        "given": lambda name: name in inputs and inputs[name].status == "given",
        "influences": lambda figure: {q.name for q in originals(leading_to(steps, figure))},
        "main_sources": lambda figure: _sources(steps, figure),
    }


def _sources(steps: tuple[Step, ...], figure: str) -> tuple[str, ...]:
    """One source of each input that a figure rests on, those that move it most first; the rest is in the sources view.

    A figure of the asker's own numbers alone is followed by what else the card shows.
    """
    named = [*_first_sources(steps, figure)] or [s for other in _BESIDE for s in _first_sources(steps, other)]
    return tuple(dict.fromkeys(named))[:MOST_SOURCES]


def _first_sources(steps: tuple[Step, ...], figure: str) -> Iterator[str]:
    leading = leading_to(steps, figure)
    spread = leading[-1].output.spread if leading else {}
    for q in sorted(originals(leading), key=lambda q: -sum(abs(end) for end in spread.get(q.name, ()))):
        yield from q.sources[:1]
