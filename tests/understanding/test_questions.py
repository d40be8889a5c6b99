"""Denki's own questions come to what they should, also when they are typed badly."""

import random
from collections import Counter
from collections.abc import Callable

import pytest

from bot.understanding import Understanding
from tests.understanding.conftest import QUESTIONS, fits, share

MOST_LOST, MOST_WRONG = 0.05, 0.015


def test_there_are_enough_questions_of_every_sort():
    sorts = Counter(key for item in QUESTIONS for key in ("fact", "term", "name", "command", "decline") if key in item)
    assert len(QUESTIONS) >= 150
    assert min(sorts.values()) >= 7


def test_nearly_all_questions_are_understood(understanding: Understanding):
    wrong = [item["q"] for item in QUESTIONS if not fits(item, understanding.read(item["q"], item.get("turns", ())))]
    assert len(wrong) <= 0.04 * len(QUESTIONS), wrong


def test_what_is_not_known_is_hardly_ever_answered(understanding: Understanding):
    unknown = [item for item in QUESTIONS if item.get("decline")]
    wrong = [item["q"] for item in unknown if not fits(item, understanding.read(item["q"]))]
    assert len(wrong) <= MOST_WRONG * len(unknown), wrong


def _typo(question: str) -> str:
    """Two letters of a longer English word swapped, or a katakana letter left out."""
    chance = random.Random(question)
    words = question.split(" ")
    long = [i for i, word in enumerate(words) if len(word) > 4 and word.isascii() and word.isalpha()]
    if long:
        place = chance.choice(long)
        word = words[place]
        cut = chance.randrange(1, len(word) - 2)
        words[place] = word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :]
        return " ".join(words)
    inside = [i for i in range(1, len(question) - 1) if all("ァ" <= c <= "ヴ" for c in question[i - 1 : i + 2])]
    if not inside:
        return question
    cut = chance.choice(inside)
    return question[:cut] + question[cut + 1 :]


def _wide(question: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else "　" if c == " " else c for c in question)


def _polite(question: str) -> str:
    bare = question.rstrip("?？")
    if any("ぁ" <= c <= "ん" for c in question):
        return f"すみません、{bare}、教えていただけますか？"
    return f"hi, could you please tell me {bare}? thanks!"


def _reordered(question: str) -> str:
    bare = question.rstrip("?？")
    if "、" in bare:
        return "、".join(reversed(bare.split("、")))
    words = bare.split(" ")
    return f"{' '.join(words[-3:])}, {' '.join(words[:-3])}?" if len(words) > 5 else question


@pytest.mark.parametrize(
    "change",
    [
        _typo,
        _wide,
        str.upper,
        str.lower,
        _polite,
        _reordered,
        lambda question: f"  {question.replace(' ', '   ')} ",
        lambda question: f"{question} 🙏✨",
    ],
    ids=["typo", "full-width", "upper case", "lower case", "polite", "word order", "spaces", "emoji"],
)
def test_bad_typing_costs_at_most_five_points(understanding: Understanding, change: Callable[[str], str]):
    assert share(understanding, change) >= share(understanding) - MOST_LOST
