"""Numbers that are a part of something: a percentage, what is left of one or comes on top, a half."""

import re
from dataclasses import replace

from bot.understanding.frames.solver import Piece
from bot.understanding.reading import Amount

# What is left over, or comes on top, where a percentage stands beside one of these words.
_REMOVED = re.compile(
    r"\b(?:cached?|off|idle|unused|free|discount|saved|skip\w*|dropp\w*|fail\w*|minus|less|fewer|lower|reduc\w*|cut|capp?\w*|down|minus|loss(?:es)?|lost|left|remain\w*)\b"
    r"|キャッシュ|オフ|引く|引いた|除|残り|ロス|損失|停止|止め|割引|減|削減|節約|引き|少な|安"
)
_ADDED = re.compile(
    r"\b(?:more|extra|additional|higher|increas\w*|on top|plus|up|rose|risen?|went up)\b"
    r"|増|追加|上乗せ|込み|足す|足し|プラス|割増|多"
)
_OF = re.compile(r" of |の(?!時間)")
_SHARE_BEFORE = re.compile(r"other $|(?<!負荷)(?<!稼働率)[はが]$")
# The part itself is asked for, not what is left.
_PART_ASKED = re.compile(
    r"how (?:much|many)\b[^?.]*\b(?:saved?|less|fewer|wasted?|cheaper)\b|wasted|[kmgt]?wh saved"
    r"|(?:何|いくら|どんだけ|どれ(?:だけ|くらい))[^。?]{0,8}(?:減|浮|節約|ムダ|無駄|得)|ムダ|無駄"
)
# The whole is asked for, of which a part is given.
_WHOLE_ASKED = re.compile(
    r"全体(?:は|で|では|の電力は)(?:何|いくら|どれ)|(?:what|how much) (?:is|was|does) the (?:whole|total|entire)"
)
_PART_GIVEN = re.compile(
    r"(?:分|これ|それ|ぶん)[がは]\d|\b(?:which|that|this|that part) (?:is|was|comes to|equals|amounts to) \d"
)
_LOAD = re.compile(
    r"(?:利用率|稼働率|負荷率|稼働|\b(?:load|utili[sz]ation|capacity factor)(?: of| is)?)[はが: =]?[ ]?$"
)
# What it was before a change is asked for, of which what came out is given.
_BEFORE_ASKED = re.compile(
    r"(?:前|元|もと|もともと|before|最初)は?(?:何|なん|いくら|どれ)|(?:減らす|増やす|下げる|上げる|削減)前は"
    r"|\b(?:before|originally|original|initially)\b[^?]{0,30}\?"
    r"|\b(?:what|how (?:much|many))\b[^?.]{0,40}\b(?:before|originally)\b"
)
_NEAR, _ALL = 24, 100


def percentage(folded: str, amount: Amount) -> Piece | None:
    """A percentage as a factor, -20 % as what is left; None for nothing, or less."""
    if amount.value > 0:
        return _share(folded, amount)
    left = 1 + amount.value / _ALL
    return Piece(f"(1 − {-amount.value:.12g} %)", {}, left, fixed=True) if 0 < left < 1 else None


def fraction(folded: str, amount: Amount) -> Piece | None:
    """A bare number that is a part of something as a factor, half or 1/4; None for others: 0.4 may be anything."""
    if amount.unit or amount.per or amount.value >= 1 or "." in folded[amount.start : amount.end]:
        return None
    return _share(folded, replace(amount, value=amount.value * _ALL, unit="%"))


def is_share(folded: str, amount: Amount) -> bool:
    """Whether a number in words is a part of something: half of our GPUs, the other half."""
    around = folded[max(0, amount.start - len("other ")) : amount.start], folded[amount.end :]
    return amount.value < 1 and bool(_OF.match(around[1]) or _SHARE_BEFORE.search(around[0]))


def _share(folded: str, amount: Amount) -> Piece:
    """A percentage: a share of what is given, or what is left of it or comes on top; of the whole if that is asked."""
    text, share = f"{amount.value:.12g} {amount.unit}", amount.value / _ALL
    part = Piece(text, {}, share, fixed=True)
    if _LOAD.search(folded, 0, amount.start):
        return part
    if _WHOLE_ASKED.search(folded) and _PART_GIVEN.search(folded):
        return inverse(part)
    changed = _changed(folded[max(0, amount.start - _NEAR) : amount.end + _NEAR], part)
    if _BEFORE_ASKED.search(folded) and changed is not part:
        return inverse(changed)
    return part if _PART_ASKED.search(folded) else changed


def _changed(beside: str, part: Piece) -> Piece:
    """What is left of a share, or comes on top, where the words beside it say so."""
    if _REMOVED.search(beside) and part.size < 1:
        return Piece(f"(1 − {part.text})", {}, 1 - part.size, fixed=True)
    if _ADDED.search(beside):
        return Piece(f"(1 + {part.text})", {}, 1 + part.size, fixed=True)
    return part


def inverse(piece: Piece) -> Piece:
    """What divides as what multiplies."""
    return Piece(f"(1 ÷ {piece.text})", {}, 1 / piece.size, fixed=True)
