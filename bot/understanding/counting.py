"""What a number counts: accelerators by name, and what Japanese counters stand for."""

import re
from collections.abc import Mapping

from bot.understanding.numerals import Numeral

RUNS = re.compile(r"(?:の)?(?:学習|訓練|トレーニング|実行)")
RUNS_BEFORE = re.compile(r"(?:学習|訓練|トレーニング)(?:を|が|は)?$")
_LINK = re.compile(r"[ -]?(?:[x×*]|units? of|枚の|基の|台の|個の|つの)?[ ]?(?:nvidia(?:'s)?|amd|google)?[ ]?")
_TIMES_BEFORE = re.compile(r"s?[ ]?[x×*][ ]?$")
_LETTER_NEXT = re.compile(r"[ ]?(?:[a-z%日時週月年分秒]|[かヶカケヵ箇]月)")
_HOURS_OF = re.compile(r"s?[ -]?(?:hours?|hrs?|時間)(?![a-z])")
_IMAGES, _CARS = re.compile(r"画像|イラスト|写真"), re.compile(r"自動車|クルマ|車")
_GPUS = re.compile(r"gpu|グラボ|[a-z]\d{2,3}")
_ELSEWHERE = {"枚": (_IMAGES, "image"), "台": (_CARS, "car")}
_PAPERS = "枚個つ"
_USE_OF_ONE = re.compile(r"[1一][枚個つ](?:あたり|当たり|につき|ごとに)[ は、]?約?[\d.]+[ ]?m?wh")
_WINDOW = 200


def accelerators(folded: str, n: Numeral, starts: Mapping[int, int], ends: Mapping[int, int]) -> tuple[str, int] | None:
    """Unit and end where a number counts named accelerators (8 h100, h100 x8), or their hours (500 h100 hours).

    `starts` and `ends` hold where the names stand: end by start, start by end.
    """
    if not starts:
        return None
    link = _LINK.match(folded, n.end)
    name_end = starts.get(link.end()) if link else None
    if name_end is not None:
        hours = _HOURS_OF.match(folded, name_end)
        return ("GPU-h", hours.end()) if hours else ("gpu", n.end)
    sign = _TIMES_BEFORE.search(folded, max(0, n.start - 4), n.start)
    named = sign is not None and (sign.start() in ends or sign.start() + 1 in ends)
    return ("gpu", n.end) if named and not _LETTER_NEXT.match(folded, n.end) else None


def of_counter(folded: str, counter: str, position: int) -> str | None:
    """What 枚 and 台 count near pictures or cars, where no accelerators are spoken of; None for anything else."""
    start, end = max(0, position - _WINDOW), position + _WINDOW
    if counter in _PAPERS and _USE_OF_ONE.search(folded, start, end) and not _GPUS.search(folded, start, end):
        return "image" if _IMAGES.search(folded, start, end) else "request"
    if counter not in _ELSEWHERE:
        return None
    pattern, unit = _ELSEWHERE[counter]
    return unit if pattern.search(folded, start, end) and not _GPUS.search(folded, start, end) else None
