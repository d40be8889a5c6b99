"""Two values of one column of a table."""

import pytest

from bot.understanding import Understanding


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Which was trained on more tokens, GPT-3 or Llama 3.1 405B?",
            "training_runs/gpt-3/tokens_b",
            "llama-3.1-405b",
        ),
        ("mixtralとdeepseek-v3、アクティブパラメータ多いのどっち", "models/mixtral-8x7b/active_b", "deepseek-v3"),
        ("Has Amazon's region in Mumbai or that in Stockholm the lower PUE?", "aws:ap-south-1/pue", "aws:eu-north-1"),
        ("DGX H100 vs DGX B200, rated power", "systems/dgx-h100/rated_w", "systems/dgx-b200/rated_w"),
        ("Llama 2の70Bの学習のCO2は13Bの何倍ですか", "run:llama-2-70b", "run:llama-2-13b"),
        ("sd-turbo vs sdxl base energy per image, how many x more", "use:aies-image-sd-turbo", "aies-image-sdxl-base"),
        ("1回答のCO2、MistralとGeminiの公表値どちらが大きい", "mistral-2025-carbon", "gemini-2025-carbon"),
    ],
)
def test_the_values_of_both_are_the_sides(understanding: Understanding, text: str, first: str, second: str):
    reading = understanding.read(text)
    assert reading.intent == "compare", reading
    assert first in str(reading.options["first"])
    assert second in str(reading.options["second"])


@pytest.mark.parametrize(
    "text",
    [
        "which has the lower embodied carbon, h100 or a100",
        "Which has the higher PUE, BLOOM's training site or OPT's?",
        "Which needs more energy per terahash, an Antminer S9 or an Antminer S21?",
        "Llama 3とLlama 2の学習トークン数は何倍違う？",
    ],
)
def test_what_is_not_known_of_both_is_no_other_measure(understanding: Understanding, text: str):
    assert understanding.read(text).intent != "compare"
