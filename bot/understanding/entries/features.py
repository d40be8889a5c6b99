"""The few numbers by which an entry is judged: each between 0 and about 1, and what they weigh is learned."""

from collections.abc import Mapping

from bot.understanding.entries.index import Hit
from bot.understanding.entries.query import READERS, Query
from bot.understanding.entries.wanted import Case

FEATURES = (
    "held", "told", "alike", "like", "rest", "lacking attributes", "kind", "voice", "unasked names",
    "term", "name", "unheard", "always",
)  # fmt: skip
_TEN, _MOST = 10.0, 2


def features(case: Case) -> Mapping[str, float]:
    """How well an entry fits a question, by the name of each feature; "always" is 1."""
    hit, shelf = case.hit, case.hit.entry.shelf
    values = (
        hit.held / _TEN,
        hit.told,
        hit.alike,
        hit.like,
        hit.rest,
        len(case.lacking),
        case.query.asked.kind in hit.kinds,
        _is_voice(hit, case.query),
        _unasked(case),
        shelf == "terms",
        shelf == "names",
        min(case.wanted.unheard, _MOST) / _MOST,
        1.0,
    )
    return dict(zip(FEATURES, map(float, values), strict=True))


def _unasked(case: Case) -> float:
    """How many of the names that an entry is about the question leaves out: none, or nearly all."""
    names = case.hit.entry.names
    return len(names - case.query.signs) / (len(names) + 1)


def _is_voice(hit: Hit, query: Query) -> bool:
    """Whether a reader or the commentary speaks, and is asked about; or neither."""
    asked = "#reader" in query.signs or any(m.id in READERS for m in query.mentions)
    speaks = any("@" + reader in hit.said for reader in READERS)
    commented = "#commentary" in query.signs or any(m.id == "commentary" for m in query.mentions)
    return asked == speaks and commented == ("@commentary" in hit.said)
