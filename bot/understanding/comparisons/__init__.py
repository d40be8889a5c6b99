"""Comparisons in free text: two sides, read once into values, and what of them is asked for."""

from bot.understanding.comparisons.comparisons import Comparisons

__all__ = ["Comparisons"]
