"""Questions that only make sense after earlier ones: "and the CO2?", "じゃあ2030年は？", "why?"."""

import re
from collections.abc import Sequence

from bot.understanding.mentions import Mentions
from bot.understanding.quantities import Quantities
from bot.understanding.reading import Mention
from bot.understanding.words import features

_POINTS_BACK = re.compile(
    r"\b(?:it|its|it's|that|this|those|these|they|them|their|he|she|him|his|her|same|there|then|so|one|ones|else)\b"
    r"|それ|そこ|その|そっち|そちら|あれ|あの|これ|この(?!記事|ページ|bot|ボット)|彼|同じ|もう[一1]"
)
_STARTS_LIKE_ONE = re.compile(
    r"^(?:and|but|or|then|also|plus|what about|how about|what if|ok|okay|so|in|with|for|now|why|when|where|who|how come)\b"
    r"|^(?:じゃあ|では|じゃ|で、|あと|それ|そして|なら|ちなみに|だったら|あとは|つぎ|次)|(?:は|なら|だと|だったら|では|も|の方は|のほうは)\s*[?？。]*$"
)
_SPEECH = re.compile(
    r"\b(?:say (?:that|it)|(?:can you )?(?:answer|reply|repeat)(?: that| it)?)?\s*\b(?:in )?(?:english|japanese)(?: please| pls| version)?\b|\bplease\b"
    r"|(?:日本語|英語)(?:で|版|に)?(?:お願い(?:します)?|言って|教えて|答えて|して)?"
)
_BEFORE = re.compile(
    r"\bthe (?:year|one) before\b|\bprevious year\b|\byear earlier\b|\ba year before\b|前の年|その前年|前年|一年前|1年前"
)
_AFTER = re.compile(
    r"\bthe (?:year|one) after\b|\bnext year\b|\byear later\b|\bfollowing year\b|翌年|次の年|一年後|1年後"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_OTHER = re.compile(r"\bother (?:one|reader|comment\w*)\b|もう(?:一人|片方|ひとり|一方|1人)|別の読者|二人目は")
_PAIRS = {"reader-1": "reader 2", "reader-2": "reader 1"}
_ONWARD = re.compile(r"\b(?:why|how come|after|afterwards|then|next)\b|なぜ|なんで|どうして|理由|あと|その後|それから")
_FEW = 2
_MEASURES = {"#energy", "#carbon", "#water", "#money", "#cars"}


def continued(question: str, turns: Sequence[str], mentions: Mentions, quantities: Quantities) -> str:
    """The question with what it takes from the earlier ones; itself if it stands alone."""
    earlier = ""
    for turn in turns:
        earlier = _joined(turn, earlier, mentions, quantities)
    return _joined(question, earlier, mentions, quantities)


def goes_on(question: str) -> bool:
    """Whether a follow-up asks for the reason of what was told, or for what came after it."""
    return bool(_ONWARD.search(question)) and not features(question) - {"#reason", "#after", "#time", "#progress"}


def _joined(question: str, earlier: str, mentions: Mentions, quantities: Quantities) -> str:
    if not earlier:
        return question
    rest = " ".join(_SPEECH.sub(" ", question).split()).strip(" 、,。.!！?？")
    named = [m for m in mentions.find(rest) if m.shelf in {"names", "terms", "accelerators", "grids", "models"}]
    before = mentions.find(earlier)
    if _OTHER.search(rest) and (other := next((_PAIRS[m.id] for m in before if m.id in _PAIRS), None)):
        return _replaced(earlier, [m for m in before if m.id in _PAIRS], other)
    own = features(rest)
    if not own and not named and not any(map(str.isdigit, rest)):
        return f"{rest} {earlier}".strip() if _wh(rest) else earlier
    if not (_POINTS_BACK.search(rest) or _STARTS_LIKE_ONE.search(rest) or len(own) <= _FEW or rest != question):
        return question
    if shifted := _other_year(rest, earlier):
        return shifted
    if changed := _other_inputs(rest, earlier, mentions, quantities):
        return changed
    return _merged(rest, earlier, named, before)


def _wh(rest: str) -> bool:
    return bool(
        re.search(
            r"\b(?:why|when|where|who|how)\b|なぜ|なんで|いつ|どこ|誰|だれ|どうして|何年|何月|どう|そのあと|その後|after",
            rest,
        )
    )


def _other_year(rest: str, earlier: str) -> str | None:
    """The earlier question with the year before or after, or with the year that is now asked for."""
    found = _YEAR.search(earlier)
    if found is None:
        return None
    step = -1 if _BEFORE.search(rest) else 1 if _AFTER.search(rest) else 0
    asked = _YEAR.search(rest)
    if step:
        return _YEAR.sub(str(int(found[1]) + step), earlier)
    return _YEAR.sub(asked[1], earlier) if asked and len(features(rest)) <= _FEW else None


def _other_inputs(rest: str, earlier: str, mentions: Mentions, quantities: Quantities) -> str | None:
    """The earlier calculation with the amounts, chips and places that are now given in place of its own."""
    old, new = mentions.find(earlier), mentions.find(rest)
    given, now = quantities.find(earlier, old), quantities.find(rest, new)
    if not given:
        return None
    changes, more = [], []
    for shelf in ("accelerators", "grids"):
        fresh = next((m for m in new if m.shelf == shelf), None)
        if fresh is not None:
            words = rest[fresh.start : fresh.end]
            stale = next((m for m in old if m.shelf == shelf), None)
            changes += [(stale.start, stale.end, words)] if stale else []
            more += [] if stale else [words]
    for amount in now:
        stale_amount = next((a for a in given if a.dimension == amount.dimension and a.per == amount.per), None)
        words = rest[amount.start : amount.end]
        changes += [(stale_amount.start, stale_amount.end, words)] if stale_amount else []
        more += [] if stale_amount else [words]
    if not changes and not more:
        return None
    for start, end, words in sorted(changes, reverse=True):
        earlier = f"{earlier[:start]}{words}{earlier[end:]}"
    return " ".join([earlier, *more])


def _merged(rest: str, earlier: str, named: list[Mention], before: list[Mention]) -> str:
    """The new words with the earlier names; or the earlier question with its one name exchanged, if only a name is new."""
    new = [m for m in named if m.shelf in {"names", "terms"}]
    old = [m for m in before if m.shelf in {"names", "terms"}]
    if features(rest) & _MEASURES:
        old = [m for m in old if m.shelf == "names" or not features(earlier[m.start : m.end]) & _MEASURES]
    swaps = new and len({m.id for m in old}) == 1 and new[0].shelf == old[0].shelf and not _POINTS_BACK.search(rest)
    if swaps and not features(_cut(rest, named)):
        return _replaced(earlier, old, rest[new[0].start : new[0].end])
    taken = [earlier[m.start : m.end] for m in old if m.id not in {n.id for n in named}]
    return f"{rest} ({' '.join(dict.fromkeys(taken))})" if taken else f"{rest} {earlier}"


def _cut(text: str, mentions: list[Mention]) -> str:
    for mention in mentions:
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


def _replaced(text: str, mentions: list[Mention], new: str) -> str:
    """The text with the place of these mentions taken by a new name."""
    start, end = mentions[0].start, mentions[0].end
    return f"{text[:start]}{new}{text[end:]}"
