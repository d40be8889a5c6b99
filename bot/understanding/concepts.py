"""Words that mean the same when somebody asks, in both languages: concepts and their spellings."""

import re
from collections.abc import Mapping

from bot.understanding.stemming import stem

# concept: English words, Japanese phrases
_CONCEPTS: dict[str, tuple[str, str]] = {
    "energy": (
        "energy electricity electric electrical power watt kilowatt megawatt gigawatt mwh kwh gwh twh juice hungry appetite",
        "電力|電気|エネルギー|消費電力|ワット|電源",
    ),
    "carbon": (
        "co2 carbon emission emit emissions footprint greenhouse pollution pollute polluting dirty dirtier climate tco2 co2e",
        "二酸化炭素|排出|炭素|温室効果|温暖化|カーボン|シーオーツー|汚い|汚す|汚し|汚染|汚れ",
    ),
    "environment": ("environment environmental nature planet eco ecological", "環境|自然|エコ|地球"),
    "burden": ("burden load impact harm damage weigh toll strain", "負担|負荷|重荷|影響|害|損な|悪影響"),
    "water": ("water litre litres thirsty thirst drink drinking", "水量|水の|冷却水|リットル|使う水"),
    "money": (
        "price cost worth pay paid dollar dollars usd amount money value valued sum fee expensive costs",
        "値段|価格|金額|いくら|ドル|評価額|代金|円|お金",
    ),
    "saving": ("save saving savings cheap cheaper wallet budget bill bills affordable", "費用|コスト|節約|安い|安く|安価|安上|安さ|財布|割安"),
    "revenue": ("revenue revenues sales sell turnover profit profits earn earnings income", "売上|収益|利益|儲け|儲か|もうけ|稼ぐ|稼ぎ|稼い|収入"),
    "role": (
        "ceo chief boss head president chairman chair cofounder executive leader cfo cto director job position title",
        "社長|会長|代表|トップ|役員|最高経営責任者|創業者|責任者|経営者|肩書",
    ),
    "person": ("who whose person somebody someone", "誰|だれ|人物|何者|どなた"),
    "country": ("country nation nationality national state headquartered based homeland", "国"),
    "place": ("where location located site sites place places region city town", "どこ|場所|拠点|所在|立地|地域"),
    "time": ("when date month year day time", "いつ|何年|何月|何日|時期|年月|日付"),
    "rename": (
        "rename renamed renaming rebrand rebranded rebranding called name named names title formerly",
        "改名|社名|改称|名前|名称|旧社名|呼ば|名乗|改め|今の名",
    ),
    "deal": ("deal contract agreement arrangement sign signed signing", "契約|取引|提携|合意"),
    "forecast": ("forecast predict prediction projected projection expect expected outlook", "予測|予想|見通し|見込|将来"),
    "future": ("future ahead next tomorrow coming going forward", "将来|未来|今後|これから|この先"),
    "market": ("market industry business sector", "市場|マーケット|業界"),
    "growth": ("grow growth increase rise rising expand bigger climb soar boom surge", "成長|伸び|増え|増加|拡大|急増|爆上"),
    "drop": ("fall drop decline slump plunge below under sink dip crash", "下落|下が|割り込|割っ|下回|落ち|値下"),
    "high": ("high highest peak top record maximum", "高値|最高|ピーク|上が|頂点"),
    "approve": ("approve approval allow authorise authorize greenlight permit", "承認|認め|許可|解禁"),
    "triple": ("triple threefold quadruple multiply", "倍増|三倍|増産"),
    "production": ("production produce output manufacture supply make factory", "生産|製造|増産|供給"),
    "demand": ("demand need appetite popularity popular", "需要|人気|求め"),
    "compute": ("compute computing computation processing computational workload calculation", "計算|演算|処理"),
    "gpu": ("gpu gpus graphics processor processors chip chips", "グラボ|グラフィック|半導体|画像処理|チップ|パーツ"),
    "apps": ("app apps application applications software", "アプリ|ソフト"),
    "mining": ("mine miner miners mining dig digging", "採掘|マイニング|マイナー|掘"),
    "crypto": ("crypto cryptocurrency coin coins bitcoin btc blockchain ethereum", "暗号資産|仮想通貨|暗号通貨|クリプト|コイン"),
    "renewable": (
        "renewable renewables green clean solar wind hydro sun sustainable",
        "再エネ|再生可能|自然エネルギー|グリーン|クリーン|太陽光|風力|水力",
    ),
    "surplus": ("excess surplus spare leftover unused abundant", "余剰|余っ|余り|あり余"),
    "land": ("land ground space room", "土地|用地|敷地"),
    "secured": ("secure secured plenty enough abundant ample own", "確保|押さえ|十分|豊富|足り|たっぷり"),
    "secret": (
        "secret disclose undisclosed publish reveal transparent transparency hide hidden public report",
        "公開|公表|開示|秘密|隠|非公開|明か|透明",
    ),
    "doubt": (
        "sceptic sceptical skeptic skeptical doubt doubtful critic criticism suspicious hype cynical unconvinced critics naysayers doubters",
        "懐疑|疑|批判|うさんくさ|怪し|冷ややか|冷めた|否定的",
    ),
    "fad": ("fad fads trend trends trendy bandwagon fashion hype craze", "流行|ブーム|はやり|流行り|トレンド|便乗"),
    "reader": ("reader readers commenter commenters comment comments feedback opinion", "読者|コメント|感想|投稿|書き込み"),
    "commentary": ("commentary explanation explanatory analysis editor", "解説"),
    "factory": ("factory factories workshop manufacturing manufacturer industrial", "工場|町工場|ものづくり|製造業"),
    "craft": ("craft craftsmanship artisan artisans skilled skill handwork handmade handcraft manual craftsmen craftsman craftspeople handmade", "職人|手作業|手仕事|熟練|技能|匠|腕"),
    "jobs": ("jobs job employment employ employed workers livelihood labour", "雇用|仕事|働く|働き|働い|労働"),
    "community": ("community communities local locals neighbourhood", "地域|地元|コミュニティ"),
    "tradition": ("tradition traditional traditions heritage", "伝統|昔ながら"),
    "careful": ("careful caution cautious prudent slow rush immediately", "慎重|急|すぐ|待った|ただちに"),
    "innovation": ("innovation breakthrough invention invent technology", "革新|ブレークスルー|ブレイクスルー|イノベーション|技術革新"),
    "fusion": ("fusion star reactor", "核融合|フュージョン"),
    "invest": ("invest investment investing funding fund spend", "投資|出資|資金"),
    "quote": ("quote quoted quotation word words said remark statement sentence", "引用|発言|セリフ|言葉|発言"),
    "compare": ("compare compared comparison comparable liken likened equal equalled equals equivalent like analogy metaphor", "例え|たとえ|なぞら|比べ|相当|匹敵"),
    "cars": ("car cars vehicle vehicles automobile petrol driving drive", "車|自動車|クルマ|マイカー"),
    "model": ("model models", "モデル"),
    "training": ("train training trained teach teaching learning trainning", "学習|訓練|トレーニング"),
    "inference": ("query queries prompt prompts inference question request", "質問|推論|一回|1回|問い合わせ"),
    "companies": ("company companies firm firms business businesses corporate customer customers client", "企業|会社|顧客|何社|万社|業者"),
    "goal": ("mission goal aim purpose objective", "使命|目標|目的|ミッション"),
    "article": ("article page digest story source text", "記事|ページ|要約|元ネタ|原文"),
    "update": ("update updated updating revised", "更新"),
    "different": ("differ different difference same alike identical", "違|異な|同じ|一緒|別物"),
    "common": ("common share shared overlap link", "共通"),
    "parallel": ("parallel simultaneously both alongside together either", "並行|両立|同時|両方|兼業"),
    "change": ("change changes changed shift switch switching move turn turning pivot convert transition", "向か|変え|変更|転換|移行|移る|シフト|切り替え|鞍替え|変わ|転向|転身"),
    "quality": ("quality guarantee", "品質|質"),
    "progress": ("progress advance advancement advances development develop improve", "進歩|発展|進化|開発|前進"),
    "challenge": ("challenge challenges issue issues problem problems task tasks drawback downside concern", "課題|問題|困|デメリット|マイナス|負の面"),
    "solution": ("solution solve fix remedy measure measures answer", "解決|対策|方法|手立て|対応"),
    "reason": ("why reason because motive", "なぜ|なんで|理由|原因|わけ|どうして|きっかけ|背景"),
    "end": ("conclusion conclude end final finally last", "結論|締め|最後|まとめ|結び"),
    "hard": ("hard difficult easy breeze tough effort labour", "大変|簡単|難し|苦労|手間|容易"),
    "dense": ("dense density intensive", "密度|密集|集中"),
    "fit": ("fit suited suit suitable right", "向い|適し|合う|ふさわし"),
    "support": ("support back help", "支え"),
    "replace": ("replace replacing supplant substitute", "取って代わ|置き換|替え"),
    "speed": ("fast faster speed pace quick quickly rapid accelerate", "速|スピード|加速|急速"),
    "size": ("big large size scale huge", "規模|大き|どれくらい|どのくらい"),
    "hours": ("hour hours", "時間"),
    "everyone": ("everyone everybody all inclusive inclusion democratise democratize democratization open", "誰でも|誰もが|みんな|民主化|包摂|インクルーシブ"),
    "first": ("first earlier earliest 1st one", "最初|一人目|1人目|1番目|一番目|初め"),
    "second": ("second other 2nd two", "二人目|2人目|2番目|二番目|二つ目"),
    "after": ("after afterwards afterward following since later", "あと|その後|後の|後に|のち"),
    "optimism": (
        "hopeful hope optimistic optimism bright positive rosy gloomy pessimistic pessimism negative promising",
        "明るい|楽観|前向き|悲観|暗い|希望|期待",
    ),
    "share": ("percent percentage share ratio proportion fraction", "割合|比率|パーセント|率|%"),
    "balance": ("balance split allocation allocate mix adjust optimise optimize", "配分|バランス|力の入れ|振り分け|調整|最適"),
    "cool": ("cooling cool", "冷却|冷やす"),
    "name": ("name names", "名前|社名"),
    "age": ("old age aged born birthday birthdate", "歳|年齢|才で|生年|誕生日|生まれ"),
    "contact": ("phone telephone address email website headquarters url hotline fax", "電話|住所|メールアドレス|本社|連絡先|ホームページ|最寄り"),
    "staff": ("employee employees staff headcount workforce", "社員|従業員|人員|職員"),
    "stock": ("stock stocks shares ticker capitalisation capitalization dividend", "株価|時価総額|配当|株式"),
    "people": ("population inhabitants people", "人口|住民"),
    "press": ("magazine newspaper press journalist coverage", "雑誌|新聞|米誌|取り上げ|報じ|記者"),
    "emit": ("emit cause produce generate release", "出した|出る|出た|出す"),
    "weather": ("weather rain snow temperature sunny", "天気|気温|雨|雪"),
}  # fmt: skip

