"""Which two facts two texts are about: how well each fits its text, and both each other."""

from collections.abc import Sequence
from itertools import product

from bot.library import Fact
from bot.library.spelling import fold
from bot.understanding.comparing import TIME, Asked
from bot.understanding.reading import Mention
from bot.understanding.sides import Side, Sides, years_in
from bot.understanding.words import features

_ASKABLE = {"carbon", "energy", "power", "money", "water", "gpu_time"}
_SAME_TOPIC, _SAME_NAME, _MAIN, _APART = 0.3, 0.2, 0.25, 0.5
_RIGHT_YEAR, _WRONG_YEAR = 0.4, 0.8
_NAMED, _NOT_NAMED = 0.4, 0.2
_SPOKEN = 1.2


class Pairs:
    """Pairs of facts of one library."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._spoken: dict[str, frozenset[str]] = {}

    def best(self, first: str, second: str, wish: Asked) -> tuple[float, Side, Side] | None:
        """The two facts that fit best, with how well; None where no two go together."""
        years = years_in(first), years_in(second)
        names = self._names(first), self._names(second)
        mine = self._fitting(first, names[0], names[1] - names[0], wish)
        yours = self._fitting(second, names[1], names[0] - names[1], wish)
        apart = bool(names[0] - names[1] and names[1] - names[0])
        best: tuple[float, Fact, Fact] | None = None
        for (a, fits), (b, suits) in product(mine, yours):
            kinship = self._kinship(a, b, wish)
            if wish.by != TIME and self._are_shares(a, b):
                continue
            if a.id == b.id or (kinship is None and not apart):
                continue
            score = fits + suits + (-_APART if kinship is None else kinship) + _NAMED * apart
            if best is None or score > best[0]:
                best = score, a, b
        if best is None:
            return None
        return best[0], self._sides.in_year(best[1], years[0]), self._sides.in_year(best[2], years[1])

    def _names(self, text: str) -> set[str]:
        return {m.id for m in self._sides.mentions.find(text) if m.shelf == "names"}

    def _fitting(self, text: str, named: set[str], others: set[str], wish: Asked) -> list[tuple[Fact, float]]:
        """The facts that a text may be about, with how well they fit its names, its years and its words."""
        wanted, years = features(cut(text, self._sides.mentions.find(text))), years_in(text)
        facts = self._sides.facts(text)
        if wish.by == TIME and any(fact.event for fact, _ in facts):
            facts = [(fact, score) for fact, score in facts if fact.event]
        found = []
        for fact, score in facts:
            fit = -_NAMED if others & set(fact.about) else 0.0
            if named:
                fit += _NAMED if named & set(fact.about) else -_NOT_NAMED
            if years:
                fit += _RIGHT_YEAR if int(fact.date[:4]) in years else -_WRONG_YEAR
            if wish.by == TIME:
                fit += _SPOKEN * len(wanted & self._spoken_of(fact)) / (len(wanted) or 1)
            found.append((fact, score + fit))
        return found

    def _kinship(self, a: Fact, b: Fact, wish: Asked) -> float | None:
        """How well two facts go together: topic, names, a measure that both have; None without one."""
        score = _SAME_TOPIC * (a.topic == b.topic) + _SAME_NAME * bool(set(a.about) & set(b.about))
        if wish.by == TIME:
            return score
        mine, yours = self._sides.measures(a), self._sides.measures(b)
        shared = mine.keys() & yours.keys() - {"duration"}
        if not shared or (wish.by in _ASKABLE and wish.by not in shared):
            return None
        return score + _MAIN * (next(iter(mine)) == next(iter(yours)))

    def _are_shares(self, a: Fact, b: Fact) -> bool:
        """Whether one of two unrelated facts, or all that both have, is a percentage or factor: of something else."""
        if a.topic == b.topic or set(a.about[:1]) & set(b.about[:1]):
            return False
        both = [self._sides.measures(fact).keys() - {"duration"} for fact in (a, b)]
        return {"share"} in both or both[0] & both[1] == {"share"}

    def _spoken_of(self, fact: Fact) -> frozenset[str]:
        """What the sentences of a fact speak of, in either language."""
        found = self._spoken.get(fact.id)
        if found is None:
            texts = [text for both in (fact.statement, fact.event) if both for text in (both.en, both.ja)]
            found = self._spoken[fact.id] = frozenset(f for text in texts for f in features(fold(text)))
        return found


def cut(text: str, mentions: Sequence[Mention]) -> str:
    """The text with blanks in place of names."""
    for mention in mentions:
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text
