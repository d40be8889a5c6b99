"""Entries say what they are about and which kinds of question they can answer."""

from bot.library import Library
from bot.understanding.entries.shelves import concept, entries_of


def test_facts_terms_and_names_are_entries(library: Library):
    entries = {entry.id: entry for entry in entries_of(library)}
    assert {entry.shelf for entry in entries.values()} == {"facts", "terms", "names"}
    assert {"@gpt-3", "?amount", "#energy", "=1287"} <= entries["gpt3-training-1287-mwh"].signs
    assert "?where" in entries["iris-sites-canada-texas"].signs
    assert "?when" in entries["hive-renamed-july-2023"].signs
    assert "?person" in entries["sam-altman"].signs


def test_what_a_value_is_about(library: Library):
    assert concept(library.facts["gpt3-training-552-t"].values["carbon"], library) == "#carbon"
