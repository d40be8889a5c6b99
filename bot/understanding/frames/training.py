"""Trainings: parameters × tokens, or operations, or a published run at another place."""

from typing import Any

from bot.library import Library
from bot.understanding.frames.plan import Plan
from bot.understanding.frames.shared import CONSEQUENCES, LIKELY, POSSIBLE, SURE, Shared, water
from bot.understanding.scenario import Scenario, whole

_TERA, _GIGA = 1e12, 1e9
_SAME_SPEED = 0.02
_SAME_SIZE = 0.05
_PLACE_ROLES = {"grid", "pue", "wue", "renewable", "price", "car_kg", "home_kwh", "tree_kg"}


class Training:
    """Reads trainings with the names of one library."""

    def __init__(self, library: Library, shared: Shared) -> None:
        self._library, self._shared = library, shared

    def plan(self, q: Scenario) -> Plan | None:
        """Parameters × tokens, or operations, to accelerator-hours, energy and the rest."""
        given = q.given
        if {"requests", "requests_per_h", "kwh_per_token"} & given.roles:
            return None
        options = self._work(q)
        if options is None:
            return self._same_run(q)
        options |= self._shared.power(q) | self._speed(q) | self._shared.of(q)
        if "count" in given and (q.asks("hours") or not q.goals):
            options["count"] = whole(given["count"])
        lead = q.lead(
            energy="energy",
            carbon="carbon",
            flop="flop",
            gpu_hours="accelerator_hours",
            water=water(q),
            hours="hours",
            **CONSEQUENCES,
        )
        return Plan("footprint training", options, lead, SURE if lead or q.asks_both else LIKELY)

    def _work(self, q: Scenario) -> dict[str, Any] | None:
        """How much there is to compute: the operations, or the tokens of a number of parameters or a named model."""
        given = q.given
        if "flop" in given:
            return {"flop": given["flop"]}
        if "tokens" in given and (active := self._active(q)):
            return {"params": whole(active), "tokens": whole(given["tokens"])}
        if "tokens" in given and q.model and "training" in q.senses:
            return {"model": q.model, "tokens": whole(given["tokens"])}
        return None

    def _active(self, q: Scenario) -> float | None:
        """Parameters that work on each token: the stated ones, of a named mixture of experts those of its row."""
        given = q.given
        if "active_params" in given:
            given.get("params")  # all of them are told beside those that are active
            return given["active_params"]
        row = self._library.models.get(q.model or "")
        total = row.total_high_b if row and row.active_high_b and "params" in given else None
        if row and total and abs(given["params"] / _GIGA / total - 1) < _SAME_SIZE:
            return (row.active_high_b or total) * _GIGA
        return None if "moe" in q.senses else given.get("params")

    def _same_run(self, q: Scenario) -> Plan | None:
        """A published run at another place: GPT-3 trained in France."""
        changes = self._shared.of(q)
        placed = changes.keys() & {"region", "grid", "renewable"}
        if q.run is None or "training" not in q.senses or q.asks("home") or not placed or q.given.roles - _PLACE_ROLES:
            return None
        lead = q.lead(energy="energy", carbon="carbon", water=water(q), **CONSEQUENCES)
        if (formula := self._published(q)) and (lead is None or lead[0] == "carbon"):
            return Plan("calculate", {"formula": formula}, lead or ("carbon", ""), SURE)
        return Plan(
            "footprint training",
            {"model": q.run.id, **changes},
            lead or ("carbon", ""),
            POSSIBLE if q.several else SURE,
        )

    def _published(self, q: Scenario) -> str | None:
        """The published electricity of a run on another grid, where nothing else of it changes."""
        region = q.region or ""
        place = self._library.cloud_regions[region].grid if region in self._library.cloud_regions else region
        if q.run is None or q.run.energy_mwh is None or q.given.roles - {"grid"} or not (place or "grid" in q.given):
            return None
        factor = f"{q.given['grid']:.12g} kg/kWh" if "grid" in q.given else f"grid:{place}"
        return f"run:{q.run.id}:energy × {factor}"

    def _speed(self, q: Scenario) -> dict[str, float]:
        """Utilisation, and TFLOP/s where they are stated; the accelerator's own peak is not an effective speed."""
        share = q.given.get("mfu") or q.given.get("load")
        found = {} if share is None else {"mfu": whole(share)}
        stated = q.given.get("flops") if share is None else q.given.get("peak_flops") or q.given.get("flops")
        if stated is None:
            return found
        row = self._library.accelerators.get(q.gpu or "")
        peak = row.peak_tflops if row else None
        own = share is None and peak is not None and abs(stated / _TERA / peak - 1) < _SAME_SPEED
        return found if own else {**found, "tflops": whole(stated / _TERA)}
