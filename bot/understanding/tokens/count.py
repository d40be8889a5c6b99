"""What a number counts: accelerators by name, things behind a Japanese counter, nouns further on, or nothing known."""

import re

from bot.understanding.reading import Amount
from bot.understanding.tokens.around import Around
from bot.understanding.tokens.lexicon import Word
from bot.understanding.tokens.rule import phrase

_ELSEWHERE = {"枚": ("images", "image"), "台": ("cars", "car")}
_PAPERS = "枚個つ"
_SYMBOLS = {"n": "parameter", "d": "token"}
_NOUNS_OF_ONE_KANJI = "車杉"
_NO_UNIT = {"", "-"}
_WINDOW, _WORDS_BETWEEN, _MILLION = 200, 3, 1e6
_KANJI = re.compile(r"[\u3400-\u9fff]")


def accelerators(a: Around) -> Amount | None:
    """Named accelerators, their hours or systems: 8 h100, h100 x8, half an a100, 500 h100 hours, 8xh100, 4 dgx a100."""
    link = a.said_behind("link") if a.starts or a.systems else None
    if link and link.end() in a.systems:
        return a.amount("machine", a.n.end)
    if link and link.end() in a.starts:
        hours = phrase("hours_of").match(a.folded, a.starts[link.end()])
        return a.amount("GPU-h", hours.end()) if hours else a.amount("gpu", a.n.end)
    return _behind_name(a) or _glued(a)


def _behind_name(a: Around) -> Amount | None:
    """So many times the name before: h100 x8."""
    sign = a.said_before("times_before") if a.ends else None
    named = sign is not None and (sign.start() in a.ends or sign.start() + 1 in a.ends)
    return a.amount("gpu", a.n.end) if named and not a.said_behind("unit_next") else None


def _glued(a: Around) -> Amount | None:
    """A name glued to other letters: 8xh100, 500 h100-hours."""
    match = a.said_behind("glued_name")
    if match is None or not (match[1] or match[3]) or not a.words.is_accelerator(match[2]):
        return None
    return a.amount("GPU-h", match.end()) if match[3] else a.amount("gpu", match.end(2))


def counted(a: Around) -> Amount | None:
    """Something counted: by a Japanese counter, or by a noun a little further on or right before."""
    times = a.folded.startswith(("x", "×", "*"), a.next)
    counter = a.words.counters.get(a.folded[a.next : a.next + 1])
    if counter and not times and a.words.lexicon.at(a.folded, a.next) is None:
        return _by_counter(a, counter, a.next + 1)
    return _by_noun(a)


def _by_counter(a: Around, counter: str, end: int) -> Amount | None:
    """What the noun beside a counter says, else what the counter is mostly for."""
    if phrase("runs_behind").match(a.folded, end) or a.said_before("runs_before"):
        return None if a.n.spelled else a.amount("item", end)
    if noun := _noun_of_counter(a, end):
        return a.amount(noun.meaning, noun.end)
    beside = _noun_before(a)
    if beside is None or not a.words.is_count(beside) or beside in {"token", "parameter"}:
        beside = _of_counter(a.folded, a.folded[end - 1], end) or counter
    return a.amount(beside, end)


def _noun_of_counter(a: Around, end: int) -> Word[str] | None:
    """The counted noun behind a counter and の: 8枚のGPU; not what only holds them: 8枚のノード."""
    noun = a.words.lexicon.at(a.folded, end + 1) if a.folded.startswith("の", end) else None
    held = noun is not None and noun.meaning == "machine" and a.folded[end - 1] not in "台つ"
    return noun if noun is not None and a.words.is_count(noun.meaning) and not held else None


def _of_counter(folded: str, counter: str, position: int) -> str | None:
    """What 枚 and 台 count near pictures or cars, where no accelerators are spoken of; None for anything else."""
    near = max(0, position - _WINDOW), position + _WINDOW
    if counter not in _PAPERS + "台" or phrase("gpus").search(folded, *near):
        return None
    if counter in _PAPERS and phrase("use_of_one").search(folded, *near):
        return "image" if phrase("images").search(folded, *near) else "request"
    section, unit = _ELSEWHERE.get(counter, ("", ""))
    return unit if section and phrase(section).search(folded, *near) else None


def _by_noun(a: Around) -> Amount | None:
    if them := a.said_behind("of_them"):
        return None if a.n.value < 1 else a.amount("machine", them.end())
    if ahead := _noun_ahead(a):
        return a.amount(*ahead)
    if unit := _size(a) or _counted_before(a):
        return a.amount(unit, a.n.end)
    if a.written.endswith("grand"):
        return a.amount("USD", a.n.end)
    return a.amount("parameter", a.n.end) if a.n.scale == "b" else None


def _size(a: Around) -> str | None:
    """The unit of a number that is the size of a model: a 70 billion model."""
    large = a.n.value >= _MILLION and (a.n.scale in {"b", "m"} or "illion" in a.written)
    return "parameter" if large and a.said_behind("model_behind") else None


def _counted_before(a: Around) -> str | None:
    """The unit of a noun or symbol right before a number that counts: トークン3000億, N=13e9."""
    symbol = a.said_before("symbol_before")
    noun = _noun_before(a) or (_SYMBOLS[symbol[0][0]] if symbol else None)
    return noun if noun and (a.words.is_count(noun) or noun == "FLOP") else None


def _noun_ahead(a: Around) -> tuple[str, int] | None:
    """The unit and end of a noun up to three words further on: 300 user questions."""
    position = a.n.end
    for _ in range(0 if a.is_year else _WORDS_BETWEEN):
        word = phrase("noun_word").match(a.folded, position)
        if word is None:
            return None
        noun = a.words.lexicon.at(a.folded, word.start(1))
        if noun is not None and noun.meaning not in _NO_UNIT:
            fits = a.words.dimension(noun.meaning) in {"count", "time"} and len(word[1]) > 1
            return (noun.meaning, noun.end) if fits else None
        position = word.end()
    return None


def _noun_before(a: Around) -> str | None:
    """The unit of a counted noun right before a number: トークン3000億, tokens: 1e12, gpu数8."""
    link = a.said_before("noun_link")
    noun = a.words.lexicon.before(a.folded, link.start() if link else a.n.start)
    if (
        noun is None or noun.meaning in _NO_UNIT or a.folded[max(0, noun.start - 1) : noun.start].isdigit()
    ):  # 1ラック4台
        return None
    return noun.meaning if noun.end - noun.start > 1 or a.folded[noun.start] in _NOUNS_OF_ONE_KANJI else None


def bare(a: Around) -> Amount | None:
    """A number alone; None where it only happens to be one: that one, a part of a word, 1st, A100-80."""
    if a.is_year or (not a.n.scale and a.said_behind("glued")):
        return None
    if a.n.spelled and not a.written.isascii():
        return _bare_kanji(a)
    if a.n.spelled and a.written == "one" and not (a.said_before("one_before") and a.said_behind("one_alone")):
        return None
    return a.amount("", a.n.end, "")


def _bare_kanji(a: Around) -> Amount | None:
    """A number in kanji that is no part of a word: 二百五十 and 十本, but not 一部 or 千葉."""
    if a.said_behind("counter_behind"):
        return a.amount("", a.n.end + 1, "")
    inside = _KANJI.match(a.folded, a.n.end) or _KANJI.search(a.before[-1:])
    return None if inside and a.n.end - a.n.start == 1 else a.amount("", a.n.end, "")
