"""Numbers that are parts of names that Denki may not know: Claude Opus 5, Gemini 3 Pro, RTX 2080, Maia 200."""

import re

from bot.understanding.tokens.around import Around

_PART_OF_NAME = re.compile(r"\d+(?:\.\d+)*(?:[a-z]{1,2}(?![a-z]))?")
_PLURAL = {"people"}
_FIRST_BIG = 10.0


def is_version(a: Around) -> bool:
    """Whether a number is the version or the type behind the first part of a name."""
    family = a.words.family_before.search(a.before)
    if family is None or a.n.spelled or a.n.scale:
        return False
    if not (family["chip"] or a.n.value < _FIRST_BIG):
        return False
    return not _counts(a)


def _counts(a: Around) -> bool:
    """Whether what stands behind a number is counted or measured: Gemini 3回, V100 8枚; but not "Opus 5 answer"."""
    spaced = a.folded.startswith(" ", a.n.end)
    unit = a.words.unit_at(a.folded, a.n.end + spaced)
    if unit is None:
        return False
    text = a.folded[unit.start : unit.end]
    return not (text.isascii() and a.words.is_count(unit.meaning) and not text.endswith("s") and text not in _PLURAL)
