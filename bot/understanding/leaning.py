"""Whether a line can stand alone: what it holds of its own, and what in it points back to an earlier line."""

import re
from dataclasses import dataclass

from bot.library import Library
from bot.understanding.concepts import COMMON
from bot.understanding.entries.query import Query
from bot.understanding.language import wished
from bot.understanding.phrases import kinds, phrases
from bot.understanding.reading import Mention, Reading
from bot.understanding.tokens import Numeral, numerals
from bot.understanding.tokens.span import blanked
from bot.understanding.words import of_word, words

_RUN = re.compile(r"[\u30a1-\u30ffー]{2,}|[\u3400-\u9fff々]+")
_LETTER = re.compile(r"[^\W\d_]")
_EDGE = " 、,。.!?;:"
_FILLS = {"grids", "cloud_regions", "accelerators"}
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
    loose: bool


def leaning(query: Query, alone: Reading, library: Library) -> Leaning | None:
    """How a line leans on earlier ones; None if it stands alone. `query` is the line, taken apart."""
    line = query.folded
    names = tuple(m for m in query.mentions if is_subject(m, line, library) and not _is_unit(m, query, library))
    rest = _rest(line)
    if not (rest or wished(line)):
        return None
    numbers, content = tuple(numerals(rest)), tuple(_content(query))
    half = _is_one(names) and alone.intent != "compare" and bool(phrases("compared").search(line))
    complete = _is_complete(query, alone, names, content) and not (half and len(content) <= _FEW)
    pointed = _points(line, query, names, content)
    bare = bool(_LETTER.search(line)) and not (names or query.amounts or numbers or _unbare(line))
    ended = half or bool(phrases("ending").search(line))
    tied = _is_tied(line, rest, content)
    own = [m for m in query.mentions if m in names or m.shelf != "terms"]
    loose = not (own or query.amounts or complete or pointed or bare or tied) and len(content) <= 1
    if pointed or bare or ((tied or ended) and not complete) or loose:
        return Leaning(rest, query, names, numbers, content, pointed, bare, loose and not ended)
    return None


def _is_tied(line: str, rest: str, content: tuple[str, ...]) -> bool:
    """Whether a line begins like one that goes on, or asks for no more than a figure."""
    if phrases("opening").match(line) and phrases("opening").sub("", line) != line:
        return True
    if phrases("filling").search(rest) or phrases("correction").search(line):
        return True
    wish = phrases("speech").search(line) is not None and wished(line) is not None
    return wish or (len(content) <= _FEW and bool(phrases("counted_in").search(rest)))


def _is_one(names: tuple[Mention, ...]) -> bool:
    """Whether one thing is named, where a comparison needs two."""
    return len({m.start for m in names}) == 1


def is_subject(mention: Mention, line: str, library: Library) -> bool:
    """Whether a mention is what a question can be about: no place, no measure, nothing that only fills a slot."""
    if mention.shelf in _FILLS:
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
    return inside or any(spelled in unit.names for unit in library.units.values())


def is_measure(spelled: str) -> bool:
    """Whether words name what is measured, and nothing else: energy, CO2, water, money."""
    return any(phrase.fullmatch(spelled) for phrase in kinds("figures").values())


def _rest(line: str) -> str:
    """What a line asks, without wishes for a language and the words that tie it to an earlier one."""
    rest = " ".join(phrases("speech").sub(" ", line).split()).strip(_EDGE)
    return (phrases("opening").sub("", rest) or rest).strip(_EDGE)


def _points(line: str, query: Query, names: tuple[Mention, ...], content: tuple[str, ...]) -> bool:
    """Whether something earlier is meant, which nothing in front of the word that points can be."""
    pointer = phrases("pointer").search(line)
    if pointer is None or len(content) > _SOME:
        return False
    before = [m.start for m in names] + [a.start for a in query.amounts if a.unit]
    ahead = [word for word in words(line[: pointer.start()]) if any(sign[0] != "#" for sign in of_word(word))]
    return len(ahead) < _FEW and not any(start < pointer.end() for start in before)


def _unbare(line: str) -> str:
    """What is left of a line without question words."""
    return phrases("bare").sub("", phrases("opening").sub("", line)).strip(_EDGE + "'s ")


def _content(query: Query) -> list[str]:
    """The words of a question besides its names and amounts."""
    spans = [(m.start, m.end) for m in query.mentions] + [(a.start, a.end) for a in query.amounts]
    plain = blanked(query.folded, spans)
    for tie in ("opening", "correction", "ending", "speech"):
        plain = phrases(tie).sub(" ", plain)
    latin = [word for word in words(plain) if any(sign[0] != "#" for sign in of_word(word))]
    return latin + _RUN.findall(COMMON.sub(" ", plain))


def _is_complete(query: Query, alone: Reading, names: tuple[Mention, ...], content: tuple[str, ...]) -> bool:
    """Whether a question has a subject and asks something of it, or amounts that make a calculation."""
    asked = query.asked
    if phrases("of_another").search(query.folded):
        return True
    if alone.intent in _COMPUTED and alone.lead is not None and len(query.amounts) + len(query.mentions) >= _FEW:
        return True
    if (asked.meaning or asked.what_is) and any(m.shelf == "terms" for m in query.mentions):
        return True
    if names:
        puts = asked.kind != "what" or asked.what_is or asked.meaning or asked.yes_no
        puts = puts or bool(phrases("nature").search(query.folded))
        measured = any(m.shelf == "terms" and m not in names for m in query.mentions)
        return bool(content) or puts or measured or len({m.id for m in names}) > _FEW
    return len(content) > _SOME
