"""A message that somebody pasted to have its numbers checked: long, several amounts, and nothing asked."""

import re

from bot.understanding.entries.query import Query
from bot.understanding.phrases import phrases
from bot.understanding.reading import Reading

_JAPANESE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")
_ASKS = re.compile(
    r"(?:何|なん|いくら|いくつ|どれ|どの)[^。]*(?:[。か]$|か[。\n])"
    r"|\b(?:how (?:many|much|long)|what)\b|(?<!, )\bwhich\b"
)
_ENDS = (".", "。", "!")
_LONG, SHORTEST, _SEVERAL = 120, 60, 2  # in Japanese the shortest


def is_pasted(query: Query, alone: Reading) -> bool:
    """Whether a folded text, which reads so alone, is a message with numbers rather than a question."""
    text = query.folded
    long = SHORTEST if len(_JAPANESE.findall(text)) > len(text) // 4 else _LONG
    if len(text) < long or "?" in text or _ASKS.search(text) or phrases("asking").search(text):
        return False
    amounts = [amount for amount in query.amounts if amount.unit and amount.dimension != "time"]
    told = alone.lead is None or text.rstrip().endswith(_ENDS)
    return len(amounts) >= _SEVERAL and told
