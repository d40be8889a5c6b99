"""Whether work grows with its input as it should: a ratio of two times in one run, never a time by itself."""

import time
from collections.abc import Callable

NOISE = 0.05  # seconds that a busy machine may add to either measurement
SLIGHT = 0.01  # seconds below which growth cannot be told from noise


def seconds(work: Callable[[str], object], text: str) -> float:
    """The least CPU time of three tries."""
    tries = []
    for _ in range(3):
        start = time.process_time()
        work(text)
        tries.append(time.process_time() - start)
    return min(tries)


def grows_gently(work: Callable[[str], object], unit: str, short: int, long: int) -> bool:
    """Whether a text of `long` characters costs at most the square of what its length says against a `short` one."""
    few, many = (unit * (length // len(unit) + 1) for length in (short, long))
    return seconds(work, many[:long]) <= (long / short) ** 2 * seconds(work, few[:short]) + NOISE


def grows_in_step(work: Callable[[str], object], start: str, unit: str, longest: int) -> bool:
    """Whether a text of `start` and many `unit`s costs twice as much when it is twice as long, not four times.

    The text ends in a character that fits nothing, so that whatever matched so far has to be given up.
    """
    if once(work, _ended(start, unit, longest // 4)) < SLIGHT and once(work, _ended(start, unit, longest)) < SLIGHT:
        return True
    before = SLIGHT
    for length in (longest // 8, longest // 4, longest // 2, longest):
        took = seconds(work, _ended(start, unit, length))
        if took > 3 * before:
            return False
        before = max(took, SLIGHT)
    return True


def _ended(start: str, unit: str, length: int) -> str:
    return f"{start}{unit * (length // len(unit))}"[: length - 1] + "\x00"


def once(work: Callable[[str], object], text: str) -> float:
    """The CPU time of one try."""
    start = time.process_time()
    work(text)
    return time.process_time() - start
