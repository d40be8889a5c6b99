"""Where a question falls into two halves: at "or", "vs", と and the like."""

import re
from collections.abc import Iterator, Sequence

from bot.understanding.reading import Mention

_STRONG = re.compile(
    r"\s(?:vs\.?|versus|against|or|than|compared (?:to|with)|relative to|rather than)\s"
    r"|\s?(?:→|->|⇒)\s?|[?？、]?\s?(?:それとも|もしくは|または)"
    r"|と比べ(?:て|ると)|に比べ(?:て|ると)?|と較べて|に対して|よりも?|\s対\s"
)
_WEAK = re.compile(
    r"\s(?:and|with|&|/)\s|(?<!according)(?<!due)(?<!thanks)(?<!up)\sto\s|から"
    r"|(?<![こもひっあなごやおほず])と(?!言|いう|いっ|した|して|する|か|き|こ|も|ん|ら|れ|り|っ)|か、|/"
)
_LEFT = re.compile(
    r"[,:;?!、。：？]\s?(?!\d{3})|\b(?:between|from|is|are|was|were|does|did|do|compare|came)\b"
    r"|(?<=[\u3041-\u9fff])は(?!い)",
    re.ASCII,
)
_RIGHT = re.compile(
    r"[,:;?!、。：？](?!\d)|では|で(?=どっち|どちら|は)|の(?=差|違い|どっち|どちら|うち|比|間)|を(?=くら|比|較)|って|なら"
    r"|は(?=どっち|どちら|何|どれ|いく|[\s?、。]|$)|どっち|どちら|\b(?:which|how|in)\b",
    re.ASCII,
)
_MOST = 3


def halves(folded: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, str, str, str]]:
    """Both halves, and what stands before and behind them, for each word that may part them, likely ones first."""
    inside = [(m.start, m.end) for m in mentions]
    parted = [*_STRONG.finditer(folded), *_WEAK.finditer(folded)]
    free = [p for p in parted if not any(start < p.start() < end for start, end in inside)]
    for part in free[:_MOST]:
        left = max((m.end() for m in _LEFT.finditer(folded, 0, part.start())), default=0)
        match = _RIGHT.search(folded, part.end() + 1)
        right = match.start() if match else len(folded)
        first, second = folded[left : part.start()], folded[part.end() : right]
        yield *_completed(first, second, mentions, left, part.end()), folded[:left], folded[right:]


def _completed(first: str, second: str, mentions: Sequence[Mention], at: int, then: int) -> tuple[str, str]:
    """Both halves; one that names nobody is about the one that the other names."""
    names = [_name_in(text, mentions, start) for text, start in ((first, at), (second, then))]
    if names[0] and not names[1]:
        return first, f"{names[0]} {second}" if second.strip() else second
    return (f"{names[1]} {first}", second) if names[1] and not names[0] and first.strip() else (first, second)


def _name_in(text: str, mentions: Sequence[Mention], start: int) -> str:
    own = [m for m in mentions if start <= m.start and m.end <= start + len(text)]
    return text[own[0].start - start : own[0].end - start] if own else ""
