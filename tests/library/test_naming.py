"""What makes two names two things."""

import pytest

from bot.library.naming import parts, says_less, slip_of, told_apart


@pytest.mark.parametrize(
    ("one", "other"), [("RTX4090", "rtx 4090"), ("Qwen3-235B", "Qwen 3 235B"), ("Tesla V100-SXM2", "tesla v100 sxm2")]
)
def test_one_name_has_the_same_parts_however_it_is_joined(one, other):
    assert parts(one) == parts(other)


def test_makers_and_memory_tell_nothing_apart_and_words_of_size_do():
    assert not told_apart(parts("NVIDIA GPU HBM3"))
    assert told_apart(parts("laptop"))
    assert told_apart(parts("4"))
    assert says_less(parts("A22B 80GB NVIDIA"))
    assert not says_less(parts("Pro"))


@pytest.mark.parametrize(
    ("wanted", "spelling", "is_slip"),
    [
        ("nvidea", "nvidia", True),
        ("microsft", "microsoft", True),
        ("maia200", "maia100", False),
        ("mi300b", "mi300a", False),
        ("deepseekr2", "deepseekv2", False),
        ("gemini25por", "gemini25pro", False),
        ("h100", "b100", False),
    ],
)
def test_a_slip_is_a_letter_and_never_a_digit(wanted, spelling, is_slip):
    assert (slip_of(wanted, [spelling]) == spelling) is is_slip
