"""Regular expressions in files, compiled by section; `phrases` and `kinds` are those of phrases.yaml and talk.yaml."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bot.understanding.wordlists import sections_of

_WORD = re.compile(r"(?<![a-z\\])[a-z]{4,}")
_WORDS = "words"
_PLACE = re.compile(r"<(\w+)>")
_FILES = tuple(Path(__file__).with_name(name) for name in ("phrases.yaml", "talk.yaml"))


class Phrases:
    """The regular expressions of files, compiled by section when first asked for.

    `flags` are those of `re`; `<word>` in a phrase stands for one of `words`, or of the section "words".
    """

    def __init__(self, *files: Path, flags: re.RegexFlag, words: Mapping[str, str] = MappingProxyType({})) -> None:
        self._files, self._flags, self._more = files, flags, words
        self._any: dict[str, re.Pattern[str]] = {}
        self._kinds: dict[str, Mapping[str, re.Pattern[str]]] = {}

    def any(self, section: str) -> re.Pattern[str]:
        """What fits any phrase of a section."""
        return self._any.get(section) or self._any.setdefault(section, self._compiled(self._sections[section]))

    def kinds(self, section: str) -> Mapping[str, re.Pattern[str]]:
        """What fits any phrase of each kind that a section holds, in their order."""
        if section not in self._kinds:
            self._kinds[section] = {kind: self._compiled(one) for kind, one in self._sections[section].items()}
        return self._kinds[section]

    def patterns(self) -> Iterator[re.Pattern[str]]:
        """Every pattern of the files."""
        for name, section in self._sections.items():
            if isinstance(section, Mapping) and name != _WORDS:
                yield from self.kinds(name).values()
            elif name != _WORDS:
                yield self.any(name)

    @cached_property
    def _sections(self) -> Mapping[str, Any]:
        return {name: section for file in self._files for name, section in sections_of(file).items()}

    def _compiled(self, alternatives: list[str]) -> re.Pattern[str]:
        words = {**self._more, **self._sections.get(_WORDS, {})}
        pattern = "|".join(alternatives)
        return re.compile(_PLACE.sub(lambda m: words[m[1]], pattern) if words else pattern, self._flags)


_BOOK = Phrases(*_FILES, flags=re.DOTALL)
phrases, kinds = _BOOK.any, _BOOK.kinds


@cache
def phrase_words() -> frozenset[str]:
    """The English words that stand in any phrase."""
    return frozenset(word for file in _FILES for word in _WORD.findall(file.read_text(encoding="utf-8")))
