"""The terminal: a chat, line by line, with the same answers and the same ways on as everywhere else."""

import sys
from collections.abc import Iterable
from typing import TextIO

from bot.answer import Answer
from bot.app import Denki
from bot.reply import Message
from bot.surfaces.ways import Way, ways
from bot.surfaces.wording import rendered

_LEAVING = {"/quit", "/exit", "quit", "exit"}


def text_of(denki: Denki, message: Message) -> str:
    """The whole message as a person reads it in a terminal."""
    return rendered(message, denki.renderer).plain


class Chat:
    """A conversation: remembers the last answer and the ways on from it."""

    def __init__(self, denki: Denki, out: TextIO | None = None) -> None:
        self._denki, self._out = denki, out or sys.stdout
        self._last: Message | None = None
        self._ways: list[Way] = []

    def hear(self, line: str) -> None:
        """Answer one line: a question, a slash command, or the number of a way on."""
        line = line.strip()
        if not line:
            return
        if line.isdecimal() and 0 < int(line) <= len(self._ways):
            address = self._ways[int(line) - 1].address
            self._show(self._denki.router.open(address))
            return
        self._show(self._denki.router.say(line, after=self._last))

    def _show(self, message: Message) -> None:
        if isinstance(message.content, Answer):  # a refusal leaves the conversation where it was
            self._last = message
        views, related = ways(message, self._denki.renderer)
        # forms need a dialogue; in a terminal one types the command again, or just asks on
        self._ways = [way for way in (*views, *related) if way.address.view not in {"form", "ask"}]
        numbered = "  ".join(f"[{n}] {way.label}" for n, way in enumerate(self._ways, 1))
        shown = filter(None, [text_of(self._denki, message), numbered])
        print("\n" + "\n\n".join(shown) + "\n", file=self._out)


def chat(denki: Denki) -> int:
    """Run the chat on standard input and output: with history and completion for a person, line by line from a pipe."""
    conversation = Chat(denki)
    for line in _typed(denki) if sys.stdin.isatty() else sys.stdin:
        if line.strip().lower() in _LEAVING:
            break
        conversation.hear(line)
    return 0


def _typed(denki: Denki) -> Iterable[str]:
    """Lines from a person, after a greeting, until they leave."""
    from platformdirs import user_state_path
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import FileHistory

    from bot.surfaces.completion import Completion

    history = user_state_path("denki", ensure_exists=True) / "history"
    session: PromptSession[str] = PromptSession(history=FileHistory(str(history)), completer=Completion(denki))
    print(denki.renderer.greeting())  # noqa: T201 - this is the terminal
    while True:
        try:
            yield session.prompt("⚡ ")
        except (EOFError, KeyboardInterrupt):
            return
