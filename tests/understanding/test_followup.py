"""Follow-ups take what they lack from the earlier questions, and no more."""

import pytest

from bot.library import Library
from bot.understanding import Understanding
from bot.understanding.followup import Followups
from bot.understanding.mentions import Mentions
from bot.understanding.tokens import Quantities


@pytest.fixture(scope="module")
def followups(library: Library) -> Followups:
    return Followups(Mentions(library), Quantities(library))


@pytest.mark.parametrize(
    ("earlier", "now", "whole"),
    [
        ("what is pue?", "and wue?", "what is wue?"),
        ("gpu market in 2023?", "and the year before?", "gpu market in 2022?"),
        ("2030年のgpu市場は?", "じゃあ2022年は?", "2022年のgpu市場は?"),
        ("8 h100 for 24 hours, kwh?", "what about 48 hours?", "8 h100 for 48 hours, kwh?"),
        ("50 mw for 10 days, mwh?", "and 100 mw?", "100 mw for 10 days, mwh?"),
        ("what does the first reader think?", "and the other one?", "what does the reader 2 think?"),
        ("gpu market in 2023?", "who came up with that number?", "gpu market in 2023?"),
        ("co2 from 200 mwh at 0.5 kg/kwh?", "what about at 0.05", "co2 from 200 mwh at 0.05 kg/kwh?"),
        ("10 mw for one day, mwh?", "at half load?", "10 mw for one day, mwh? at half load"),
        ("who is sam altman?", "how many companies use nvidia gpus in the world today?", None),
    ],
)
def test_continued(followups: Followups, earlier: str, now: str, whole: str | None):
    assert followups.continued(now, [earlier]) == (whole or now)


def test_a_question_with_nothing_before_it_stands_alone(followups: Followups):
    assert followups.continued("and the co2?", []) == "and the co2?"


@pytest.mark.parametrize(
    ("turns", "now", "fact"),
    [
        (["How high did bitcoin go in January 2024?"], "why?", "btc-etf-approval"),
        (["ビットコインの2年ぶりの高値は"], "その後は？", "btc-below-40000"),
        (["what did Altman say at Davos?"], "and about fusion?", "altman-fusion-motivation"),
        (["GPT-3の学習に使った電力は？"], "CO2だと？", "gpt3-training-552-t"),
    ],
)
def test_the_next_fact(understanding: Understanding, turns: list[str], now: str, fact: str):
    assert fact in understanding.read(now, turns).options["topic"]


@pytest.mark.parametrize(("now", "lang"), [("english please", "en"), ("日本語で", "ja")])
def test_another_language_gives_the_same_fact(understanding: Understanding, now: str, lang: str):
    reading = understanding.read(now, ["GPT-3の学習で出たCO2は何トン？"])
    assert (reading.lang, reading.options) == (lang, {"topic": "gpt3-training-552-t"})
