"""Calculations in free text: which command computes what is asked for, and with which of its options filled."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from bot.library import Library
from bot.understanding.conversion import Conversion
from bot.understanding.frames.choices import meanings
from bot.understanding.frames.inference import Inference
from bot.understanding.frames.parts import is_share
from bot.understanding.frames.plan import Plan, misses, unused
from bot.understanding.frames.shared import CONSEQUENCES, LIKELY, POSSIBLE, SURE, Shared, water
from bot.understanding.frames.training import Training
from bot.understanding.frames.worked import Worked
from bot.understanding.frames.workings import Workings
from bot.understanding.language import language
from bot.understanding.reading import Amount, Choice, Mention
from bot.understanding.scenario import Scenario, Scenarios, whole
from bot.understanding.unknown_names import unsettled

_W_PER_MW = 1e6
_ASK = "ask"
_MOST_AMOUNTS = 40
_CERTAIN = 0.99
_DEVICES, _CHIPS = "台", re.compile(r"gpu|tpu|グラボ|グラフィック|アクセラレ|チップ|accelerat|chip")
_FULL = 100
_AT_HOME = "consumer-gpu"


class Calculation:
    """Reads calculations with the names and units of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._scenarios = Scenarios(library)
        self._conversion = Conversion(library)
        self._workings = Workings(library)
        self._shared = Shared(library, self._conversion)
        self._training, self._inference = Training(library, self._shared), Inference(library, self._shared)

    def plan(
        self, folded: str, amounts: Sequence[Amount], mentions: Sequence[Mention], lang: str | None = None
    ) -> Plan | None:
        """How a folded question is calculated, for readers of `lang` (else of its own language); None if it is not."""
        amounts = [a for a in amounts if not a.is_word or is_share(folded, a)]
        if len(amounts) > _MOST_AMOUNTS:
            return None
        best = self._best(folded, amounts, mentions, lang)
        return best if best and _is_settled(best, amounts) else self._chosen(folded, amounts, mentions, lang, best)

    def _chosen(
        self, folded: str, amounts: Sequence[Amount], mentions: Sequence[Mention], lang: str | None, best: Plan | None
    ) -> Plan | None:
        """The best plan, with what each meaning of a doubtful piece comes to."""
        found = meanings(folded, amounts, mentions, self._library.find)
        plans = [(m, self._best(folded, m.amounts, m.mentions, lang) or _one_answer(m.means)) for m in found]
        choices = tuple(Choice(m.means, plan.command, plan.options) for m, plan in plans if plan and not plan.unused)
        if not choices:
            return best
        doubtful = folded[found[0].start : found[0].end]
        asked = best or Plan(_ASK, {}, None, SURE)
        return replace(asked, choices=choices, unused=tuple(dict.fromkeys([doubtful, *asked.unused])))

    def _best(
        self, folded: str, amounts: Sequence[Amount], mentions: Sequence[Mention], lang: str | None
    ) -> Plan | None:
        """The plan that leaves least over."""
        q = self._scenarios.read(folded, amounts, mentions, lang or language(folded) or "en")
        makers: tuple[Callable[[Scenario], Plan | None], ...] = (
            self._grown,
            self._training.plan,
            self._inference.plan,
            self._site,
            self._hardware,
            self._convert,
            self._worked_out,
        )
        plans = [plan for maker in makers if (plan := self._made(maker, q)) and not _mixes_up(q, plan)]
        per_one = self._workings.asks_per_one(q)
        best = min(plans, key=lambda p: (len(unused(q, p)), misses(q, p, per_one), p.score < _CERTAIN), default=None)
        own = best is not None and _is_own(best) and not q.asks("gpu")
        left = () if own else unsettled(folded, mentions)  # own numbers need no names
        return best and replace(
            best, also=q.also(best.lead), unused=(*left, *(folded[a.start : a.end] for a in unused(q, best)))
        )

    def _made(self, maker: Callable[[Scenario], Plan | None], q: Scenario) -> Plan | None:
        """The plan of one maker, with the amounts that it used."""
        q.given.used.clear()
        plan = maker(q)
        return plan and replace(plan, used=plan.used | q.given.used)

    def _site(self, q: Scenario) -> Plan | None:
        """Megawatts to energy or accelerators; accelerators to megawatts."""
        options = self._size_of_site(q)
        if options is None or (q.hours is None and (q.first is None or ("megawatts" in options and q.asks("power")))):
            return None
        options |= self._shared.power(q) if q.asks("gpu") else {"gpu": q.gpu} if q.gpu else {}
        options |= self._shared.duration(q.hours) | self._load(q) | self._shared.of(q)
        lead = q.lead(
            energy="energy", carbon="carbon", water=water(q), power="power", gpu="accelerators", **CONSEQUENCES
        )
        return Plan("footprint site", options, lead, SURE if lead or q.asks_both else LIKELY)

    def _size_of_site(self, q: Scenario) -> dict[str, Any] | None:
        """Its megawatts, of the computing equipment alone or of all; or its accelerators, where power is asked for."""
        given = q.given
        if watts := given.get("site_w") or given.get("site_it_w"):
            basis = {} if "site_w" in given else {"basis": "it"}
            return {"megawatts": whole(watts / _W_PER_MW), **basis}
        if q.asks("power") and (q.gpu or "power_w" in given) and "count" in given:
            return {"count": whole(given["count"]), **self._shared.power(q)}
        return None

    def _load(self, q: Scenario) -> dict[str, float]:
        """The load of a site: as stated, or half; full where megawatts simply run for a stated time."""
        if "load" in q.given:
            return {"load": whole(q.given["load"])}
        if "half" in q.senses:
            return {"load": _FULL // 2}
        return {"load": _FULL} if "full" in q.senses or q.hours is not None else {}

    def _hardware(self, q: Scenario) -> Plan | None:
        """Accelerator-hours, or any count × watts × hours, to energy and the rest."""
        given, options = q.given, self._run(q)
        if options is None:
            return None
        options |= self._shared.power(q) or {"gpu": _USUAL}
        if "load" in given:
            options["utilisation"] = whole(given["load"])
        if given.of_machine or (self._is_at_home(q) and self._is_plain(q)):
            options["pue"] = 1
        options |= self._shared.of(q)
        lead = q.lead(energy="energy", carbon="carbon", water=water(q), gpu_hours="accelerator_hours", **CONSEQUENCES)
        return Plan("footprint hardware", options, lead, _trust(q, lead))

    def _run(self, q: Scenario) -> dict[str, Any] | None:
        """How many of them run for how long."""
        if "gpu_hours" in q.given:
            return {"count": 1, "hours": whole(q.given["gpu_hours"])}
        if q.hours is not None and (q.gpu or {"count", "power_w"} & q.given.roles):
            return {"count": whole(q.given.get("count") or 1.0), **self._shared.duration(q.hours)}
        return None

    def _is_at_home(self, q: Scenario) -> bool:
        """Whether what runs stands in no data centre: no accelerator, or a card for consumers with its own watts."""
        if "site" in q.senses or "gpu_hours" in q.given:
            return False
        return q.gpu is None or (self._library.accelerators[q.gpu].kind == _AT_HOME and "power_w" in q.given)

    def _is_plain(self, q: Scenario) -> bool:
        """Whether the stated watts are all that runs: those of machines or appliances, not of accelerators."""
        counted = q.given.said["count"]
        if not counted or q.gpu or "power_w" not in q.given:
            return not counted or q.gpu is not None
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


def _one_answer(means: Amount | Mention) -> Plan | None:
    """One answer of a model, for a question about a model that no row has."""
    if isinstance(means, Amount) or means.shelf != "models":
        return None
    return Plan("footprint inference", {"model": means.id}, None, POSSIBLE)


def _trust(q: Scenario, lead: tuple[str, str] | None) -> float:
    """How sure it is that accelerator-hours are meant: by what is said of them, and by what is asked for."""
    said = q.given.roles & {"count", "power_w", "gpu_hours"}
    if said and (lead or q.asks_both or "power_w" in q.given):
        return SURE
    return LIKELY if lead or (q.gpu and said) else POSSIBLE


def _is_own(plan: Plan) -> bool:
    """Whether a plan works out the asker's own numbers, and nothing else."""
    return plan.command == "calculate" and ":" not in str(plan.options["formula"])


def _is_settled(plan: Plan, amounts: Sequence[Amount]) -> bool:
    """Whether a plan needs to know neither what a name means nor which value."""
    return _is_own(plan) and not plan.unused and not any(a.others for a in amounts)


def _mixes_up(q: Scenario, plan: Plan) -> bool:
    """Whether a site is said to be so busy where it is asked what it holds, which that does not change."""
    return plan.command == "footprint site" and q.asks("gpu") and "load" in q.given


def _of(worked: Worked | None) -> Plan | None:
    if worked is None:
        return None
    score = _CERTAIN if worked.sure else SURE
    return Plan("calculate", {"formula": worked.formula}, worked.lead, score, worked.used)


_USUAL = "h100-sxm"
