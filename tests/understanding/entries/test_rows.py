"""Rows of tables answer where a question asks for one of their values and for nothing else."""

import pytest

from bot.library import Library
from bot.library.cells import cell
from bot.understanding import Understanding
from bot.understanding.entries.rows import Rows


@pytest.mark.parametrize(
    ("question", "address"),
    [
        ("how many watts does an H100 draw", "accelerators/h100-sxm/tdp_w"),
        ("B200の消費電力は？", "accelerators/b200-sxm/tdp_w"),
        ("when was the H200 released", "accelerators/h200-sxm/release_year"),
        ("carbon intensity of Poland's grid", "grids/PL/intensity_g"),
        ("電力の排出係数、ドイツは？", "grids/DE/intensity_g"),
        ("how many parameters does Mixtral 8x7B have", "models/mixtral-8x7b/total_b"),
        ("GPT-4のパラメータ数は？", "models/gpt-4/total_b"),
        ("Meta's Llama 4: CO2 of training?", "training_runs/llama-4-maverick/carbon_t"),
        ("how many gpu hours to train llama 3.1 405b", "training_runs/llama-3.1-405b/hours"),
        ("llama 3.1 70b training co2, how many tons", "training_runs/llama-3.1-70b/carbon_t"),
        ("what is the grid intensity of Poland", "grids/PL/intensity_g"),
        ("water for 1 chatgpt prompt", "measurements/altman-2025-water/value"),
        ("ChatGPTに1回きくと何Wh", "measurements/altman-2025-energy/value"),
        ("PUE of AWS us-east-1", "cloud_regions/aws:us-east-1/pue"),
    ],
)
def test_a_row_answers(understanding: Understanding, question: str, address: str):
    reading = understanding.read(question)
    assert reading.intent == "row"
    assert reading.options["topic"].split(",")[0] == address


@pytest.mark.parametrize(
    "question",
    [
        "how many watts does an H100 draw in Poland for 3 days",
        "what colour is the H100",
        "power draw of MI450X",
        "Kosovo grid intensity",
        "who trained Llama 4",
        "is the H100's power 700 W?",
        "H100とA100の消費電力の差は",
        "why does an H100 draw so many watts",
    ],
)
def test_no_row_answers_something_else(understanding: Understanding, question: str):
    assert understanding.read(question).intent != "row"


def test_a_fact_about_just_that_place_comes_first(understanding: Understanding):
    assert understanding.read("日本の電力の排出係数は").options["topic"] == "c-japan-factor"


def test_all_addresses_lead_to_a_value(understanding: Understanding, library: Library):
    found = Rows(library).asked(understanding.alone("GPT-4oの1回あたりの電力"))
    assert 1 < len(found) <= 3
    assert all(cell(address, library) for address in found)
