"""How often one person may ask: a token bucket per person, in memory only."""

import time
from collections.abc import Callable

from bot.errors import Refusal

_KEPT = 10_000


class Cooldown:
    """At most `answers` per `seconds` and person; `None` switches it off."""

    def __init__(self, rate: tuple[int, float] | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._clock = rate, clock
        self._buckets: dict[str, tuple[float, float]] = {}

    def check(self, person: str) -> None:
        """Take one answer from the person's bucket; raises Refusal with the seconds to wait when it is empty."""
        if self._rate is None or not person:
            return
        answers, seconds = self._rate
        now = self._clock()
        tokens, then = self._buckets.pop(person, (float(answers), now))
        tokens = min(float(answers), tokens + (now - then) * answers / seconds)
        if tokens < 1:
            self._buckets[person] = (tokens, now)
            raise Refusal("cooldown", seconds=(1 - tokens) * seconds / answers)
        self._buckets[person] = (tokens - 1, now)
        if len(self._buckets) > _KEPT:
            del self._buckets[next(iter(self._buckets))]
