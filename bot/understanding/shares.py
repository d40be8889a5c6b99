"""The last answer so many per cent more or less ("minus 30%", 25%減), or counted by the asker's own factor."""

from collections.abc import Callable, Mapping

from bot.understanding.leaning import Leaning
from bot.understanding.phrases import phrases
from bot.understanding.reading import Amount, Reading
from bot.understanding.slots import TAKES, Change, with_change

_COUNTED = {"energy", "mass"}
_EQUIVALENT = ("equivalent", "")


# converts the leading figure of an answer, in a language, with options and a figure to lead with
Converts = Callable[[Reading, str, dict[str, object], tuple[str, str] | None], Reading | None]


class Shares:
    """Sets the figure of the last answer against an amount of the asker's own."""

    def __init__(self, converted: Converts) -> None:
        self._converted = converted

    def grown(self, lean: Leaning, last: Reading, lang: str) -> Reading | None:
        """The last figure with so many per cent added or taken away."""
        line = lean.query.folded
        share = _only(lean)
        if share is None or share.dimension != "ratio" or lean.names or not phrases("grown").search(line):
            return None
        size = abs(share.value)
        return self._converted(last, lang, {"growth": -size if phrases("shrunk").search(line) else size}, None)

    def counted(self, lean: Leaning, last: Reading, lang: str) -> Reading | None:
        """How many of something that is so much each the last figure makes: full charges of a 60 kWh battery."""
        one = _only(lean)
        if one is None or one.dimension not in _COUNTED or one.per not in {"", "each"} or one.value <= 0:
            return None
        if not phrases("own_kind").search(lean.query.folded):
            return None
        options: Mapping[str, object] = {"per": f"{one.value:.12g} {one.unit}"}
        if last.base is None and "per" in TAKES.get(last.command, ()):
            return with_change(last, Change(options, _EQUIVALENT))
        return self._converted(last, lang, dict(options), _EQUIVALENT)


def _only(lean: Leaning) -> Amount | None:
    """The one amount of a line."""
    found = [a for a in lean.query.amounts if not a.is_word]
    return found[0] if len(found) == 1 else None
