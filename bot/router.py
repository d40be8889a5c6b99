"""From an interaction or a typed line to a reply: finds the command, the language and the place to answer in."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.address import Address, parse
from bot.answer import Answer
from bot.commands import Command, Desk, commands
from bot.commands.ask import ask, ask_on, said
from bot.cooldown import Cooldown
from bot.errors import Refusal
from bot.interaction import Interaction
from bot.reply import Form, Message, Pong, Reply, Suggestions
from bot.suggestions import suggest
from bot.typed import is_typed, read_typed
from bot.understanding.explanation import explained
from bot.understanding.language import language

FORM, ASK, MESSAGE = "form", "ask", "message"


class Router:
    """Answers interactions; holds nothing but the desk and the cooldown."""

    def __init__(self, desk: Desk, cooldown: Cooldown | None = None) -> None:
        self.desk = desk
        self._cooldown = cooldown or Cooldown(None)

    def reply(self, interaction: Interaction) -> Reply:
        """The reply to an interaction. Never raises for what a person sent."""
        if interaction.kind == "ping":
            return Pong()
        if interaction.kind == "suggest":
            focused = interaction.focused or ""
            typed = str(interaction.options.get(focused) or "")
            return self.complete(interaction.path, focused, typed, spoken(interaction))
        lang = spoken(interaction)
        try:
            self._cooldown.check(interaction.person)
            return self._command(interaction, lang) if interaction.kind == "command" else self._button(interaction)
        except Refusal as refusal:
            return Message(refusal, None, lang, private=True)

    def say(
        self, line: str, turns: Sequence[str] = (), lang: str | None = None, after: Message | None = None
    ) -> Message:
        """The message for a line of text, a question or a typed slash command, in `lang` or else its own language.

        A question may go on from earlier ones, `turns`, or from the message that it comes `after`.
        """
        speech = lang or language(line) or "en"
        last = said(after.content, after.lang) if after and isinstance(after.content, Answer) else None
        try:
            answer = self._typed(line) if is_typed(line) else ask(line, self.desk, turns, lang, last)
        except Refusal as refusal:
            return Message(refusal, None, speech, private=True)
        speech = lang or answer.data.get("lang", speech)
        return Message(answer, self.address(answer, speech), speech, answer.private)

    def _typed(self, line: str) -> Answer:
        path, raw = read_typed(line)
        raw.pop("private", None)  # whoever types here is alone anyway
        return self.run(path, raw)

    def explain(self, line: str, turns: Sequence[str] = (), lang: str | None = None) -> dict[str, Any]:
        """How a question is read: names, what was left over, the command it comes to and why, the candidates."""
        return explained(line, self.desk.understanding.read(line, turns, lang))

    def open(self, address: Address, changes: Mapping[str, Any] | None = None) -> Message:
        """The message that lives at an address, with some options changed; raises Refusal."""
        answer = self.run(address.command, {**self._raw(address), **(changes or {})})
        place = self.address(answer, address.lang).to(view=address.view, page=address.page)
        return Message(answer, place, address.lang, answer.private, update=True)

    def run(self, path: str, raw: Mapping[str, Any]) -> Answer:
        """The answer of a command to raw options; raises Refusal."""
        command = _known(path, "unknown-command")
        return command.answer(command.options.read(raw), self.desk)

    def address(self, answer: Answer, lang: str) -> Address:
        """Where an answer lives: its own command, which for free text is not the one that was asked."""
        owner = _known(answer.command, "unknown-command")
        return Address(owner.path, owner.options.keys(answer.options), lang)

    def _command(self, interaction: Interaction, lang: str) -> Message:
        command = _known(interaction.path, "unknown-command")
        raw = dict(interaction.options)
        private = raw.pop("private", None) is True or command.private
        if command.message and MESSAGE in raw:  # from the menu of a message: its text is the command's first option
            raw, private = {next(iter(command.options.model_fields)): raw[MESSAGE]}, True
        answer = self.run(command.path, raw)
        lang = answer.data.get("lang", lang)
        return Message(answer, self.address(answer, lang), lang, private or answer.private)

    def _button(self, interaction: Interaction) -> Message | Form:
        try:
            address = parse(interaction.custom_id)
        except ValueError as error:
            raise Refusal("unknown-button") from error
        if address.view == ASK:
            return self._follow_up(interaction, address)
        if address.view != FORM:
            return self.open(address, interaction.options)
        if interaction.kind == "form":
            return self.open(address.to(view="card"), interaction.options)
        raw = self._raw(address)
        fields = tuple((name, str(raw.get(name, ""))) for name in _known(address.command, "unknown-button").changeable)
        return Form(address, address.lang, fields)

    def _follow_up(self, interaction: Interaction, address: Address) -> Message | Form:
        """A form for a question about the answer at an address; and the answer to it, as a message of its own."""
        said = self._raw(address)
        if interaction.kind != "form":
            return Form(address, address.lang, (("question", ""),))
        answer = ask_on(str(interaction.options.get("question", "")), address.command, said, self.desk)
        lang = answer.data.get("lang", address.lang)
        return Message(answer, self.address(answer, lang), lang, answer.private)

    def _raw(self, address: Address) -> dict[str, Any]:
        try:
            return _known(address.command, "unknown-button").options.from_keys(address.options)
        except ValueError as error:
            raise Refusal("unknown-button") from error

    def complete(self, path: str, option: str, typed: str, lang: str | None = None) -> Suggestions:
        """Completions of an option that is being typed, in `lang` or else the language of what is typed."""
        described = commands()[path].options.described() if path in commands() else {}
        shelf = described[option].suggest if option in described else ""
        return Suggestions(suggest(shelf, typed, lang or language(typed) or "en", self.desk.library))


def spoken(interaction: Interaction) -> str:
    """The language to answer in: the person's Discord locale, else the server's, else English."""
    locale = interaction.locale or interaction.guild_locale or "en"
    return "ja" if locale.startswith("ja") else "en"


def _known(path: str, refusal: str) -> Command:
    command = commands().get(path)
    if command is None:
        raise Refusal(refusal, given=path, near=[])
    return command
