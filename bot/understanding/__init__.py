"""Free text to a command and options: language, names, amounts, the kind of question, and the entry that answers it."""

from bot.understanding.understanding import Understanding

__all__ = ["Understanding"]
