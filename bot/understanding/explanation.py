"""How a question was read, as plain data: what each name was used as, what was left over, and why it came to this."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from bot.library.spelling import clean
from bot.understanding.reading import Amount, Candidate, Mention, Reading
from bot.understanding.tokens.letters import as_written

# the question's own words: what names an entry is used, though it is no option
_ASKED = {"fact", "glossary", "name", "denki"}
QUESTION = "question"


def explained(text: str, reading: Reading) -> dict[str, Any]:
    """The reading of `text` for people and checks; every value is plain JSON."""
    cleaned = clean(text)
    return {
        "lang": reading.lang,
        "intent": reading.intent,
        "quantities": [_quantity(amount, cleaned, reading) for amount in reading.amounts],
        "names": list(_names(cleaned, reading)),
        "unused": list(reading.unused),
        "reading": reading.command,
        "options": dict(reading.options),
        "why": _why(reading),
        "candidates": [{"shelf": c.shelf, "id": c.id, "score": round(c.score, 4)} for c in reading.candidates],
    }


def _quantity(amount: Amount, cleaned: str, reading: Reading) -> dict[str, Any]:
    """An amount with what it counts, in the unit it is written in; what it was used as is not told yet."""
    unit = "" if amount.dimension == "pue" else amount.unit
    counted = (m for m in reading.mentions if m.shelf == "accelerators" and 0 <= m.start - amount.end <= 1)
    named = next(counted, None) if unit == "gpu" else None
    written = reading.question[amount.start : named.end if named else amount.end]
    text = as_written(written, cleaned)
    return {"text": text, "value": amount.value, "unit": unit, "per": amount.per, "used_as": ""}


def _names(cleaned: str, reading: Reading) -> Iterable[dict[str, str]]:
    """Each name once, in order: of several meanings the one that became an option."""
    mentions = sorted(reading.mentions, key=lambda m: (m.start, m.end))
    for (start, end), same in groupby(mentions, key=lambda m: (m.start, m.end)):
        meanings, written = list(same), reading.question[start:end]
        mention, used = next(filter(None, (_became(m, reading) for m in meanings)), (meanings[0], ""))
        used = used or _quoted(written, reading)
        yield {"text": as_written(written, cleaned), "id": mention.id, "shelf": mention.shelf, "used_as": used}


def _became(mention: Mention, reading: Reading) -> tuple[Mention, str] | None:
    """A meaning with the option that holds its id."""
    return next(((mention, o) for o, value in reading.options.items() if mention.id in str(value).split(",")), None)


def _quoted(name: str, reading: Reading) -> str:
    """The option that holds a name in words; "question" where it belongs to an entry, "" where nothing used it."""
    option = next((o for o, value in reading.options.items() if name in str(value).lower()), "")
    return option or (QUESTION if reading.intent in _ASKED else "")


def _why(reading: Reading) -> str:
    """What decided: the parts of the chosen entry's score, or the options that the text filled."""
    chosen = next((c for c in reading.candidates if c.id in _entries(reading.options)), None)
    reasons = _parts(chosen) if chosen else ", ".join(reading.options)
    return f"{reading.intent}: {reasons}" if reasons else reading.intent


def _entries(options: Mapping[str, Any]) -> set[str]:
    return {entry for value in options.values() for entry in str(value).split(",")}


def _parts(candidate: Candidate) -> str:
    strongest = sorted(candidate.why.items(), key=lambda part: -abs(part[1]))
    return ", ".join(f"{name} {value:+.2f}" for name, value in strongest if value)
