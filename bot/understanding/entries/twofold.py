"""Two questions in one breath: what a word means, and a figure of it: "PUE meaning + what is Google's"."""

import re
from collections.abc import Iterator

_BETWEEN = re.compile(r"[?!。;+]+|\s(?:and|also|plus|&)\s|[、,]")


def halves(folded: str) -> Iterator[tuple[str, str]]:
    """The ways to take a folded question apart in two, at a mark or an "and"."""
    for between in _BETWEEN.finditer(folded):
        first, rest = folded[: between.start()].strip(), folded[between.end() :].strip()
        if first and rest:
            yield first, rest
