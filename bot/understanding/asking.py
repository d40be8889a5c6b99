"""What is asked in a text as somebody typed it: folded, without orders to the bot, with slips put right."""

import re
from collections.abc import Iterable, Mapping

from bot.understanding import scope
from bot.understanding.entries.query import Query
from bot.understanding.entries.several import with_whole_years
from bot.understanding.mentions import Mentions
from bot.understanding.phrases import phrases
from bot.understanding.questions import asked
from bot.understanding.sizes import Sizes
from bot.understanding.tokens.letters import Letters
from bot.understanding.typos import Typos
from bot.understanding.vocabulary import vocabulary

_LONGEST = 1_000
_WRITTEN: Mapping[str, str] = vocabulary()["chat"]
_CHAT = re.compile(rf"(?<![^\s,(])(?:{'|'.join(_WRITTEN)})(?=\s+[^\s\d=]|[?!.,]|$)")
_CLAUSE, _COMMAS = re.compile(r"(?P<text>[^?!。;,、\n]+)(?P<end>[?!。;,、\n]?)[?! ]*"), set(",、")
_DIGIT = re.compile(r"\d")
_FOR = re.compile(r"(?<=[a-z] )4(?= (?:an?|one|the|my|each|every|this|that) )")  # the number 4 one car


class Asking:
    """Finds the question in texts, with the names, words and units of one library."""

    def __init__(self, mentions: Mentions, typos: Typos, letters: Letters) -> None:
        self._mentions, self._typos = mentions, typos
        self._sizes = Sizes(mentions.library, mentions.find)
        self.folded = letters.folded

    def question_in(self, text: str) -> str:
        """The question in a text; one that names nothing, with the names of the order beside it."""
        folded = self.folded(shortened(text))
        question, order = self._right(scope.question_in(folded)), scope.order_in(folded)
        if not question or not order or self._mentions.find(question):
            return question
        order = self._right(order)
        return " ".join((question, *dict.fromkeys(order[m.start : m.end] for m in self._mentions.find(order))))

    def _right(self, folded: str) -> str:
        """A folded text with slips put right, and what it leaves out of names and words."""
        whole = _FOR.sub("for", _CHAT.sub(lambda word: _WRITTEN[word[0]], with_whole_years(folded)))
        return self._sizes.spelled_out(self._mentions.parted(self._typos.corrected(whole)))


def without_remarks(query: Query) -> str | None:
    """The clause of a question that names and counts all, where the others only remark on it: my boss wants to know."""
    says, pieces = _places(query), _clauses(query.folded)
    asks = [m for m in pieces if _holds_any(m, says)]
    if len(asks) != 1 or max(end for _, end in says) > asks[0].end():
        return None
    others = [m for m in pieces if m is not asks[0]]
    return asks[0]["text"] if others and all(_is_remark(m, query.strangers) for m in others) else None


def _clauses(folded: str) -> list[re.Match[str]]:
    return [m for m in _CLAUSE.finditer(folded) if m["text"].strip()]


def _places(query: Query) -> list[tuple[int, int]]:
    return [(m.start, m.end) for m in query.mentions] + [(a.start, a.end) for a in query.amounts]


def _holds_any(clause: re.Match[str], spans: Iterable[tuple[int, int]]) -> bool:
    return any(clause.start() <= start < clause.end() for start, _ in spans)


def _is_remark(clause: re.Match[str], strangers: Iterable[str]) -> bool:
    """Whether a clause names, counts and asks nothing; behind a mere comma it must be about the asker."""
    text = clause["text"]
    if asked(text).kind != "what" or phrases("asking").search(text) or _DIGIT.search(text):
        return False
    apart = _COMMAS.isdisjoint({clause["end"], clause.string[clause.start() - 1]})
    return not any(name in text for name in strangers) and (apart or bool(phrases("remark").search(text)))


def shortened(text: str) -> str:
    """The text without a wish for a short answer, or the beginning and the end of a very long one."""
    text = phrases("brevity").sub("", text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]}\n{text[-_LONGEST // 2 :]}"
