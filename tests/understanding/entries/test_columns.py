"""The columns of tables that a text asks for, and where it does."""

from bot.understanding.entries.columns import asking, inside, tables


def test_a_column_is_asked_for_by_its_words():
    assert "pue" in tables()["cloud_regions"].asked("pue of aws us-east-1")
    assert not tables()["cloud_regions"].asked("hello there")


def test_words_that_ask_for_a_value():
    assert asking().search("can you tell me how many watts an h100 draws?")
    assert not asking().search("hello")


def test_a_place_is_within_another_or_not():
    assert inside((2, 4), [(0, 1), (1, 4)])
    assert not inside((2, 5), [(0, 1), (1, 4)])
