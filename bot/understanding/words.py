"""A text as features that can be compared: English stems, Japanese character pairs, and concepts of both languages."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.understanding.concepts import OF_PHRASE, OF_STEM, PHRASES, STOP
from bot.understanding.stemming import stem

_LATIN = re.compile(r"[a-z][a-z0-9]*")
_POSSESSIVE = re.compile(r"'(?:s|ll|re|ve|d|m|t)\b")
_JAPANESE = re.compile(r"[\u3041-\u3096\u30a1-\u30ffー\u3400-\u9fff々]+")
_HIRAGANA = frozenset(map(chr, range(0x3041, 0x3097))) | {"ー"}
_KANJI = re.compile(r"[\u3400-\u9fff]")


def words(folded: str) -> list[str]:
    """The Latin words of a folded text, without possessive endings."""
    return _LATIN.findall(_POSSESSIVE.sub("", folded))


def features(folded: str) -> set[str]:
    """What a folded text is about: stems ("min"), character pairs ("採掘") and concepts ("#mining")."""
    found: set[str] = set()
    for word in words(folded):
        found.update(of_word(word))
    for run in _JAPANESE.findall(folded):
        found.update(_of_run(run))
    return found


@lru_cache(maxsize=50_000)
def of_word(word: str) -> tuple[str, ...]:
    """The stem of a word and the concepts it stands for; nothing for a word that every question has."""
    if word in STOP or len(word) == 1:
        return ()
    root = stem(word)
    return (root, *OF_STEM.get(root, ()))


def _of_run(run: str) -> Iterator[str]:
    """Neighbouring characters (not two hiragana: those are endings), single kanji, and concepts of a Japanese run."""
    previous = ""
    for character in run:
        if previous and not (previous in _HIRAGANA and character in _HIRAGANA):
            yield previous + character
        previous = character
    yield from _KANJI.findall(run)
    for phrase in PHRASES.findall(run):
        yield from OF_PHRASE[phrase]
