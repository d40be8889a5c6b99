"""Completion in the terminal: commands, their options, and the names that an option takes."""

from collections.abc import Iterator

from prompt_toolkit.completion import CompleteEvent, Completer
from prompt_toolkit.completion import Completion as Completed
from prompt_toolkit.document import Document

from bot.app import Denki
from bot.commands import commands


class Completion(Completer):
    """Completes a slash command that is being typed."""

    def __init__(self, denki: Denki) -> None:
        self._denki = denki

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completed]:  # noqa: ARG002
        """What could stand at the cursor."""
        line = document.text_before_cursor
        if not line.startswith("/"):
            return
        path = next((p for p in sorted(commands(), key=len, reverse=True) if line[1:].startswith(p + " ")), None)
        if path is None:
            yield from (Completed(f"/{p} ", -len(line)) for p in commands() if p.startswith(line[1:]))
        else:
            yield from self._options(path, line)

    def _options(self, path: str, line: str) -> Iterator[Completed]:
        last = line.rsplit(" ", 1)[-1]
        name, colon, typed = last.partition(":")
        described = commands()[path].options.described()
        if not colon:
            yield from (Completed(f"{n}:", -len(last)) for n in described if n.startswith(last))
        elif name in described:
            found = self._denki.router.complete(path, name, typed).choices
            yield from (Completed(value, -len(typed), display=label) for label, value in found)
