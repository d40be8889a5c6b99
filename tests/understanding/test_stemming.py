"""Forms of one English word meet, different words do not."""

import pytest

from bot.understanding.stemming import stem


@pytest.mark.parametrize(
    "forms", [("compute", "computing", "computer"), ("train", "trained", "training"), ("emit", "emitted")]
)
def test_forms_of_a_word_meet(forms: tuple[str, ...]):
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("cars", "carbon"), ("water", "watt"), ("power", "price")])
def test_different_words_do_not(one: str, other: str):
    assert stem(one) != stem(other)


def test_nothing_is_cut_below_three_letters():
    assert stem("its") == "its"
