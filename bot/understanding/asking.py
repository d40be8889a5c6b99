"""What is asked in a text as somebody typed it: folded, without orders to the bot, with slips put right."""

import re
from collections.abc import Mapping

from bot.understanding import scope
from bot.understanding.entries.several import with_whole_years
from bot.understanding.mentions import Mentions
from bot.understanding.phrases import phrases
from bot.understanding.sizes import Sizes
from bot.understanding.tokens.letters import Letters
from bot.understanding.typos import Typos
from bot.understanding.vocabulary import vocabulary

_LONGEST = 1_000
_WRITTEN: Mapping[str, str] = vocabulary()["chat"]
_CHAT = re.compile(rf"(?<![^\s,(])(?:{'|'.join(_WRITTEN)})(?=\s+[^\s\d=]|[?!.,]|$)")


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
        whole = _CHAT.sub(lambda word: _WRITTEN[word[0]], with_whole_years(folded))
        return self._sizes.spelled_out(self._mentions.parted(self._typos.corrected(whole)))


def shortened(text: str) -> str:
    """The text without a wish for a short answer, or the beginning and the end of a very long one."""
    text = phrases("brevity").sub("", text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]}\n{text[-_LONGEST // 2 :]}"
