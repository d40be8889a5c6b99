"""The index finds entries by what they say and how they are asked for."""

import pytest

from bot.library import Library
from bot.understanding.entries.index import Index
from bot.understanding.entries.shelves import Entry
from bot.understanding.entries.signs import Signs
from bot.understanding.mentions import Mentions


@pytest.fixture(scope="module")
def index(library: Library) -> Index:
    entries = [
        Entry("facts", "dam", ("A dam holds back water",), ("who built the dam", "what is the largest dam")),
        Entry("facts", "mill", ("A mill grinds corn with wind",), ("when was the mill built",), ("near a dam",)),
    ]
    return Index(entries, Signs(Mentions(library)))


def test_rare_words_weigh_more(index: Index):
    assert index.weight("corn") > index.weight("built")
    assert index.knows("corn")
    assert not index.knows("castle")


def test_an_entry_is_found_by_its_words(index: Index):
    hits = {hit.entry.id: hit for hit in index.search({"dam", "wat"})}
    assert hits["dam"].held > 0
    assert hits["dam"].told > 0
    assert "mill" not in hits


def test_kinds_come_from_its_phrases(index: Index):
    hits = {hit.entry.id: hit for hit in index.search({"built", "dam"})}
    assert "who" in hits["dam"].kinds
    assert "when" in hits["mill"].kinds
    assert hits["dam"].most > 0 == hits["mill"].most
