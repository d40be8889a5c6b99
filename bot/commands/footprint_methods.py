"""Methods side by side: what others' formulas give for the same request, each from its own constants."""

import importlib
from collections.abc import Iterator

from bot.commands.footprint_card import Method
from bot.footprint import Quantity, epoch_style, known
from bot.footprint.units import W_PER_KW, WH_PER_KWH
from bot.library import Library
from bot.library.tables import Accelerator, LanguageModel, Measurement

_ECOLOGITS = "ecologits-0.11.3"
_PROVIDERS = {
    "Anthropic": "anthropic",
    "Cohere": "cohere",
    "Google": "google_genai",
    "Mistral AI": "mistralai",
    "OpenAI": "openai",
}
_WH = {"Wh": 1.0, "kWh": WH_PER_KWH}


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
    rated, pue = library.constants["node_power_per_tdp"], library.constants["pue"]
    sources = tuple(dict.fromkeys([*rated.sources, *pue.sources]))
    yield Method("method_rated", _derived(board * rated.high * pue.central, sources, rated.year), sources=sources)


def of_request(
    model: LanguageModel | None, output_tokens: Quantity, active_b: Quantity, own: Quantity, library: Library
) -> Iterator[Method]:
    """One request: published figures, our own estimate, Epoch AI's method, and EcoLogits where it is installed."""
    for row in published(model, library):
        yield Method("method_published", as_quantity(row), sources=row.source)
    yield Method("method_own", own)
    epoch = epoch_style(output_tokens, active_b, library.constants)
    yield Method("method_epoch", epoch.figures["energy"], sources=epoch.sources)
    if model is not None and (found := ecologits(model, round(output_tokens.central))) is not None:
        yield Method("method_ecologits", found[0], found[1], (_ECOLOGITS,))


def published(model: LanguageModel | None, library: Library) -> list[Measurement]:
    """What has been published about one short request to a model: a row per source, its provider's own first."""
    if model is None:
        return []
    rows = [m for m in _per_request(library) if m.model in {model.id, model.name}]
    shortest: dict[tuple[str, ...], Measurement] = {}
    for row in sorted(rows, key=lambda m: m.value * _WH[m.unit]):
        shortest.setdefault(row.source, row)
    return sorted(shortest.values(), key=lambda m: not by_provider(m))


def by_provider(row: Measurement) -> bool:
    """Whether the figure is the provider's own."""
    return row.kind.startswith("provider")


def _per_request(library: Library) -> list[Measurement]:
    """Published energy per request with more than the accelerator in it."""
    rows = [m for m in library.measurements.values() if m.metric == "energy" and m.unit in _WH]
    return [m for m in rows if m.per in {"query", "prompt", "request", "answer"} and m.boundary != "accelerator"]


def anchors(library: Library) -> list[tuple[Measurement, Quantity]]:
    """What providers have published about one request to their assistants, to hold an estimate against."""
    rows = [m for m in _per_request(library) if by_provider(m)]
    return [(m, as_quantity(m)) for m in rows]


def ecologits(model: LanguageModel, output_tokens: int) -> tuple[Quantity, Quantity] | None:
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
    return _ranged(result.energy.value, "energy", "kWh"), _ranged(result.gwp.value, "carbon", "kgCO2e")


def _ranged(value: object, name: str, unit: str) -> Quantity:
    low, high = (getattr(value, end, value) for end in ("min", "max"))
    low, high = float(low), float(high)  # type: ignore[arg-type]
    return known(name, unit, low, (low + high) / 2, high, "estimated", (_ECOLOGITS,))


def as_quantity(row: Measurement) -> Quantity:
    """A published figure per request, in kWh."""
    scale = _WH[row.unit] / WH_PER_KWH
    low, high = (row.value if end is None else end for end in (row.low, row.high))
    return row.figure("energy", "kWh", row.value * scale, low * scale, high * scale)


def _derived(kwh: float, sources: tuple[str, ...], year: int | None) -> Quantity:
    return known("energy", "kWh", kwh, kwh, kwh, "derived", sources, year)
