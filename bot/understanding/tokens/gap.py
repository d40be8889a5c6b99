"""What stands between or before amounts: do two belong together, and is a time how long something lasts."""

import re

_ENDS = re.compile(r"[.;?!。()「」\n]|(?<![a-z])(?:for|and|then|so|over)(?![a-z])")
_DURATION_BEFORE = re.compile(
    r"(?<![a-z])(?:for|over|in|during|after|within|of) $|(?:how (?:many|much)|what|何)[^.,?!、。\d]*$"
)
_WORD = re.compile(r"[a-z]+")
_LATIN_GAP, _JAPANESE_GAP, _TIGHT = 36, 16, 2


def is_duration(folded: str, start: int) -> bool:
    """Whether a time that starts here is how long something lasts, or is asked about: how many kWh a year."""
    return bool(_DURATION_BEFORE.search(folded, max(0, start - _LATIN_GAP), start))


def is_close(gap: str, marked: bool) -> bool:
    """Whether an amount after this gap still belongs to what stands before it."""
    longest = _LATIN_GAP if _WORD.search(gap) else _JAPANESE_GAP
    if len(gap) > longest or _ENDS.search(gap):
        return False
    return len(gap) <= _TIGHT or marked or not ("," in gap or "、" in gap)
