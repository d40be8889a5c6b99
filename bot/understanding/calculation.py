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
