"""Case is kept where it counts, and folded everywhere else; the examples are in letters.yaml."""

from bot.understanding.tokens.letters import Letters


def test_only_units_behind_a_number_are_written_in_words(library):
    letters = Letters(library.units)
    assert letters.folded("5 mWh of Mt Fuji's MWh") == "5 milliwatt hours of mt fuji's mwh"
    assert letters.spelled_out("3mW，GPT-3") == "3 milliwatts,GPT-3"
