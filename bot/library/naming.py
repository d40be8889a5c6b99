"""What tells one name from another: its parts, and which difference is only a slip of the keyboard."""

import re
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.library.spelling import fold

_WORD = re.compile(r"[a-z0-9+]+(?:\.\d+[a-z]*)*|[^\W\d_a-z]+|\d+")
_GLUED = re.compile(r"(?<![a-z])([a-z]{3,})(\d.*)")
_DIGITS = re.compile(r"\d+")
_BESIDE = re.compile(r"[a-z]?\d+[a-z]{0,2}")
# What makers, drivers and shops write around a name; none of it makes another chip or model of it.
_AROUND = re.compile(
    r"nvidia|amd|intel|google|aws|amazon|meta|microsoft|openai|anthropic|huawei|geforce|quadro|tesla|instinct|oam|hbm\d?e?|"
    r"gpus?|cards?|accelerators?|chips?|tensor|core|generation|graphics|the|model"
)
_LEFT_OUT = re.compile(r"a\d{1,4}(?:\.\d{1,4})?b|\d{1,5}gb")
_SIZES = (
    "mini|nano|micro|small|medium|large|base|lite|flash|pro|plus|max|ultra|super|turbo|instant|preview|xl|xtx?|ti|"
    "laptop|mobile|haiku|sonnet|opus"
)
_SIZED = re.compile(rf"(?:{_SIZES})$")
_SHORTEST, _LONG = 5, 9


def parts(name: str) -> frozenset[str]:
    """The words and numbers of a name; "RTX4090" and "RTX 4090" have the same."""
    found: list[str] = []
    for word in _WORD.findall(fold(name)):
        glued = None if _AROUND.fullmatch(word) else _GLUED.fullmatch(word)
        found += glued.groups() if glued else (word,)
    return frozenset(found)


def told_apart(rest: Iterable[str]) -> bool:
    """Whether parts that one name has and another lacks make two things of them."""
    return not all(_AROUND.fullmatch(part) for part in rest)


def says_less(rest: Iterable[str]) -> bool:
    """Whether what a text leaves out of a name is what people leave out: the maker, the memory, the active size."""
    return all(_AROUND.fullmatch(part) or _LEFT_OUT.fullmatch(part) for part in rest)


def slip_of(wanted: str, spellings: Iterable[str]) -> str | None:
    """The spelling (a key) that the wanted key is a slip of: a letter wrong, two in a long one, never a digit."""
    if len(wanted) < _SHORTEST:
        return None
    most = 1 if len(wanted) < _LONG else 2
    digits = _DIGITS.findall(wanted)
    near = [s for s in spellings if abs(len(s) - len(wanted)) <= most and s[0] == wanted[0]]
    near = [s for s in near if _DIGITS.findall(s) == digits and not _another_size(s, wanted)]
    hit = process.extractOne(wanted, near, scorer=OSA.distance, score_cutoff=most)
    return hit[0] if hit else None


def _another_size(one: str, other: str) -> bool:
    """Whether two keys differ right beside a digit (mi300a, mi300x) or by a word of size at their end."""
    return _BESIDE.findall(one) != _BESIDE.findall(other) or _SIZED.findall(one) != _SIZED.findall(other)
