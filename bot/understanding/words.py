"""A text as features that can be compared: English stems, pieces of Japanese words, and concepts of both languages."""

import re
from itertools import pairwise

from bot.understanding.concepts import COMMON, OF_PHRASE, OF_STEM, PHRASES, STOP
from bot.understanding.remembered import remembered
from bot.understanding.stemming import stem

_LATIN = re.compile(r"[a-z][a-z0-9]*")
_POSSESSIVE = re.compile(r"'(?:s|ll|re|ve|d|m|t)\b")
JAPANESE = re.compile(r"[\u30a1-\u30ffー]{2,}|[\u3400-\u9fff々]+")


def words(folded: str) -> list[str]:
    """The Latin words of a folded text, without possessive endings."""
    return _LATIN.findall(_POSSESSIVE.sub("", folded))


def features(folded: str) -> set[str]:
    """What a folded text is about: stems, pairs of kanji or katakana ("採掘"), kanji, concepts ("#mining")."""
    found: set[str] = set()
    for word in words(folded):
        found.update(of_word(word))
    for phrase in PHRASES.findall(folded):
        found.update(OF_PHRASE[phrase])
    for word in JAPANESE.findall(COMMON.sub(" ", folded)):
        found.update(of_japanese(word))
    return found


@remembered
def of_word(word: str) -> tuple[str, ...]:
    """The stem of a word and the concepts it stands for; of a word that every question has, only the concepts."""
    root = stem(word)
    concepts = OF_STEM.get(root, ())
    return concepts if word in STOP or len(word) == 1 else (root, *concepts)


@remembered
def of_japanese(word: str) -> tuple[str, ...]:
    """Neighbouring characters of a word in kanji or katakana; a single kanji stands for itself."""
    if len(word) == 1:
        return (word,)
    return tuple(dict.fromkeys(a + b for a, b in pairwise(word)))
