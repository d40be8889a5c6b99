"""What one accelerator draws with its share of the server: as said, as published runs saw it, or from its TDP."""

from collections.abc import Mapping
from statistics import median

from bot.errors import Refusal
from bot.footprint import Quantity, Working, given, known
from bot.footprint.units import WH_PER_MWH
from bot.library import Library
from bot.library.tables import Accelerator

MINING = "asic-miner"


def drawn(row: Accelerator | None, power_w: float | None, library: Library, working: Working) -> Quantity:
    """W per accelerator, before PUE: as said, or assumed; raises Refusal where nothing is known about it."""
    if power_w is not None:
        return given("power_w", power_w, "W")
    if row is None:
        raise Refusal("needs-one-of", options=["gpu", "power_w"])
    seen = _in_systems(row, library)
    if row.node_w is not None:
        low = min(filter(None, [row.node_low_w, *seen.values()]))
        return row.figure("power_w", "W", row.node_w, low, row.node_high_w).as_assumed()
    if row.tdp_w is None:
        raise Refusal("no-power-known", given=row.name)
    if row.kind == MINING:  # a whole machine, rated at the wall
        return row.figure("power_w", "W", row.tdp_w).as_assumed()
    factor = library.constants["node_power_per_tdp"]
    if seen:
        return _as_published(row, seen, row.tdp_w * factor.high, library)
    tdp = row.figure("tdp_w", "W", row.tdp_w)
    return working.derived("power_w", "W", "tdp_w × node_power_per_tdp", tdp_w=tdp, node_power_per_tdp=factor)


def _in_systems(row: Accelerator, library: Library) -> Mapping[str, float]:
    """W per accelerator that published runs metered or averaged over whole systems, by run; without PUE.

    Where a run does not say whether its energy includes PUE, the lower reading counts.
    """
    found = {}
    for run in library.training_runs.values():
        if run.accelerator != row.id or run.boundary not in {"node", "metered"}:
            continue
        if run.power_w:
            found[run.id] = run.power_w
        elif run.hours and run.energy_mwh:
            overhead = 1.0 if run.energy_basis == "before-pue" else run.pue or library.constants["pue"].low
            found[run.id] = run.energy_mwh * WH_PER_MWH / run.hours / overhead
    return found


def _as_published(row: Accelerator, seen: Mapping[str, float], highest: float, library: Library) -> Quantity:
    """The power of systems with this accelerator as published runs give it; at most what the servers are rated for."""
    runs = [library.training_runs[i] for i in seen]
    sources = tuple(dict.fromkeys(source for run in runs for source in run.source))
    year = max((run.year for run in runs if run.year), default=row.year)
    low, central = min(seen.values()), median(seen.values())
    return known("power_w", "W", low, central, max(highest, central), "published", sources, year).as_assumed()
