"""Words that mean the same when somebody asks, in both languages: concepts.yaml, ready to be matched."""

import re
from collections.abc import Callable, Iterable, Mapping

from bot.understanding.stemming import stem
from bot.understanding.wordlists import wordlists

_ALL: Mapping[str, Mapping[str, list[str]]] = wordlists()["concepts"]


def _by(lang: str, form: Callable[[str], str]) -> Mapping[str, tuple[str, ...]]:
    """For each word of a language, in some form: the signs of the concepts that it stands for."""
    found: dict[str, dict[str, None]] = {}
    for concept, words in _ALL.items():
        for word in words[lang]:
            found.setdefault(form(str(word)), {})[f"#{concept}"] = None
    return {word: tuple(signs) for word, signs in found.items()}


OF_STEM = _by("en", stem)


def _any(phrases: Iterable[str]) -> re.Pattern[str]:
    """What fits the longest of several phrases, tried by their first character."""
    rests: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        rests.setdefault(phrase[0], []).append(re.escape(phrase[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items()))


OF_PHRASE = _by("ja", str)
PHRASES = _any(OF_PHRASE)
SPELLINGS = frozenset(str(word) for words in _ALL.values() for word in words["en"])
STOP = frozenset(map(str, wordlists()["common_en"]))
COMMON = re.compile("|".join(wordlists()["common_ja"]))
