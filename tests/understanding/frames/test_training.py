"""Trainings: which options they have, and when a text is none."""

import pytest

from bot.understanding.conversion import Conversion
from bot.understanding.frames.shared import Shared
from bot.understanding.frames.training import Training


@pytest.fixture(scope="module")
def training(library):
    return Training(library, Shared(library, Conversion(library)))


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("train a 7B model on 2T tokens on A100, energy?", {"params": 7e9, "tokens": 2e12, "gpu": "a100-sxm-80gb"}),
        ("70億パラメータを2兆トークンで学習、電力は？", {"params": 7e9, "tokens": 2e12}),
        ("1e24 FLOP of training at 40% MFU, kWh?", {"flop": 1e24, "mfu": 40}),
    ],
)
def test_a_training_has_what_was_said_of_it(training, scenario, text, options):
    plan = training.plan(scenario(text))
    assert plan is not None
    assert plan.command == "footprint training"
    assert {name: plan.options.get(name) for name in options} == options


@pytest.mark.parametrize("text", ["1000 requests a day to a 7B model, kWh?", "100 MWh in France, CO2?"])
def test_requests_and_amounts_are_no_training(training, scenario, text):
    assert training.plan(scenario(text)) is None


def test_a_published_run_on_another_grid_is_a_formula(training, scenario):
    plan = training.plan(scenario("GPT-3をフランスで学習したらCO2は？"))
    assert plan is not None
    assert (plan.command, plan.options) == ("calculate", {"formula": "run:gpt-3:energy × grid:FR"})
