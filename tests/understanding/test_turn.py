"""A line after the last reading: its language, other words in the last question, and the first way that fits."""

from bot.understanding import Understanding
from bot.understanding.leaning import leaning
from bot.understanding.reading import Reading
from bot.understanding.turn import Turn, first_of


def _turn(understanding: Understanding) -> Turn:
    lean = leaning(understanding.query("フランスなら?"), understanding.read("フランスなら?"), understanding.library)
    assert lean is not None
    return Turn(lean, Reading("en", "convert", {}, question="5 mwh in japan?"), Reading("ja", "ask", {}))


def test_the_last_reading_again_is_in_the_language_of_the_line(understanding: Understanding):
    again = _turn(understanding).again(lead=("carbon", ""))
    assert (again.lang, again.command, again.lead) == ("ja", "convert", ("carbon", ""))


def test_other_words_in_one_place_of_the_last_question(understanding: Understanding):
    assert _turn(understanding).exchanged(9, 14, "france") == "5 mwh in france?"


def test_the_first_way_that_finds_anything_is_taken(understanding: Understanding):
    turn = _turn(understanding)
    found = first_of((lambda _: None, lambda t: t.again(), lambda t: t.alone), turn)
    assert found == turn.again()
    assert first_of((), turn) is None
