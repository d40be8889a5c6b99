"""What a calculation is to give: the figure and the unit that a question asks for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.library import Library
from bot.library.units import spelled
from bot.understanding.reading import Amount
from bot.understanding.tokens.amount import pounds
from bot.understanding.tokens.lexicon import Lexicon, Word
from bot.understanding.tokens.span import Spans
from bot.understanding.vocabulary import meanings, vocabulary

_OF_DIMENSION = {
    "energy": "energy", "mass": "carbon", "power": "power", "money": "cost", "yen": "cost", "volume": "water",
    "flop": "flop", "gpu-time": "gpu_hours", "time": "hours", "intensity": "grid", "distance": "distance",
}  # fmt: skip
_OF_UNIT = {"gpu": "gpu", "car": "car", "home": "home", "tree": "tree", "request": "request"}
_COUNTERS = {"枚": "gpu", "基": "gpu", "個": "gpu", "台": "gpu", "本": "tree", "軒": "home", "戸": "home"}
ASKED, _INTO, _NAMED, _LOOSE = 4, 3, 2, 1
# Which figure is meant where several are named as plainly as each other: the rarer says more.
_RANK = (
    "gpu_hours",
    "flop",
    "cost",
    "car",
    "home",
    "tree",
    "water",
    "power",
    "gpu",
    "hours",
    "carbon",
    "energy",
    "grid",
    "request",
    "distance",
)
_BEFORE = re.compile(r"(?:how (?:many|much)(?: [a-z0-9.,-]+){0,3}|what|which|何|なん|幾)[ ]?$")
_HOURS_OF = re.compile(r"(?:[a-z]{1,20}\d{1,6}[a-z]{0,20}|gpu|accelerator|chip|card)s?[ -]?$")
_INTO_BEFORE = re.compile(
    r"(?:→|->|=>|⇒|=)[ ]?[?]?[ ]?$"
    r"|(?<![a-z])(?:in|into|as|to|express(?:ed)? in|convert(?:ed)? to|number of)[ ](?:terms of |us |tons of )?$"
)
_INTO_BEHIND = re.compile(
    r"で(?!は|動|使|も|学|の)|に(?:$|[ ]?[?。!]|して|しろ|変換|変え|なお|直|換え|よろ|お願)"
    r"|に換算|換算|に直|にすると|にしたら|だと|でいう|単位|分(?!の)|相当|に相当"
    r"|も(?:$|[ ]?[?。!、])| too(?![a-z])| as well(?![a-z])"
    r"|-equivalent| equivalent| worth|'s? worth|-years?| needed"
)
_LISTED = re.compile(r"(?:(?<![a-z])(?:and|n|plus|or)|[&+,、と])[ ]?$")  # kWh and £
_OF_MACHINES = {"h", "day"}
_ALONE = re.compile(r"[ ]?(?:[?。!]|$|please|pls)")
_ONE_LETTER = 1
_PLAIN = re.compile(r"[a-z]")


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure that is asked for, its unit where one is named, and how plainly it is asked for (1 to 4)."""

    figure: str
    unit: str
    strength: int
    start: int
    end: int


