"""Questions that one fact answers only in part get the facts that belong together; others get one."""

import pytest

from bot.understanding import Understanding
from bot.understanding.entries.several import with_whole_years

TRAINING = {"gpt3-training-1287-mwh", "gpt3-training-552-t"}
MARKET = {"gpu-market-2022", "gpu-market-2023", "gpu-market-2030"}


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("electricity and emissions of training GPT-3, both please", TRAINING),
        ("昔のバージョンのGPTの学習の電気とCO2を両方", TRAINING),
        ("GPU market in 2022, 2023 and 2030?", MARKET),
        ("GPU市場の規模、22年・23年・30年をまとめて", MARKET),
        ("グーグルのPUEは業界平均とどのくらい離れてるの", {"c-pue-google", "c-pue-uptime"}),
        ("how much electricity did training GPT-3 take", {"gpt3-training-1287-mwh"}),
    ],
)
def test_every_part_is_answered(understanding: Understanding, question: str, facts: set[str]):
    assert set(understanding.read(question).options["topic"].split(",")) == facts


def test_only_listed_years_are_written_in_full():
    assert with_whole_years("22年・23年と30年の市場") == "2022年・2023年と2030年の市場"
    assert with_whole_years("20年使う") == "20年使う"


@pytest.mark.parametrize(
    ("turns", "question", "fact"),
    [
        (["Who is Frank Holmes?"], "which country is his firm from", "hive-renamed-july-2023"),
        (["Who likened GPUs to rare earths?"], "are they building more of them?", "nvidia-triple-gpu-output"),
        ([], "what coin other than Bitcoin did Hive dig", "holmes-ethereum-to-gpu-cloud-hard"),
        ([], "when did the host turn into Applied Digital", "applied-digital-november-2022"),
        ([], "OpenAI published the 552 t of GPT-3 itself, right?", "openai-keeps-emissions-secret"),
        ([], "did Hive give up on Bitcoin", "c-hive-keeps-bitcoin"),
        (["GPU market forecast for 2030?"], "and for 2023?", "gpu-market-2023"),
        ([], "アイリスの施設の場所は", "iris-sites-canada-texas"),
        ([], "when did Nvidia liken GPUs to jewels", "nvidia-gpus-like-rare-earths"),
    ],
)
def test_the_fact_that_is_meant(understanding: Understanding, turns: list[str], question: str, fact: str):
    assert understanding.read(question, turns).options["topic"].split(",")[0] == fact


@pytest.mark.parametrize(
    "question", ["織田信長の生まれた年は", "ハイブの電気代は年間いくら", "when will fusion go commercial"]
)
def test_what_no_fact_says_is_declined(understanding: Understanding, question: str):
    assert understanding.read(question).intent == "decline"
