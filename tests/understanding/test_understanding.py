"""Reading as a whole: alone and after other lines, in its language, in its own words."""

import pytest

from bot.understanding import Understanding


def test_only_the_last_turns_count(understanding: Understanding):
    turns = ["8 H100 for 3 days in Japan, kWh?", "thanks", "hello", "ok", "hi"]
    assert understanding.read("and in France?", turns[:2]).options["region"] == "FR"
    assert understanding.read("and in France?", turns).options.get("count") is None


@pytest.mark.parametrize(("lang", "wanted"), [(None, "ja"), ("en", "en")])
def test_a_question_is_read_in_its_own_language_unless_told(
    understanding: Understanding, lang: str | None, wanted: str
):
    assert understanding.read("GPT-3の学習のCO2は？", lang=lang).lang == wanted


def test_a_meaning_and_a_figure_in_one_question(understanding: Understanding):
    reading = understanding.read("What is PUE, and what is the PUE of Google's data centres?")
    assert (reading.defined, reading.intent) == ("pue", "fact")


def test_what_is_not_known_is_told_in_the_askers_own_letters(understanding: Understanding):
    reading = understanding.read("Compare GPT-3 and Zorblax-9")
    assert "unknown:Zorblax-9" in reading.options.values()


def test_a_line_is_taken_apart_once(understanding: Understanding):
    before = understanding._apart.cache_info().hits
    understanding.read("how many kWh do 7 H100 use in 11 days?", ["hello"])
    assert understanding._apart.cache_info().hits > before
