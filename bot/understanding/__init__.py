"""Free text to a command and options (being built)."""

from bot.library import Library


class Understanding:
    def __init__(self, library: Library) -> None:
        self.library = library

    def fact_id(self, text: str) -> str | None:
        return None
