"""Methods side by side: what others' formulas give for the same request, each from its own constants."""

import importlib
from collections.abc import Iterator, Mapping

from bot.commands.footprint_card import Method
from bot.footprint import Quantity, epoch_style, known
from bot.footprint.units import G_PER_KG, ML_PER_L, W_PER_KW, WH_PER_KWH
from bot.library import Library
from bot.library.formulas import PER_REQUEST
from bot.library.tables import Accelerator, LanguageModel, Measurement, TrainingRun

_PROVIDERS = {
    "Anthropic": "anthropic",
    "Cohere": "cohere",
    "Google": "google_genai",
    "Mistral AI": "mistralai",
    "OpenAI": "openai",
}
_METRICS = ("energy", "carbon", "water")
_SCALE = {"Wh": ("kWh", WH_PER_KWH), "g": ("kgCO2e", G_PER_KG), "mL": ("L", ML_PER_L)}


def of_hours(
    hours: Quantity, row: Accelerator | None, own: Quantity, library: Library, stated: Quantity | None = None
) -> Iterator[Method]:
    """Accelerator-hours: our own estimate, hours × TDP as most model cards count, and the rated power of the servers.

    `stated` is the PUE that the asker, or the publisher of a run, applies to hours × TDP.
    """
    yield Method("method_own", own)
    if row is None or row.tdp_w is None:
        return
    board = hours.central * row.tdp_w / W_PER_KW
    applied = _derived(board * (stated.central if stated else 1.0), row.source, row.year)
    yield Method("method_board", applied, sources=row.source, pue=stated)
    rated, pue = library.constants["node_power_per_tdp"], stated or library.constants["pue"]
    sources = tuple(dict.fromkeys([*rated.sources, *pue.sources]))
    yield Method("method_rated", _derived(board * rated.high * pue.central, sources, rated.year), sources=sources)


def of_training(
    run: TrainingRun | None,
    row: Accelerator,
    published: Mapping[str, Quantity],
    figures: Mapping[str, Quantity],
    library: Library,
    same: bool,
) -> Iterator[Method]:
    """A training: as published, the ways of `of_hours`, and parameters × tokens; `same` is the published run itself."""
    if published and run is not None:
        yield Method(
            "method_published", published.get("published_energy"), published.get("published_carbon"), run.source
        )
    if (hours := figures.get("accelerator_hours")) is None:
        return
    stated = run.figure("pue", "1", run.pue) if run and run.pue and same and run.energy_basis == "with-pue" else None
    yield from of_hours(hours, row, figures["energy"], library, stated)
    if "flop_energy" in figures:
        yield Method("method_flop", figures["flop_energy"])


def of_request(
    model: LanguageModel | None, output_tokens: Quantity, active_b: Quantity, own: Quantity, library: Library
) -> Iterator[Method]:
    """One request: published figures, our own estimate, Epoch AI's method, and EcoLogits where it is installed."""
    for row in published(model, library):
        yield Method("method_published", as_quantity(row), sources=row.source)
    yield Method("method_own", own)
    epoch = epoch_style(output_tokens, active_b, library.constants)
    yield Method("method_epoch", epoch.figures["energy"], sources=epoch.sources)
    source = library.standing.other_method
    if model is not None and (found := ecologits(model, round(output_tokens.central), source)) is not None:
        yield Method("method_ecologits", found[0], found[1], (source,))


def published(model: LanguageModel | None, library: Library) -> list[Measurement]:
    """The published electricity of one short request to a model: a row per source, its provider first."""
    rows = [m for m in _per_request(model, library) if m.metric == "energy"]
    shortest: dict[tuple[str, ...], Measurement] = {}
    for row in sorted(rows, key=lambda m: as_quantity(m).central):
        shortest.setdefault(row.source, row)
    return sorted(shortest.values(), key=lambda m: not _by_provider(m))


def by_its_provider(model: LanguageModel | None, library: Library) -> list[Measurement]:
    """What a model's provider has published about one request: electricity, carbon and water, as far as it did."""
    rows = [m for m in _per_request(model, library) if _by_provider(m)]
    return sorted(rows, key=lambda m: _METRICS.index(m.metric))


def of_assistants(library: Library) -> list[Measurement]:
    """What providers have published about the electricity of one request to their assistants."""
    return [m for m in library.measurements.values() if m.metric == "energy" and _by_provider(m) and _whole_request(m)]


def _per_request(model: LanguageModel | None, library: Library) -> list[Measurement]:
    if model is None:
        return []
    return [m for m in library.measurements.values() if m.model in {model.id, model.name} and _whole_request(m)]


def _whole_request(row: Measurement) -> bool:
    """Whether a figure is of one request, with more than the accelerator in it."""
    return row.metric in _METRICS and row.per in PER_REQUEST and row.boundary != "accelerator"


def _by_provider(row: Measurement) -> bool:
    return row.kind.startswith("provider")


def ecologits(model: LanguageModel, output_tokens: int, source: str) -> tuple[Quantity, Quantity] | None:
    """EcoLogits' energy (kWh) and carbon (kgCO2e, world grid) for a request; None without it or for unknown models."""
    provider = _PROVIDERS.get(model.developer)
    if provider is None:
        return None
    try:
        impacts = importlib.import_module("ecologits.tracers.utils").llm_impacts
    except ImportError:
        return None
    result = impacts(provider, model.id, output_tokens, float("inf"))
    if result.energy is None or result.gwp is None:
        return None
    return (
        _ranged(result.energy.value, "energy", "kWh", source),
        _ranged(result.gwp.value, "carbon", "kgCO2e", source),
    )


def _ranged(value: object, name: str, unit: str, source: str) -> Quantity:
    low, high = (getattr(value, end, value) for end in ("min", "max"))
    low, high = float(low), float(high)  # type: ignore[arg-type]
    return known(name, unit, low, (low + high) / 2, high, "estimated", (source,))


def as_quantity(row: Measurement) -> Quantity:
    """A published figure per request, in kWh, kgCO2e or L."""
    unit, scale = _SCALE[row.unit]
    low, high = (row.value if end is None else end for end in (row.low, row.high))
    return row.figure(row.metric, unit, row.value / scale, low / scale, high / scale)


def _derived(kwh: float, sources: tuple[str, ...], year: int | None) -> Quantity:
    return known("energy", "kWh", kwh, kwh, kwh, "derived", sources, year)
