"""Words in running text: the longest spelling wins, and a word must not run on."""

from bot.understanding.tokens.lexicon import Lexicon, Wider, Word

LEXICON = Lexicon({"w": "power", "wh": "energy", "watt hour": "energy", "ワット": "power"})


def test_the_longest_word_that_ends_here_is_found():
    assert LEXICON.at("40wh", 2) == Word("energy", 2, 4)
    assert LEXICON.at("40watts", 2) is None
    assert LEXICON.at("ワットアワー", 0) is None
    assert LEXICON.before("40 wh", 5) == Word("energy", 3, 5)


def test_more_words_give_way_to_its_own():
    wider = Wider(LEXICON, {"w": "width", "tickets": "request"})
    assert wider.at("w", 0) == Word("power", 0, 1)
    assert [word.meaning for word in wider.all("tickets in wh")] == ["energy", "request"]
