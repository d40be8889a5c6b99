"""Each rule speaks against an entry that answers something else, and against none that answers."""

import pytest

from bot.understanding import Understanding
from bot.understanding.entries.vetoes import RULES, vetoes


def found(understanding: Understanding, question: str, fact: str) -> set[str]:
    case = next(c for c in understanding.ranking.cases(understanding.alone(question)) if c.hit.entry.id == fact)
    return set(vetoes(case))


@pytest.mark.parametrize(
    ("question", "fact", "rule"),
    [
        ("how much electricity did training GPT-4 take", "gpt3-training-1287-mwh", "another name"),
        ("who approved the Ethereum ETF", "btc-etf-approval", "another name"),
        ("does Iris Energy compete with Robotaxi", "iris-still-promotes-bitcoin", "unknown name"),
        ("what does the first reader say about factories", "reader2-ai-affects-factories", "another voice"),
        ("GPU market in 2027", "gpu-market-2030", "another year"),
        ("how many employees does Hive have", "hive-announces-ai-shift", "no such attribute"),
        ("who invented the GPU", "c-hive-gpus", "no such attribute"),
        ("who owns Iris Energy", "iris-has-land-and-power", "no such attribute"),
        ("シュナイダーの株価", "schneider-small-country-energy", "no such attribute"),
        ("how many owners does Iris Energy have", "iris-still-promotes-bitcoin", "not counted"),
        ("how long did Hive mine bitcoin", "hive-announces-ai-shift", "no duration"),
        ("which company mines the most bitcoin", "iris-still-promotes-bitcoin", "nothing singled out"),
        ("一番大きいビットコインの採掘会社は", "iris-still-promotes-bitcoin", "nothing singled out"),
        ("in which country is bitcoin mined by Iris", "iris-still-promotes-bitcoin", "no place"),
        ("how does photosynthesis work", "reader2-handwork-quality-and-jobs", "foreign words"),
        ("what colour is the H100", "c-gpu-tdp", "nothing known asked"),
        ("名古屋から博多まで船で移動した乗客の荷物のCO2は", "c-japan-factor", "beside"),
    ],
)
def test_a_rule_speaks_against_it(understanding: Understanding, question: str, fact: str, rule: str):
    assert rule in found(understanding, question, fact)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("what is the most sought-after resource for AI", "commentary-gpus-key-resource"),
        ("where are the data centres of Iris Energy", "iris-sites-canada-texas"),
        ("GPU市場は2030年にいくら", "gpu-market-2030"),
        ("HiveがApplied Digitalに改名したのはなんで？", "hive-announces-ai-shift"),
    ],
)
def test_nothing_speaks_against_what_answers(understanding: Understanding, question: str, fact: str):
    assert not found(understanding, question, fact)


def test_every_rule_says_why():
    assert all(rule.__doc__ for rule in RULES.values())
