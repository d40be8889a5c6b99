"""What the gateway and HTTP share: a payload in, something to send out, whatever happens in between."""

import logging
import secrets
import time
from collections.abc import Mapping
from typing import Any

from discord import ui

from bot.app import Denki
from bot.errors import Refusal
from bot.interaction import Interaction, read
from bot.reply import Form, Message, Pong, Suggestions
from bot.router import spoken
from bot.surfaces.layout import Card, card, modal
from bot.surfaces.tally import Tally

Outcome = Card | ui.Modal | Suggestions | Pong
_log = logging.getLogger(__name__)


class Reception:
    """Receives interactions for one Denki and counts them."""

    def __init__(self, denki: Denki) -> None:
        self.denki = denki
        self.tally = Tally()

    def receive(self, payload: Mapping[str, Any]) -> Outcome:
        """What to send for an interaction; raises ValueError for what is none.

        If Denki itself fails, the log has the error and the asker a private apology with the same reference.
        """
        interaction = read(payload)
        started, failed = time.perf_counter(), False
        try:
            return self._outcome(interaction)
        except Exception:  # noqa: BLE001 - whatever it is, the asker gets an answer and the log the traceback
            failed, reference = True, secrets.token_hex(4)
            _log.exception("failed to answer a %s [%s]", interaction.kind, reference)
            return self._apology(interaction, reference)
        finally:
            self.tally.count(interaction.kind, time.perf_counter() - started, failed=failed)

    def _outcome(self, interaction: Interaction) -> Outcome:
        reply = self.denki.router.reply(interaction)
        if isinstance(reply, Message):
            return card(reply, self.denki.renderer)
        try:
            return modal(reply, self.denki.renderer) if isinstance(reply, Form) else reply
        except Refusal as refusal:
            return self._refused(refusal, interaction)

    def _apology(self, interaction: Interaction, reference: str) -> Outcome:
        if interaction.kind == "suggest":
            return Suggestions(())
        return self._refused(Refusal("broken", reference=reference), interaction)

    def _refused(self, refusal: Refusal, interaction: Interaction) -> Card:
        return card(Message(refusal, None, spoken(interaction), private=True), self.denki.renderer)
