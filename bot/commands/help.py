"""`/help`: what can be asked, with examples that run."""

from bot.answer import Answer
from bot.commands import Desk, commands
from bot.commands.options import Options

PRIVATE = True


class OPTIONS(Options):
    """No options."""


def answer(options: OPTIONS, desk: Desk) -> Answer:  # noqa: ARG001 - every command has this shape
    """The commands that there are; the page has examples of each."""
    return Answer(kind="list", template="help", command="help", data={"commands": tuple(commands())}, private=True)
