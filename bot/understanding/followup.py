"""Questions that only make sense after earlier ones: "and the CO2?", "じゃあ2030年は？", "why?"."""

import math
import re
from collections.abc import Iterator, Sequence

from bot.understanding.mentions import Mentions
from bot.understanding.phrases import phrases
from bot.understanding.reading import Amount, Mention
from bot.understanding.tokens import Quantities
from bot.understanding.words import features

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_NUMBER = re.compile(r"\d[\d,.]*")
_OTHER_READER = {"reader-1": "reader 2", "reader-2": "reader 1"}
_NAMED = {"names", "terms"}
_INPUTS = ("accelerators", "grids")
_MEASURES = {"#energy", "#carbon", "#water", "#money", "#cars"}
_ONWARD = {"#reason", "#after", "#time", "#progress"}
_FEW, _SEVERAL = 2, 3
_EDGE = " 、,。.!?"


class Followups:
    """Completes questions with what they take from earlier ones."""

    def __init__(self, mentions: Mentions, quantities: Quantities) -> None:
        self._mentions, self._quantities = mentions, quantities

    def continued(self, question: str, earlier: Sequence[str]) -> str:
        """The question as it would be asked alone, after the earlier ones (oldest first)."""
        before = ""
        for one in (*earlier, question):
            before = self._joined(one, before) if before else one
        return before

    def goes_on(self, question: str) -> bool:
        """Whether a follow-up asks for the reason of what was told, or for what came after it."""
        onward = phrases("onward")
        return bool(onward.search(question)) and not features(onward.sub(" ", question)) - _ONWARD

    def _joined(self, question: str, earlier: str) -> str:
        rest = " ".join(phrases("speech").sub(" ", question).split()).strip(_EDGE)
        old, new = self._mentions.find(earlier), self._mentions.find(rest)
        own = features(rest)
        if phrases("origin").search(rest) and not new:
            return earlier
        if phrases("other").search(rest) and (readers := [m for m in old if m.id in _OTHER_READER]):
            return _replaced(earlier, [(readers[0].start, readers[0].end, _OTHER_READER[readers[0].id])])
        if not own and not new and not any(map(str.isdigit, rest)):
            return f"{rest} {earlier}" if phrases("bare").search(rest) else earlier
        if phrases("employer").search(rest) and (firm := self._mentions.employer(old)):
            return phrases("employer").sub(firm, rest)
        leans = phrases("points_back").search(rest) or phrases("starts_on").search(rest)
        words = [sign for sign in features(without(rest, new)) if sign[0] != "#"]
        if not leans and len(words) > (_FEW if new else _SEVERAL) and rest == question.strip(_EDGE):
            return question
        changed = _other_year(rest, earlier) or self._other_inputs(rest, earlier, old, new)
        return changed or _merged(rest, earlier, old, new)

    def _other_inputs(self, rest: str, earlier: str, old: Sequence[Mention], new: Sequence[Mention]) -> str | None:
        """The earlier calculation with the amounts, chips and places that are now given in place of its own."""
        given = self._quantities.find(earlier, old)
        if not given:
            return None
        changes: list[tuple[int, int, str]] = []
        for shelf in _INPUTS:
            fresh = next((m for m in new if m.shelf == shelf), None)
            if fresh is not None:
                stale = next(((m.start, m.end) for m in old if m.shelf == shelf), (len(earlier), len(earlier)))
                changes.append((*stale, rest[fresh.start : fresh.end]))
        for amount in self._quantities.find(rest, new):
            if not amount.unit and amount.spelled:
                continue
            if not amount.unit and (place := _like(amount, earlier, given)):
                changes.append((*place, rest[amount.start : amount.end]))
                continue
            same = (a for a in given if a.dimension == amount.dimension and a.per == amount.per)
            stale = next(((a.start, a.end) for a in same), (len(earlier), len(earlier)))
            changes.append((*stale, rest[amount.start : amount.end]))
        if not changes and phrases("loaded").search(rest):
            return f"{earlier} {rest}"
        return _replaced(earlier, changes) if changes else None


def _like(bare: Amount, earlier: str, given: Sequence[Amount]) -> tuple[int, int] | None:
    """Where the earlier number stands that a bare one replaces: the one of the nearest size."""
    sized = [amount for amount in given if amount.value > 0]
    if not sized or bare.value <= 0:
        return None
    near = min(sized, key=lambda amount: abs(math.log(amount.value) - math.log(bare.value)))
    number = _NUMBER.search(earlier, near.start, near.end)
    return number.span() if number else None


def _other_year(rest: str, earlier: str) -> str | None:
    """The earlier question with the year before or after, or with the year that is now asked for."""
    found = _YEAR.search(earlier)
    if found is None:
        return None
    if step := -1 if phrases("year_before").search(rest) else 1 if phrases("year_after").search(rest) else 0:
        return _YEAR.sub(str(int(found[1]) + step), earlier)
    year = _YEAR.search(rest)
    return _YEAR.sub(year[1], earlier) if year and len(features(rest)) <= _FEW else None


def _merged(rest: str, earlier: str, old: Sequence[Mention], new: Sequence[Mention]) -> str:
    """The new words with the earlier names; or the earlier question with its one name exchanged for a new one."""
    named = [m for m in new if m.shelf in _NAMED]
    known = list(_taken(rest, earlier, old))
    swaps = named and len({m.id for m in known}) == 1 and named[0].shelf == known[0].shelf
    if swaps and not phrases("points_back").search(rest) and not features(without(rest, named)):
        return _replaced(earlier, [(known[0].start, known[0].end, rest[named[0].start : named[0].end])])
    taken = [earlier[m.start : m.end] for m in known if m.id not in {n.id for n in named}]
    return f"{rest} ({' '.join(dict.fromkeys(taken))})" if taken else f"{rest} {earlier}"


def _taken(rest: str, earlier: str, old: Sequence[Mention]) -> Iterator[Mention]:
    """The earlier names; without a measure ("CO2") where another one is asked for now."""
    measured, pointed = features(rest) & _MEASURES, phrases("points_back").search(rest)
    for mention in old:
        if pointed and _is_likeness(earlier, mention):
            continue
        replaced = measured and features(_of(earlier, mention)) & _MEASURES
        if mention.shelf == "names" or (mention.shelf == "terms" and not replaced):
            yield mention


def _is_likeness(earlier: str, mention: Mention) -> bool:
    """Whether something was only compared with what is named here: "compared GPUs to rare earths"."""
    before = phrases("likened_to").search(earlier, 0, mention.start)
    return bool(before or phrases("likened_as").search(earlier[mention.end :]))


def _of(text: str, mention: Mention) -> str:
    return text[mention.start : mention.end]


def without(text: str, mentions: Sequence[Mention]) -> str:
    """The text with spaces where these names stood."""
    return _replaced(text, [(m.start, m.end, " " * (m.end - m.start)) for m in mentions])


def _replaced(text: str, changes: Sequence[tuple[int, int, str]]) -> str:
    """The text with other words at these places; at its end, set off by a space."""
    for start, end, words in sorted(changes, reverse=True):
        text = f"{text[:start]}{words if start < end else ' ' + words}{text[end:]}"
    return text
