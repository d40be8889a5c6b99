"""One spelling for all spellings: how text is folded before names are compared."""

import re
import unicodedata

_INVISIBLE = re.compile(r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_RAISED = re.compile(r"(?<=\d)[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+")
_FRACTION = re.compile(r"(?<=\d)(?=[¼½¾⅐-⅞])")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("“”", '"') | dict.fromkeys("‘’ʼ", "'"))
_TO_KATAKANA = str.maketrans({chr(code): chr(code + 0x60) for code in range(0x3041, 0x3097)})
_NOT_WORD = re.compile(r"[^\w%$+]|[_ーｰ]")


_UNACCENTED = str.maketrans(
    {
        chr(code): plain[0]
        for code in range(0xDF, 0x250)
        if len(plain := unicodedata.normalize("NFD", chr(code))) > 1 and plain[0].isascii()
    }
)


def clean(text: str) -> str:
    """The text in NFKC without invisible or control characters, with plain dashes and quotes, case kept."""
    text = _RAISED.sub(lambda power: "^" + power[0], text)  # 10²² is not 1022
    text = _FRACTION.sub(" ", text)  # nor is 3½ 31/2
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return _CONTROL.sub(" ", text).translate(_DASHES)


def fold(text: str) -> str:
    """The cleaned text without case: what searches compare."""
    return clean(text).lower()


def unaccented(folded: str) -> str:
    """A folded text without accents on Latin letters, character by character: são paulo, sao paulo."""
    return folded if folded.isascii() else folded.translate(_UNACCENTED)


def key(text: str) -> str:
    """The folded text without separators, long-vowel marks or the difference between hiragana and katakana.

    "GPT-3", "gpt 3" and "ＧＰＴ３" give one key; so do "エヌビディア" and "えぬびでぃあ".
    """
    return _NOT_WORD.sub("", fold(text)).translate(_TO_KATAKANA)
