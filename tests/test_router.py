"""The router: language, addresses, buttons, forms, message commands and refusals, without Discord."""

import pytest

from bot.address import Address
from bot.answer import Answer
from bot.cooldown import Cooldown
from bot.errors import Refusal
from bot.interaction import Interaction
from bot.reply import Form, Message, Pong
from bot.router import Router

FACT = {"topic": "gpt3-training-552-t"}


def command(path: str, **options) -> Interaction:
    return Interaction("command", path, options, locale="ja", person="1")


def test_a_ping_gets_a_pong(denki):
    assert isinstance(denki.router.reply(Interaction("ping")), Pong)


@pytest.mark.parametrize(("locale", "lang"), [("ja", "ja"), ("en-GB", "en"), ("fr", "en"), (None, "en")])
def test_a_command_answers_in_the_locale(denki, locale, lang):
    message = denki.router.reply(Interaction("command", "fact", FACT, locale=locale))
    assert message.lang == lang
    assert not message.private


def test_a_question_answers_in_its_own_language(denki):
    message = denki.router.reply(command("ask", question="How much CO2 came from training GPT-3?"))
    assert message.lang == "en"
    assert message.address.command == "fact"


def test_private_is_the_askers_choice(denki):
    assert denki.router.reply(command("fact", **FACT, private=True)).private
    assert denki.router.reply(command("help")).private


def test_a_button_shows_the_same_answer_in_the_other_language(denki):
    first = denki.router.reply(command("footprint hardware", gpu="H100", count=8, hours=72.0, region="Tokyo"))
    pressed = Interaction("component", custom_id=first.address.to(lang="en").custom_id())
    second = denki.router.reply(pressed)
    assert (second.lang, second.update) == ("en", True)
    assert second.content.figures == first.content.figures


def test_every_address_leads_back_to_its_answer(denki):
    first = denki.router.say("/footprint hardware gpu:H100 count:8 hours:72 region:JP pue:1.25")
    again = denki.router.open(first.address)
    assert again.content.options == first.content.options
    assert again.content.figures == first.content.figures


def test_a_form_changes_one_assumption(denki):
    address = denki.router.say("/footprint hardware gpu:H100 hours:1").address.to(view="form")
    form = denki.router.reply(Interaction("component", custom_id=address.custom_id()))
    assert isinstance(form, Form)
    changed = denki.router.reply(Interaction("form", custom_id=address.custom_id(), options={"pue": "2"}))
    assert changed.content.options["pue"] == 2
    assert "pue" not in changed.content.assumed


@pytest.mark.parametrize(
    "custom_id", ["", "x", "9/ja/card.0/fact?t=a", "1/ja/card.0/gone?x=1", "1/ja/card.0/fact?zz=1", "1/xx/card.0/fact?"]
)
def test_an_old_button_is_refused_politely(denki, custom_id):
    message = denki.router.reply(Interaction("component", custom_id=custom_id, locale="ja"))
    assert isinstance(message.content, Refusal)
    assert message.private
    assert message.lang == "ja"


def test_the_menu_of_a_message_checks_its_text(denki):
    message = denki.router.reply(command("check", message="GPT-3 used 1,287 MWh"))
    assert isinstance(message.content, Answer)
    assert message.private


def test_who_asks_too_often_has_to_wait(denki):
    router = Router(denki.router.desk, Cooldown((1, 60.0)))
    assert isinstance(router.reply(command("fact", **FACT)).content, Answer)
    refused = router.reply(command("fact", **FACT))
    assert isinstance(refused, Message)
    assert refused.content.code == "cooldown"


def test_completion_finds_names_in_both_languages(denki):
    assert any("H100" in label for label, _ in denki.router.complete("footprint hardware", "gpu", "h100").choices)
    assert any(value == "JP" for _, value in denki.router.complete("footprint hardware", "region", "日本").choices)
    assert denki.router.complete("gone", "x", "y").choices == ()


def test_an_explanation_names_intent_and_candidates(denki):
    why = denki.router.explain("GPT-3の学習は車何台分？")
    assert (why["lang"], why["reading"], why["intent"]) == ("ja", "fact", "fact")
    assert why["candidates"][0]["id"] == "gpt3-equals-123-cars"


def test_an_address_is_a_hundred_characters_at_most():
    long = Address("convert", {"a": "x" * 200})
    assert long.custom_id() is None
