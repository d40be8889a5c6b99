"""The phrases that are curated with the facts lead to these facts."""

import pytest

from bot.library import Library
from bot.understanding import Understanding

LEAST = 0.93


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_curated_phrases_find_their_fact(understanding: Understanding, library: Library, lang: str):
    asked = found = 0
    for fact in library.facts.values():
        for phrase in getattr(fact.questions, lang)[::3]:
            asked += 1
            found += fact.id in [c.id for c in understanding.candidates(phrase)[:2]]
    assert found / asked >= LEAST


def test_every_term_and_name_is_explained_when_asked_for(understanding: Understanding, library: Library):
    missed = [
        t.id for t in library.terms.values() if understanding.read(f"{t.term.ja}とは").options.get("term") != t.id
    ]
    missed += [n.id for n in library.names.values() if understanding.read(n.name.en).options.get("topic") != n.id]
    assert len(missed) <= 0.1 * (len(library.terms) + len(library.names)), missed
