"""What a follow-up changes of a calculation, and a follow-up on a card of Discord."""

import pytest

from bot.commands import commands
from bot.interaction import Interaction
from bot.reply import Form
from bot.understanding.slots import TAKES, factor

RUN = "/footprint hardware gpu:H100 count:8 days:3 region:JP"


def asked_on(denki, line: str, question: str):
    place = denki.router.say(line).address.to(view="ask")
    return denki.router.reply(Interaction("form", custom_id=place.custom_id(), options={"question": question}))


@pytest.mark.parametrize(
    ("question", "lang", "changes"),
    [
        ("フランスなら？", "ja", {"region": "FR"}),
        ("and with 16 A100s for a week?", "en", {"gpu": "a100-sxm-80gb", "count": 16, "hours": 168, "days": None}),
        ("PUE 1.5だと", "ja", {"pue": 1.5}),
        ("at 0.1 kg/kWh?", "en", {"grid": 0.1, "region": None}),
        ("稼働率50%では", "ja", {"utilisation": 50}),
        ("日本語で", "ja", {}),
    ],
)
def test_only_what_was_said_changes(denki, question, lang, changes):
    before = denki.router.say(RUN).content.options
    message = asked_on(denki, RUN, question)
    wanted = {name: value for name, value in {**before, **changes}.items() if value is not None}
    assert message.content.options == wanted
    assert message.lang == lang
    assert not message.update


def test_a_question_of_its_own_is_answered_by_itself(denki):
    assert asked_on(denki, RUN, "what is PUE?").content.command == "glossary"


@pytest.mark.parametrize(
    ("question", "fact"), [("じゃあCO2は？", "gpt3-training-552-t"), ("how many cars is that?", "gpt3-equals-123-cars")]
)
def test_a_follow_up_on_a_fact(denki, question, fact):
    assert asked_on(denki, "/fact gpt3-training-1287-mwh", question).content.facts[0] == fact


def test_the_button_opens_a_form_for_the_question(denki):
    place = denki.router.say(RUN).address.to(view="ask")
    form = denki.router.reply(Interaction("component", custom_id=place.custom_id()))
    assert isinstance(form, Form)
    assert form.fields == (("question", ""),)


def test_only_options_that_a_calculation_takes_are_changed():
    for path, names in TAKES.items():
        assert set(names) <= set(commands()[path].options.model_fields)


@pytest.mark.parametrize(
    ("line", "times"),
    [
        ("times a million", 1e6),
        ("for a billion of them", 1e9),
        ("1億回分", 1e8),
        ("half of that", 0.5),
        ("その2倍", 2),
        ("double that", 2),
        ("in france", None),
        ("at half load", None),
        ("in 2030", None),
    ],
)
def test_how_many_times(line: str, times: float | None):
    assert factor(line) == times
