"""What a number counts: accelerators by name, things behind a Japanese counter, nouns further on, or nothing known."""

import re

from bot.understanding.reading import Amount
from bot.understanding.tokens.around import Around
from bot.understanding.tokens.date import YEARS
from bot.understanding.vocabulary import vocabulary

_RUNS = re.compile(r"(?:の)?(?:学習|訓練|トレーニング|実行)")
_RUNS_BEFORE = re.compile(r"(?:学習|訓練|トレーニング)(?:を|が|は)?$")
_LINK = re.compile(
    r"[ -]?(?:[x×*]|units? of|(?:of )?an?(?= )|of|枚の|基の|台の|個の|つの)?[ ]?(?:nvidia(?:'s)?|amd|google)?[ ]?"
)
_TIMES_BEFORE = re.compile(r"s?[ ]?[x×*][ ]?$")
_LETTER_NEXT = re.compile(r"[ ]?(?:[a-z%日時週月年分秒]|[かヶカケヵ箇]月)")
_HOURS_OF = re.compile(r"s?[ -]?(?:hours?|hrs?|時間)(?![a-z])")
_IMAGES, _CARS = re.compile(r"画像|イラスト|写真|絵"), re.compile(r"自動車|クルマ|車")
_GPUS = re.compile(r"gpu|グラボ|[a-z]\d{2,3}")
_ELSEWHERE = {"枚": (_IMAGES, "image"), "台": (_CARS, "car")}
_PAPERS = "枚個つ"
_USE_OF_ONE = re.compile(r"[1一][枚個つ](?:あたり|当たり|につき|ごとに)[ は、]?約?[\d.]+[ ]?m?wh")
_OF_ACCELERATORS = re.compile(
    r"[ ]?([x×*][ ]?)?((?:nvidia )?[a-z]{1,12}[ -]?\d{1,5}[a-z]{0,6}?)s?"
    r"(?:[ -](?:gpu[ -])?(hours?|hrs?|時間))?(?![a-z\d])"
)
_NOUN_LINK = re.compile(r"[数量]?[ ]?(?:[=:はをがの]|is|are)?[ ]?約?$")
_WORD = re.compile(r"[ -]{0,2}([a-z][a-z0-9.'-]*)")
_SYMBOL = re.compile(r"(?<![a-z])[nd][ ]?[=:][ ]?$")
_SYMBOLS = {"n": "parameter", "d": "token"}
_OF_THEM = re.compile(r" of (?:them|these|those)(?![a-z])")
_GLUED = re.compile(r"(?!x\d)[a-z]|-[a-z]{3}")
_MODEL = re.compile(r"[ -]?(?:sized? |dense |language |parameter |の|級の?|規模の?)?(?:ai)?(?:model|モデル|llm)")
_STOP = frozenset("for at in on of with to and or is are by from per a an the use run as if vs than".split())  # noqa: SIM905
_NOUNS_OF_ONE_KANJI = "車杉"
_WINDOW, _WORDS_BETWEEN, _MILLION = 200, 3, 1e6
_OTHER_COUNTERS = re.compile(rf"[{vocabulary()['other_counters']}](?!目)")
_KANJI = re.compile(r"[\u3400-\u9fff]")
_ONE_ALONE = re.compile(r"[ ]{0,3}(?:$|[.,?!)])")
_ONE_BEFORE = re.compile(r"(?:^|(?<![a-z])(?:is|was|are|minus|negative|equals?)[ ]|[=:(,][ ]?)$")


def accelerators(a: Around) -> Amount | None:
    """Named accelerators, their hours or systems: 8 h100, h100 x8, half an a100, 500 h100 hours, 8xh100, 4 dgx a100."""
    link = _LINK.match(a.folded, a.n.end) if a.starts or a.systems else None
    if link and link.end() in a.systems:
        return a.amount("machine", a.n.end)
    name_end = a.starts.get(link.end()) if link else None
    if name_end is not None:
        hours = _HOURS_OF.match(a.folded, name_end)
        return a.amount("GPU-h", hours.end()) if hours else a.amount("gpu", a.n.end)
    sign = _TIMES_BEFORE.search(a.before) if a.ends else None
    at = a.n.start - len(a.before) + sign.start() if sign else -1
    if sign and (at in a.ends or at + 1 in a.ends) and not _LETTER_NEXT.match(a.folded, a.n.end):
        return a.amount("gpu", a.n.end)
    return _glued(a)


def _glued(a: Around) -> Amount | None:
    """A name glued to other letters: 8xh100, 500 h100-hours."""
    match = _OF_ACCELERATORS.match(a.folded, a.n.end)
    if match is None or not (match[1] or match[3]) or not a.words.is_accelerator(match[2]):
        return None
    return a.amount("GPU-h", match.end()) if match[3] else a.amount("gpu", match.end(2))


def counted(a: Around) -> Amount | None:
    """Something counted: by a Japanese counter, or by a noun a little further on or right before."""
    position = a.n.end + (a.folded[a.n.end : a.n.end + 1] in {" ", "-"})
    times = a.folded.startswith(("x", "×", "*"), position)
    word = None if times else a.words.lexicon.at(a.folded, position)
    if word is None and not times and (counter := a.words.counters.get(a.folded[position : position + 1])):
        return _by_counter(a, counter, position + 1)
    return _by_noun(a)


