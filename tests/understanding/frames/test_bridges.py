"""What the knowledge adds to what is given."""

import pytest

from bot.commands import Desk
from bot.commands.ask import ask
from bot.library import open_library
from bot.understanding import Understanding

LIBRARY = open_library()
DESK = Desk(LIBRARY, Understanding(LIBRARY))


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many Gemini prompts does 2 kWh make?", "use:gemini-2025-energy"),
        ("一人1.2トンなら、GPT-3の学習は何人分？", "run:gpt-3:carbon"),
        ("Gopher's 1,066 MWh is what percent of GPT-3's training?", "run:gpt-3:energy"),
    ],
)
def test_a_figure_that_is_named_closes_the_gap(question: str, figure: str):
    assert figure in str(ask(question, DESK).options["formula"])
