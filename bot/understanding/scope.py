"""What a text leaves to be answered: code, mentions and orders to the bot are taken out; questions about the bot are recognised."""

import re

_JUNK = re.compile(
    r"<script\b.*?(?:</script>|$)|<%.*?%>|\$\{.*?\}|#\{.*?\}|\{\{.*?\}\}|\{%.*?%\}|</?[a-z][^<>]{0,200}>|<[@#:][^<>]{0,100}>"
    r"|@(?:everyone|here)\b|https?://\S+|```|`"
    r"|\b(?:drop|truncate|alter|create)\s+(?:table|database|index)\s+\S+"
    r"|\b(?:delete\s+from|insert\s+into|select\s+[\w*,\s]{1,60}\s+from|union\s+(?:all\s+)?select)\b[^;]{0,200}?(?=;|--|$)"
    r"|\bupdate\s+\w+\s+set\b[^;]{0,200}?(?=;|--|$)"
    r"|\b(?:or|and)\s+'?\d+'?\s*=\s*'?\d+'?|\b\w+\s*=\s*\w+\s*(?=;|--)"
    r"|\brm\s+-rf?\s*\S*|/etc/\w+|\$\([^)]{0,100}\)|&&|\|\||\bcat\s+/\S+|;\s*--|--(?=\s|$)"
    r"|/etc/\w+\s*を\s*(?:読んで|表示して|見せて)",
    re.DOTALL,
)
_SENTENCE = re.compile(r"(?<=[!?。！？;；\n])\s*|(?<=\.)\s+")
_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instruction|rule|prompt|previous|above|everything)"
    r"|\b(?:system prompt|developer mode|jailbreak|dan mode|you are now|pretend (?:to be|you)|act as|roleplay|role-play|bot token|api key)\b"
    r"|\b(?:print|show|dump|repeat|output|reveal|leak|list)\b.{0,30}\b(?:prompt|instruction|token|password|secret|source code|config|database|whole article|entire article|everything you)"
    r"|指示を(?:無視|忘れ)|命令を(?:無視|忘れ)|(?:これまで|今まで|以前|上記)の(?:指示|命令|ルール)|システムプロンプト|プロンプトを(?:表示|出力|見せ|教え)|になりきって|ふりをして|(?:記事|全文)を?(?:全部|全文|丸ごと|すべて)|トークンを(?:教え|見せ|出)"
)
_CHORE = re.compile(
    r"^(?:please |can you |could you )*(?:translate|compose|draw|sing|solve|write)\b|\b(?:write me|poem|haiku|tell (?:me )?a joke|recipe|python|javascript|homework|integral|essay|lyrics)\b"
    r"|翻訳|訳して|俳句|詩を|小説|ジョーク|ダジャレ|レシピ|作り方|歌って|描いて|コードを書|プログラムを書|宿題|解いて|占って"
)
_MEDICAL_OR_LEGAL = re.compile(
    r"\b(?:medicine|ibuprofen|aspirin|paracetamol|dose|dosage|symptom|doctor|fever|headache|weather|raining|rain|snowing|forecast for tomorrow|pregnan|lawyer|sue|lawsuit|evict|landlord|divorce|visa application|tax return|vote|election)\b"
    r"|何錠|頭痛|解熱|薬を|薬は|処方|症状|病院|妊娠|弁護士|訴訟|訴えられ|離婚|慰謝料|遺産|相続|選挙|総理|投票|天気|気温|何ミリ飲"
)
_ADVICE = re.compile(
    r"\bshould i (?:buy|sell|invest|hold|short)\b|\b(?:buy|sell) (?:bitcoin|btc|nvidia|stock|shares?)\b.{0,20}\?|\bwill .{0,40}\b(?:price|btc|bitcoin|stock)\b.{0,40}(?:go|be|hit|reach|rise|fall|crash)"
    r"|買(?:う|った)(?:べき|ほうが|方が|ていい)|売(?:る|った)(?:べき|ほうが|方が)|買い時|売り時|儲かる(?:株|銘柄)|おすすめの?(?:株|銘柄)|予想して|予測して|当てて"
)
_SELF = (
    ("privacy", r"\b(?:privacy|gdpr)\b|\b(?:store|save|keep|collect|log|remember|record|track)\w*\b.{0,30}\b(?:data|message|question|me|my|us|chat|about me|what i)\b|\bmy data\b|プライバシー|個人情報|(?:会話|質問|データ|発言|メッセージ|ログ)(?:を|は|って)?(?:保存|記録|収集|残)|何を(?:保存|記録)"),
    ("about", r"\b(?:who|what) (?:made|built|created|wrote|are|runs|developed) (?:you|this bot|denki)\b|\bwho are you\b|\bare you (?:an? )?(?:ai|bot|human|robot|llm|chatgpt|real|person)\b|\byour (?:version|name|creator|author|maker|source code|licen[cs]e)\b|\bopen source\b|\bwhat(?:'s| is) denki\b|あなた(?:は|って)?(?:誰|何者|だれ|ai|人間|ボット)|君(?:は|って)(?:誰|何者|だれ)|お前(?:は|って)?誰|誰が作った|だれが作った|作者|開発者は|バージョン|自己紹介|denkiって|denkiとは|このボットは|このbotは|オープンソース"),
    ("help", r"\bwhat can (?:you|i|this bot)\b|\bhow (?:do|can) i (?:use|ask)\b|\bhelp(?: me)?\s*[?!.]*$|^help\b|\b(?:commands?|features?)\b.{0,20}\b(?:have|available|list|are there|support)|\bwhat (?:do you|can i) (?:know|do|ask)\b|\bhow does this (?:bot )?work\b|使い方|何ができ|なにができ|できること|ヘルプ|コマンド一覧|何を聞け|何が聞け|何を知って|どんな質問"),
)  # fmt: skip
_ABOUT_DENKI = tuple((command, re.compile(pattern)) for command, pattern in _SELF)
_GREETING = re.compile(r"^(?:hi|hello|hey|yo|good (?:morning|evening|afternoon)|thanks?|thank you|こんにちは|こんばんは|おはよう|やあ|ありがとう|どうも|もしもし)[\s!！。.~〜ー?？a-z]{0,12}$")
_FILLER = re.compile(r"ついでに|\b(?:evaluate|execute|run this|eval)\b")


def question_in(folded: str) -> str:
    """What is left to answer of a folded text."""
    left = _FILLER.sub(" ", _JUNK.sub(" ", folded))
    sentences = [s for s in _SENTENCE.split(left) if s and not _ORDER.search(s)]
    return " ".join(" ".join(sentences).split()).strip(" ;'\"-/|&")


def out_of_scope(folded: str) -> bool:
    """Whether a folded question asks for something that no knowledge of this kind answers: chores, advice, health, law, weather."""
    return any(pattern.search(folded) for pattern in (_CHORE, _MEDICAL_OR_LEGAL, _ADVICE))


def about_denki(folded: str) -> str | None:
    """The command that answers a question about the bot itself: help, about or privacy; None for any other question."""
    if _GREETING.match(folded):
        return "help"
    return next((command for command, pattern in _ABOUT_DENKI if pattern.search(folded)), None)
