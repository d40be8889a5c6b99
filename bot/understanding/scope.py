"""What a text leaves to be answered, without code and orders; what is out of scope; what is about the bot itself."""

import re
from collections.abc import Iterable

from bot.understanding.phrases import kinds, phrases

_SENTENCE = re.compile(r"(?<=[!?。;\n])\s*|(?<=\.)\s+")
_EDGE = " ;'\"-/|&"
_DASHES = re.compile(r"^[- ]+(?!\d)|(?<=[- ])[- ]+(?=-\d)|[- ]+$")  # a dash before a number may be a minus


def question_in(folded: str) -> str:
    """What is left to answer of a folded text."""
    asked = _joined(s for s in _sentences(folded) if not phrases("order").search(s))
    return phrases("polite").sub("", asked) or asked


def order_in(folded: str) -> str:
    """The orders to the bot in a folded text: what its question speaks of may be named there."""
    return _joined(s for s in _sentences(folded) if phrases("order").search(s))


def _sentences(folded: str) -> list[str]:
    return [s for s in _SENTENCE.split(phrases("junk").sub(" ", folded)) if s]


def _joined(sentences: Iterable[str]) -> str:
    joined = " ".join(" ".join(sentences).split()).strip(_EDGE.replace("-", ""))
    return _DASHES.sub("", joined)


def out_of_scope(folded: str) -> bool:
    """Whether a folded question asks for what is never answered: chores, advice, health, law, weather."""
    return any(phrases(section).search(folded) for section in ("chore", "foreign", "advice"))


def about_denki(folded: str) -> str | None:
    """The command that answers a question about the bot itself: help, about or privacy; None for any other question."""
    return next((command for command, pattern in kinds("denki").items() if pattern.search(folded)), None)
