"""Whether work grows with its input as it should: a ratio of two times in one run, never a time by itself."""

import time
from collections.abc import Callable

NOISE = 0.05  # seconds that a busy machine may add to either measurement


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
