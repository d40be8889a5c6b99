"""How a question asks for a comparison: by which measure, and for which figure of it."""

import re
from dataclasses import dataclass

TIME = "time"
_ROSE = r"gr[eo]w\w*|ris\w*|rose|increas\w*"
_FELL = r"drop\w*|f[ae]ll\w*|declin\w*|los[te]\w*|plung\w*|slump\w*"
_PERCENT = r"(?:\bpercent(?:age)?\b|\bper cent\b|%)"
_MORE = r"bigger|larger|greater|higher|more|dirtier|worse|heavier|thirstier|hungrier|dearer|most|dirtiest|better"
_LOWER = r"smaller|lower|less|cleaner|greener|cheaper|lighter|fewer|least|cleanest|lightest"


def _any(*patterns: str) -> re.Pattern[str]:
    """One pattern for all; ASCII word boundaries, so that CO2が ends where Japanese begins."""
    return re.compile("|".join(patterns), re.ASCII)


_WHEN = _any(
    r"\b(?:came|come|comes|happened|happen|was|is|were|got|renamed|done|it) (?:out )?first\b|\bfirst\s*[,:?]",
    r"\b(?:which|who|what)\b.{0,60}\b(?:first|earlier|earliest|sooner|older|later|latest)\b",
    r"\bearlier\b|\bsooner\b|\bbefore or after\b",
    r"どっちが先|どちらが先|先(?:なの|だっ|に(?:来|起|改|発|決|な))|早(?:い|く|か)|遅(?:い|く|か)|古いのは|順番|年と.{1,30}年は",
)
_GROWTH = _any(
    r"\bcagr\b|compound(?:ed)?\s(?:annual|yearly)|\b(?:annual(?:i[sz]ed)?|yearly|average)\s(?:growth|rate)",
    r"\bgr[eo]w\w*\b.{0,30}\b(?:per|a|each|every)\s(?:year|annum)",
    r"年平均|年率|年成長率|年間成長率|毎年何(?:%|パーセント)",
)
_RATIO = _any(
    r"\bhow many (?:times|x)\b(?! (?:can|could|would) )|\bratio\b|\b(?:what|which) (?:factor|multiple)\b",
    rf"\btimes (?:{_MORE}|{_LOWER}|as|the)\b",
    r"(?:何|なん)倍|倍率|何分の",
)
_HOW_MANY = _any(r"\bhow many .{2,40}\b(?:is|are|equals?|make|fit)\b", r"何(?:回|個|本)分")
_CHANGE = _any(
    rf"(?:{_PERCENT}|\bhow (?:far|much)\b).{{0,60}}\b(?:{_ROSE}|{_FELL}|chang\w*|down|up)\b",
    rf"\b(?:{_ROSE}|{_FELL})\b.{{0,60}}{_PERCENT}|\bgrowth\b",
    r"何(?:%|パーセント|割).{0,20}(?:下|上|増|減|伸|落|安|高)|(?:下|上|増|減|伸|落|成長).{0,20}何(?:%|パーセント|割)",
    r"成長率|伸び率|増加率|下落率|上昇率|変化率|(?:下|上)げ幅|下落幅",
    r"どれ(?:だけ|くらい|ぐらい)(?:下が|上が|増え|減|伸び|落ち)",
)
_DIFFERENCE = _any(
    r"\bgap\b|\bdifferences?\b|\bdisagree\w*|\bdiffers?\b|\bby how (?:much|many)\b",
    rf"\bhow (?:much|many) (?:{_MORE}|{_LOWER})\b",
    rf"\bhow many (?:dollars|tonnes|tons|[kmgt]wh)\b.{{0,60}}\b(?:more|less|{_ROSE}|{_FELL})\b",
    r"(?<!時|大|誤|格)差(?:は|額|が|を|って|どれ|いくら|[\s?、。]|$)|どれ(?:だけ|くらい|ぐらい)(?:違|大き|多|少)|いくら違",
    r"何(?:ドル|円|トン|[kmgt]wh).{0,6}(?:下が|上が|増え|減|落ち|違|差|多|高|安)",
    r"違い|ちがい|対立|食い違|意見が分か|(?:どう|何が|なにが|何)(?:違|ちが|ちゃ)",
)
_TOLD = _any(
    r"\b(?:when|why|where|what|who|whom) (?:did|has|had|does)\b.{1,50}\bcompare[ds]?\b",
    r"(?<!how )\bdid\b.{1,50}\bcompare\b",
    r"\b(?:who|which (?:person|company|analyst|executive|report|study))(?: has| had| once)? compare[ds]\b",
    r"(?:いつ|誰が|だれが|なぜ|どうして|どこが).{0,40}(?:比べた|比較した|比べて(?:い|る)|比較して(?:い|る))",
)
_WHICH = _any(
    rf"\b(?:which|who|what)\b.{{0,90}}\b(?:{_MORE}|{_LOWER})\b",
    rf"\b(?:{_MORE}|{_LOWER})\b.{{0,60}}\b(?:than|or)\b|\bor\b.{{0,60}}\b(?:{_MORE}|{_LOWER})\b",
    r"\bvs\b|\bversus\b|\bcompar\w*|\bside by side\b|\bboth numbers\b",
    r"比べ|くらべ|較べ|比較|どっち|どちら|のと(?:では|は)|とでは|の(?:方|ほう)が",
    r"より(?:も)?.{0,12}(?:多|少|大き|小さ|高|低|汚|きれい)",
)
_LESS = _any(rf"\b(?:{_LOWER}|better)\b", r"少な|小さ|低い|低く|きれい|クリーン|エコ|優し|やさし|安い")
_MEASURES = (
    ("carbon", _any(r"\bco2e?\b|carbon|\bemi(?:t|ss)|dirt(?:y|ier|iest)|pollut|排出|二酸化炭素|汚|温室効果|カーボン")),
    ("intensity", _any(r"\bclean(?:er|est)?\b|\bgreen(?:er|est)?\b|クリーン|きれい|kwhあたり|g/kwh")),
    ("water", _any(r"\bwater\b|thirst|litre|liter|水(?!準|力|素)")),
    ("gpu_time", _any(r"gpu[- ]?hours?|gpu時間")),
    ("power", _any(r"\bpower\b|\bwatts?\b|\btdp\b|消費電力(?!量)|ワット(?!時)|\bdraws?\b")),
    ("energy", _any(r"electric|\benergy\b|\b[kmgt]wh\b|電力|電気|エネルギー|\bjuice\b")),
    ("money", _any(r"\bprice|\bdollars?\b|\busd\b|\bworth\b|\$|ドル|価格|値段|高値|金額|市場規模")),
)
_LEADS = (
    ("growth", _GROWTH),
    ("ratio", _RATIO),
    ("change", _CHANGE),
    ("difference", _DIFFERENCE),
    ("how many", _HOW_MANY),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a comparison is asked by and for.

    `by` is a measure, "time", or None; `lead` is growth, ratio, change, difference, less, more or first; `direct`: two
    things are set against each other in so many words (which, vs, than).
    """

    by: str | None
    lead: str
    direct: bool


def asked(folded: str) -> Asked | None:
    """What a folded text asks to compare by and for; None if it asks for none, or who made one."""
    if _TOLD.search(folded):
        return None
    direct = bool(_WHICH.search(folded))
    measure = next((name for name, pattern in _MEASURES if pattern.search(folded)), None)
    lead = next((name for name, pattern in _LEADS if pattern.search(folded)), None)
    if lead is None and _WHEN.search(folded):
        return Asked(TIME, "first", direct)
    if lead is not None:
        return Asked(measure, "ratio" if lead == "how many" else lead, direct or lead in {"ratio", "difference"})
    return Asked(measure, "less" if _LESS.search(folded) else "more", direct) if direct else None
