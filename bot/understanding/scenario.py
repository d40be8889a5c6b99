"""A question about a calculation, taken apart: its numbers by role, what it asks for, and what it names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.library import Fact, Library
from bot.library.tables import TrainingRun
from bot.understanding.frames import elided
from bot.understanding.frames.machines import as_counted, combine
from bot.understanding.given import Given
from bot.understanding.goals import Goal, Goals
from bot.understanding.reading import Amount, Mention
from bot.understanding.roles import Roles
from bot.understanding.tokens.lexicon import Lexicon
from bot.understanding.vocabulary import meanings

_GLUED_NAME = re.compile(r"(?<![a-z\d])(?:\d+x)?([a-z]+\d+[a-z]*?)s?(?:-(?:hours?|hrs?|days?)|x\d+)?(?![a-z\d])")
_BOTH = re.compile(
    r"(?:[ ,、・/&+とやもは何で]|and|or|plus|および|かつ|いくら|how many|how much|what|the|its|of|tons?|tonnes?|t )*"
)
_LONGEST_GAP = 40


@dataclass(frozen=True, slots=True)
class Scenario:
    """What a question says and asks.

    `goals` by figure, the most plainly asked for first; `senses` are what its words are about; `several` if it sets two
    places or things side by side; `named` are the ids of what it names.
    """

    given: Given
    goals: Mapping[str, Goal]
    senses: frozenset[str]
    gpu: str | None
    region: str | None
    several: bool
    model: str | None
    run: TrainingRun | None
    facts: tuple[Fact, ...]
    named: tuple[str, ...]
    lang: str
    folded: str
    amounts: tuple[Amount, ...]

    @property
    def first(self) -> Goal | None:
        """What is asked for most plainly."""
        return next(iter(self.goals.values()), None)

    def asks(self, *figures: str) -> bool:
        """Whether one of these figures is what is asked for first."""
        return self.first is not None and self.first.figure in figures

    @property
    def asks_both(self) -> bool:
        """Whether energy and carbon are asked for as plainly as each other."""
        energy, carbon = self.goals.get("energy"), self.goals.get("carbon")
        if not (energy and carbon and self.asks("energy", "carbon")):
            return False
        between = self.folded[min(energy.end, carbon.end) : max(energy.start, carbon.start)]
        near = len(between) <= _LONGEST_GAP and _BOTH.fullmatch(between)
        return energy.strength == carbon.strength and bool(near)

    def lead(self, **figures: str) -> tuple[str, str] | None:
        """The first figure asked for that a command has under the given name, with the unit asked for or "".

        None where energy and carbon are both asked for: every card leads with both if nothing else is said.
        """
        if self.asks_both:
            return None
        for goal in self.goals.values():
            if goal.figure in figures:
                return figures[goal.figure], _AS_PRINTED.get(goal.unit, goal.unit)
        return None

    def also(self, lead: tuple[str, str] | None) -> tuple[tuple[str, str], ...]:
        """The figures asked for besides the one that leads, with the unit asked for or ""."""
        wanted = ((_FIGURES.get(goal.figure), goal) for goal in self.goals.values() if goal.strength > 1 or goal.unit)
        return tuple((name, _AS_PRINTED.get(g.unit, g.unit)) for name, g in wanted if name and lead and name != lead[0])

    @property
    def hours(self) -> float | None:
        """How long something runs, in hours: a duration, or so many hours a day of it."""
        hours, duty = self.given.get("hours"), self.given.get("duty")
        if duty is None:
            return hours
        return duty * (self.given.period if hours is None else hours)


_FIGURES = {
    "energy": "energy",
    "carbon": "carbon",
    "cost": "cost",
    "flop": "flop",
    "gpu_hours": "accelerator_hours",
    "power": "power",
    "hours": "hours",
}
_AS_PRINTED = {
    "GPU-h": "h",
    "GPU-day": "day",
    "gpu": "",
    "car": "",
    "home": "",
    "tree": "",
    "USD": "",
    "JPY": "",
    "cent": "",
}


class Scenarios:
    """Takes questions apart with the names and units of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._roles = Roles(library)
        self._goals = Goals(library)
        self._senses = Lexicon(meanings("senses"))

    def read(self, folded: str, amounts: Sequence[Amount], mentions: Sequence[Mention], lang: str) -> Scenario:
        """The question in a folded text; `lang` is the language of the answer."""
        amounts = as_counted(folded, amounts)
        goals = {goal.figure: goal for goal in self._goals.of(folded, amounts)}
        amounts = elided.spelled_out(folded, amounts, goals)
        given = self._roles.of(folded, amounts, mentions)
        combine(folded, given, self._holds(mentions))
        if "grid" in given:
            goals.pop("grid", None)
        named = _first_of_shelves(mentions)
        model = named.get("models")
        senses = frozenset(word.meaning for word in self._senses.all(folded))
        return Scenario(
            given=given,
            goals=goals,
            senses=senses,
            gpu=named.get("accelerators") or self._held(named.get("systems")) or self._glued(folded),
            region=named.get("cloud_regions") or named.get("grids") or self._place(mentions),
            several=_names_several(mentions) or "compares" in senses,
            model=model,
            run=self._library.training_runs.get(model or ""),
            facts=self._facts(model, named.get("names")),
            named=tuple(dict.fromkeys(m.id for m in mentions)),
            lang=lang,
            folded=folded,
            amounts=tuple(amounts),
        )

    def _facts(self, model: str | None, name: str | None) -> tuple[Fact, ...]:
        """The facts about a model, or about what is named beside it, such as its maker."""
        subject = model if model in self._library.names else name
        return self._library.facts_about(subject) if model and subject else ()

    def _holds(self, mentions: Sequence[Mention]) -> int | None:
        """How many accelerators the first system that is named holds."""
        system = next((m.id for m in mentions if m.shelf == "systems"), None)
        return self._library.systems[system].count if system else None

    def _held(self, system: str | None) -> str | None:
        """The accelerator that a system holds."""
        return self._library.systems[system].accelerator if system else None

    def _place(self, mentions: Sequence[Mention]) -> str | None:
        """The grid of a country that is named otherwise than as a grid: インドの電気, Indian power."""
        names = (self._library.names[m.id] for m in mentions if m.shelf == "names")
        places = (self._library.find.exact("grids", name.name.en) for name in names if name.kind == "place")
        return next(filter(None, places), None)

    def _glued(self, folded: str) -> str | None:
        """An accelerator whose name is written together with its number: 8xh100, h100-hours."""
        found = (self._library.find.exact("accelerators", match[1]) for match in _GLUED_NAME.finditer(folded))
        return next(filter(None, found), None)


def _first_of_shelves(mentions: Sequence[Mention]) -> Mapping[str, str]:
    """The first entry of each shelf that is named, without a slip if there is one."""
    named: dict[str, str] = {}
    for mention in sorted(mentions, key=lambda m: m.slip):
        named.setdefault(mention.shelf, mention.id)
    return named


def _names_several(mentions: Sequence[Mention]) -> bool:
    return len({m.start for m in mentions if m.shelf == "grids"}) > 1


def whole(value: float) -> Any:
    """Whole numbers as such, without the dust of binary arithmetic."""
    nearest = float(f"{value:.12g}")
    return int(nearest) if nearest.is_integer() else nearest
