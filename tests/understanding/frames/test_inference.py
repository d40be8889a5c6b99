"""Requests: which options they have, and when a text asks for none."""

import pytest

from bot.understanding.conversion import Conversion
from bot.understanding.frames.inference import Inference
from bot.understanding.frames.shared import Shared


@pytest.fixture(scope="module")
def inference(library):
    return Inference(library, Shared(library, Conversion(library)))


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("energy for 1 million ChatGPT queries", {"requests": 1_000_000, "model": "chatgpt"}),
        ("1日300回、1回0.5Whを30日で何kWh？", {"requests": 300, "days": 30, "wh_per_request": 0.5}),
        ("2 joules per token, 100 million tokens, kWh?", {"requests": 1, "joules_per_token": 2}),
    ],
)
def test_requests_have_what_was_said_of_them(inference, scenario, text, options):
    plan = inference.plan(scenario(text))
    assert plan is not None
    assert plan.command == "footprint inference"
    assert {name: plan.options.get(name) for name in options} == options


@pytest.mark.parametrize("text", ["train a 7B model on 2T tokens, energy?", "8 H100 for 3 days, kWh?"])
def test_trainings_and_accelerators_are_no_requests(inference, scenario, text):
    assert inference.plan(scenario(text)) is None
