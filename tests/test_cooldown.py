"""Nobody asks more often than allowed, and nobody waits longer than said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cooldown import Cooldown
from bot.errors import Refusal


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def test_the_sixth_answer_waits_as_long_as_it_says():
    clock = Clock()
    cooldown = Cooldown((5, 10.0), clock)
    for _ in range(5):
        cooldown.check("a")
    with pytest.raises(Refusal) as refused:
        cooldown.check("a")
    assert refused.value.data["seconds"] == pytest.approx(2.0)
    cooldown.check("b")
    clock.now += 2.0
    cooldown.check("a")


def test_off_and_the_terminal_never_wait():
    for cooldown, person in ((Cooldown(None), "a"), (Cooldown((1, 1000.0)), "")):
        for _ in range(50):
            cooldown.check(person)


@given(st.lists(st.floats(0, 5), max_size=60))
def test_never_more_than_the_rate_and_a_full_bucket(waits):
    clock, told = Clock(), []
    cooldown = Cooldown((3, 6.0), clock)
    for wait in waits:
        clock.now += wait
        try:
            cooldown.check("a")
        except Refusal as refusal:
            told.append(refusal.data["seconds"])
    assert all(0 < seconds <= 2.0 for seconds in told)
    assert len(waits) - len(told) <= 3 + clock.now * 3 / 6.0 + 1e-6


def test_memory_is_bounded():
    cooldown = Cooldown((1, 10.0), Clock())
    for person in range(25_000):
        cooldown.check(str(person))
    assert len(cooldown._buckets) <= 10_000
