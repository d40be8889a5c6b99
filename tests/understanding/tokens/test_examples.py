"""Each file in tokens/ reads just what the examples beside it say."""

from pathlib import Path

import pytest
import yaml

from bot.understanding import tokens
from bot.understanding.mentions import Mentions
from bot.understanding.reading import Amount
from bot.understanding.tokens import Quantities, numerals

FOLDER = Path(tokens.__file__).parent
NUMBERS = {"numeral", "digits", "kanji", "spelled"}
PHRASES = "phrases"
WITHOUT = {"__init__", "rule", "around", "reader", "spellings", "lexicon", "span", "gap"}
FILES = {path.stem for path in FOLDER.glob("*.yaml")} - {PHRASES}
CASES = [
    (name, text, str(read))
    for name in sorted(FILES)
    for sections in [yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))]
    for text, read in [*sections["examples"].items(), *((text, "") for text in sections["none"])]
]


@pytest.fixture(scope="module")
def read(library):
    mentions, quantities = Mentions(library), Quantities(library)

    def read(dimension, text):
        folded = quantities.letters.folded(text)
        if dimension in NUMBERS:
            return [f"{number.value:g}" for number in numerals(folded)]
        return [told(amount) for amount in quantities.find(folded, mentions.read(folded, text))]

    return read


def told(amount: Amount) -> str:
    """value unit/per [low..high] or another value."""
    unit = "?" if amount.dimension == "unknown" else amount.unit
    ends = f" [{amount.low:g}..{amount.high:g}]" if amount.low is not None else ""
    others = "".join(f" or {other:g}" for other in amount.others)
    return f"{amount.value:g} {unit}{'/' + amount.per if amount.per else ''}".strip() + ends + others


@pytest.mark.parametrize(("dimension", "text", "wanted"), CASES, ids=[f"{d}: {t}" for d, t, _ in CASES])
def test_a_text_is_read_as_its_example_says(read, dimension, text, wanted):
    pieces = [piece.strip() for piece in wanted.split(";") if piece.strip()]
    if dimension in NUMBERS:
        pieces = [f"{float(piece):g}" for piece in pieces]
    assert read(dimension, text) == pieces


def test_every_dimension_has_examples():
    assert {path.stem for path in FOLDER.glob("*.py")} - WITHOUT == FILES
