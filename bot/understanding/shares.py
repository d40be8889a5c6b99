"""The last answer so many per cent more or less ("minus 30%", 25%減), or counted by the asker's own factor."""

from bot.understanding.converted import Converted
from bot.understanding.phrases import phrases
from bot.understanding.reading import Amount, Reading
from bot.understanding.slots import TAKES, Change, with_change
from bot.understanding.turn import Turn

_COUNTED = {"energy", "mass"}
_EQUIVALENT = ("equivalent", "")


class Shares:
    """Sets the figure of the last answer against an amount of the asker's own."""

    def __init__(self, converted: Converted) -> None:
        self._converted = converted

    def grown(self, turn: Turn) -> Reading | None:
        """The last figure with so many per cent added or taken away."""
        share = _only(turn)
        if share is None or share.dimension != "ratio" or turn.lean.names or not phrases("grown").search(turn.line):
            return None
        sign = -1 if phrases("shrunk").search(turn.line) else 1
        return self._converted.of(turn, {"growth": sign * abs(share.value)})

    def counted(self, turn: Turn) -> Reading | None:
        """How many of something that is so much each the last figure makes: full charges of a 60 kWh battery."""
        one = _only(turn)
        if one is None or one.dimension not in _COUNTED or one.per not in {"", "each"} or one.value <= 0:
            return None
        if not phrases("own_kind").search(turn.line):
            return None
        options = {"per": f"{one.value:.12g} {one.unit}"}
        if turn.last.base is None and "per" in TAKES.get(turn.last.command, ()):
            return with_change(turn.last, Change(options, _EQUIVALENT))
        return self._converted.of(turn, options, _EQUIVALENT)


def _only(turn: Turn) -> Amount | None:
    """The one amount of a line."""
    found = turn.lean.amounts
    return found[0] if len(found) == 1 else None
