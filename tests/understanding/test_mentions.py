"""Names are found however they are written, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library import Library
from bot.library.spelling import fold
from bot.understanding.mentions import Mentions


@pytest.fixture(scope="module")
def mentions(library: Library) -> Mentions:
    return Mentions(library)


def ids(mentions: Mentions, text: str) -> set[str]:
    return {mention.id for mention in mentions.find(fold(text))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("how much did GPT-3 use", "gpt-3"),
        ("ｇｐｔ３の電力", "gpt-3"),
        ("gpt 3 energy", "gpt-3"),
        ("えぬびでぃあの製品", "nvidia"),
        ("エヌビデイアの製品", "nvidia"),
        ("Hive's new name", "hive"),
        ("アイリスエナジーの拠点", "iris-energy"),
        ("一人目の読者の意見", "reader-1"),
        ("chips of nvidea", "nvidia"),
        ("what did Sam Altmann say", "sam-altman"),
        ("how clean is Serbian electricity", "RS"),
        ("10 kWh on the Kiwi grid", "NZ"),
    ],
)
def test_a_name_is_found(mentions: Mentions, text: str, name: str):
    assert name in ids(mentions, text)


@pytest.mark.parametrize("text", ["学習したい", "how does it run in a week", "is it in use", "train the words"])
def test_common_words_are_not_taken_for_places(mentions: Mentions, text: str):
    assert not {m.id for m in mentions.find(fold(text)) if m.shelf in {"grids", "cloud_regions"}}


def test_the_longest_name_wins(mentions: Mentions):
    assert ids(mentions, "Hive Digital Technologies") == {"hive"}
    assert "bitcoin-etf" in ids(mentions, "the Bitcoin ETF approval")
    assert "bitcoin" not in ids(mentions, "the Bitcoin ETF approval")


def test_an_ambiguous_name_means_all_it_may_mean(mentions: Mentions):
    assert {"reader-1", "reader-2"} <= ids(mentions, "a reader says")


def test_no_name_runs_across_lines(mentions: Mentions):
    assert "applied-digital" not in ids(mentions, "applied\ndigital")


@given(st.text(max_size=200))
def test_mentions_stand_where_they_say(mentions: Mentions, text: str):
    folded, end = fold(text), 0
    for mention in mentions.find(folded):
        assert 0 <= mention.start < mention.end <= len(folded)
        assert mention.start >= end or mention.end == end
        end = mention.end


@pytest.mark.parametrize(
    ("text", "strangers"),
    [
        ("Claudeの学習は", ()),
        ("Midjourneyのモデルは", ("midjourney",)),
        ("what did Jensen Huang say", ("jensen huang",)),
        ("CPU市場はいくら", ("cpu",)),
        ("who renamed themselves in July 2023", ()),
    ],
)
def test_names_that_the_knowledge_does_not_have(mentions: Mentions, text: str, strangers: tuple[str, ...]):
    found = mentions.strangers(text, lambda word: False)
    assert set(strangers) <= set(found)
    assert bool(found) == bool(strangers)


def test_a_hyphen_between_two_names_parts_them(mentions: Mentions):
    assert mentions.parted("the microsoft-oracle deal for power-dense work") == (
        "the microsoft oracle deal for power-dense work"
    )


@pytest.mark.parametrize(
    ("text", "shelf", "entry"),
    [
        ("in us-east-1", "cloud_regions", "aws:us-east-1"),
        ("in us-east1", "cloud_regions", "gcp:us-east1"),
        ("in us-west-2", "cloud_regions", "aws:us-west-2"),
        ("in asia-northeast1", "cloud_regions", "gcp:asia-northeast1"),
        ("in eu-north-1", "cloud_regions", "aws:eu-north-1"),
        ("in Northern Ireland", "grids", "GB"),
        ("4 DGX A100 for 10 hours", "systems", "dgx-a100"),
        ("a GB200 NVL72 rack", "systems", "gb200-nvl72"),
        ("g4dn.xlarge for 372 hours", "systems", "aws:g4dn.xlarge"),
        ("ND96isr H100 v5", "systems", "azure:ND96isr H100 v5"),
    ],
)
def test_one_thing_is_named(mentions: Mentions, text: str, shelf: str, entry: str):
    assert [(m.shelf, m.id) for m in mentions.find(fold(text)) if m.shelf not in {"names", "terms"}] == [(shelf, entry)]


def test_every_meaning_of_an_ambiguous_name_stands_on_its_own_shelf(mentions: Mentions, library: Library):
    for name in library.ambiguous:
        for mention in mentions.find(fold(name)):
            assert mention.id in getattr(library, mention.shelf)


def test_a_name_with_two_meanings_gives_both_at_one_place(mentions: Mentions):
    assert [(m.id, m.start, m.end) for m in mentions.find("in georgia")] == [("GE", 3, 10), ("US-GA", 3, 10)]


def test_no_name_starts_with_a_sign(mentions: Mentions):
    assert [fold("Paris, Texas")[m.start : m.end] for m in mentions.find("paris, texas") if m.shelf == "grids"] == [
        "paris",
        "texas",
    ]
