"""The language of a text: Japanese if enough of it is kana or kanji, or if its particles are; else English."""

import re

_JAPANESE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff々〆]")
_HIRAGANA = re.compile(r"[\u3041-\u309f]")
_ENGLISH = re.compile(r"\b(?:the|is|are|what|who|when|does|do|of|how|was|did|mean|in|to|and|for|on)\b", re.IGNORECASE)
_LATIN = re.compile(r"[A-Za-z]{2,}")
_ENGLISH_PLEASE = re.compile(r"\b(?:in english|english please|english version)\b|英語で|英語版")
_JAPANESE_PLEASE = re.compile(r"\b(?:in japanese|japanese please|nihongo de)\b|日本語で|日本語版")
_SHARE = 0.2


def language(text: str) -> str | None:
    """The code "ja" or "en"; None if the text has hardly any letters of either."""
    japanese, words = len(_JAPANESE.findall(text)), _LATIN.findall(text)
    latin = sum(map(len, words))
    if not japanese and not latin:
        return None
    particles, english = len(_HIRAGANA.findall(text)), len(_ENGLISH.findall(text))
    if particles > english:
        return "ja"
    if english > particles + 1:
        return "en"
    return "ja" if japanese >= _SHARE * (japanese + latin) else "en"


def wished(text: str) -> str | None:
    """The language that a text asks to be answered in, if it does."""
    folded = text.lower()
    if _ENGLISH_PLEASE.search(folded):
        return "en"
    return "ja" if _JAPANESE_PLEASE.search(folded) else None
