"""What is kept in memory does not grow with what people type: few entries, short ones, none of a long text."""

import functools
import gc
import random
import re

from bot.surfaces.terminal import text_of
from bot.understanding.remembered import LONGEST, MOST, remembered

LATIN, KANA, KANJI = (
    "abcdefghijklmnopqrstuvwxyz",
    "アイウエオカキクケコサシスセソ",
    "電力学習炭素排出量計算機械市場予測",
)


def caches() -> list[tuple[str, functools._lru_cache_wrapper]]:
    """Every cache of Denki's functions, with the name of its function."""
    found = [c for c in gc.get_objects() if isinstance(c, functools._lru_cache_wrapper)]
    return [(f"{c.__module__}.{c.__qualname__}", c) for c in found if c.__module__.startswith("bot.")]


def questions(count: int, seed: int) -> list[str]:
    """Questions of words that nobody typed before: Latin, katakana, kanji, and now and then a very long one."""
    dice = random.Random(seed)

    def word(letters: str, low: int, high: int) -> str:
        return "".join(dice.choices(letters, k=dice.randint(low, high)))

    def question(number: int) -> str:
        if number % 100 == 99:
            return word(dice.choice((LATIN, KANA, KANJI)), 900, 1000)
        latin = " ".join(word(LATIN, 3, 40) for _ in range(8))
        return f"{latin} {word(KANA, 3, 25)}の{word(KANJI, 2, 40)}は{dice.random()} MWh?"

    return [question(number) for number in range(count)]


def test_a_short_word_is_worked_out_once_and_a_long_one_is_not_kept():
    seen: list[str] = []

    @remembered
    def length(word: str) -> int:
        seen.append(word)
        return len(word)

    for word in ("a" * LONGEST, "b" * (LONGEST + 1)):
        assert length(word) == length(word) == len(word)
    assert seen == ["a" * LONGEST, "b" * (LONGEST + 1), "b" * (LONGEST + 1)]


def held(cache: functools._lru_cache_wrapper) -> list[object]:
    return [key for part in gc.get_referents(cache) if isinstance(part, dict) for key in part]


def test_no_cache_is_filled_by_what_people_type(denki):
    """A cache that holds anything typed is small and holds short words only."""
    asked = questions(500, seed=1)
    typed = {word.lower() for question in asked for word in re.findall(r"[a-z]{8,}|[ア-ソ]{8,}|[一-龥]{8,}", question)}
    for question in asked:
        text_of(denki, denki.router.say(question))
    filled = 0
    for name, cache in caches():
        keys = held(cache)
        own = [key for key in keys if isinstance(key, str) and typed & set(re.findall(r"\w+", key.lower()))]
        if own:
            filled += 1
            assert cache.cache_info().currsize <= MOST, name
            assert max(map(len, own)) <= LONGEST, name
        assert cache.cache_info().maxsize is None or cache.cache_info().maxsize <= 2**16, name
    assert filled >= 3
