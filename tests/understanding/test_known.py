"""The words of the knowledge."""

from bot.library import Library
from bot.understanding.known import KnownWords


def test_what_the_knowledge_says_is_known(library: Library):
    known = KnownWords(library)
    assert {"bloom", "training", "megawatt"} <= known.seen
    assert "zorblax" not in known.seen
    assert known.ordinary <= known.seen
    assert "gpt-3" in known.text
