"""Whether a line can stand alone: what it holds of its own, and what in it points back to an earlier line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.library import Library
from bot.understanding.comparisons.side import names_unknown
from bot.understanding.concepts import COMMON
from bot.understanding.entries.query import Query
from bot.understanding.language import wished
from bot.understanding.mentions import PLACES
from bot.understanding.phrases import kinds, phrases
from bot.understanding.reading import Amount, Mention, Reading, stated
from bot.understanding.tokens import Numeral, numerals
from bot.understanding.tokens.span import blanked, spans
from bot.understanding.words import JAPANESE, of_word, words

_LETTER = re.compile(r"[^\W\d_]")
_CHIPS = re.compile(r"\d{4}s")  # 3090s are cards, not seconds
_EDGE = " 、,。.!?;:"
FILLS = {"grids", "cloud_regions", "accelerators"}
_OPEN = ("correction", "ending", "possessive")
_ASKED_OF_IT = ("parts", "multiplied", "origin", "source", "without_pue", "supposed", "grown")
_PARTIAL = ("correction", "without_pue", "supposed", "possessive")
_FEW, _SOME = 2, 3
_COMPUTED = {"calculation", "compare"}


@dataclass(frozen=True, slots=True)
class Leaning:
    """How a line leans on what was said before.

    `rest` is what it asks, without the words that only tie it; `pointed`: something earlier is meant in so many words;
    `bare`: it is a question word and nothing else; `loose`: it only lacks a subject, and may have none.
    """

    rest: str
    query: Query
    names: tuple[Mention, ...]
    numbers: tuple[Numeral, ...]
    content: tuple[str, ...]
    pointed: bool
    bare: bool
    loose: bool = False

    @property
    def amounts(self) -> list[Amount]:
        """The amounts of the line that are more than a word."""
        return stated(self.query.amounts)


def leaning(query: Query, alone: Reading, library: Library) -> Leaning | None:
    """How a line leans on earlier ones; None if it stands alone. `query` is the line, taken apart."""
    found = _taken(query, library)
    if alone.intent == "denki" or not (found.rest or wished(query.folded)):
        return None
    half = _is_half(found, alone)
    if any((found.pointed, found.bare, _is_counted(found))):
        return found
    if _stands(found, alone, half):
        return None
    if half or _is_only_judged(found) or _is_amount(found, alone) or _is_tied(found):
        return found
    return replace(found, loose=True) if _lacks_a_subject(found) else None


def _taken(query: Query, library: Library) -> Leaning:
    """What a line holds of its own."""
    line = query.folded
    amounts = tuple(a for a in query.amounts if not _CHIPS.fullmatch(line[a.start : a.end]))
    query, rest = replace(query, amounts=amounts), _rest(line)
    names, content = subjects(query, library), tuple(_content(query))
    pointed, numbers = _points(query, names, content), tuple(numerals(rest))
    return Leaning(rest, query, names, numbers, content, pointed, _is_bare(line, query))


def _says_any(sections: Iterable[str], text: str) -> bool:
    return any(phrases(section).search(text) for section in sections)


def _is_only_judged(found: Leaning) -> bool:
    """Whether a line asks only whether something is good, bad or usual."""
    short = not found.query.mentions and len(found.content) <= _FEW
    return short and phrases("judged").search(found.rest) is not None


def _is_bare(line: str, query: Query) -> bool:
    """Whether a line is a question word and nothing else."""
    held = query.amounts or any(m.shelf != "terms" for m in query.mentions) or next(numerals(line), None)
    return bool(_LETTER.search(line)) and not held and not _unbare(line)


def _is_amount(found: Leaning, alone: Reading) -> bool:
    """Whether a line is a number with its unit and nothing else, which by itself asks nothing: 20 people."""
    named = any(m.shelf != "terms" for m in found.query.mentions)
    if not found.query.amounts or named or alone.lead is not None:
        return False
    rest = blanked(found.query.folded, spans(found.query.amounts))
    for tie in ("opening", "correction", "ending", "besides"):
        rest = phrases(tie).sub(" ", rest)
    return not rest.strip(_EDGE)


def _is_counted(found: Leaning) -> bool:
    """Whether a line asks how many everyday things something makes, and names nothing that could be: 何世帯分."""
    own = found.query.amounts or found.names or any(m.shelf == "models" for m in found.query.mentions)
    return not own and phrases("things_asked").search(found.rest) is not None


def _lacks_a_subject(found: Leaning) -> bool:
    """Whether a question holds nothing that it could be about, but a word of what is asked."""
    query = found.query
    own = found.names or query.amounts or any(m.shelf != "terms" for m in query.mentions)
    said = [word for word in found.content if not is_measure(word)]
    return not own and len(said) <= 1 and not phrases("general").search(query.folded)


def _is_tied(found: Leaning) -> bool:
    """Whether a line begins or ends like one that goes on, or asks for no more than a figure."""
    line, rest = found.query.folded, found.rest
    opens = phrases("opening").match(line)
    if (opens and opens[0]) or phrases("filling").search(rest) or _says_any(_OPEN, line):
        return True
    if len(found.content) <= _FEW and _says_any((*_ASKED_OF_IT, "counted_in"), rest):
        return True
    return phrases("speech").search(line) is not None and wished(line) is not None


def _is_half(found: Leaning, alone: Reading) -> bool:
    """Whether one thing or place is named, where a comparison needs two."""
    named = {m.start for m in found.query.mentions if m in found.names or m.shelf in PLACES}
    return len(named) == 1 and not _is_whole(alone) and phrases("compared").search(found.query.folded) is not None


def _is_whole(alone: Reading) -> bool:
    """Whether a line is read as a comparison of two things that are known."""
    return alone.intent == "compare" and not names_unknown(alone.options)


def subjects(query: Query, library: Library) -> tuple[Mention, ...]:
    """The names of a question that it can be about."""
    line = query.folded
    return tuple(m for m in query.mentions if is_subject(m, line, library) and not _is_unit(m, query, library))


def is_subject(mention: Mention, line: str, library: Library) -> bool:
    """Whether a mention is what a question can be about: no place, no measure, nothing that only fills a slot."""
    if mention.shelf in FILLS:
        return False
    if mention.shelf == "names":
        return library.names[mention.id].kind != "place"
    return mention.shelf != "terms" or not is_measure(line[mention.start : mention.end])


def _is_unit(mention: Mention, query: Query, library: Library) -> bool:
    """Whether a mention is only the unit of an amount, or one that is asked for."""
    if mention.shelf != "terms":
        return False
    inside = any(a.start <= mention.start and mention.end <= a.end for a in query.amounts)
    spelled = query.folded[mention.start : mention.end]
    return inside or any(spelled in unit.names for unit in library.units.values() if unit.dimension != "count")


def is_measure(spelled: str) -> bool:
    """Whether words name what is measured, and nothing else: energy, CO2, water, money."""
    return any(phrase.fullmatch(spelled) for phrase in kinds("figures").values())


def _rest(line: str) -> str:
    """What a line asks, without wishes for a language and the words that tie it to an earlier one."""
    rest = " ".join(phrases("speech").sub(" ", line).split()).strip(_EDGE)
    return (phrases("opening").sub("", rest) or rest).strip(_EDGE)


def _points(query: Query, names: tuple[Mention, ...], content: tuple[str, ...]) -> bool:
    """Whether something earlier is meant, which nothing in front of the word that points can be."""
    line = query.folded
    pointer = phrases("pointer").search(line)
    if pointer is None or len(content) > _SOME or phrases("own_pointer").search(line):
        return False
    if phrases("own_kind").search(line) and len(query.amounts) == 1 and not names:
        return True
    ahead = (*(m.start for m in names), *_own(query, pointer.end()))
    return min(ahead, default=len(line)) >= pointer.end() and len(_told_words(line[: pointer.start()])) < _FEW


def _own(query: Query, end: int) -> list[int]:
    """Where the amounts with a unit start that are no number "of them"."""
    of_them = phrases("of_them")
    return [a.start for a in query.amounts if a.unit and not of_them.search(query.folded, a.start, end)]


def _told_words(text: str) -> list[str]:
    """The Latin words that say something by themselves."""
    return [word for word in words(text) if any(sign[0] != "#" for sign in of_word(word))]


def _unbare(line: str) -> str:
    """What is left of a line without question words."""
    return phrases("bare").sub("", phrases("opening").sub("", line)).strip(_EDGE + "'s ")


def _content(query: Query) -> list[str]:
    """The words of a question besides its names and amounts."""
    plain = blanked(query.folded, spans((*query.mentions, *query.amounts)))
    for tie in ("opening", "correction", "ending", "speech", "scale"):
        plain = phrases(tie).sub(" ", plain)
    return _told_words(plain) + JAPANESE.findall(COMMON.sub(" ", plain))


def _stands(found: Leaning, alone: Reading, half: bool) -> bool:
    """Whether a question is complete; one that only corrects or compares needs more words than that."""
    query = found.query
    if (half or _says_any(_PARTIAL, query.folded)) and len(found.content) <= _FEW:
        return False
    if phrases("of_another").search(query.folded) or len(found.content) > _SOME:
        return True
    if alone.intent in _COMPUTED and alone.lead is not None and len(query.amounts) + len(query.mentions) >= _FEW:
        return True
    return _is_complete(query, found.names, found.content)


def _is_complete(query: Query, names: tuple[Mention, ...], content: tuple[str, ...]) -> bool:
    """Whether a question has a subject and asks something of it."""
    asks = bool(content) or _asks(query)
    if names:
        more = query.asked.kind != "what" or len({m.id for m in names}) > _FEW
        return asks or (more and not phrases("how_much").search(query.folded))
    if (query.asked.meaning or query.asked.what_is) and any(m.shelf == "terms" for m in query.mentions):
        return True
    return asks and phrases("general").search(query.folded) is not None


def _asks(query: Query) -> bool:
    """Whether a question asks what something is or whether it is so, or what it measures."""
    asked = query.asked
    if asked.what_is or asked.meaning or asked.yes_no or phrases("nature").search(query.folded):
        return True
    return any(m.shelf == "terms" and is_measure(query.folded[m.start : m.end]) for m in query.mentions)
