"""What a question says around an amount."""

import pytest

from bot.understanding.context import Context
from bot.understanding.reading import Amount


def _amount(unit: str, dimension: str, per: str = "") -> Amount:
    return Amount(3.0, unit, dimension, 0, 1, per)


def test_amounts_tell_what_else_is_spoken_of():
    context = Context("", [_amount("kWh", "energy", "request"), _amount("token", "count")], has_gpu_name=False)
    assert context.has_energy
    assert context.has_requests
    assert context.has_tokens
    assert context.may_be_priced
    assert not context.has_gpus
    assert not context.has_power


def test_a_named_accelerator_draws_power():
    context = Context("", [], has_gpu_name=True)
    assert context.has_gpus
    assert context.has_power
    assert not context.has_count


@pytest.mark.parametrize(
    ("folded", "things"), [("two cars and a cedar", {"car", "tree"}), ("carbon of 3 runs", set()), ("家庭で", {"home"})]
)
def test_things_are_named_in_words(folded: str, things: set[str]):
    assert Context(folded, [], has_gpu_name=False).things == things
