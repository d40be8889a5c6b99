"""Where a question falls into two halves: at "or", "vs", と and the like."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.understanding.comparisons.wish import phrase
from bot.understanding.reading import Mention

_MOST, _BEGINNING = 3, len("compared with")
_ARTICLE = re.compile(r"\b(?:an?|the) (?=[a-z])(?!(?:hour|hr|minute|min|day|week|wk|month|year|yr)\b)")
_EDGES = " ,;:?!.\"'、。：？「」"
_OF_A_VERB = re.compile(r"(?<=[るたいう])(?:の|こと)$|(?:の|って)$")


@dataclass(frozen=True, slots=True)
class Half:
    """Two halves of a folded text, and what stands before and behind them."""

    first: str
    second: str
    before: str
    behind: str

    @property
    def around(self) -> str:
        """What is said of both halves."""
        return f"{self.before} {self.behind}".strip()


def halves(folded: str, mentions: Sequence[Mention]) -> Iterator[Half]:
    """Both halves for each word that parts the text; where a strong one does, no weaker one is tried."""
    inside = [(m.start, m.end) for m in mentions]
    for section in ("strong", "weak", "ends"):
        free = [p for p in phrase(section).finditer(folded) if not any(s < p.start() < e for s, e in inside)]
        found = [half for part in free[:_MOST] if (half := _halved(folded, part)) is not None]
        yield from found
        if found:
            return


def without_articles(folded: str) -> str:
    """A folded text without articles, which names may begin with: a US home is not in AUS."""
    return _ARTICLE.sub("", folded)


def content(text: str) -> str:
    """What a text says besides words that no comparison is about."""
    return " ".join(phrase("idle").sub(" ", text.replace("'s", "")).split()).strip(_EDGES + "のをにではがとも")


def _halved(folded: str, part: re.Match[str]) -> Half | None:
    """The two halves at a parting word; None where one says nothing. "AはBより" parts at は."""
    left = max((m.end() for m in phrase("left").finditer(folded, 0, part.start())), default=0)
    right = phrase("right").search(folded, part.end() + 1)
    end = right.start() if right else len(folded)
    before, first, second = folded[:left], folded[left : part.start()], folded[part.end() : end]
    ends = phrase("right").search(first, 1)
    if ends:
        first = first[: ends.start()] if content(first[: ends.start()]) else first[ends.end() :]
    if not content(second) and content(before):
        before, second = "", before.removesuffix("は").removesuffix("のほうが").removesuffix("の方が")
    if not content(first) and part.start() < _BEGINNING:  # compared with A, how many times is B
        first, end = folded[end:], len(folded)
    if not content(first) or not content(second):
        return None
    return Half(_trimmed(first), _trimmed(second), before, folded[end:])


def _trimmed(text: str) -> str:
    """A half without marks at its ends, and without the の of 走るの."""
    return _OF_A_VERB.sub("", text.strip(_EDGES)).strip(_EDGES)
