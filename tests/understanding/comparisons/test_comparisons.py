"""Comparisons as people write them: both sides, the measure, how many times, or what is not known."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer import Answer
from bot.library.files import load_yaml
from bot.library.spelling import fold
from tests.growth import grows_gently

_FILE = Path(__file__).parents[1] / "comparisons.yaml"
QUESTIONS = [question for part in load_yaml(_FILE, _FILE.name).values() for question in part]
_TOLERANCE = 0.03


def wrong(answer: Any, right: dict[str, Any]) -> list[str]:
    """What is wrong with an answer, in words; empty if nothing is."""
    if isinstance(answer, Answer) and answer.kind == "calculation" and "change" in right:
        told = [abs(q.central) * {"%": 1, "1": 100}.get(q.unit, 0) for q in answer.figures.values()]
        return (
            [] if any(abs(t / right["change"] - 1) <= _TOLERANCE for t in told) else [f"{told}, not {right['change']}"]
        )
    if not isinstance(answer, Answer) or answer.kind != "comparison":
        return [] if right.get("none") or right.get("any") else [f"no comparison: {getattr(answer, 'command', answer)}"]
    if right.get("none"):
        return [f"compared {dict(answer.options)}"]
    return [*_sides(answer, right), *_figures(answer, right)]


def _sides(answer: Answer, right: dict[str, Any]) -> list[str]:
    sides = [answer.options["first"], answer.options["second"]]
    missing = [f"no side {piece} in {sides}" for piece in right.get("sides", ()) if not any(piece in s for s in sides)]
    unknown = answer.data["unknown"]
    if "unknown" not in right:
        return [*missing, *([f"not known: {sides[unknown]}"] if unknown is not None and not right.get("any") else [])]
    named = unknown is not None and right["unknown"] in sides[unknown].lower()
    return [*missing, *([] if named else [f"{right['unknown']} is not named as unknown in {sides}"])]


def _figures(answer: Answer, right: dict[str, Any]) -> list[str]:
    figures, rows = answer.figures, answer.data["rows"]
    found = []
    for name in ("ratio", "change"):
        if name in right:
            told = figures[name].central if name in figures else None
            if told is None or abs(told / right[name] - 1) > _TOLERANCE:
                found.append(f"{name} {told}, not {right[name]}")
    if "measure" in right and (not rows or rows[0].measure != right["measure"]):
        found.append(f"by {[row.measure for row in rows]}, not {right['measure']}")
    if right.get("same") and not (rows and (rows[0].more is None or rows[0].near)):
        found.append("not the same")
    if "more" in right:
        larger = answer.options[("first", "second")[rows[0].more]] if rows and rows[0].more is not None else ""
        if right["more"] not in larger:
            found.append(f"larger is {larger}, not {right['more']}")
    if right.get("bases") and not answer.data["grids_differ"]:
        found.append("bases differ, not said")
    return found


@pytest.mark.parametrize("right", QUESTIONS, ids=lambda right: right["ask"][:60])
def test_the_right_two_are_compared(denki, right):
    assert wrong(denki.router.say(right["ask"]).content, right) == []


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
        ("how many times the 2022 gpu market is that of 2030",
            "fact:gpu-market-2030", "fact:gpu-market-2022", None, "ratio"),
        ("GPU市場、22年と30年の差は？", "fact:gpu-market-2022", "fact:gpu-market-2030", None, "difference"),
        ("yearly growth rate of the GPU market, 2022 to 2030",
            "fact:gpu-market-2022", "fact:gpu-market-2030", None, "growth"),
        ("GPU市場は2023年から2026年で何倍？", "fact:gpu-market-2023", "market:2026", None, "ratio"),
        ("is Poland's or Norway's electricity cleaner?", "grid:PL", "grid:NO", "intensity", "less"),
        ("インドとカナダの電力、CO2が多いのは？どっち", "grid:IN", "grid:CA", "intensity", "more"),
        ("2 GWh in Sweden or in Poland, which emits more", "amount:2~GWh@SE", "amount:2~GWh@PL", "carbon", "more"),
        ("training GPT-3 in France vs in India, co2", "run:gpt-3@FR", "run:gpt-3@IN", "carbon", "more"),
        ("V100とA100、消費電力が大きいのはどっち", "gpu:v100-sxm-16gb", "gpu:a100-sxm-80gb", "power", "more"),
        ("Does BLOOM or GPT-3 emit less CO2?", "run:bloom", "run:gpt-3", "carbon", "less"),
        ("how many BLOOM trainings is Llama 3.1", "run:bloom", "run:llama-3.1", None, "ratio"),
        ("700 t of CO2 or the training of GPT-3, which is worse?", "amount:700~t", "run:gpt-3", "carbon", "more"),
        ("what is the difference between WUE and PUE", "term:wue", "term:pue", None, "difference"),
        ("16 A100 for a week vs 8 H100 for 4 days",
            "do:footprint hardware;count:16;days:7;gpu:a100-sxm-80gb",
            "do:footprint hardware;count:8;days:4;gpu:h100-sxm", None, "more"),
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
            "fact:microsoft-oracle-bing-deal",
            "fact:applied-digital-november-2022",
        ),
        ("SECのETF承認とハイブの改名、先なのはどっち", "fact:btc-etf-approval", "fact:hive-renamed-july-2023"),
    ],
)  # fmt: skip
def test_events_are_put_in_order(plan, text, first, second):
    found = plan(text)
    assert sides(found) == {first, second}
    assert found.options["by"] == "time"


def test_a_side_without_a_name_is_about_the_one_of_the_other_side(plan):
    assert sides(plan("difference between bitcoin's two-year high and the level it fell below")) == {
        "fact:btc-two-year-high",
        "fact:btc-below-40000",
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
