"""Case is kept where it counts, and folded everywhere else; the examples are in letters.yaml."""

from bot.understanding.tokens.letters import Letters


def test_only_units_behind_a_number_are_written_in_words(library):
    letters = Letters(library.units)
    assert letters.folded("5 mWh of Mt Fuji's MWh") == "5 milliwatt hours of mt fuji's mwh"
    assert letters.spelled_out("3mW，GPT-3") == "3 milliwatts,GPT-3"


def test_a_piece_is_quoted_as_it_was_typed(library):
    letters = Letters(library.units)
    for typed in ("23 TH/s", "5mWh", "GPT-3 in 4じかん", "2.5 M"):
        assert letters.as_typed(letters.folded(typed), f"so {typed}, please") == typed
    assert letters.as_typed("nowhere", "23 TH/s") == "nowhere"
