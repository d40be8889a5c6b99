"""`/ask`: the answer of the command that a question comes to, short, in its language; an honest decline otherwise."""

import pytest

from bot.answer import Answer
from bot.commands.ask import ask
from bot.library.check import names_with_digits
from bot.understanding.language import language


def asked(denki, question: str, *turns: str, lang: str | None = None) -> Answer:
    return ask(question, denki.router.desk, turns, lang)


def text(denki, answer: Answer) -> str:
    return denki.renderer.answer(answer, answer.data["lang"]).plain


def test_a_calculation_is_the_one_of_the_slash_command(denki):
    free = asked(denki, "8 H100 for 72 hours in Japan, how many kWh?")
    typed = denki.router.run("footprint hardware", {"gpu": "H100", "count": 8, "hours": 72, "region": "JP"})
    assert free.command == "footprint hardware"
    assert free.figures["energy"].central == typed.figures["energy"].central
    assert free.brief


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How much electricity did training GPT-3 take?", "1,287 MWh"),
        ("GPT-3の学習に使った電力は？", "1287MWh"),
        ("GPT-3 training energy in kWh", "1,287,000 kWh"),
        ("when did the Japanese page get its last update", "26 January 2024"),
        ("what does PUE mean", "power a data centre uses"),
        ("フランク・ホームズって誰", "ハイブ"),
    ],
)
def test_answers_are_short_and_say_it(denki, question: str, said: str):
    answer = asked(denki, question)
    assert said in text(denki, answer)
    assert len(text(denki, answer)) < 400
    assert not answer.declined


def test_a_false_premise_is_corrected_in_so_many_words(denki):
    shown = text(denki, asked(denki, "GPT-3 took 1,287 GWh to train, right?"))
    assert shown.startswith("Not quite")
    assert "1,287 MWh" in shown
    assert text(denki, asked(denki, "GPT-3の学習は1287GWhだよね？")).startswith("いいえ")


@pytest.mark.parametrize(
    "question", ["capital of Mongolia", "モンゴルの首都は", "GPT-5の学習の電力は", "who is the CEO of Iris Energy?"]
)
def test_a_decline_says_so_in_the_language_of_the_question(denki, question: str):
    answer = asked(denki, question)
    assert (answer.kind, answer.declined) == ("decline", True)
    assert language(text(denki, answer)) == language(question)


def test_a_decline_offers_the_nearest_questions_without_their_figures(denki):
    answer = asked(denki, "オラクルとの契約の金額は？")
    assert "microsoft-oracle-bing-deal" in [link.options["topic"] for link in answer.links]
    assert not any(map(str.isdigit, text(denki, answer).replace("CO2", "").replace("GPT-3", "")))


def test_one_bare_word_is_asked_back(denki):
    answer = asked(denki, "energy")
    assert (answer.kind, answer.declined) == ("clarify", False)
    assert answer.links


def test_the_language_can_be_chosen(denki):
    assert asked(denki, "GPT-3の学習で出たCO2は何トン？", lang="en").data["lang"] == "en"
    assert asked(denki, "in japanese please", "how much CO2 did GPT-3 cause?").data["lang"] == "ja"


def test_questions_about_the_bot_are_answered(denki):
    assert asked(denki, "what can you do?").command == "help"
    assert asked(denki, "who made you?").command == "about"


@pytest.mark.parametrize("question", ["", "🍣", "{{7*7}}", "@everyone", "\u200b", "x" * 6000, "あ" * 6000])
def test_bad_input_gets_a_polite_decline(denki, question: str):
    shown = text(denki, asked(denki, question))
    assert "49" not in shown
    assert "@everyone" not in shown
    assert len(shown) < 600


def test_no_printed_digit_is_unaccounted_for(denki, library):
    for question in (
        "GPT-3 took 1,287 GWh, right?",
        "GPT-3の学習は550トンだよね",
        "training energy of GPT-5",
        "energy",
    ):
        answer = asked(denki, question)
        rendered = denki.renderer.answer(answer, answer.data["lang"])
        left = rendered.ledger.unaccounted(rendered.markdown, names_with_digits(library))
        assert not any(map(str.isdigit, left)), left
