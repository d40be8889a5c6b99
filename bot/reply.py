"""What goes back for an interaction: a message, suggestions, a form to fill in, or a pong."""

from dataclasses import dataclass

from bot.address import Address
from bot.answer import Answer
from bot.errors import Refusal


@dataclass(frozen=True, slots=True)
class Message:
    """An answer or a refusal, in one language and view; `update` edits the message the button stands on."""

    content: Answer | Refusal
    address: Address | None
    lang: str
    private: bool
    update: bool = False


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Completions of an option: what is shown and what is sent, at most 25 of at most 100 characters."""

    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """Options to change, with their present values; what is typed comes back under the same address."""

    address: Address
    lang: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Pong:
    """The answer to Discord's ping."""


Reply = Message | Suggestions | Form | Pong
