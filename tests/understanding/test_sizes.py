"""Models that only their size tells from another one of their family."""

import pytest

from bot.understanding import Understanding


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Llama 3.1 405B and the 70B", "llama 3.1 405b and the llama 3.1 70b"),
        ("Llama 2の70Bは13Bの何倍", "llama 2 70bはllama 2 13bの何倍"),
        ("Is the 8B of Llama 3.1 smaller", "is the llama 3.1 8b of llama 3.1 smaller"),
        ("a 70B model on 2T tokens", "a 70b model on 2t tokens"),
        ("GPT-3 on 400B tokens", "gpt-3 on 400b tokens"),
    ],
)
def test_a_size_is_of_the_family_that_has_it(understanding: Understanding, text: str, meant: str):
    assert understanding.query(understanding._asking.question_in(text)).folded == meant
