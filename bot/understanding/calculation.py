"""Calculations in free text: which command computes what is asked for, and with which of its options filled."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from bot.library import Library
from bot.understanding.conversion import Conversion
from bot.understanding.frames.choices import meanings
from bot.understanding.frames.pieces import is_share
from bot.understanding.frames.plan import Plan, misses, unused
from bot.understanding.frames.worked import Worked
from bot.understanding.frames.workings import Workings
from bot.understanding.language import language
from bot.understanding.reading import Amount, Choice, Mention
from bot.understanding.scenario import Scenario, Scenarios, whole
from bot.understanding.unknown_names import unsettled

_W_PER_MW, _WH_PER_KWH, _J_PER_KWH, _TERA, _GIGA = 1e6, 1e3, 3.6e6, 1e12, 1e9
_ASK = "ask"
_MOST_AMOUNTS = 40
_CERTAIN, _SURE, _LIKELY, _POSSIBLE = 0.99, 0.95, 0.8, 0.6
_DEVICES, _CHIPS = "台", re.compile(r"gpu|tpu|グラボ|グラフィック|アクセラレ|チップ|accelerat|chip")
_SAME_SPEED = 0.02
_SAME_SIZE = 0.05
_FULL = 100
_LENGTHS = {
    "tokens_per_request": "output_tokens",
    "output_tokens": "output_tokens",
    "input_tokens_per_request": "input_tokens",
    "input_tokens": "input_tokens",
}
_CONSEQUENCES = {"cost": "cost", "car": "equivalent", "home": "equivalent", "tree": "equivalent"}


class Calculation:
    """Reads calculations with the names and units of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._scenarios = Scenarios(library)
        self._conversion = Conversion(library)
        self._workings = Workings(library)
        self._day = library.constants["hours_per_day"].central

    def plan(
        self, folded: str, amounts: Sequence[Amount], mentions: Sequence[Mention], lang: str | None = None
    ) -> Plan | None:
        """How a folded question is calculated, for readers of `lang` (else of its own language); None if it is not."""
        amounts = [a for a in amounts if not a.is_word or is_share(folded, a)]
        if len(amounts) > _MOST_AMOUNTS:
            return None
        best = self._best(folded, amounts, mentions, lang)
        found = meanings(folded, amounts, mentions, self._library.find)
        plans = [(m, self._best(folded, m.amounts, m.mentions, lang) or _one_answer(m.means)) for m in found]
        choices = tuple(Choice(m.means, plan.command, plan.options) for m, plan in plans if plan and not plan.unused)
        if not choices:
            return best
        doubtful = folded[found[0].start : found[0].end]
        asked = best or Plan(_ASK, {}, None, _SURE)
        return replace(asked, choices=choices, unused=tuple(dict.fromkeys([doubtful, *asked.unused])))

    def _best(
        self, folded: str, amounts: Sequence[Amount], mentions: Sequence[Mention], lang: str | None
    ) -> Plan | None:
        """The plan that leaves least over."""
        q = self._scenarios.read(folded, amounts, mentions, lang or language(folded) or "en")
        makers: tuple[Callable[[Scenario], Plan | None], ...] = (
            self._grown,
            self._training,
            self._inference,
            self._site,
            self._hardware,
            self._convert,
            self._worked_out,
        )
        plans = [plan for maker in makers if (plan := self._made(maker, q))]
        per_one = self._workings.asks_per_one(q)
        best = min(plans, key=lambda plan: (len(unused(q, plan)), misses(q, plan, per_one)), default=None)
        left = unsettled(folded, mentions)
        return best and replace(
            best, also=q.also(best.lead), unused=(*left, *(folded[a.start : a.end] for a in unused(q, best)))
        )

    def _made(self, maker: Callable[[Scenario], Plan | None], q: Scenario) -> Plan | None:
        """The plan of one maker, with the amounts that it used."""
        q.given.used.clear()
        plan = maker(q)
        return plan and replace(plan, used=plan.used | q.given.used)

    def _training(self, q: Scenario) -> Plan | None:
        """Parameters × tokens, or operations, to accelerator-hours, energy and the rest."""
        given = q.given
        if {"requests", "requests_per_h", "kwh_per_token"} & given.roles:
            return None
        if "flop" in given:
            options: dict[str, Any] = {"flop": given["flop"]}
        elif "tokens" in given and (active := self._active(q)):
            options = {"params": whole(active), "tokens": whole(given["tokens"])}
        elif "tokens" in given and q.model and "training" in q.senses:
            options = {"model": q.model, "tokens": whole(given["tokens"])}
        else:
            return self._same_run(q)
        options |= self._power(q) | self._speed(q) | self._shared(q)
        if q.asks("hours") and "count" in given:
            options["count"] = whole(given["count"])
        lead = q.lead(
            energy="energy",
            carbon="carbon",
            flop="flop",
            gpu_hours="accelerator_hours",
            water=_water(q),
            hours="hours",
            **_CONSEQUENCES,
        )
        return Plan("footprint training", options, lead, _SURE if lead or q.asks_both else _LIKELY)

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
        changes = self._shared(q)
        placed = changes.keys() & {"region", "grid", "renewable"}
        if q.run is None or "training" not in q.senses or q.asks("home") or not placed or q.given.roles - _PLACE_ROLES:
            return None
        lead = q.lead(energy="energy", carbon="carbon", water=_water(q), **_CONSEQUENCES)
        if (formula := self._published(q)) and (lead is None or lead[0] == "carbon"):
            return Plan("calculate", {"formula": formula}, lead or ("carbon", ""), _SURE)
        return Plan(
            "footprint training",
            {"model": q.run.id, **changes},
            lead or ("carbon", ""),
            _POSSIBLE if q.several else _SURE,
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

    def _inference(self, q: Scenario) -> Plan | None:
        """Requests, or tokens, to energy and the rest."""
        given = q.given
        options = self._requests(q)
        if options is None or {"tokens", "params"} <= given.roles:
            return None
        known, score = self._energy_each(q)
        if not known and not q.goals:
            return None
        options |= known | self._shared(q)
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
            q.lead(energy="energy", carbon="carbon", water=_water(q), **_CONSEQUENCES),
            score,
        )

    def _energy_each(self, q: Scenario) -> tuple[dict[str, Any], float]:
        """What one request uses: as stated, or by the model or the size that is named."""
        given = q.given
        if each := given.get("kwh_per_request") or given.get("kwh_each"):
            return {"wh_per_request": whole(each * _WH_PER_KWH)}, _SURE
        if each := given.get("kwh_per_token"):
            return {"joules_per_token": whole(each * _J_PER_KWH)}, _SURE
        if q.model is not None:
            return {"model": q.model}, _POSSIBLE if given.get("requests") == 1 else _LIKELY
        if "params" in given:
            return {"size": self._size(given["params"])}, _LIKELY
        return {}, _POSSIBLE

    def _requests(self, q: Scenario) -> dict[str, Any] | None:
        """Requests in all, or a day with the number of days; or the tokens of one long answer."""
        given, people = q.given, q.given.get("people") or 1.0
        per_hour = given.get("requests_per_person_h") or given.get("requests_per_h")
        if per_hour is not None:
            hours = given.get("hours") or given.period
            return {"requests": whole(per_hour * people * self._day), "days": whole(hours / self._day)}
        total = given.get("requests") or given.get("requests_per_person")
        if total is not None:
            return {"requests": whole(total * people)}
        if "kwh_per_token" not in given:
            return {"requests": 1} if q.model and given.roles & _LENGTHS.keys() else None
        tokens = given.get("tokens") or (given.get("tokens_per_h") or 0.0) * (given.get("hours") or self._day)
        return {"requests": 1, "output_tokens": whole(tokens)} if tokens else None

    def _size(self, params: float) -> str:
        classes = sorted(self._library.inference_classes.values(), key=lambda c: c.params_high_b or float("inf"))
        return next((c.id for c in classes if params <= (c.params_high_b or float("inf")) * _GIGA), classes[-1].id)

    def _site(self, q: Scenario) -> Plan | None:
        """Megawatts to energy or accelerators; accelerators to megawatts."""
        given = q.given
        if watts := given.get("site_w") or given.get("site_it_w"):
            options: dict[str, Any] = {"megawatts": whole(watts / _W_PER_MW)}
            if "site_w" not in given:
                options["basis"] = "it"
        elif q.asks("power") and (q.gpu or "power_w" in given) and "count" in given:
            options = {"count": whole(given["count"]), **self._power(q)}
        else:
            return None
        if q.hours is None and (q.first is None or ("megawatts" in options and q.asks("power"))):
            return None
        options |= self._power(q) if q.asks("gpu") else {"gpu": q.gpu} if q.gpu else {}
        options |= self._duration(q.hours) | self._load(q) | self._shared(q)
        lead = q.lead(
            energy="energy", carbon="carbon", water=_water(q), power="power", gpu="accelerators", **_CONSEQUENCES
        )
        return Plan("footprint site", options, lead, _SURE if lead or q.asks_both else _LIKELY)

    def _load(self, q: Scenario) -> dict[str, float]:
        """The load of a site: as stated, or half; full where megawatts simply run for a stated time."""
        if "load" in q.given:
            return {"load": whole(q.given["load"])}
        if "half" in q.senses:
            return {"load": _FULL // 2}
        return {"load": _FULL} if "full" in q.senses or q.hours is not None else {}

    def _hardware(self, q: Scenario) -> Plan | None:
        """Accelerator-hours, or any count × watts × hours, to energy and the rest."""
        given = q.given
        if "gpu_hours" in given:
            options: dict[str, Any] = {"count": 1, "hours": whole(given["gpu_hours"])}
        elif q.hours is not None and (q.gpu or {"count", "power_w"} & given.roles):
            options = {"count": whole(given.get("count") or 1.0), **self._duration(q.hours)}
        else:
            return None
        options |= self._power(q) or {"gpu": _USUAL}
        if "load" in given:
            options["utilisation"] = whole(given["load"])
        plain = not ("site" in q.senses or q.gpu or "gpu_hours" in given) and self._is_plain(q)
        if plain or given.of_machine:
            options["pue"] = 1
        options |= self._shared(q)
        lead = q.lead(energy="energy", carbon="carbon", water=_water(q), gpu_hours="accelerator_hours", **_CONSEQUENCES)
        said = given.roles & {"count", "power_w", "gpu_hours"}
        score = (
            _SURE
            if said and (lead or q.asks_both or "power_w" in given)
            else _LIKELY
            if lead or (q.gpu and said)
            else _POSSIBLE
        )
        return Plan("footprint hardware", options, lead, score)

    def _is_plain(self, q: Scenario) -> bool:
        """Whether the stated watts are all that runs: those of machines or appliances, not of accelerators."""
        counted = q.given.said["count"]
        if not counted or "power_w" not in q.given:
            return not counted
        devices = (q.folded[counted[0].end - 1] == _DEVICES or not counted[0].unit) and not _CHIPS.search(q.folded)
        return counted[0].unit == "machine" or devices

    def _grown(self, q: Scenario) -> Plan | None:
        return _of(self._workings.grown(q))

    def _worked_out(self, q: Scenario) -> Plan | None:
        """A formula that comes out in the unit that is asked for."""
        return _of(self._workings.of(q))

    def _convert(self, q: Scenario) -> Plan | None:
        """An amount of energy or carbon on a grid, at a price, in everyday things or in another unit."""
        found = self._conversion.of(q)
        return Plan("convert", *found) if found else None

    def _shared(self, q: Scenario) -> dict[str, Any]:
        """The options that all calculations have: where, on which electricity, at what price, counted in what."""
        found: dict[str, Any] = {"region": q.region} if q.region else {}
        found |= {name: whole(q.given[name]) for name in ("pue", "grid", "renewable", "wue") if name in q.given}
        if "pue" not in found and ("no_pue" in q.senses or q.given.all_in):
            found["pue"] = 1
        return found | self._conversion.consequences(q)

    def _power(self, q: Scenario) -> dict[str, Any]:
        found: dict[str, Any] = {"gpu": q.gpu} if q.gpu else {}
        if "power_w" in q.given:
            found["power_w"] = whole(q.given["power_w"])
        return found

    def _duration(self, hours: float | None) -> dict[str, Any]:
        """Days where they come out whole, else hours."""
        if hours is None:
            return {}
        days = whole(hours / self._day)
        return {"days": days} if isinstance(days, int) and days else {"hours": whole(hours)}


def _one_answer(means: Amount | Mention) -> Plan | None:
    """One answer of a model, for a question about a model that no row has."""
    if isinstance(means, Amount) or means.shelf != "models":
        return None
    return Plan("footprint inference", {"model": means.id}, None, _POSSIBLE)


def _of(worked: Worked | None) -> Plan | None:
    if worked is None:
        return None
    score = _CERTAIN if worked.sure else _SURE
    return Plan("calculate", {"formula": worked.formula}, worked.lead, score, worked.used)


def _water(q: Scenario) -> str:
    """The figure that water means: with power plants, or at the site where its use there is stated."""
    return "water_site" if "wue" in q.given else "water"


_USUAL = "h100-sxm"
_PLACE_ROLES = {"grid", "pue", "wue", "renewable", "price", "car_kg", "home_kwh", "tree_kg"}
