"""Which entry answers: the best candidate, with a second fact of the topic where neither is clearly better."""

from dataclasses import replace

import pytest

from bot.library import Library
from bot.understanding import Understanding
from bot.understanding.entries.choice import Choice
from bot.understanding.entries.premise import Premises
from bot.understanding.reading import Candidate


@pytest.fixture(scope="module")
def choice(library: Library) -> Choice:
    return Choice(library, Premises(library))


def _fact(fact_id: str, score: float) -> Candidate:
    return Candidate("facts", fact_id, score)


def test_two_facts_of_a_topic_that_are_as_good_both_answer(choice: Choice, understanding: Understanding):
    query = understanding.query("training gpt-3 please")
    tied = [_fact("gpt3-training-1287-mwh", 0.8), _fact("gpt3-training-552-t", 0.79)]
    assert choice.of(query, tied) == ("facts", "gpt3-training-1287-mwh,gpt3-training-552-t")
    assert choice.of(query, [tied[0], replace(tied[1], score=0.7)]) == ("facts", "gpt3-training-1287-mwh")


def test_nothing_answers_that_is_not_sure(choice: Choice, understanding: Understanding):
    query = understanding.query("training gpt-3 please")
    assert choice.of(query, []) is None
    assert choice.of(query, [_fact("gpt3-training-552-t", 0.49)]) is None


def test_another_shelf_answers_alone(choice: Choice, understanding: Understanding):
    best = Candidate("terms", "pue", 0.8)
    assert choice.of(understanding.query("pue in short"), [best, _fact("gpt3-training-552-t", 0.8)]) == ("terms", "pue")
