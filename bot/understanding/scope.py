"""What a text leaves to be answered, without code and orders; what is out of scope; what is about the bot itself."""

import re

from bot.understanding.phrases import kinds, phrases

_SENTENCE = re.compile(r"(?<=[!?。;\n])\s*|(?<=\.)\s+")
_EDGE = " ;'\"-/|&"


def question_in(folded: str) -> str:
    """What is left to answer of a folded text."""
    left = phrases("junk").sub(" ", folded)
    sentences = [s for s in _SENTENCE.split(left) if s and not phrases("order").search(s)]
    asked = " ".join(" ".join(sentences).split()).strip(_EDGE)
    return phrases("polite").sub("", asked) or asked


def out_of_scope(folded: str) -> bool:
    """Whether a folded question asks for what is never answered: chores, advice, health, law, weather."""
    return any(phrases(section).search(folded) for section in ("chore", "foreign", "advice"))


def about_denki(folded: str) -> str | None:
    """The command that answers a question about the bot itself: help, about or privacy; None for any other question."""
    return next((command for command, pattern in kinds("denki").items() if pattern.search(folded)), None)
