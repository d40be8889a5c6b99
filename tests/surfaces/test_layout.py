"""Cards of every command stay inside Discord's limits, in both languages, in every view."""

import pytest

from bot.address import Address
from bot.answer import Answer
from bot.commands import commands
from bot.errors import Refusal
from bot.reply import Form, Message
from bot.surfaces.http import as_json
from bot.surfaces.layout import card, clip, modal
from tests.surfaces.examples import examples
from tests.surfaces.limits import faults_of_callback, walk


def _parts(message, denki):
    body = as_json(card(message, denki.renderer))
    assert faults_of_callback(body) == [], (message.address, message.lang)
    return list(walk(body["data"]["components"]))


def _message(denki, path, raw, lang):
    try:
        answer = denki.router.run(path, raw)
    except Refusal as refusal:
        return Message(refusal, None, lang, private=True)
    return Message(answer, denki.router.address(answer, lang), lang, private=False)


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("path", list(commands()))
def test_every_card_and_view_of_every_command_fits(path, lang, denki, library):
    for raw in examples(commands()[path], library):
        message = _message(denki, path, raw, lang)
        _parts(message, denki)
        for view in message.content.views if isinstance(message.content, Answer) else ():
            place = message.address.to(view=view)
            for page in range(4):
                _parts(Message(message.content, place.to(page=page), lang, private=False), denki)


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_a_text_of_any_length_is_paged_and_every_page_fits(lang, denki, monkeypatch):
    long = "\n---\n".join(["電気" * 900, "\n\n".join("一行\n" * 40 for _ in range(12)), "x" * 9000, *("短い",) * 30])
    _rendered(monkeypatch, denki, long)
    message = _message(denki, "fact", {"topic": "gpt3-training-1287-mwh"}, lang)
    seen, page = [], 0
    while True:
        parts = _parts(Message(message.content, message.address.to(page=page), lang, private=False), denki)
        seen += [part["content"] for part in parts if part["type"] == 10]
        on = next(part for part in parts if part.get("label") == clip(denki.renderer.label("next", lang), 38))
        if on["disabled"]:
            break
        page += 1
    assert "".join("".join(seen).split()) == "".join(long.replace("---", "").split())
    assert page >= 3


def test_a_page_beyond_the_last_shows_the_last(denki, monkeypatch):
    _rendered(monkeypatch, denki, "あ" * 4000)
    message = _message(denki, "fact", {"topic": "gpt3-training-1287-mwh"}, "ja")
    parts = _parts(Message(message.content, message.address.to(page=900), "ja", private=False), denki)
    assert any(part.get("label") == "2 / 2" for part in parts)


def test_buttons_whose_address_does_not_fit_are_left_out(denki):
    message = _message(denki, "fact", {"topic": "gpt3-training-1287-mwh"}, "en")
    far = Address("fact", {"t": "x" * 90}, "en")
    parts = _parts(Message(message.content, far, "en", private=False), denki)
    ids = [part["custom_id"] for part in parts if "custom_id" in part]
    assert not any("xxx" in custom_id for custom_id in ids)


def test_an_old_view_shows_the_card(denki):
    message = _message(denki, "fact", {"topic": "gpt3-training-1287-mwh"}, "en")
    old = Message(message.content, message.address.to(view="gone"), "en", private=False)
    assert _parts(old, denki) == _parts(message, denki)


def test_the_other_language_is_always_one_button_away(denki):
    message = _message(denki, "fact", {"topic": "gpt3-training-1287-mwh"}, "en")
    ids = [part.get("custom_id") for part in _parts(message, denki)]
    assert message.address.to(lang="ja").custom_id() in ids


def test_related_facts_are_in_reach(denki, library):
    fact = next(fact for fact in library.facts.values() if fact.related)
    parts = _parts(_message(denki, "fact", {"topic": fact.id}, "ja"), denki)
    targets = [option["value"] for part in parts for option in part.get("options", ())]
    targets += [part.get("custom_id") for part in parts]
    for other in fact.related:
        assert Address("fact", {"t": other}, "ja").custom_id() in targets


def test_labels_and_lines_are_never_longer_than_discord_shows(denki):
    for lang in ("en", "ja"):
        for label in ("other_language", "steps", "sources", "form", "card", "previous", "next", "related"):
            assert denki.renderer.label(label, lang) != label or label == "sources", f"{label} has no words in {lang}"
            assert len(denki.renderer.label(label, lang)) <= 38


def test_a_form_without_fields_is_refused(denki):
    with pytest.raises(Refusal):
        modal(Form(Address("fact", {}), "en", ()), denki.renderer)


def _rendered(monkeypatch, denki, markdown):
    from bot.render import Rendered
    from bot.render.ledger import Ledger

    monkeypatch.setattr(type(denki.renderer), "answer", lambda *_: Rendered(markdown, Ledger()))
