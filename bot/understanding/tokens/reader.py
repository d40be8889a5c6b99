"""The reader of quantities: each number with its unit, then what belongs together."""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from itertools import islice

from bot.library import Library
from bot.understanding.reading import Amount, Mention
from bot.understanding.tokens import duration, machine, own_noun, shorthand, total
from bot.understanding.tokens import range as ranges
from bot.understanding.tokens.amount import amount_of
from bot.understanding.tokens.around import Around
from bot.understanding.tokens.date import is_no_amount
from bot.understanding.tokens.letters import Letters
from bot.understanding.tokens.numeral import numerals
from bot.understanding.tokens.rate import Rates
from bot.understanding.tokens.span import Spans
from bot.understanding.tokens.spellings import Spellings

_ARTICLE = re.compile(r"a \d")
_NAMED = {"names", "terms", "accelerators", "systems", "models", "cloud_regions", "unknown"}
_POINTS_GROUP = re.compile(r"(?<![\d,])\d+,\d{1,2}(?![\d,])|\d\.\d{3}[.,]\d")
_MOST = 500


class Quantities:
    """Reads amounts with the units of one library."""

    def __init__(self, library: Library) -> None:
        self._words = Spellings(library)
        self._rates = Rates(self._words)
        self.letters = Letters(library.units)

    def find(self, folded: str, mentions: Sequence[Mention] = ()) -> list[Amount]:
        """The amounts of a folded text, in order; digits in names and dates are left out.

        A number without a unit has unit "" and dimension "", one in a unit that is not known dimension "unknown", one
        after "PUE" dimension "pue". `per` holds what a rate is for, the most specific first ("kWh", "each", "request",
        "person day", "machine"), or "total".
        """
        if own := own_noun.counted(folded, self._words.lexicon):
            return self._knowing(own).find(folded, mentions)
        words = self._words
        each = duration.weekly(folded, list(self._each(folded, mentions)), words)
        amounts = ranges.joined(folded, duration.joined(folded, each, words))
        amounts = own_noun.referred(folded, self._rates.in_front(folded, amounts))
        amounts = shorthand.spelled_out(folded, amounts, words)
        return total.marked(folded, machine.joined(folded, duration.recurring(folded, amounts, words)))

    def _knowing(self, nouns: Iterable[str]) -> "Quantities":
        """The same, for which these nouns are requests."""
        other = copy(self)
        other._words = self._words.knowing(nouns)
        other._rates = Rates(other._words)
        return other

    def _each(self, folded: str, mentions: Sequence[Mention]) -> Iterator[Amount]:
        """Each number as an amount, and times without a number (a day and a half, 9am to 5pm)."""
        times, last = list(duration.written_out(folded, self._words)), 0
        for a in self._numbers(folded, mentions):
            while times and times[0].start <= a.n.start:
                last = times[0].end
                yield times.pop(0)
            amount = None if a.n.start < last or is_no_amount(a) else amount_of(a)
            if amount is not None and not _is_of_name(amount, a.starts.get(a.n.start)):
                amount = self._rates.behind(folded, amount, a.starts)
                last = amount.end
                yield amount
        yield from times

    def _numbers(self, folded: str, mentions: Sequence[Mention]) -> Iterator[Around]:
        """Each number that is no part of a name, with what stands around it."""
        mentions = [m for m in mentions if not _ARTICLE.match(folded, m.start, m.end)]
        starts = {m.start: m.end for m in mentions if m.shelf == "accelerators"}
        ends = {end: start for start, end in starts.items()}
        systems = frozenset(m.start for m in mentions if m.shelf == "systems")
        named = Spans((m.start, m.end) for m in mentions if m.shelf in _NAMED)
        points = _POINTS_GROUP.search(folded) is not None
        for numeral in islice(numerals(folded), _MOST):
            if not named.hold(numeral.start, numeral.end):
                yield Around(folded, numeral, self._words, starts, ends, systems, points)


def _is_of_name(amount: Amount, name_end: int | None) -> bool:
    """Whether an amount is only the number of a name that starts where it does: 4090s are no seconds."""
    return name_end is not None and (not amount.unit or amount.end <= name_end)
