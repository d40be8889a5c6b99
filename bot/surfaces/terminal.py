"""The terminal: one line in, one answer out; and the chat around it."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TextIO

from bot.address import Address
from bot.answer import Answer
from bot.app import Denki
from bot.commands import Command, commands
from bot.errors import Refusal
from bot.language import language, wished
from bot.typed import read_typed

_WAYS = 9


@dataclass(frozen=True, slots=True)
class Said:
    """What came of one line: the answer (None for a refusal), its language and its text."""

    answer: Answer | None
    lang: str
    text: str


@dataclass(frozen=True, slots=True)
class Way:
    """A way on from an answer, as a button would be: its label and what it leads to."""

    label: str
    lang: str
    view: str = "card"
    command: str = ""
    options: dict[str, object] = field(default_factory=dict)


def say(denki: Denki, line: str, lang: str | None = None, turns: Sequence[str] = ()) -> Said:
    """The answer to a question or a typed slash command, in `lang` or else the line's own language."""
    speech = lang or language(line) or "en"
    try:
        if line.lstrip().startswith(("/", "／")):
            answer = denki.router.run(*read_typed(line))[1]
        else:
            answer = denki.router.ask(line, turns, lang)
            speech = lang or str(answer.data.get("lang", speech))
    except Refusal as refusal:
        return Said(None, speech, denki.renderer.refusal(refusal, speech).plain)
    return Said(answer, speech, denki.renderer.answer(answer, speech).plain)


class Chat:
    """A conversation: remembers the questions so far, the last answer, and the ways on from it."""

    def __init__(self, denki: Denki, out: TextIO = sys.stdout) -> None:
        self._denki, self._out = denki, out
        self._turns: list[str] = []
        self._lang: str | None = None
        self._ways: list[Way] = []

    def hear(self, line: str) -> None:
        """Answer one line: a question, a slash command, or the number of a way on."""
        line = line.strip()
        if not line:
            return
        if line.isdecimal() and 0 < int(line) <= len(self._ways):
            self._follow(self._ways[int(line) - 1])
            return
        spoken = wished(line) or language(line)
        self._lang = spoken or self._lang
        said = say(self._denki, line, self._lang if line.startswith("/") else None, self._turns)
        if not line.startswith("/"):
            self._turns.append(line)
        self._show(said)

    def _follow(self, way: Way) -> None:
        command, answer = self._denki.router.run(way.command, way.options)
        self._lang = way.lang
        text = self._denki.renderer.answer(answer, way.lang, way.view).plain
        self._show(Said(answer, way.lang, text), way.view)
        del command

    def _show(self, said: Said, view: str = "card") -> None:
        self._ways = self._ways_on(said, view) if said.answer else []
        lines = ["", said.text, ""]
        if self._ways:
            lines += ["  ".join(f"[{n}] {way.label}" for n, way in enumerate(self._ways, 1)), ""]
        print("\n".join(lines), file=self._out)  # noqa: T201 - this is the terminal

    def _ways_on(self, said: Said, view: str) -> list[Way]:
        answer, lang = said.answer, said.lang
        assert answer is not None  # noqa: S101 - for the type checker; _show asks first
        other = "en" if lang == "ja" else "ja"
        own = {"command": answer.command, "options": dict(answer.options)}
        label = self._denki.renderer.label
        ways = []
        if answer.command in commands():
            ways.append(Way(label("other_language", lang), other, view, **own))  # type: ignore[arg-type]
            views = ("card", *answer.views) if view != "card" else answer.views
            ways += [Way(label(v, lang), lang, v, **own) for v in views if v != view]  # type: ignore[arg-type]
        for link in answer.links:
            name = self._denki.renderer.link(link, lang)
            ways.append(Way(name, lang, "card", link.command, dict(link.options)))
        return ways[:_WAYS]


def chat(denki: Denki) -> int:
    """Run the chat on standard input and output: with history and completion on a terminal, line by line from a pipe."""
    conversation = Chat(denki)
    for line in _typed_lines(denki) if sys.stdin.isatty() else sys.stdin:
        conversation.hear(line)
    return 0


def _typed_lines(denki: Denki) -> Iterable[str]:
    """Lines from a person, with a greeting, history and completion, until they leave."""
    from platformdirs import user_state_path
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import FileHistory

    from bot.surfaces.completion import Completion

    folder = user_state_path("denki", ensure_exists=True)
    session: PromptSession[str] = PromptSession(history=FileHistory(str(folder / "history")), completer=Completion(denki))
    print(denki.renderer.greeting())  # noqa: T201 - this is the terminal
    while True:
        try:
            yield session.prompt("⚡ ", complete_while_typing=True)
        except (EOFError, KeyboardInterrupt):
            return


__all__ = ["Address", "Chat", "Command", "Said", "chat", "say"]
