"""Calculations in free text: which command computes what is asked for, and with which of its options filled."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.library import Library
from bot.library.tables import TrainingRun
from bot.understanding.goals import Goal, Goals
from bot.understanding.lexicon import Lexicon
from bot.understanding.reading import Amount, Mention
from bot.understanding.roles import Given, Roles
from bot.understanding.vocabulary import meanings

_W_PER_MW, _WH_PER_KWH, _J_PER_KWH, _TERA = 1e6, 1e3, 3.6e6, 1e12
_MOST_AMOUNTS = 40
_SURE, _LIKELY, _POSSIBLE = 0.95, 0.8, 0.6
_GLUED_NAME = re.compile(r"(?<![a-z\d])(?:\d+x)?([a-z]+\d+[a-z]*?)s?(?:-(?:hours?|hrs?|days?)|x\d+)?(?![a-z\d])")
_PLACED, _WANTED = 2, 3


@dataclass(frozen=True, slots=True)
class Plan:
    """A command with options that computes what a question asks for; `lead` is the figure and unit to put first.

    `score` says how surely this is a calculation (0 to 1): 0.9 and more where the asker's own numbers fill every role that
    the figure needs, 0.8 where a gap is assumed visibly, 0.6 where only names and no numbers were given.
    """

    command: str
    options: Mapping[str, Any]
    lead: tuple[str, str] | None
    score: float


@dataclass(frozen=True, slots=True)
class _Question:
    """A question taken apart: its numbers by role, what it asks for, and what it names."""

    given: Given
    goals: Mapping[str, Goal]
    senses: frozenset[str]
    gpu: str | None
    region: str | None
    model: str | None
    run: TrainingRun | None

    @property
    def first(self) -> Goal | None:
        """What is asked for most plainly."""
        return next(iter(self.goals.values()), None)

    def asks(self, *figures: str) -> bool:
        """Whether one of these figures is what is asked for first."""
        return self.first is not None and self.first.figure in figures

    def unit(self, figure: str) -> str:
        """The unit in which a figure is asked for, or ""."""
        return self.goals[figure].unit if figure in self.goals else ""


class Calculation:
    """Reads calculations with the names and units of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._roles = Roles(library)
        self._goals = Goals(library)
        self._senses = Lexicon(meanings("senses"))

    def plan(self, folded: str, amounts: Sequence[Amount], mentions: Sequence[Mention]) -> Plan | None:
        """How a folded question is calculated; None if it is no calculation."""
        if len(amounts) > _MOST_AMOUNTS:
            return None
        question = self._question(folded, amounts, mentions)
        makers: tuple[Callable[[_Question], Plan | None], ...] = (
            self._training, self._inference, self._site, self._hardware, self._convert,
        )  # fmt: skip
        return next((plan for maker in makers if (plan := maker(question))), None)

    def _question(self, folded: str, amounts: Sequence[Amount], mentions: Sequence[Mention]) -> _Question:
        shelves: dict[str, str] = {}
        for mention in sorted(mentions, key=lambda m: m.slip):
            shelves.setdefault(mention.shelf, mention.id)
        model = shelves.get("models")
        return _Question(
            given=self._roles.of(folded, amounts, mentions),
            goals={goal.figure: goal for goal in self._goals.of(folded, amounts)},
            senses=frozenset(word.meaning for word in self._senses.all(folded)),
            gpu=shelves.get("accelerators") or self._glued(folded),
            region=shelves.get("cloud_regions") or shelves.get("grids"),
            model=model,
            run=self._library.training_runs.get(model) if model else None,
        )

    def _glued(self, folded: str) -> str | None:
        """An accelerator whose name is written together with its number: 8xh100, h100-hours."""
        found = (self._library.find.exact("accelerators", match[1]) for match in _GLUED_NAME.finditer(folded))
        return next(filter(None, found), None)

    # --- one maker per command: the plan, or None where the question does not fill the roles it needs ---

    def _training(self, q: _Question) -> Plan | None:
        """Parameters × tokens, or operations, to accelerator-hours, energy and the rest."""
        given = q.given
        sized = "params" in given or (q.model is not None and "training" in q.senses)
        if "flop" not in given and not (sized and "tokens" in given):
            return self._same_run(q)
        if "requests" in given or "requests_per_h" in given or "kwh_per_token" in given:
            return None
        options = self._place(q) | self._power(q)
        if "flop" in given:
            options["flop"] = given["flop"]
        else:
            options["tokens"] = given["tokens"]
            options |= {"params": given["params"]} if "params" in given else {"model": q.model}
        share = given.get("mfu") or given.get("load")
        if share is not None:
            options["mfu"] = share
        if (speed := self._speed(q, share)) is not None:
            options["tflops"] = speed
        lead = self._lead(q, energy="energy", carbon="carbon", flop="flop", gpu_hours="accelerator_hours", water="water", hours="accelerator_hours")
        return Plan("footprint training", options, lead or ("energy", ""), _SURE if lead else _LIKELY)

    def _same_run(self, q: _Question) -> Plan | None:
        """A published run under another sky: GPT-3 trained in France, or on other accelerators."""
        if q.run is None or "training" not in q.senses or q.given.amounts and not q.given.numbers:
            return None
        changes = self._place(q)
        if not changes or set(q.given.numbers) - {"grid", "pue", "wue", "renewable", "price"}:
            return None
        return Plan("footprint training", {"model": q.run.id, **changes}, self._lead(q, energy="energy", carbon="carbon", water="water"), _LIKELY)

    def _inference(self, q: _Question) -> Plan | None:
        """Requests, or tokens, to energy and the rest."""
        given = q.given
        requests = self._requests(given)
        if requests is None and "kwh_per_token" in given and "tokens" in given:
            requests = {"requests": 1, "output_tokens": given["tokens"]}
        if requests is None or ("tokens" in given and "params" in given):
            return None
        options = dict(requests)
        score = _SURE
        if each := given.get("kwh_per_request") or given.get("kwh_each"):
            options["wh_per_request"] = each * _WH_PER_KWH
        elif each := given.get("kwh_per_token"):
            options["joules_per_token"] = each * _J_PER_KWH
        elif q.model is not None:
            options["model"], score = q.model, _LIKELY
        elif "params" in given:
            options["size"], score = self._size(given["params"]), _LIKELY
        elif not q.goals:
            return None
        else:
            score = _POSSIBLE
        for option, role in (("output_tokens", "tokens_per_request"), ("input_tokens", "input_tokens_per_request")):
            if role in given:
                options.setdefault(option, given[role])
        options |= self._place(q)
        return Plan("footprint inference", options, self._lead(q, energy="energy", carbon="carbon", water="water", cost="cost"), score)

    def _requests(self, given: Given) -> dict[str, float] | None:
        """Requests in all, or a day with the number of days."""
        people = given.get("people") or 1.0
        per_hour = given.get("requests_per_person_h") or given.get("requests_per_h")
        if per_hour is None:
            total = given.get("requests") or given.get("requests_per_person")
            return None if total is None else {"requests": _whole(total * (people if "people" in given else 1.0))}
        hours_per_day = self._library.constants["hours_per_day"].central
        a_day = per_hour * people * hours_per_day
        hours = given.get("hours") or self._period(given)
        return {"requests": _whole(a_day), "days": _whole(hours / hours_per_day)}

    def _period(self, given: Given) -> float:
        """The period of a rate, in hours: a day for "300 a day"."""
        pers = [p for a in given.amounts if a.unit in {"request", "image"} for p in a.per.split()]
        units = self._library.units
        return next((units[p].factor for p in pers if p in units and units[p].dimension == "time"), 1.0)

    def _size(self, params: float) -> str:
        classes = sorted(self._library.inference_classes.values(), key=lambda c: c.params_high_b or float("inf"))
        return next((c.id for c in classes if params <= (c.params_high_b or float("inf")) * 1e9), classes[-1].id)

    def _site(self, q: _Question) -> Plan | None:
        """Megawatts to energy or accelerators; accelerators to megawatts."""
        given = q.given
        options: dict[str, Any] = {}
        if watts := given.get("site_w") or given.get("site_it_w"):
            options["megawatts"] = watts / _W_PER_MW
            if "site_it_w" in given and "site_w" not in given:
                options["basis"] = "it"
        elif q.asks("power") and (q.gpu or "power_w" in given) and "count" in given:
            options["count"] = _whole(given["count"])
        else:
            return None
        wants = q.first is not None or "hours" in given
        if not wants:
            return None
        if "count" in options or q.asks("gpu"):
            options |= self._power(q)
        elif q.gpu:
            options["gpu"] = q.gpu
        if (hours := self._hours(given)) is not None:
            options |= self._duration(hours)
        if (load := given.get("load")) is not None:
            options["load"] = load
        elif "megawatts" in options and not q.asks("gpu") and ("full" in q.senses or "hours" in given):
            options["load"] = 100
        options |= self._place(q)
        lead = self._lead(q, energy="energy", carbon="carbon", water="water", cost="cost", power="power", gpu="accelerators")
        return Plan("footprint site", options, lead, _SURE if lead or "hours" in given else _LIKELY)

    def _hardware(self, q: _Question) -> Plan | None:
        """Accelerator-hours, or any count × watts × hours, to energy and the rest."""
        given = q.given
        hours = self._hours(given)
        if "gpu_hours" in given:
            options: dict[str, Any] = {"count": 1, "hours": given["gpu_hours"]}
        elif hours is not None and ("count" in given or q.gpu or "power_w" in given):
            options = {"count": _whole(given.get("count") or 1), **self._duration(hours)}
        else:
            return None
        if not (q.gpu or "power_w" in given or "count" in given or "gpu_hours" in given):
            return None
        options |= self._power(q) or {"gpu": _REFERENCE}
        if "load" in given:
            options["utilisation"] = given["load"]
        options |= self._place(q)
        if not (q.gpu or "count" in given or "gpu_hours" in given or "pue" in given or "site" in q.senses):
            options["pue"] = 1
        lead = self._lead(q, energy="energy", carbon="carbon", water="water", cost="cost", gpu_hours="accelerator_hours")
        return Plan("footprint hardware", options, lead, _SURE if "power_w" in given or lead else _LIKELY)

    def _convert(self, q: _Question) -> Plan | None:
        """An amount of energy or carbon on a grid, at a price, in everyday things or in another unit."""
        return None

    # --- parts of options ---

    def _place(self, q: _Question) -> dict[str, Any]:
        given = q.given
        found: dict[str, Any] = {"region": q.region} if q.region else {}
        found |= {name: given[name] for name in ("pue", "grid", "wue", "renewable") if name in given}
        if "price" in given:
            found["price"] = f"{given['price']:.12g} {given.currency}/kWh"
        return found

    def _power(self, q: _Question) -> dict[str, Any]:
        found: dict[str, Any] = {"gpu": q.gpu} if q.gpu else {}
        if "power_w" in q.given:
            found["power_w"] = q.given["power_w"]
        return found

    def _speed(self, q: _Question, share: float | None) -> float | None:
        """Stated TFLOP/s; a figure that is the accelerator's own peak is not an effective speed."""
        peak, speed = q.given.get("peak_flops"), q.given.get("flops")
        if share is not None:
            return None if (stated := peak or speed) is None else stated / _TERA
        if speed is None:
            return None
        row = self._library.accelerators.get(q.gpu or "")
        known = row.peak_tflops if row else None
        return None if known and abs(speed / _TERA / known - 1) < _SAME_SPEED else speed / _TERA

    def _hours(self, given: Given) -> float | None:
        """Hours of running: a duration, or hours a day over it."""
        hours, a_day = given.get("hours"), given.get("hours_per_day")
        if a_day is None:
            return hours
        per_day = a_day * self._library.constants["hours_per_day"].central
        return per_day if hours is None else per_day * hours / self._library.constants["hours_per_day"].central

    def _duration(self, hours: float) -> dict[str, float]:
        """Days where they come out whole, else hours."""
        days = hours / self._library.constants["hours_per_day"].central
        return {"days": _whole(days)} if days >= 1 and days == int(days) else {"hours": _whole(hours)}

    def _lead(self, q: _Question, **figures: str) -> tuple[str, str] | None:
        """The figure of the command that is asked for first, with the unit asked for or ""."""
        for goal in q.goals.values():
            if goal.figure in figures:
                unit = {"GPU-h": "h"}.get(goal.unit, goal.unit)
                return figures[goal.figure], unit
        return None


def _whole(value: float) -> float:
    """Whole numbers as such, without the dust of binary arithmetic."""
    nearest = round(value, 9)
    return int(nearest) if float(nearest).is_integer() else nearest


_REFERENCE = "h100-sxm"
_SAME_SPEED = 0.02
