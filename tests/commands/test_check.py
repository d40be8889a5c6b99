"""`/check`: a line for each number, with the figure and its source; derived numbers are worked out."""

import pytest

from bot.answer import Answer
from bot.commands import commands
from bot.errors import Refusal
from bot.interaction import read

LANGUAGES = ("en", "ja")


def check(denki, claim) -> Answer:
    return denki.router.run("check", {"claim": claim})


def lines(denki, claim, lang="en") -> list[str]:
    shown = denki.renderer.answer(check(denki, claim), lang).plain
    return [line for line in shown.splitlines() if line[:1] in {"✅", "❌", "⚠", "❔"}]


def test_a_line_per_number_with_verdict_figure_and_source(denki):
    found = lines(denki, "GPT-3's training used 1287 GWh and emitted 700 t of CO2.")
    assert len(found) == 2
    assert found[0].startswith("⚠️ Unit slip")
    assert found[1].startswith("❌ Differs")
    assert "1,287 MWh" in found[0]
    assert "552 t" in found[1]
    assert all("Patterson" in line for line in found)


def test_japanese_lines(denki):
    found = lines(denki, "GPT-3の学習は1287MWh、CO2は5,520トン", "ja")
    assert found[0].startswith("✅ 裏付けあり")
    assert found[1].startswith("❌ 相違")
    assert "552トン" in found[1]


def test_cars_are_worked_out_with_the_factor_of_today(denki, library):
    answer = check(denki, "Training GPT-3 emitted 552 t of CO2, as much as 123 cars in a year")
    line = answer.data["lines"][1]
    assert line.verdict == "supported"
    assert line.derived.implied.central == pytest.approx(552_000 / 123)
    assert line.derived.result.central == pytest.approx(552_000 / library.equivalents["car-year-us"].central)
    assert "129" in denki.renderer.answer(answer, "en").plain


def test_an_invented_number_of_cars_differs(denki):
    (line,) = [
        x for x in check(denki, "552 t of CO2 is 200 cars").data["lines"] if x.finding.claim.amount.unit == "car"
    ]
    assert line.verdict == "differs"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("The GPU market grows 35% a year from 2023 to 2030", "supported"),
        ("The GPU market grows 60% a year from 2023 to 2030", "differs"),
        ("The GPU market grew 32% from 2022 to 2023", "supported"),
        ("The GPU market will be 10.7 times as large in 2030 as in 2022", "supported"),
    ],
)
def test_growth_is_worked_out_from_the_figures(denki, claim, verdict):
    assert check(denki, claim).data["lines"][0].verdict == verdict


def test_stated_figures_are_worked_out_too(denki):
    found = {
        line.finding.claim.written: line.verdict
        for line in check(denki, "from $50 to $40, a fall of 20%").data["lines"]
    }
    assert found["20%"] == "supported"


def test_nothing_to_check_says_what_to_do(denki):
    with pytest.raises(Refusal) as refused:
        check(denki, "hello there")
    assert refused.value.code == "nothing-to-check"
    assert all("nothing-to-check" not in denki.renderer.refusal(refused.value, lang).plain for lang in LANGUAGES)


def test_the_menu_of_a_message_checks_its_text_privately(denki):
    payload = {
        "type": 2,
        "locale": "ja",
        "data": {
            "type": 3,
            "name": "check",
            "target_id": "1",
            "resolved": {"messages": {"1": {"content": "GPT-3の学習で552kgのCO2"}}},
        },
    }
    reply = denki.router.reply(read(payload))
    assert commands()["check"].message
    assert reply.private
    assert "単位違い" in denki.renderer.answer(reply.content, reply.lang).plain


def test_the_askers_words_are_harmless(denki):
    shown = denki.renderer.answer(check(denki, "@everyone **5 kg** of `GPT-3`"), "en").markdown
    assert "@everyone" not in shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sources_of_every_line_can_be_seen(denki, lang):
    answer = check(denki, "An H100 draws 700 W; GPT-3 emitted 552 t")
    assert {"patterson-2021", "epoch-ai-hardware"} <= set(answer.sources)
    assert denki.renderer.answer(answer, lang, "sources").plain


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("552 t of CO2, like 0 cars", "differs"),
        ("It used 0 MWh, like 100 homes", "differs"),
        ("It used 0 MWh, like 0 homes", "supported"),
        ("20MWh20MWh1%", "differs"),
        ("20 MWh to 20 MWh, up 0%", "supported"),
        ("0 MWh to 20 MWh, up 77%", "unknown"),
        ("1e-300 MWh to 1e308 MWh, up 77%", "unknown"),
        ("1e308 GW and 20 GW, 77 times", "unknown"),
    ],
)
def test_zero_equal_and_endless_numbers_get_a_verdict(denki, claim, verdict):
    found = check(denki, claim)
    assert found.data["lines"][-1].verdict == verdict
    assert all(denki.renderer.answer(found, lang).plain for lang in LANGUAGES)
