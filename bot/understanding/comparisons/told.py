"""Two halves that speak of facts."""

from bot.understanding.comparisons.facts import PUE, About, Fitting, years_in
from bot.understanding.comparisons.halves import Half
from bot.understanding.comparisons.sides import MODELS, Sides
from bot.understanding.comparisons.unparted import Two
from bot.understanding.comparisons.wish import Asked, phrase
from bot.understanding.words import features


class Told:
    """Reads both halves of a text as facts."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides

    def two(self, wish: Asked, half: Half) -> Two | None:
        """The two facts that the halves are about, each with what stands around it."""
        texts = [f"{half.before} {text} {half.behind}" for text in self._alike(half)]
        first, second = (self._names(text) for text in texts)
        borrowed, facts = bool(first | second), self._sides.facts
        fitting = []
        for text, own, names, others in ((texts[0], half.first, first, second), (texts[1], half.second, second, first)):
            about = About(features(text), names, others - names, years_in(text))
            near = self._with_pue(text, self._near(text, own, borrowed))
            fitting.append(facts.fitting(near, about, wish.by))
        found = facts.pair(fitting[0], fitting[1], bool(first - second and second - first), wish)
        return found and (facts.in_year(found[0], years_in(texts[0])), facts.in_year(found[1], years_in(texts[1])))

    def _near(self, text: str, own: str, borrowed: bool) -> list[Fitting]:
        """The facts that a half may be about; of a half whose name is borrowed, only names can be strange."""
        if not self._sides.says(own):
            return []
        loosely = borrowed and not self._sides.mentions.find(own)
        return [f for f in self._sides.candidates(text) if not self._sides.is_strange(own, f[0], loosely)]

    def _with_pue(self, text: str, near: list[Fitting]) -> list[Fitting]:
        """The facts whose main figure is a PUE, where a text asks for it."""
        if not any(m.id == PUE for m in self._sides.mentions.find(text)):
            return near
        return [(fact, score) for fact, score in near if next(iter(self._sides.facts.measures(fact)), None) == PUE]

    def _names(self, text: str) -> set[str]:
        return {m.id for m in self._sides.mentions.find(text) if m.shelf in MODELS}

    def _alike(self, half: Half) -> tuple[str, str]:
        """Both halves; one that names nobody is about the one that the other names."""
        names = []
        for text in (half.first, half.second):
            found = self._sides.mentions.find(text)
            names.append(text[found[0].start : found[0].end] if found else "")
        own = [
            bool(name or phrase("everyone").search(text))
            for name, text in zip(names, (half.first, half.second), strict=True)
        ]
        first = half.first if own[0] else f"{names[1]} {half.first}".strip()
        return first, half.second if own[1] else f"{names[0]} {half.second}".strip()
