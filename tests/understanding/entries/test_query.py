"""A question knows its years and the names that the knowledge does not have."""

from dataclasses import replace

from bot.understanding import Understanding
from bot.understanding.reading import Mention


def test_years_are_signs(understanding: Understanding):
    assert understanding.alone("GPU market in 2022 and 2030").years == {"=2022", "=2030"}


def test_unknown_names_are_strangers_and_unknown_mentions(understanding: Understanding):
    query = understanding.alone("how much power does Robotaxi need")
    assert query.unknown == ("robotaxi",)
    place = Mention("unknown", "", 9, 14)
    assert query.folded[9:14] in replace(query, mentions=(place,)).unknown
