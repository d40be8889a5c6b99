"""What an answer has to hold is read from the question."""

from bot.understanding import Understanding
from bot.understanding.concepts import SPELLINGS
from bot.understanding.entries.wanted import DETAILS, Wanted
from bot.understanding.wordlists import wordlists


def wanted(understanding: Understanding, question: str) -> Wanted:
    return next(iter(understanding.ranking.cases(understanding.alone(question)))).wanted


def test_names_years_and_attributes(understanding: Understanding):
    asked = wanted(understanding, "what was the revenue of Nvidia")
    assert asked.names == ("nvidia",)
    assert "#revenue" in asked.attributes
    assert wanted(understanding, "Schneider Electric stock price").attributes[:1]


def test_what_is_counted_and_singled_out(understanding: Understanding):
    assert wanted(understanding, "how many companies use Nvidia GPUs").counted
    assert not wanted(understanding, "how many MWh did training GPT-3 take").counted
    assert wanted(understanding, "which country uses the most energy").most
    assert not wanted(understanding, "what does an A100 draw at most").most


def test_every_detail_is_a_concept():
    assert {detail[1:] for detail in DETAILS} <= wordlists()["concepts"].keys()
    assert SPELLINGS
