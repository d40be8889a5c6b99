"""From an interaction to a reply: finds the command, the language and the place to answer in."""

from collections.abc import Mapping
from typing import Any

from bot.address import Address, parse
from bot.answer import Answer
from bot.commands import Command, Desk, commands
from bot.cooldown import Cooldown
from bot.errors import Refusal
from bot.interaction import Interaction
from bot.reply import Form, Message, Pong, Reply, Suggestions
from bot.suggestions import suggest

FORM = "form"


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
            return self._suggest(interaction)
        lang = spoken(interaction)
        try:
            self._cooldown.check(interaction.person)
            return self._answer(interaction, lang)
        except Refusal as refusal:
            return Message(refusal, None, lang, private=True)

    def run(self, path: str, raw: Mapping[str, Any]) -> tuple[Command, Answer]:
        """The answer of a command to raw options; raises Refusal."""
        command = commands().get(path)
        if command is None:
            raise Refusal("unknown-command", given=path)
        return command, command.answer(command.options.read(raw), self.desk)

    def _answer(self, interaction: Interaction, lang: str) -> Message | Form:
        if interaction.kind == "command":
            return self._command(interaction, lang)
        address = _address(interaction)
        if interaction.kind == "component" and address.view == FORM:
            return self._form(address)
        raw = {**self._raw(address), **interaction.options}
        command, answer = self.run(address.command, raw)
        place = self.address(command, answer, address.lang).to(view=_card(address.view), page=address.page)
        return Message(answer, place, address.lang, private=command.private, update=True)

    def _command(self, interaction: Interaction, lang: str) -> Message:
        raw = dict(interaction.options)
        private = raw.pop("private", None)
        command, answer = self.run(interaction.path, raw)
        lang = answer.data.get("lang", lang)
        hidden = command.private or answer.private or private is True
        return Message(answer, self.address(command, answer, lang), lang, private=hidden)

    def address(self, command: Command, answer: Answer, lang: str) -> Address:
        """Where an answer lives: its own command, which for free text is not the one that was asked."""
        owner = commands().get(answer.command, command)
        return Address(owner.path, owner.options.keys(answer.options), lang)

    def _form(self, address: Address) -> Form:
        command = commands().get(address.command)
        if command is None:
            raise Refusal("unknown-button")
        raw = self._raw(address)
        fields = tuple((name, str(raw.get(name, ""))) for name in command.changeable)
        return Form(address, address.lang, fields)

    def _raw(self, address: Address) -> dict[str, Any]:
        command = commands().get(address.command)
        if command is None:
            raise Refusal("unknown-button")
        try:
            return command.options.from_keys(address.options)
        except ValueError as error:
            raise Refusal("unknown-button") from error

    def _suggest(self, interaction: Interaction) -> Suggestions:
        command = commands().get(interaction.path)
        if command is None or interaction.focused is None:
            return Suggestions(())
        typed = str(interaction.options.get(interaction.focused) or "")
        option = command.options.described().get(interaction.focused)
        return Suggestions(suggest(option.suggest if option else "", typed, spoken(interaction), self.desk.library))


def spoken(interaction: Interaction) -> str:
    """The language to answer in: the person's Discord locale, else the server's, else English."""
    for locale in (interaction.locale, interaction.guild_locale):
        if locale:
            return "ja" if locale.startswith("ja") else "en"
    return "en"


def _address(interaction: Interaction) -> Address:
    try:
        return parse(interaction.custom_id)
    except ValueError as error:
        raise Refusal("unknown-button") from error


def _card(view: str) -> str:
    return "card" if view == FORM else view


