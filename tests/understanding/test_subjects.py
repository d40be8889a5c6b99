"""What an answer was about, and how the question spelled it."""

import pytest

from bot.library import Library
from bot.understanding import Understanding
from bot.understanding.reading import Reading
from bot.understanding.subjects import Subjects


@pytest.fixture(scope="module")
def subjects(library: Library) -> Subjects:
    return Subjects(library)


def test_the_names_are_spelled_as_in_the_question(subjects: Subjects, understanding: Understanding):
    last = understanding.read("GPT-3の学習で出たCO2は何トン？")
    assert "gpt-3" in subjects.spelled("いつ", last, "ja")
    assert "co2" not in subjects.spelled("電力は", last, "ja")


@pytest.mark.parametrize(
    ("command", "options", "words"),
    [
        ("fact", {"topic": "gpt3-training-552-t"}, "gpt-3"),
        ("glossary", {"term": "pue"}, "pue"),
        ("fact", {"topic": "hive"}, "hive"),
    ],
)
def test_an_entry_without_a_question_has_its_own_names(
    subjects: Subjects, command: str, options: dict[str, str], words: str
):
    assert words in subjects.spelled("why", Reading("en", command, options), "en")


def test_two_facts_about_one_name_are_about_the_same(subjects: Subjects):
    carbon, energy, market = (
        Reading("en", "fact", {"topic": topic})
        for topic in ("gpt3-training-552-t", "gpt3-training-1287-mwh", "gpu-market-2023")
    )
    assert subjects.same(carbon, energy)
    assert not subjects.same(carbon, market)


def test_the_company_of_a_person(subjects: Subjects, understanding: Understanding):
    last = understanding.read("who is Frank Holmes?")
    assert "hive" in (subjects.employer(last, understanding.query) or "")
