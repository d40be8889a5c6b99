"""The last question with another size in it."""

from bot.understanding import Understanding


def test_the_last_question_of_another_size(understanding: Understanding):
    last = understanding.read("how many tokens was Llama 3.1 405B trained on?")
    found = understanding.read("and the 70B?", last=last)
    assert "llama-3.1-70b" in str(found.options), found
