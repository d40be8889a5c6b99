"""Payloads of Discord are read into one shape, or refused."""

import pytest

from bot.interaction import Interaction, read
from tests.surfaces import payloads


def test_ping():
    assert read(payloads.ping()).kind == "ping"


def test_a_command_with_options():
    found = read(payloads.command("fact", "ja", topic="GPT-3"))
    assert found == Interaction("command", "fact", {"topic": "GPT-3"}, locale="ja", person=payloads.USER)


def test_a_subcommand_in_a_server():
    found = read(payloads.command("footprint hardware", guild=True, count=8))
    assert found.path == "footprint hardware"
    assert found.options == {"count": 8}
    assert found.person == payloads.USER
    assert found.guild_locale == "ja"


def test_an_option_being_typed():
    found = read(payloads.typing("fact", "topic", "hiv"))
    assert (found.kind, found.focused, found.options) == ("suggest", "topic", {"topic": "hiv"})


def test_a_button_and_a_menu_lead_to_an_address():
    assert read(payloads.button("1/en/card.0/fact?t=a")).custom_id == "1/en/card.0/fact?t=a"
    assert read(payloads.menu("1/en/card.0/fact?t=b")).custom_id == "1/en/card.0/fact?t=b"


def test_a_form_gives_what_was_typed():
    found = read(payloads.form("here", count="16", region=""))
    assert (found.kind, found.custom_id, found.options) == ("form", "here", {"count": "16", "region": ""})


def test_a_message_command_gives_all_the_text_of_the_message():
    message = {
        "content": "one",
        "embeds": [{"title": "two", "description": "three"}],
        "components": [{"type": 17, "components": [{"type": 10, "content": "four"}]}],
    }
    data = {"type": 3, "name": "check", "target_id": "5", "resolved": {"messages": {"5": message}}}
    found = read({**payloads.ping(), "type": 2, "data": data})
    assert found.path == "check"
    assert found.options == {"message": "one\ntwo\nthree\nfour"}


def test_half_a_character_is_replaced():
    found = read(payloads.command("fact", topic="\ud800"))
    assert found.options["topic"].encode()


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"type": 7},
        {"type": "2"},
        {"type": 2},
        {"type": 2, "data": []},
        {"type": 2, "data": {"name": "x", "options": [1]}},
        {"type": 3, "data": {"values": {"a": 1}}},
        {"type": 5, "data": {"components": [3]}},
        {"type": 1, "user": "x"},
    ],
)
def test_what_is_no_interaction_is_refused(payload):
    with pytest.raises(ValueError, match="not an interaction"):
        read(payload)


def test_what_is_nested_too_deeply_is_refused():
    deep = {"type": 17, "components": []}
    for _ in range(5000):
        deep = {"type": 17, "components": [deep]}
    data = {"type": 3, "name": "check", "target_id": "5", "resolved": {"messages": {"5": {"components": [deep]}}}}
    with pytest.raises(ValueError, match="not an interaction"):
        read({"type": 2, "data": data})
