"""The weights are those that `make learn` writes, and phrases that Denki has never seen are mostly understood."""

from collections import Counter

import pytest

from bot.library import Library
from bot.understanding import Understanding
from tools.learn import WEIGHTS, Example, learned, left_out, written

LEAST = {"en": 0.76, "ja": 0.77}


def test_the_weights_are_fresh(library: Library):
    assert written(library) == WEIGHTS.read_text(encoding="utf-8"), "run `make learn`"


def test_the_right_fact_comes_first_for_phrases_that_were_left_out(
    library: Library, capsys: pytest.CaptureFixture[str]
):
    less, held = left_out(library, 0)
    understanding, asked, right = Understanding(less), Counter[str](), Counter[str]()
    for phrase in held:
        first = next((c.id for c in understanding.candidates(phrase.text) if c.shelf == "facts"), None)
        asked[phrase.lang] += 1
        right[phrase.lang] += first == phrase.fact
    shares = {lang: right[lang] / asked[lang] for lang in LEAST}
    with capsys.disabled():
        print("\nleft-out phrases, right fact first:", {lang: round(share, 3) for lang, share in shares.items()})  # noqa: T201
    assert all(shares[lang] >= least for lang, least in LEAST.items())


def test_what_answers_gets_the_weight():
    helps, declined = Example(((1.0, 1.0), (0.0, 1.0)), (True, False)), Example(((0.0, 1.0),), (False,))
    helpful, always = learned([helps, declined] * 20)
    assert helpful + always > 0 > always
