"""What a line holds of its own decides whether it can stand alone."""

import pytest

from bot.library.spelling import fold
from bot.understanding import Understanding
from bot.understanding.leaning import Leaning, is_measure, leaning


def lean(understanding: Understanding, line: str) -> Leaning | None:
    folded = fold(line)
    return leaning(understanding.query(folded), understanding.read(line), understanding.library)


@pytest.mark.parametrize(
    "line",
    [
        *("and in France?", "what about 48 hours?", "in kg", "with A100s?", "at half load?", "no, BLOOM", "and BLOOM?"),
        *(
            "フランスなら？",
            "じゃあ2030年は？",
            "CO2は？",
            "BLOOMは？",
            "違う、電気のほう",
            "家庭何世帯分？",
            "16台だと？",
        ),
    ],
)
def test_what_only_fills_a_place_cannot_stand_alone(understanding: Understanding, line: str):
    assert lean(understanding, line)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "and what is PUE?",
            "so how much co2 did training gpt-3 cause?",
            "what's the capital of Canada?",
            "define GPU",
        ),
        *(
            "8 H100 for 3 days in Japan, kWh?",
            "does it take a lot of water to train GPT-3?",
            "Iris says it is green, is it?",
        ),
        *("who keeps their carbon emissions under wraps", "original English headline?"),
        *(
            "じゃあPUEって何？",
            "テスラの時価総額は",
            "この記事は誰が書いたの",
            "GPUってざっくり言うと何者？",
            "ハイブの昔の名前は",
        ),
    ],
)
def test_what_has_a_subject_stands_alone(understanding: Understanding, line: str):
    assert lean(understanding, line) is None


@pytest.mark.parametrize(
    "line",
    [
        "who's its chairman",
        "how many cars is that?",
        "half of that",
        "what did he say?",
        "それの1億回分は",
        "その人は何て言ったの",
    ],
)
def test_what_points_back_is_seen(understanding: Understanding, line: str):
    found = lean(understanding, line)
    assert found is not None
    assert found.pointed


@pytest.mark.parametrize("line", ["why?", "since when?", "and when was that?", "なぜ？", "それいつ？", "誰が？"])
def test_a_bare_question_word_is_seen(understanding: Understanding, line: str):
    found = lean(understanding, line)
    assert found is not None
    assert found.bare


def test_what_is_asked_is_left_without_what_ties_it(understanding: Understanding):
    assert getattr(lean(understanding, "and the CO2?"), "rest", None) == "the co2"
    assert getattr(lean(understanding, "じゃあ、フランスは？"), "rest", None) == "フランスは"


def test_measures_are_no_subjects():
    assert is_measure("co2")
    assert is_measure("電力")
    assert not is_measure("gpu market")
    assert not is_measure("pue")
