"""Answers in words: templates, number and date wording, and the ledger of every number printed."""

from bot.render.renderer import Rendered, Renderer

__all__ = ["Rendered", "Renderer"]
