"""What a text is about, as a set of signs: names ("@hive"), numbers ("=1287"), and the features of all other words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from bot.understanding.mentions import Mentions
from bot.understanding.reading import Mention
from bot.understanding.tokens import Numeral, numerals
from bot.understanding.words import features

_NAMED = {"names", "terms"}
_SMALLEST = 4.0
_LINES = 20_000  # curated lines read once for the index and again, one by one, for the entries that come near
_DIGIT = re.compile(r"[0-9]")


class Signs:
    """Reads signs from texts with the names of one library."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._of_line = lru_cache(maxsize=_LINES)(self.inside)

    def of(self, folded: str) -> set[str]:
        """The signs of a curated text."""
        return self.without(folded, self._mentions.find(folded, slips=False))

    def all(self, folded: str) -> set[str]:
        """The signs of curated lines, with the words inside their names."""
        return set().union(*map(self._of_line, folded.split("\n")))

    def inside(self, line: str) -> frozenset[str]:
        """The signs of one line, with the words inside its names; nothing of it is remembered."""
        found = features(line)
        found.update(f"@{ids[0]}" for entries in self._mentions.named(line) if len(ids := _first(entries)) == 1)
        if _DIGIT.search(line):
            found.update(number_sign(n.value) for n in _numbers(line))
        return frozenset(found)

    def without(self, folded: str, mentions: Iterable[Mention]) -> set[str]:
        """The signs of a text in which these names were found."""
        spans = _by_span(mentions)
        numbers = list(_numbers(folded))
        signs = {*_names(spans), *(number_sign(n.value) for n in numbers)}
        for (start, end), meant in spans.items():
            if len(_ids(meant)) == 1:
                signs.update(sign for sign in features(folded[start:end]) if sign[0] == "#")
        known = [span for span, meant in spans.items() if len(_ids(meant)) == 1]
        return signs | features(_blanked(folded, [*known, *((n.start, n.end) for n in numbers)]))


def _by_span(mentions: Iterable[Mention]) -> Mapping[tuple[int, int], list[Mention]]:
    spans: dict[tuple[int, int], list[Mention]] = {}
    for mention in mentions:
        spans.setdefault((mention.start, mention.end), []).append(mention)
    return spans


def _ids(meant: Iterable[Mention]) -> list[str]:
    return _first([(m.shelf, m.id) for m in meant])


def _first(entries: Iterable[tuple[str, str]]) -> list[str]:
    """What one spelling names: names and terms first, rows of tables only where there are none."""
    return [i for shelf, i in entries if shelf in _NAMED] or list(dict.fromkeys(i for _, i in entries))[:1]


def _names(spans: Mapping[tuple[int, int], list[Mention]]) -> Iterator[str]:
    for meant in spans.values():
        ids = _ids(meant)
        if len(ids) == 1:
            yield "@" + ids[0]


def _numbers(folded: str) -> Iterator[Numeral]:
    """The numbers of a text, but not a spelled-out one, two or three."""
    return (numeral for numeral in numerals(folded) if not numeral.spelled or numeral.value > _SMALLEST)


def number_sign(value: float) -> str:
    """The sign of a number, to four digits."""
    return f"={value:.4g}"


def _blanked(folded: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        folded = folded[:start] + " " * (end - start) + folded[end:]
    return folded
