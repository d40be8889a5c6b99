"""What kind of answer a question wants."""

import re
from dataclasses import dataclass

_KINDS: tuple[tuple[str, str], ...] = (
    ("who", r"\bwho(?:'s|se|m)?\b|which (?:person|company|firm|reader|commenter|one)|誰|だれ|何者|どなた|どの(?:会社|企業|読者|人)|どこの(?:会社|企業)|どっちの"),
    ("when", r"\bwhen\b|\bsince when\b|(?:what|which|on what|in which) (?:date|day|month|year|time)\b|\b(?:date|year|month)\s*\?|^(?:the )?(?:year|date|month|day) (?:of|when|that)\b|いつ|何年(?!間|ぶり)|何月|何日(?!間)|時期|日付|何曜"),
    ("where", r"\bwhere\b|which (?:country|state|place|countries|city)|どこ(?!の会社|の企業)|どの(?:国|州|場所)|所在地|何の国"),
    ("why", r"\bwhy\b|\bhow come\b|\breason|what (?:made|caused|pushed|drove|drives)|なぜ|なんで|どうして|理由|わけは|わけって|原因|何のため|きっかけ|背景|狙い"),
    ("amount", r"\bhow (?:much|many|big|large|high|low|far|long|hot|old|hungry|heavy|tall)\b|いくら|いくつ|どれ(?:くらい|ぐらい|だけ|ほど)|どの(?:くらい|ぐらい|程度)|何(?:ドル|円|トン|社|枚|個|台|件|倍|％|%|パーセント|割|人|キロ|グラム|ワット|[kmgt]wh|時間|日間|年間|年ぶり|リットル)|金額|price|\bin (?:mwh|kwh|gwh|twh|tons?|tonnes|kg|dollars|usd)\b"),
)
_YES_NO = re.compile(
    r"^(?:so |and |but |well |hey |btw |wait )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|isn't|aren't|didn't|doesn't)\b"
    r"|(?:right|correct|true|no|yes|y/n|really|innit|isn't it|didn't (?:it|they|he))\s*[?!.]*$|\bis it true\b"
    r"|(?:か|の|よね|だよね|ですよね|そうですね|ほんと|本当|マジ|まじ|合ってる|正しい|でしょ|だろ|っけ|ん)\s*[?？!！]*$|って本当|ってほんと|ってマジ"
)
_TAG = re.compile(
    r"(?:right|correct|true|no|innit|isn't it|yes)\s*[?!.]*$|\bis it true\b|\bi heard\b|\bso\b.*\?|よね|そうですね|だそうで|らしい|ほんと|本当|マジ|って聞い|でしょ|"
    r"^why\b|^how come\b|^なぜ|^なんで|理由は|のはなぜ|のはなんで"
)
_MEANING = re.compile(
    r"\b(?:define|definition|meaning|mean(?:s|t)?|stand(?:s)? for|in plain (?:words|english)|eli5|abbreviation|acronym)\b"
    r"|(?<![あこひ])とは|意味|定義|何の略|の説明|を説明|読み方|どう読む|is ?何"
)
_WHAT_IS = re.compile(
    r"^(?:so |and |ok |um |hey |please )*(?:what(?:'s|s| is| are| was| were)|who(?:'s|s| is| are| was)|tell me about|about|describe|explain)\b"
)
_IS_WHAT = re.compile(
    r"['\"」』）)]*\s?(?:って|とは|は|の)?\s?(?:いったい|一体|そもそも)?(?:誰|だれ|何者|どなた|どんな(?:会社|人|企業|組織|もの|雑誌|機関|ところ|人物|団体)|どういう(?:会社|人|企業|もの)|何の会社|どこの国"
    r"|何(?!年|月|日|社|台|トン|ドル|倍|回|件|人|歳|%|m?wh|kwh|を|が|に|で|と)|なに(?!を|が|に)|なん(?:です|や|だ|の|なの|ぞ)|について|とは)"
)
_LETTER = re.compile(r"\w")
_PARTICLE = re.compile(r"^['\"」』）)]*(?:って|とは|は|s)?")
_NOW = re.compile(
    r"\b(?:right now|now|today(?:'s)?|current(?:ly)?|latest|at the moment|live|real[- ]?time|this (?:morning|minute)|tomorrow|next (?:week|month|year)|"
    r"soon|will .* be)\b|今日|本日|現在|今の|いまの|今いくら|いくら今|最新|リアルタイム|明日|あした|来週|来月|来年|再来年|今年"
)
_PRICE = re.compile(r"\b(?:price|worth|trading|trade|cost|stock|share|market cap|rate|quote|exchange)\b|価格|値段|株価|相場|レート|いくら|時価|何ドル|何円|価値")


@dataclass(frozen=True, slots=True)
class Asked:
    """The kind of answer that is wanted (who, when, where, why, amount or what), and how the question is put.

    `yes_no`: a yes or no would do; `claims`: it takes something for granted; `meaning`: it asks what a word means;
    `what_is`: it asks who or what somebody or something is; `today`: it asks for a price of today or later.
    """

    kind: str
    yes_no: bool
    claims: bool
    meaning: bool
    what_is: bool
    today: bool


_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)


def asks_nature(folded: str, start: int, end: int) -> bool:
    """Whether a question asks who or what is named at [start:end]: GPUって何, GPUとは, GPU?"""
    return bool(_IS_WHAT.match(folded, end)) or not _LETTER.search(folded[:start] + _PARTICLE.sub("", folded[end:]))


def asked(folded: str) -> Asked:
    """How a folded question is put."""
    kind = next((kind for kind, pattern in _PATTERNS if pattern.search(folded)), "what")
    return Asked(
        kind,
        yes_no=bool(_YES_NO.search(folded)),
        claims=bool(_TAG.search(folded)),
        meaning=bool(_MEANING.search(folded)),
        what_is=bool(_WHAT_IS.search(folded)),
        today=bool(_NOW.search(folded) and _PRICE.search(folded)),
    )
