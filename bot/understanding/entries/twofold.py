"""Two questions in one breath: what a word means, and a figure of it: "PUE meaning + what is Google's"."""

import re
from collections.abc import Iterator
from itertools import islice

_BETWEEN = re.compile(r"[?!。;+]+|\s(?:and|also|plus|&)\s|[、,]")
_MOST = 6  # nobody asks so much in one breath


def halves(folded: str) -> Iterator[tuple[str, str]]:
    """The ways to take a folded question apart in two, at a mark or an "and"."""
    for between in islice(_BETWEEN.finditer(folded), _MOST):
        first, rest = folded[: between.start()].strip(), folded[between.end() :].strip()
        if first and rest:
            yield first, rest
