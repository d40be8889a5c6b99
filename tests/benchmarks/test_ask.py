"""How fast and how right `/ask` is: warm, on a knowledge a hundred times as large, and beside a plain BM25 library."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from statistics import median

import pytest

from bot.commands.ask import ask
from bot.library import Fact, Library
from bot.library.spelling import fold
from bot.understanding import Understanding
from bot.understanding.words import features
from tests.understanding.conftest import QUESTIONS

TIMES = 100
QUESTION_OF_FACT = [item for item in QUESTIONS if "fact" in item and "turns" not in item]


def rounds() -> Iterator[str]:
    return cycle(item["q"] for item in QUESTIONS)


def test_ask_and_word_an_answer(benchmark, denki):
    questions = rounds()

    def answer() -> str:
        found = ask(next(questions), denki.router.desk)
        return denki.renderer.answer(found, found.data["lang"]).plain

    for _ in QUESTIONS:
        answer()
    benchmark.pedantic(answer, rounds=1_000)


def test_understand_a_question(benchmark, library: Library):
    understanding, questions = Understanding(library), rounds()
    for item in QUESTIONS:
        understanding.read(item["q"])
    benchmark.pedantic(lambda: understanding.read(next(questions)), rounds=1_000)


def test_build_the_index(benchmark, library: Library):
    benchmark.pedantic(Understanding, args=(library,), rounds=5, warmup_rounds=1)


def _other_words(text: str, copy: int) -> str:
    """The text with a suffix on half of its longer English words, not inside a value."""
    return re.sub(r"\b([a-z]{5,})\b(?![^{]*}})", lambda m: m[1] if (len(m[1]) + copy) % 2 else f"{m[1]}x{copy}", text)


def _copy(fact: Fact, copy: int) -> Fact:
    asked = fact.questions.model_copy(update={"en": tuple(_other_words(q, copy) for q in fact.questions.en)})
    said = fact.statement.model_copy(update={"en": _other_words(fact.statement.en, copy)})
    return fact.model_copy(update={"id": f"{fact.id}-{copy}", "questions": asked, "statement": said})


def test_a_knowledge_a_hundred_times_as_large(benchmark, library: Library):
    copies = {f"{f.id}-{n}": _copy(f, n) for n in range(1, TIMES) for f in library.facts.values()}
    large = replace(library, facts={**library.facts, **copies})
    start = time.perf_counter()
    understanding = Understanding(large)
    benchmark.extra_info["facts"] = len(large.facts)
    benchmark.extra_info["build_s"] = round(time.perf_counter() - start, 1)
    questions = rounds()
    for item in QUESTIONS:
        understanding.read(item["q"])
    benchmark.pedantic(lambda: understanding.read(next(questions)), rounds=500)


def _score(benchmark, find: Callable[[str], str]) -> None:
    """Note the share of questions whose fact is found first, and the median time in ms."""
    spent, right = [], 0
    for item in QUESTION_OF_FACT:
        start = time.perf_counter()
        found = find(item["q"])
        spent.append(time.perf_counter() - start)
        right += found in item["fact"]
    benchmark.extra_info["right"] = round(right / len(QUESTION_OF_FACT), 3)
    benchmark.extra_info["median_ms"] = round(1e3 * median(spent), 2)


def test_facts_found_by_denki(benchmark, library: Library):
    understanding = Understanding(library)

    def find(question: str) -> str:
        return next((c.id for c in understanding.candidates(question) if c.shelf == "facts"), "")

    _score(benchmark, find)
    _score(benchmark, find)
    benchmark(find, QUESTION_OF_FACT[0]["q"])


@pytest.mark.parametrize("words", [str.split, lambda text: sorted(features(text))], ids=["plain words", "our features"])
def test_facts_found_by_bm25(benchmark, library: Library, words: Callable[[str], list[str]]):
    bm25s = pytest.importorskip("bm25s")
    owners, texts = [], []
    for fact in library.facts.values():
        for text in (fact.statement.en, fact.statement.ja, *fact.questions.en, *fact.questions.ja):
            owners.append(fact.id)
            texts.append(words(fold(text)))
    index = bm25s.BM25()
    index.index(texts, show_progress=False)

    def find(question: str) -> str:
        tokens = [word for word in words(fold(question)) if word in index.vocab_dict]
        if not tokens:
            return ""
        best, _ = index.retrieve([tokens], k=1, show_progress=False)
        return owners[best[0][0]]

    _score(benchmark, find)
    benchmark(find, QUESTION_OF_FACT[0]["q"])
