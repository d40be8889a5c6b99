"""What stands between or before amounts: do two belong together, and is a time how long something lasts."""

import re

from bot.understanding.tokens.rule import before, phrase

_WORD = re.compile(r"[a-z]+")
_LATIN_GAP, _JAPANESE_GAP, _TIGHT = 36, 16, 2


def is_duration(folded: str, start: int) -> bool:
    """Whether a time that starts here is how long something lasts, or is asked about: how many kWh a year."""
    return before("lasting_before", folded, start) is not None


def is_close(gap: str, marked: bool) -> bool:
    """Whether an amount after this gap still belongs to what stands before it."""
    longest = _LATIN_GAP if _WORD.search(gap) else _JAPANESE_GAP
    if len(gap) > longest or phrase("gap_ends").search(gap):
        return False
    return len(gap) <= _TIGHT or marked or not ("," in gap or "、" in gap)
