"""What tests of the frames share: questions taken apart, and what Denki answers to them."""

from collections.abc import Callable

import pytest

from bot.answer import Answer
from bot.commands import Desk
from bot.commands.ask import ask
from bot.library import Library
from bot.understanding import Understanding
from bot.understanding.language import language
from bot.understanding.mentions import Mentions
from bot.understanding.scenario import Scenario, Scenarios
from bot.understanding.tokens import Quantities

CLOSE = 0.005
NUMBERS = {"ratio", "pure", "count"}


@pytest.fixture(scope="session")
def scenario(library: Library) -> Callable[[str], Scenario]:
    mentions, quantities, scenarios = Mentions(library), Quantities(library), Scenarios(library)

    def scenario(text: str) -> Scenario:
        folded = quantities.letters.folded(text)
        named = mentions.read(folded, text)
        amounts = [a for a in quantities.find(folded, named) if not a.is_word]
        return scenarios.read(folded, amounts, named, language(folded) or "en")

    return scenario


@pytest.fixture(scope="session")
def answered(library: Library) -> Callable[[str], Answer]:
    desk = Desk(library, Understanding(library))
    return lambda question: ask(question, desk)


@pytest.fixture(scope="session")
def leads_with(library: Library) -> Callable[[Answer, float, str], bool]:
    """Whether an answer leads with a value, in whatever unit of the same kind."""

    def sized(value: float, unit: str) -> tuple[float, str]:
        row = library.units[{"kgCO2e": "kg", "": "1"}.get(unit, unit)]
        return value * row.factor, "number" if row.dimension in NUMBERS else row.dimension.removeprefix("gpu-")

    def leads_with(answer: Answer, value: float, unit: str) -> bool:
        figure = answer.figures.get(answer.lead[0] if answer.lead else "energy")
        if figure is None or answer.kind not in {"calculation", "comparison"}:
            return False
        (got, of), (wanted, kind) = sized(figure.central, figure.unit), sized(value, unit)
        return of == kind and abs(got - wanted) <= CLOSE * abs(wanted)

    return leads_with
