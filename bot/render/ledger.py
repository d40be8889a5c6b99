"""The ledger: every number, name and quotation that a text shows, so that a test finds digits from nowhere."""

from collections.abc import Iterable


class Ledger:
    """Collects what was printed from data while one text is rendered."""

    def __init__(self) -> None:
        self.printed: list[str] = []

    def note(self, text: str) -> str:
        """Account for a printed text and pass it on."""
        self.printed.append(text)
        return text

    def unaccounted(self, text: str, names: Iterable[str] = ()) -> str:
        """What is left of the text without everything accounted for and without the given names."""
        for known in sorted({*self.printed, *names}, key=len, reverse=True):
            if any(c.isdigit() for c in known):
                text = text.replace(known, " ")
        return text
