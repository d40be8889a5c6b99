"""A question back: it quotes what it cannot place, and the way on without it works everywhere."""

import io
import json

import pytest

from bot.address import Address
from bot.interaction import Interaction
from bot.surfaces.http import as_json
from bot.surfaces.layout import card
from bot.surfaces.lines import Stream
from bot.surfaces.terminal import Chat, text_of
from tests.surfaces.limits import faults_of_callback, walk

CASES = [
    # question, what is quoted, language, what the answer without it shows
    ("100 kWh at 400 g/kWh, 17 L: how much CO2?", "17 L", "en", "40 kg"),
    ("100kWh、400g/kWh（17リットル）でCO2は何kg？", "17リットル", "ja", "40kg"),
    ("8 H100 for 3 days and 17 L, PUE 1, kWh?", "17 L", "en", "558 kWh"),
    ("GPU8枚、1枚700W、72時間（17リットル）、PUE1で何kWh？", "17リットル", "ja", "403.2kWh"),
]
QUESTIONS = pytest.mark.parametrize(("question", "quoted", "lang", "shown"), CASES)


@QUESTIONS
def test_a_question_back_quotes_what_it_cannot_place(denki, question, quoted, lang, shown):
    message = denki.router.say(question)
    assert (message.content.kind, message.lang) == ("clarify", lang)
    text = text_of(denki, message)
    assert quoted in text
    assert ("「" in text) == (lang == "ja")


@QUESTIONS
def test_a_button_leads_on_without_it(denki, question, quoted, lang, shown):
    body = as_json(card(denki.router.say(question), denki.renderer))
    assert faults_of_callback(body) == []
    (link,) = denki.router.say(question).content.links
    label = denki.renderer.link(link, lang)
    (button,) = (part for part in walk(body["data"]["components"]) if part.get("label") == label)
    answer = denki.router.reply(Interaction("component", custom_id=button["custom_id"], locale=lang))
    assert answer.lang == lang
    assert answer.content.kind not in {"clarify", "decline"}
    assert shown in text_of(denki, answer)
    assert quoted not in text_of(denki, answer)


@QUESTIONS
def test_a_number_leads_on_without_it_in_the_terminal(denki, question, quoted, lang, shown):
    out = io.StringIO()
    chat = Chat(denki, out)
    chat.hear(question)
    (link,) = denki.router.say(question).content.links
    label = denki.renderer.link(link, lang)
    (number,) = (part[1 : part.index("]")] for part in out.getvalue().split("  ") if part.strip().endswith(label))
    out.seek(0), out.truncate()
    chat.hear(number)
    assert shown in out.getvalue()


@QUESTIONS
def test_the_other_language_asks_the_same_back(denki, question, quoted, lang, shown):
    other = "en" if lang == "ja" else "ja"
    message = denki.router.open(denki.router.say(question).address.to(lang=other))
    assert (message.content.kind, message.lang) == ("clarify", other)
    assert quoted in text_of(denki, message)


@QUESTIONS
def test_a_stream_says_that_it_asks_back_and_what_is_not_used(denki, question, quoted, lang, shown):
    out = io.StringIO()
    Stream(denki, out, explain=True).answer([json.dumps({"id": 1, "question": question})])
    said = json.loads(out.getvalue())
    assert said["kind"] == "clarify"
    assert any(quoted in piece for piece in said["unused"])


def test_all_that_has_no_place_is_quoted(denki):
    text = text_of(denki, denki.router.say("100 kWh at 400 g/kWh, 17 L, 23 TH/s: how much CO2?"))
    assert "17 L" in text
    assert "23 TH/s" in text


def test_what_is_quoted_is_escaped_and_short(denki):
    question = "100 kWh at 400 g/kWh and 17 **L** <@1> " + "9" * 200 + " L: how much CO2?"
    body = as_json(card(denki.router.say(question), denki.renderer))
    assert faults_of_callback(body) == []
    assert "<@1>" not in json.dumps([part.get("content", "") for part in walk(body["data"]["components"])])


def test_a_conversation_goes_on_from_a_question_back(denki):
    out = io.StringIO()
    chat = Chat(denki, out)
    chat.hear("100 kWh at 400 g/kWh, 17 L: how much CO2?")
    out.seek(0), out.truncate()
    chat.hear("100 kWh at 400 g/kWh: how much CO2?")
    assert "40 kg" in out.getvalue()


def test_where_nothing_is_near_there_is_no_way_on_without_it(denki):
    message = denki.router.say("17 zorkmids for 23 floozles")
    assert all(link.command != "ask" for link in message.content.links)
    assert isinstance(message.address, Address)


@pytest.mark.xfail(reason="the way on without an impossible amount still holds it")
@pytest.mark.parametrize(
    "question", ["-5 MWh in homes", "8 H100 for -3 days, kWh?", "how many watts do 0 H100 need in Japan?"]
)
def test_a_way_on_is_never_a_refusal(denki, question):
    for link in denki.router.say(question).content.links:
        assert denki.router.run(link.command, link.options).figures
