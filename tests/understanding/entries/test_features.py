"""The features of an entry are few, small and higher where it fits better."""

from bot.understanding import Understanding
from bot.understanding.entries.features import FEATURES, features


def of(understanding: Understanding, question: str) -> dict[str, dict[str, float]]:
    cases = understanding.ranking.cases(understanding.alone(question))
    return {case.hit.entry.id: dict(features(case)) for case in cases}


def test_every_feature_is_named_and_small(understanding: Understanding):
    for found in of(understanding, "how much electricity did training GPT-3 take").values():
        assert tuple(found) == FEATURES
        assert all(-0.01 <= value <= 10 for value in found.values())


def test_a_nearer_fact_has_more(understanding: Understanding):
    found = of(understanding, "how much electricity did training GPT-3 take")
    near = found.pop("gpt3-training-1287-mwh")
    assert near["held"] == max(near["held"], *(other["held"] for other in found.values()))
    assert near["lacking attributes"] == 0


def test_a_reader_speaks_only_when_asked(understanding: Understanding):
    question = "読者はAIの将来をどう見ている"
    assert of(understanding, question)["reader1-bright-future-needs-innovation"]["voice"]
