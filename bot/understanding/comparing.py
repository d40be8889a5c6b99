"""How a question asks for a comparison: by which measure, and for which figure of it."""

import re
from dataclasses import dataclass

_TIME = re.compile(
    r"\b(?:came|come|comes|happened|happen|was|is|were|got|renamed|done|it) (?:out )?first\b|\bfirst\s*[,:?]|\b(?:which|who|what)\b.{0,60}\b(?:first|earlier|earliest|sooner|older|later|latest)\b"
    r"|\bearlier\b|\bsooner\b|\bbefore or after\b|どっちが先|どちらが先|先(?:なの|だっ|に(?:来|起|改|発|決|な))|早(?:い|く|か)|遅(?:い|く|か)|古いのは|順番|年と.{1,30}年は",
    re.ASCII,
)
_GROWTH = re.compile(
    r"\bcagr\b|compound(?:ed)?\s(?:annual|yearly)|\b(?:annual(?:i[sz]ed)?|yearly|average)\s(?:growth|rate)|\bgr[eo]w\w*\b.{0,30}\b(?:per|a|each|every)\s(?:year|annum)"
    r"|年平均|年率|年成長率|年間成長率|毎年何(?:%|パーセント)",
    re.ASCII,
)
_RATIO = re.compile(
    r"\bhow many (?:times|x)\b|\btimes (?:bigger|larger|greater|more|higher|as|the|less|smaller|dirtier)\b|\bratio\b|\b(?:what|which) (?:factor|multiple)\b"
    r"|(?:何|なん)倍|倍率|何分の",
    re.ASCII,
)
_HOW_MANY = re.compile(r"\bhow many .{2,40}\b(?:is|are|equals?|make|fit)\b|何(?:回|個|本)分", re.ASCII)
_CHANGE = re.compile(
    r"(?:\bpercent(?:age)?\b|\bper cent\b|%|\bhow (?:far|much)\b).{0,60}\b(?:gr[eo]w\w*|ris\w*|rose|increas\w*|chang\w*|drop\w*|f[ae]ll\w*|declin\w*|los[te]\w*|down|plung\w*|slump\w*)\b"
    r"|\b(?:gr[eo]w\w*|ris\w*|rose|increas\w*|drop\w*|f[ae]ll\w*|declin\w*|los[te]\w*|plung\w*|slump\w*)\b.{0,60}(?:\bpercent(?:age)?\b|\bper cent\b|%)|\bgrowth\b"
    r"|何(?:%|パーセント|割).{0,20}(?:下|上|増|減|伸|落|安|高)|(?:下|上|増|減|伸|落|成長).{0,20}何(?:%|パーセント|割)|成長率|伸び率|増加率|下落率|上昇率|変化率|(?:下|上)げ幅|下落幅|どれ(?:だけ|くらい|ぐらい)(?:下が|上が|増え|減|伸び|落ち)",
    re.ASCII,
)
_DIFFERENCE = re.compile(
    r"\bgap\b|\bdifferences?\b|\bdisagree\w*|\bdiffers?\b|\bhow (?:much|many) (?:more|bigger|larger|higher|less|lower|fewer|dearer|cheaper)\b|\bby how (?:much|many)\b|\bhow many (?:dollars|tonnes|tons|[kmgt]wh)\b.{0,60}\b(?:more|less|grow|grew|drop\w*|fell|fall)\b|\bhow much (?:does|do|did) .{1,60}\bdiffer\b"
    r"|(?<!時|大|誤|格)差(?:は|額|が|を|って|どれ|いくら|[\s?、。]|$)|どれ(?:だけ|くらい|ぐらい)(?:違|大き|多|少)|いくら違|何(?:ドル|円|トン|[kmgt]wh).{0,6}(?:下が|上が|増え|減|落ち|違|差|多|高|安)|違い|ちがい|対立|食い違|意見が分か|(?:どう|何が|なにが|何)(?:違|ちが|ちゃ)",
    re.ASCII,
)
_WHICH = re.compile(
    r"\b(?:which|who|what)\b.{0,90}\b(?:more|less|bigger|larger|smaller|greater|higher|lower|cleaner|dirtier|greener|worse|better|most|least|cheaper|dearer|thirstier|hungrier|heavier|lighter|cleanest|dirtiest)\b"
    r"|\b(?:bigger|larger|smaller|greater|higher|lower|cleaner|dirtier|greener|worse|cheaper|thirstier|hungrier|more|less)\b.{0,60}\b(?:than|or)\b|\bor\b.{0,60}\b(?:bigger|larger|cleaner|dirtier|greener|worse|cheaper|more|less|higher|lower)\b"
    r"|\bvs\b|\bversus\b|\bcompar\w*|\bside by side\b|\bboth numbers\b|比べ|くらべ|較べ|比較|どっち|どちら|のと(?:では|は)|とでは|の(?:方|ほう)が|より(?:も)?.{0,12}(?:多|少|大き|小さ|高|低|汚|きれい)",
    re.ASCII,
)
_LESS = re.compile(r"\b(?:less|smaller|lower|cleaner|greener|least|cheaper|fewer|lightest|cleanest|lighter|better)\b|少な|小さ|低い|低く|きれい|クリーン|エコ|優し|やさし|安い", re.ASCII)
_MEASURES = tuple(
    (measure, re.compile(pattern, re.ASCII))
    for measure, pattern in (
        ("carbon", r"\bco2e?\b|carbon|\bemi(?:t|ss)|dirt(?:y|ier|iest)|pollut|排出|二酸化炭素|汚|温室効果|カーボン"),
        ("intensity", r"\bclean(?:er|est)?\b|\bgreen(?:er|est)?\b|クリーン|きれい|kwhあたり|g/kwh"),
        ("water", r"\bwater\b|thirst|litre|liter|水(?!準|力|素)"),
        ("gpu_time", r"gpu[- ]?hours?|gpu時間"),
        ("power", r"\bpower\b|\bwatts?\b|\btdp\b|消費電力(?!量)|ワット(?!時)|\bdraws?\b"),
        ("energy", r"electric|\benergy\b|\b[kmgt]wh\b|電力|電気|エネルギー|\bjuice\b"),
        ("money", r"\bprice|\bdollars?\b|\busd\b|\bworth\b|\$|ドル|価格|値段|高値|金額|市場規模"),
    )
)  # fmt: skip
_LEADS = (("growth", _GROWTH), ("ratio", _RATIO), ("change", _CHANGE), ("difference", _DIFFERENCE), ("times", _HOW_MANY))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a comparison is asked by (a measure, "time", or None) and for (growth, ratio, change, difference, less, more, first).

    `direct`: two things are set against each other in so many words (which, vs, than).
    """

    by: str | None
    lead: str
    direct: bool


def asked(folded: str) -> Asked | None:
    """What a folded text asks to compare by and for; None if it does not ask for a comparison."""
    direct = bool(_WHICH.search(folded))
    measure = next((name for name, pattern in _MEASURES if pattern.search(folded)), None)
    lead = next((name for name, pattern in _LEADS if pattern.search(folded)), None)
    if _TIME.search(folded) and lead is None:
        return Asked("time", "first", direct)
    if lead is not None:
        return Asked(measure, "ratio" if lead == "times" else lead, direct or lead in {"ratio", "difference"})
    if not direct:
        return None
    return Asked(measure, "less" if _LESS.search(folded) else "more", direct)
