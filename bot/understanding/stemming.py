"""English words without their endings."""

from bot.understanding.remembered import remembered
from bot.understanding.wordlists import wordlists

_SUFFIXES = tuple(wordlists()["suffixes"])
_SHORTEST = 3
_IRREGULAR: dict[str, str] = {form: root for root, forms in wordlists()["irregular"].items() for form in forms}


@remembered
def stem(word: str) -> str:
    """The word without its endings, so that compute, computing and computer meet."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    root = _cut(_cut(word))
    doubled = len(word) > len(root) > _SHORTEST and root[-1] == root[-2] and root[-1] not in "ls"
    return root[:-1] if doubled else root


def _cut(word: str) -> str:
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            return word[: -len(suffix)]
    return word
