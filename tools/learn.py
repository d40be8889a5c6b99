"""`make learn`: what each feature of an entry weighs, learned from the labelled questions.

The questions are the phrases of the knowledge, each read with a third of the phrases left out, itself among them, and
the questions of the tests that one entry answers, or none. The weights make the right answers likeliest: a softmax over
the entries that no rule speaks against and "none of them", fitted by Newton's method. The standard library is enough.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from bot.library import Library, open_library
from bot.understanding import Understanding
from bot.understanding.entries.features import FEATURES, features
from bot.understanding.entries.vetoes import vetoes

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "bot" / "understanding" / "entries" / "weights.yaml"
_QUESTIONS = ROOT / "tests" / "understanding" / "questions.yaml"
_PARTS, _ROUNDS, _LONGEST_STEP, _CLOSE, _PULL, _DIGITS = 3, 30, 3.0, 1e-6, 0.5, 2
_DECLINE = 6.0
_HEAD = "# Written by `make learn`: what the features of an entry weigh, in log-odds. Do not edit.\n"
Vector = list[float]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that was left out, with its language and fact."""

    text: str
    lang: str
    fact: str


@dataclass(frozen=True, slots=True)
class Example:
    """The entries that may answer a question, as numbers, and which of them do; none where it is to be declined."""

    rows: tuple[Vector, ...]
    right: tuple[bool, ...]

    @property
    def weight(self) -> float:
        """What a question counts for: of the labelled ones few are to be declined, of those that people ask many."""
        return 1.0 if any(self.right) else _DECLINE


def left_out(library: Library, part: int) -> tuple[Library, list[Phrase]]:
    """The library without every third phrase of each fact, and those phrases; `part` says which third."""
    facts, held = {}, []
    for fact in library.facts.values():
        kept: dict[str, tuple[str, ...]] = {}
        for lang in ("en", "ja"):
            asked = getattr(fact.questions, lang)
            kept[lang] = tuple(text for place, text in enumerate(asked) if place % _PARTS != part)
            held += [Phrase(text, lang, fact.id) for place, text in enumerate(asked) if place % _PARTS == part]
        facts[fact.id] = fact.model_copy(update={"questions": fact.questions.model_copy(update=kept)})
    return replace(library, facts=facts), held


def examples(library: Library) -> Iterator[Example]:
    """All labelled questions."""
    for part in range(_PARTS):
        less, held = left_out(library, part)
        understanding = Understanding(less)
        for phrase in held:
            yield from _example(understanding, phrase.text, {("facts", phrase.fact)})
    understanding = Understanding(library)
    for item in yaml.safe_load(_QUESTIONS.read_text(encoding="utf-8")):
        if "turns" not in item and (item.get("decline") or _right(item)):
            yield from _example(understanding, item["q"], _right(item))


def _right(item: dict[str, Any]) -> set[tuple[str, str]]:
    single = {(shelf, item[key]) for key, shelf in (("term", "terms"), ("name", "names")) if key in item}
    return single | {("facts", fact) for fact in item.get("fact", ())}


def _example(understanding: Understanding, text: str, right: set[tuple[str, str]]) -> Iterator[Example]:
    """The example of a question; none where no entry that answers it came near or passed the rules."""
    query = understanding.alone(text)
    cases = {(c.hit.entry.shelf, c.hit.entry.id): c for c in understanding.ranking.cases(query) if not any(vetoes(c))}
    if cases and (not right or right & cases.keys()):
        rows = tuple(list(features(case).values()) for case in cases.values())
        yield Example(rows, tuple(key in right for key in cases))


def learned(found: Sequence[Example]) -> Vector:
    """The weights that make the right answers likeliest."""
    weights = [0.0] * len(found[0].rows[0])
    for _ in range(_ROUNDS):
        slope = [-_PULL * weight for weight in weights]
        bend = [[_PULL * (i == j) for j in range(len(weights))] for i in range(len(weights))]
        for example in found:
            _add(example, weights, slope, bend)
        step = _solved(bend, slope)
        length = max(map(abs, step))
        weights = [w + s * min(1.0, _LONGEST_STEP / length) for w, s in zip(weights, step, strict=True)]
        if length < _CLOSE:
            break
    return weights


def _add(example: Example, weights: Vector, slope: Vector, bend: list[Vector]) -> None:
    """Add one question to the slope and the curvature of the log-likelihood."""
    chances = _softmax([_dot(weights, row) for row in example.rows])
    wanted = [chance * right for chance, right in zip(chances, example.right, strict=True)]
    total = sum(wanted) or math.inf
    mean = [sum(c * row[i] for c, row in zip(chances, example.rows, strict=True)) for i in range(len(weights))]
    for chance, share, row in zip(chances, wanted, example.rows, strict=True):
        for i, value in enumerate(row):
            slope[i] += example.weight * value * (share / total - chance)
            line, weighted = bend[i], example.weight * value * chance
            for j in range(i + 1):
                line[j] += weighted * row[j]
    for i, value in enumerate(mean):
        for j in range(i + 1):
            bend[i][j] -= example.weight * value * mean[j]


def _softmax(scores: Vector) -> Vector:
    """The chance of each score, beside a last one that stands for none and scores 0."""
    top = max(0.0, *scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers) + math.exp(-top)
    return [power / total for power in powers]


def _dot(one: Vector, other: Vector) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _solved(lower: list[Vector], wanted: Vector) -> Vector:
    """The solution of a symmetric positive system of which the lower half is given (Cholesky)."""
    size = len(wanted)
    root = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i + 1):
            rest = lower[i][j] - _dot(root[i][:j], root[j][:j])
            root[i][j] = math.sqrt(rest) if i == j else rest / root[j][j]
    half: Vector = []
    for i in range(size):
        half.append((wanted[i] - _dot(root[i][:i], half)) / root[i][i])
    found = [0.0] * size
    for i in reversed(range(size)):
        found[i] = (half[i] - sum(root[k][i] * found[k] for k in range(i + 1, size))) / root[i][i]
    return found


def written(library: Library) -> str:
    """The file of weights that the labelled questions give."""
    weights = zip(FEATURES, learned(list(examples(library))), strict=True)
    return _HEAD + "".join(f"{name}: {round(weight, _DIGITS) + 0.0}\n" for name, weight in weights)


def main() -> None:
    """Learn the weights and write them down."""
    WEIGHTS.write_text(written(open_library()), encoding="utf-8")


if __name__ == "__main__":
    main()
