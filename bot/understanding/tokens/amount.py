"""Amounts: a number with its unit, by one rule for each way of writing one."""

from dataclasses import replace

from bot.understanding.reading import Amount
from bot.understanding.tokens import count
from bot.understanding.tokens.around import Around
from bot.understanding.tokens.rule import behind, kinds, phrase
from bot.understanding.tokens.spellings import COMPOUND, UNKNOWN

_COINS = {"p": "pence", "c": "cent"}
_OF_WHAT = {"mass": "of_mass", "volume": "of_volume"}
_HALF, _TENTHS, _PERCENT = 0.5, 10.0, 100.0
UNKNOWN_DIMENSION = "unknown"


def amount_of(a: Around) -> Amount | None:
    """The amount that a number is; None if it is none of ours."""
    if money := _money(a):
        return money
    if _only_looks_like_one(a):
        return None
    return _pue(a) or count.accelerators(a) or _measured(a) or count.counted(a) or _share(a) or count.bare(a)


def _money(a: Around) -> Amount | None:
    """$5, US$ 2, €0.20, ¥30, CHF 3."""
    sign = a.words.money_before.search(a.before)
    if sign is None:
        return None
    start = a.n.start - len(a.before) + sign.start()
    minus = a.said_before("negative", start)
    amount = a.times(a.amount(a.words.money[sign[1]], a.n.end), -1.0 if minus else 1.0)
    return replace(amount, start=minus.start() if minus else start)


def _pue(a: Around) -> Amount | None:
    """PUE 1.2, 1.3のPUE."""
    if a.said_before("pue_before"):
        return Amount(a.n.value, "1", "pue", a.n.start, a.n.end)
    named = a.said_behind("pue_behind")
    return Amount(a.n.value, "1", "pue", a.n.start, named.end()) if named else None


def _share(a: Around) -> Amount | None:
    """Load 0.6, 稼働率80: a share, in per cent."""
    value = a.n.value if a.n.value > 1 else a.n.value * _PERCENT
    return Amount(value, "%", "ratio", a.n.start, a.n.end) if a.said_before("share_before") else None


def _measured(a: Around) -> Amount | None:
    """A number with a unit behind it: 40 kW, 3日間, half a megawatt, 552 t of CO2, 8割, 1時間半."""
    if a.said_behind("times_sign"):
        return None
    article = a.said_behind("article") if a.n.spelled else None
    position = article.end() if article else a.next
    if length := a.words.length.at(a.folded, position):
        number, unit = a.words.lengths[a.folded[position : length.end]]
        return None if a.said_before("numbered") else a.times(a.amount(unit, length.end), number)
    if coin := behind("coin", a.folded, position):
        return a.amount(_COINS[coin[0]], coin.end())
    word = a.words.lexicon.at(a.folded, position)
    if word is None or word.meaning == COMPOUND:
        return None
    if word.meaning == UNKNOWN:
        return a.amount("", word.end, UNKNOWN_DIMENSION)
    meant = _MEANT.get(a.folded[position : word.end])
    return _in_unit(a, (meant and meant(a.folded, word.end)) or word.meaning, word.end)


def _held(folded: str, _: int) -> str:
    """What 本 counts, where any of it is spoken of."""
    return next((unit for unit, named in kinds("held").items() if named.search(folded)), "")


def pounds(folded: str, end: int) -> str:
    """Whether pounds are money, by what else is spoken of."""
    weighed = phrase("weighed").search(folded) and not phrase("paid").search(folded)
    return "" if weighed or behind("of_mass", folded, end) else "GBP"


_MEANT = {"本": _held, "pound": pounds, "pounds": pounds, "ポンド": pounds}


def _only_looks_like_one(a: Around) -> bool:
    """Whether a number only seems to have a unit: 2030 gpu forecast, 1990s, 十分."""
    word = a.words.lexicon.at(a.folded, a.next)
    if word is None:
        return False
    if a.is_year and word.meaning == "gpu" and a.folded[word.end - 1] != "s":
        return True
    glued_s = word.meaning == "s" and a.is_year and word.end == a.n.end + 1
    return glued_s or (word.meaning == "min" and a.n.spelled and a.written == "十")


def _in_unit(a: Around, unit: str, end: int) -> Amount:
    dimension = a.words.dimension(unit)
    if dimension in _OF_WHAT and (what := behind(_OF_WHAT[dimension], a.folded, end)):
        end = what.end()
    if unit == "wari":
        return a.times(a.amount("%", end), _TENTHS)
    amount = a.amount(unit, end)
    if dimension == "time" and a.folded.startswith("半", end):
        return replace(amount, value=amount.value + _HALF, end=end + 1, others=())
    return amount