class Goals:
    """Finds what is asked for."""

    def __init__(self, library: Library) -> None:
        self._units = library.units
        units = spelled(library.units.values())
        for unit_id in ("1", "item", "date", "x", "times", "call", "answer", "chat", "calls"):
            units.pop(unit_id, None)
        self._asked_units = Lexicon(dict.fromkeys(vocabulary()["compounds"], "-") | units)
        self._figures = Lexicon(meanings("figures"))

    def of(self, folded: str, amounts: Sequence[Amount]) -> tuple[Goal, ...]:
        """The figures asked for, the most plainly asked for first."""
        taken = Spans((a.start, a.end) for a in amounts)
        goals = [
            *self._by_unit(folded, taken),
            *self._by_counter(folded, taken, amounts),
            *self._by_name(folded, taken),
        ]
        best: dict[str, Goal] = {}
        for goal in sorted(goals, key=lambda g: (-g.strength, g.unit == "", g.start)):
            known = best.setdefault(goal.figure, goal)
            if not known.unit and goal.unit:
                best[goal.figure] = replace(known, unit=goal.unit)
        return tuple(sorted(best.values(), key=lambda g: (-g.strength, _RANK.index(g.figure))))

    def _by_unit(self, folded: str, taken: Spans) -> Iterator[Goal]:
        for word in self._asked_units.all(folded):
            if word.meaning == "-" or taken.touch(word.start, word.end):
                continue
            money = pounds(folded, word.end) if word.meaning == "lb" and folded[word.start] in "pポ" else ""
            unit = self._units[money or word.meaning]
            figure = _OF_UNIT.get(unit.id) or _OF_DIMENSION.get(unit.dimension)
            strength = _strength(folded, word)
            if figure is None or strength < self._least(folded, word, figure):
                continue
            if unit.id in _OF_MACHINES and _HOURS_OF.search(folded, max(0, word.start - 12), word.start):
                figure, unit = "gpu_hours", self._units["GPU-h"]
            yield Goal(figure, unit.id, strength, word.start, word.end)

    def _least(self, folded: str, word: Word[str], figure: str) -> int:
        """How plainly a unit must be asked for, so that a word that only looks like one is not taken for it."""
        spelling = folded[word.start : word.end]
        if figure == "hours":
            of_machines = self._units[word.meaning].id in _OF_MACHINES
            found = of_machines and _HOURS_OF.search(folded, max(0, word.start - 12), word.start)
            return _LOOSE if found else ASKED
        if figure in {"gpu", "request"}:
            return ASKED
        if figure in {"car", "home", "tree"}:
            return _INTO
        if figure == "cost" and not _PLAIN.match(spelling):
            listed = _LISTED.search(folded, max(0, word.start - 12), word.start)
            return _LOOSE if listed else _NAMED
        return _INTO if len(spelling) == _ONE_LETTER else _LOOSE

    def _by_counter(self, folded: str, taken: Spans, amounts: Sequence[Amount]) -> Iterator[Goal]:
        """何枚, 何台, 何本: what is counted, unless a noun beside it says otherwise."""
        for match in _ASKED_COUNTER.finditer(folded):
            if taken.touch(match.start(), match.end()):
                continue
            noun = self._figures.before(folded, match.start()) or self._figures.at(
                folded, match.end() + folded.startswith("の", match.end())
            )
            figure = noun.meaning if noun and noun.meaning in {"car", "home", "tree"} else _COUNTERS[match[1]]
            if match[1] == "台" and figure == "gpu" and self._about_cars(folded, amounts):
                figure = "car"
            yield Goal(figure, figure, ASKED, match.start(), match.end())

    def _about_cars(self, folded: str, amounts: Sequence[Amount]) -> bool:
        return "車" in folded or "クルマ" in folded or any(a.dimension == "mass" or a.per == "car" for a in amounts)

    def _by_name(self, folded: str, taken: Spans) -> Iterator[Goal]:
        for word in self._figures.all(folded):
            if taken.touch(word.start, word.end):
                continue
            strength = _LOOSE if folded[word.start] == "6" else max(_NAMED, _strength(folded, word))
            if word.meaning in {"car", "home", "tree", "gpu"} and strength < _INTO:
                continue
            yield Goal(word.meaning, "", strength, word.start, word.end)


_ASKED_COUNTER = re.compile(r"(?:何|なん|幾)(枚|基|個|台|本|軒|戸)")


def _strength(folded: str, word: Word[str]) -> int:
    if _BEFORE.search(folded, max(0, word.start - 30), word.start):
        return ASKED
    if _INTO_BEFORE.search(folded, max(0, word.start - 24), word.start) or _INTO_BEHIND.match(folded, word.end):
        return _INTO
    return _NAMED if _ALONE.match(folded, word.end) else _LOOSE
