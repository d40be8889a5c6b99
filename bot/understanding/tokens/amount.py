"""Amounts: a number with its unit, by one rule for each way of writing one."""

import re
from dataclasses import replace

from bot.understanding.reading import Amount
from bot.understanding.tokens import count
from bot.understanding.tokens.around import Around
from bot.understanding.tokens.date import YEARS
from bot.understanding.tokens.lexicon import Word
from bot.understanding.tokens.rule import Rule
from bot.understanding.tokens.spellings import COMPOUND, UNKNOWN

_CO2 = re.compile(r"(?:の|[ -]| of )?(?:co2|二酸化炭素|carbon dioxide)(?:-?e(?:q|quivalent)?)?(?![a-z])")
_WATER = re.compile(r"(?:の|[ -]| of )?(?:water|水)(?![a-z])")
_OF_WHAT = {"mass": _CO2, "volume": _WATER}
_AN = re.compile(r" (?:of )?(?:an? )?(?=[a-z])")
_MINUS = re.compile(r"(?<![\w-])-$")
_NUMBERED = re.compile(r"[\d第期]$")
_COMPARED = re.compile(r"[ ]?x[ ](?:more|bigger|larger|higher|faster|less|better|growth|as|the)(?![a-z])")
_TIMES_SIGN = re.compile(r"[ ]?[x×*][ ]?(?=[a-z0-9])")
_HELD = (
    ("rack", re.compile(r"ラック")),
    ("machine", re.compile(r"サーバー?|マシン")),
    ("video", re.compile(r"動画|ビデオ")),
)
_COIN, _COINS = re.compile(r"[pc](?=[ ]?(?:/|per|an?)[ ]?(?:kwh|unit))"), {"p": "pence", "c": "cent"}
_HALF, _TENTHS = 0.5, 10.0
_SHARE_BELOW = 1.0
UNKNOWN_DIMENSION = "unknown"


def money_before(a: Around) -> Amount | None:
    """$5, US$ 2, €0.20, ¥30, CHF 3."""
    sign = a.words.money_before.search(a.before)
    if sign is None:
        return None
    minus = _MINUS.search(a.before, 0, sign.start())
    amount = a.times(a.amount(a.words.money[sign[1]], a.n.end), -1.0 if minus else 1.0)
    return replace(amount, start=a.n.start - len(a.before) + (minus or sign).start())


def _pue(_: re.Match[str], a: Around) -> Amount:
    return Amount(a.n.value, "1", "pue", a.n.start, a.n.end)


def _pue_behind(match: re.Match[str], a: Around) -> Amount:
    return Amount(a.n.value, "1", "pue", a.n.start, match.end())


def _share(_: re.Match[str], a: Around) -> Amount | None:
    """Load 0.6, 稼働率80: a share, in per cent."""
    return Amount(a.n.value * 100 if a.n.value <= _SHARE_BELOW else a.n.value, "%", "ratio", a.n.start, a.n.end)


def measured(a: Around) -> Amount | None:
    """A number with a unit behind it: 40 kW, 3日間, half a megawatt, 552 t of CO2, 8割, 1時間半."""
    article = _AN.match(a.folded, a.n.end) if a.n.spelled else None
    position = article.end() if article else a.n.end + (a.folded[a.n.end : a.n.end + 1] in {" ", "-"})
    if _TIMES_SIGN.match(a.folded, a.n.end) and not _COMPARED.match(a.folded, a.n.end):
        return None
    if length := a.words.length.at(a.folded, position):
        return _long(a, length.end, *a.words.lengths[a.folded[position : length.end]])
    if coin := _COIN.match(a.folded, position):
        return a.amount(_COINS[coin[0]], coin.end())
    word = a.words.lexicon.at(a.folded, position)
    if word is None or word.meaning == COMPOUND:
        return None
    if word.meaning == UNKNOWN:
        return a.amount("", word.end, UNKNOWN_DIMENSION)
    return _in_unit(a, _held(a.folded, word) or word.meaning, word.end)


def _held(folded: str, word: Word[str]) -> str:
    """What 本 counts where racks or videos are spoken of."""
    if folded[word.start : word.end] != "本":
        return ""
    return next((unit for unit, noun in _HELD if noun.search(folded)), "")


def _long(a: Around, end: int, number: float, unit: str) -> Amount | None:
    """A fortnight, a decade, 四半期; not a numbered quarter."""
    return None if _NUMBERED.search(a.before) else a.times(a.amount(unit, end), number)


def only_looks_like_one(a: Around) -> bool:
    """Whether a number only seems to have a unit: 2030 gpu forecast, 1990s, 十分."""
    word = a.words.lexicon.at(a.folded, a.n.end + a.folded.startswith((" ", "-"), a.n.end))
    if word is None:
        return False
    unit, end = word.meaning, word.end
    year = a.n.value in YEARS and a.folded[a.n.start : a.n.end].isdigit()
    if year and unit == "gpu" and a.folded[end - 1] != "s":
        return True
    glued_s = unit == "s" and a.n.value in YEARS and end == a.n.end + 1
    return glued_s or (unit == "min" and a.n.spelled and a.folded[a.n.start] == "十" and a.n.end == a.n.start + 1)


def _in_unit(a: Around, unit: str, end: int) -> Amount:
    dimension = a.words.dimension(unit)
    if what := (_OF_WHAT[dimension].match(a.folded, end) if dimension in _OF_WHAT else None):
        end = what.end()
    if unit == "wari":
        return a.times(a.amount("%", end), _TENTHS)
    amount = a.amount(unit, end)
    if dimension == "time" and a.folded.startswith("半", end):
        return Amount(amount.value + _HALF, unit, "time", amount.start, end + 1)
    return amount


# Rules with a pattern before the number, and with one behind it.
BEFORE = (
    Rule(
        "a PUE with its name in front",
        re.compile(
            r"(?:pue|電力使用効率|power usage effectiveness)[値)]?[ ]?"
            r"(?:[=:はをがの~約]|is|of|at|was|about|ratio of"
            r"|(?:(?:goes|went|falls|fell|drops|dropped|improves|improved) )?from)?[ ]?$"
        ),
        _pue,
    ),
)
BEHIND = (Rule("a PUE with its name behind", re.compile(r"[ ]?の?pue(?![a-z])"), _pue_behind),)
LABELLED = (
    Rule(
        "a share with its name in front",
        re.compile(
            r"(?:mfu|hfu|util|utili[sz]ation(?: rate)?|load(?: factor)?|稼働率|負荷率|負荷|利用率|使用率|効率)"
            r"[ ]?(?:[=:はをがの~約]|is|of|at)?[ ]?$"
        ),
        _share,
    ),
)


def amount_of(a: Around) -> Amount | None:
    """The amount that a number is; None if it is none of ours."""
    if money := money_before(a):
        return money
    if only_looks_like_one(a):
        return None
    for rules, where in ((BEFORE, a.before), (BEHIND, None)):
        for rule in rules:
            match = rule.pattern.search(where) if where is not None else rule.pattern.match(a.folded, a.n.end)
            if match and (made := rule.makes(match, a)):
                return made
    return count.accelerators(a) or measured(a) or _loose(a)


def _loose(a: Around) -> Amount | None:
    """A number without a unit right behind it: counted, labelled, or bare."""
    if counted := count.counted(a):
        return counted
    for rule in LABELLED:
        if match := rule.pattern.search(a.before):
            return rule.makes(match, a)
    return count.bare(a)