def _by_counter(a: Around, counter: str, end: int) -> Amount | None:
    """What the noun beside a counter says, else what the counter is mostly for."""
    if _RUNS.match(a.folded, end) or _RUNS_BEFORE.search(a.before):
        return None if a.n.spelled else a.amount("item", end)
    position = end + 1 if a.folded.startswith("の", end) else end
    noun = a.words.lexicon.at(a.folded, position)
    held = noun is not None and noun.meaning == "machine" and a.folded[end - 1] not in "台つ"
    if noun is not None and position > end and a.words.is_count(noun.meaning) and not held:
        return a.amount(noun.meaning, noun.end)
    beside = _noun_before(a)
    if beside is None or not a.words.is_count(beside) or beside in {"token", "parameter"}:
        beside = _of_counter(a.folded, a.folded[end - 1], end) or counter
    return a.amount(beside, end)


def _of_counter(folded: str, counter: str, position: int) -> str | None:
    """What 枚 and 台 count near pictures or cars, where no accelerators are spoken of; None for anything else."""
    start, end = max(0, position - _WINDOW), position + _WINDOW
    if counter in _PAPERS and _USE_OF_ONE.search(folded, start, end) and not _GPUS.search(folded, start, end):
        return "image" if _IMAGES.search(folded, start, end) else "request"
    if counter not in _ELSEWHERE:
        return None
    pattern, unit = _ELSEWHERE[counter]
    return unit if pattern.search(folded, start, end) and not _GPUS.search(folded, start, end) else None


def _by_noun(a: Around) -> Amount | None:
    if them := _OF_THEM.match(a.folded, a.n.end):
        return None if a.n.value < 1 else a.amount("machine", them.end())
    if ahead := _noun_ahead(a):
        return a.amount(*ahead)
    if _is_size(a):
        return a.amount("parameter", a.n.end)
    noun = _noun_before(a) or _SYMBOLS.get((_SYMBOL.search(a.before) or " ")[0][:1])
    if noun and (a.words.is_count(noun) or noun == "FLOP"):
        return a.amount(noun, a.n.end)
    if a.folded.endswith("grand", a.n.start, a.n.end):
        return a.amount("USD", a.n.end)
    return a.amount("parameter", a.n.end) if a.n.scale == "b" else None


def is_year(a: Around) -> bool:
    """Whether a number looks like a year of our time."""
    return a.n.value in YEARS and a.folded[a.n.start : a.n.end].isdigit()


def _is_size(a: Around) -> bool:
    """Whether a number is the size of a model: a 70 billion model."""
    large = a.n.scale in {"b", "m"} or "illion" in a.folded[a.n.start : a.n.end]
    return a.n.value >= _MILLION and large and _MODEL.match(a.folded, a.n.end) is not None


def _noun_ahead(a: Around) -> tuple[str, int] | None:
    """The unit and end of a noun up to three words further on: 300 user questions."""
    position = a.n.end
    for _ in range(0 if is_year(a) else _WORDS_BETWEEN):
        word = _WORD.match(a.folded, position)
        if word is None or word[1] in _STOP:
            return None
        noun = a.words.lexicon.at(a.folded, word.start(1))
        if noun is not None and noun.meaning not in {"", "-"}:
            fits = a.words.dimension(noun.meaning) in {"count", "time"} and len(word[1]) > 1
            return (noun.meaning, noun.end) if fits else None
        position = word.end()
    return None


def _noun_before(a: Around) -> str | None:
    """The unit of a counted noun right before a number: トークン3000億, tokens: 1e12, gpu数8."""
    link = _NOUN_LINK.search(a.before)
    noun = a.words.lexicon.before(a.before, link.start() if link else len(a.before))
    if noun is None or noun.meaning in {"", "-"} or a.before[noun.start - 1 : noun.start].isdigit():  # 1ラック4台
        return None
    return noun.meaning if noun.end - noun.start > 1 or a.before[noun.start] in _NOUNS_OF_ONE_KANJI else None


def bare(a: Around) -> Amount | None:
    """A number alone; None where it only happens to be one: that one, a part of a word, 1st, A100-80."""
    if is_year(a) or (_GLUED.match(a.folded, a.n.end) and not a.n.scale):
        return None
    if not a.n.spelled:
        return a.amount("", a.n.end, "")
    text = a.folded[a.n.start : a.n.end]
    if text.isascii():
        stands = _ONE_BEFORE.search(a.before) and _ONE_ALONE.match(a.folded, a.n.end)
        return None if text == "one" and not stands else a.amount("", a.n.end, "")
    return _bare_kanji(a)


def _bare_kanji(a: Around) -> Amount | None:
    """A number in kanji that is no part of a word: 二百五十 and 十本, but not 一部 or 千葉."""
    if _OTHER_COUNTERS.match(a.folded, a.n.end):
        return a.amount("", a.n.end + 1, "")
    inside = _KANJI.match(a.folded, a.n.end) or _KANJI.search(a.before[-1:])
    return None if inside and a.n.end - a.n.start == 1 else a.amount("", a.n.end, "")