STOP = frozenset(
    """a an the and or but nor so if of to in on at by for from with as than that this these those there here it its it's is are
    was were be been being am do does did doing done have has had having can could will would shall should may might must i me
    my we us our you your he him his she her they them their what whats which how hows who's what's when where why who whom whose
    not no yes too very also just only about into over before again any some such own same other more most please pls plz
    tell give show let know want wanna explain hey hi hello lol btw um uh ok okay well really actually exactly quite right per
    according get got kindly ballpark roughly basically like thing stuff bit lot much many anyone ever still yet even now then
    rn etc via vs isn't aren't don't doesn't didn't i'm it'd s t re ve ll d m im whats thats dont doesnt didnt isnt tldr tl dr
    wanted gonna gotta y n eh oh ah yo dude mate question quick curious wondering wonder thanks thank thx cheers figure number correct true wrong sense context terms term mean means meaning refer refers referring""".split()
)




# Japanese that every question has.
COMMON = re.compile(
    "何|誰|教え|言っ|言い|言う|言わ|言え|書い|書か|思[うっわ]|考え|話|説明|願い|願[うえ]|詳し|簡[潔単]|要する|内容|意味|数字|具体的|場合"
    "|今日|最近|結局|一体|全体|以上|以外|自分|本当|一番|一つ|一部|とき|時|事|物|方|的|者|氏|様|点|感じ|聞[いきくか]|知[らりっ]|見[てるたれ]|挙げ|述べ|指す|出[てすたるさ]|年|月|日|人"
)

def _english() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for concept, (english, _) in _CONCEPTS.items():
        for word in english.split():
            found.setdefault(stem(word), {})["#" + concept] = None
    return {root: tuple(concepts) for root, concepts in found.items()}


def _japanese() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for concept, (_, japanese) in _CONCEPTS.items():
        for phrase in japanese.split("|"):
            found.setdefault(phrase, {})["#" + concept] = None
    return {phrase: tuple(concepts) for phrase, concepts in found.items()}


SPELLINGS = frozenset(word for english, _ in _CONCEPTS.values() for word in english.split())
OF_STEM = _english()
OF_PHRASE = _japanese()
PHRASES = re.compile("|".join(sorted(map(re.escape, OF_PHRASE), key=len, reverse=True)))
