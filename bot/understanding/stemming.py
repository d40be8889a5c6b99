"""English words without their endings."""

from functools import lru_cache

_SUFFIXES = (
    "ments", "ment", "ness", "ations", "ation", "ities", "ity", "ings", "ing", "edly", "ely", "ed", "ers", "er", "ors", "or",
    "ies", "ied", "ives", "ive", "ables", "able", "ably", "ally", "als", "al", "ly", "ions", "ion", "es", "s", "e", "y",
)  # fmt: skip
_SHORTEST = 3
_IRREGULAR = {
    "fell": "fall", "fallen": "fall", "rose": "rise", "said": "say", "says": "say", "grew": "grow", "took": "take", "sold": "sell",
    "bought": "buy", "gave": "give", "went": "go", "goes": "go", "going": "go", "paid": "pay", "made": "make", "making": "make",
    "ran": "run", "wrote": "write", "written": "write", "thought": "think", "chose": "choose", "became": "become", "spoke": "speak",
    "kept": "keep", "told": "tell", "men": "man", "women": "woman", "lives": "life", "drove": "drive", "driven": "drive",
    "commentary": "commentary", "commenter": "commenter", "commenters": "commenter", "factory": "factory", "factories": "factory",
    "water": "water", "waters": "water", "paper": "paper", "papers": "paper", "party": "party", "using": "use", "used": "use", "uses": "use", "use": "use", "user": "use", "users": "use", "country": "country", "countries": "country",
    "energy": "energy", "energies": "energy", "quality": "quality", "community": "community", "communities": "community",
}  # fmt: skip


@lru_cache(maxsize=50_000)
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
