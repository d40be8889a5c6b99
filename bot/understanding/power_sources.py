"""Power sources in a text, only where one is meant as the electricity: on coal power, with solar, 石炭火力だけで."""

import re
from collections.abc import Iterator
from functools import cached_property

from bot.library import Library
from bot.library.spelling import fold
from bot.understanding.reading import Mention
from bot.understanding.wordlists import names_wordlists

_LEVEL = "source"


class PowerSources:
    """Finds the power sources of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @cached_property
    def _ids(self) -> dict[str, str]:
        rows = {i for i, grid in self._library.grids.items() if grid.level == _LEVEL}
        return {fold(s): i for s, i in self._library.find.spellings("grids") if i in rows}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        names = sorted(self._ids, key=len, reverse=True)
        latin = "|".join(re.escape(name) for name in names if name.isascii())
        others = "|".join(re.escape(name) for name in names if not name.isascii())
        if not (latin and others):
            return None
        words = names_wordlists()
        return re.compile(words["powered_by"].format(latin=latin, others=others))

    def find(self, folded: str) -> Iterator[Mention]:
        """The power sources that something runs on, as grids."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(folded):
            group = "latin" if match["latin"] else "others"
            yield Mention("grids", self._ids[match[group]], match.start(group), match.end(group))
