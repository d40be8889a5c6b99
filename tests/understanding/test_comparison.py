"""Comparisons in free text: which two things, by which measure, for which figure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library.spelling import fold
from tests.growth import grows_gently


@pytest.fixture(scope="module")
def plan(denki):
    understanding = denki.router.desk.understanding

    def read(text):
        query = understanding.query(fold(text))
        return understanding.comparisons.plan(query.folded, query.amounts, query.mentions)

    return read


def sides(found) -> set[str]:
    return {found.options["first"], found.options["second"]}


@pytest.mark.parametrize(
    ("text", "first", "second", "by", "lead"),
    [
        ("how many times the 2022 gpu market is that of 2030", "gpu-market-2030", "gpu-market-2022", None, "ratio"),
        ("GPU市場、22年と30年の差は？", "gpu-market-2022", "gpu-market-2030", None, "difference"),
        ("yearly growth rate of the GPU market, 2022 to 2030", "gpu-market-2022", "gpu-market-2030", None, "growth"),
        ("GPU市場は2023年から2026年で何倍？", "gpu-market-2023", "market 2026", None, "ratio"),
        ("is Poland's or Norway's electricity cleaner?", "PL", "NO", "intensity", "less"),
        ("インドとカナダの電力、CO2が多いのは？どっち", "IN", "CA", "carbon", "more"),
        ("2 GWh in Sweden or in Poland, which emits more", "2 GWh @SE", "2 GWh @PL", "carbon", "more"),
        ("training GPT-3 in France vs in India, co2", "gpt-3 @FR", "gpt-3 @IN", "carbon", "more"),
        ("V100とA100、消費電力が大きいのはどっち", "v100-sxm-16gb", "a100-sxm-80gb", "power", "more"),
        ("Does BLOOM or GPT-3 emit less CO2?", "bloom", "gpt-3", "carbon", "less"),
        ("how many BLOOM trainings is Llama 3.1", "bloom", "llama-3.1", None, "ratio"),
        ("700 t of CO2 or the training of GPT-3, which is worse?", "700 t", "gpt-3", "carbon", "more"),
        ("what is the difference between WUE and PUE", "wue", "pue", None, "difference"),
        ("16 A100 for a week vs 8 H100 for 4 days", "16 a100 for a week", "8 h100 for 4 days", None, "more"),
    ],
)  # fmt: skip
def test_two_sides_are_read(plan, text, first, second, by, lead):
    found = plan(text)
    assert sides(found) == {first, second}
    assert found.options.get("by") == by
    assert found.lead == (lead, "")


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "what happened first, Microsoft signing with Oracle or Applied Digital's new name?",
            "microsoft-oracle-bing-deal",
            "applied-digital-november-2022",
        ),
        ("SECのETF承認とハイブの改名、先なのはどっち", "btc-etf-approval", "hive-renamed-july-2023"),
    ],
)  # fmt: skip
def test_events_are_put_in_order(plan, text, first, second):
    found = plan(text)
    assert sides(found) == {first, second}
    assert found.options["by"] == "time"


def test_a_side_without_a_name_is_about_the_one_of_the_other_side(plan):
    assert sides(plan("difference between bitcoin's two-year high and the level it fell below")) == {
        "btc-two-year-high",
        "btc-below-40000",
    }


@pytest.mark.parametrize(
    "text",
    [
        "how much electricity did training GPT-3 take",
        "エヌビディアはGPUの生産を何倍にするの？",
        "is the first commenter hopeful or gloomy about where AI is heading?",
        "what does Schneider Electric compare AI's power demand to?",
        "How many GPUs fit in 60 MW if each needs 1.2 kW all-in?",
        "who is the CEO of Hive",
        "when did Nvidia compare GPUs to diamonds?",
        "why did Nvidia compare GPUs with gold?",
        "いつNvidiaはGPUを鉱物と比較した？",
        "did Nvidia compare GPUs to diamonds",
        "GPUs tripled vs 6% of the ether",
        "300% of GPU output or 6% of the world's ether, which is more?",
        "さようなら",
        "",
    ],
)
def test_other_questions_are_left_alone(plan, text):
    assert plan(text) is None


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_without_an_error(plan, text):
    found = plan(text)
    assert found is None or found.command == "compare"


@pytest.mark.parametrize("piece", ["which or ", "いとと", "how many times , ", "from 2023 to ", "1 t or ", "A100 vs "])
def test_long_texts_do_not_explode(plan, piece):
    assert grows_gently(plan, piece, 250, 1_000)


def test_a_side_reads_as_itself_again(denki, plan):
    sides_of = denki.router.desk.understanding.comparisons.sides
    texts = ["JP", "h100-sxm", "gpt-3", "gpt3-training-552-t", "1000 t", "2 GWh @SE", "gpt-3 @FR", "market 2027", "pue"]
    assert [sides_of.side(text).text for text in texts] == texts


@pytest.mark.parametrize("text", ["Japan", "日本", "japan "])
def test_names_of_any_spelling_are_sides(denki, text):
    assert denki.router.desk.understanding.comparisons.sides.side(text).text == "JP"


def test_what_names_nothing_is_no_side(denki):
    assert denki.router.desk.understanding.comparisons.sides.side("zzzz qqqq") is None
