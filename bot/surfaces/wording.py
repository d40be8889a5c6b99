"""A message in words: the same text for a card of Discord and for the terminal."""

from bot.errors import Refusal
from bot.render import Rendered, Renderer
from bot.reply import Message


def rendered(message: Message, renderer: Renderer) -> Rendered:
    """The text of an answer in the view of its address, or of a refusal."""
    if isinstance(message.content, Refusal):
        return renderer.refusal(message.content, message.lang)
    view = message.address.view if message.address else "card"
    return renderer.answer(message.content, message.lang, view)
