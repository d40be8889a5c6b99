"""Requests, or tokens, to what they use."""

from typing import Any

from bot.library import Library
from bot.understanding.frames.plan import Plan
from bot.understanding.frames.shared import CONSEQUENCES, LIKELY, POSSIBLE, SURE, Shared, water
from bot.understanding.scenario import Scenario, whole

_WH_PER_KWH, _J_PER_KWH, _GIGA = 1e3, 3.6e6, 1e9
_LENGTHS = {
    "tokens_per_request": "output_tokens",
    "output_tokens": "output_tokens",
    "input_tokens_per_request": "input_tokens",
    "input_tokens": "input_tokens",
}


class Inference:
    """Reads requests with the names of one library."""

    def __init__(self, library: Library, shared: Shared) -> None:
        self._library, self._shared = library, shared
        self._day = library.constants["hours_per_day"].central

    def plan(self, q: Scenario) -> Plan | None:
        """Requests, or tokens, to energy and the rest."""
        given = q.given
        options = self._requests(q)
        if options is None or {"tokens", "params"} <= given.roles:
            return None
        known, score = self._energy_each(q)
        if not known and not q.goals:
            return None
        options |= known | self._shared.of(q)
        if "reasoning" in q.senses and not known.keys() & {"wh_per_request", "joules_per_token"}:
            options["reasoning"] = True
        if "joules_per_token" in options and {"requests", "tokens"} <= given.roles:
            options["output_tokens"] = whole(given["tokens"])
        for role, option in _LENGTHS.items():
            if role in given:
                options.setdefault(option, whole(given[role]))
        return Plan(
            "footprint inference",
            options,
            q.lead(energy="energy", carbon="carbon", water=water(q), **CONSEQUENCES),
            score,
        )

    def _energy_each(self, q: Scenario) -> tuple[dict[str, Any], float]:
        """What one request uses: as stated, or by the model or the size that is named."""
        given = q.given
        if each := given.get("kwh_per_request") or given.get("kwh_each"):
            return {"wh_per_request": whole(each * _WH_PER_KWH)}, SURE
        if each := given.get("kwh_per_token"):
            return {"joules_per_token": whole(each * _J_PER_KWH)}, SURE
        if q.model is not None:
            return {"model": q.model}, POSSIBLE if given.get("requests") == 1 else LIKELY
        if "params" in given:
            return {"size": self._size(given["params"])}, LIKELY
        return {}, POSSIBLE

    def _requests(self, q: Scenario) -> dict[str, Any] | None:
        """Requests in all, or a day with the number of days; or one."""
        given, people = q.given, q.given.get("people") or 1.0
        per_hour = given.get("requests_per_person_h") or given.get("requests_per_h")
        if per_hour is not None:
            hours = given.get("hours") or given.period
            return {"requests": whole(per_hour * people * self._day), "days": whole(hours / self._day)}
        total = given.get("requests") or given.get("requests_per_person")
        if total is not None:
            return {"requests": whole(total * people)}
        return self._one_request(q)

    def _one_request(self, q: Scenario) -> dict[str, Any] | None:
        """One answer of so many tokens; None if neither its tokens nor a model are named."""
        given = q.given
        if "kwh_per_token" not in given:
            return {"requests": 1} if (q.model or "params" in given) and given.roles & _LENGTHS.keys() else None
        tokens = given.get("tokens") or (given.get("tokens_per_h") or 0.0) * (given.get("hours") or self._day)
        return {"requests": 1, "output_tokens": whole(tokens)} if tokens else None

    def _size(self, params: float) -> str:
        classes = sorted(self._library.inference_classes.values(), key=lambda c: c.params_high_b or float("inf"))
        return next((c.id for c in classes if params <= (c.params_high_b or float("inf")) * _GIGA), classes[-1].id)
