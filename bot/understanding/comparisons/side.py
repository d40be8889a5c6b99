"""One side of a comparison as a value, and its one spelling in addresses: kind, id, how many, on which grid."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from bot.library import Library
from bot.library.cells import cell

Kind = Literal["fact", "run", "gpu", "grid", "term", "thing", "use", "amount", "pue", "market", "do", "cell", "unknown"]
_SHELVES: Mapping[str, str] = {
    "fact": "facts", "run": "training_runs", "gpu": "accelerators", "grid": "grids", "term": "terms",
    "thing": "equivalents", "use": "measurements", "amount": "units",
}  # fmt: skip
_ENTRY = re.compile(r"([^*~@;]+)(?:\*([\d.e+]+))?(?:@([A-Z0-9-]+))?")
_AMOUNT = re.compile(r"(?<![\d.e+-])([\d.e+-]+)~([^@]+)(?:@([A-Z0-9-]+))?")
_NUMBER = re.compile(r"\d{1,4}(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Side:
    """An entry of the knowledge, an amount, a calculation, or words that nothing is known by.

    `id` is the entry, the address of a cell, the unit of an amount, the command of a calculation (with `options`) or
    the unknown words;
    `value` the amount, how many of a thing or a use, a PUE, a year of the market or of a fact that tells several;
    `grid` whose electricity is used, or of a place itself, that it is what it makes in a year.
    """

    kind: Kind
    id: str = ""
    value: float = 1.0
    grid: str = ""
    options: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The canonical spelling: `run:gpt-3@FR`, `amount:1287~MWh`, `thing:car-km-eu*40`, `do:convert;amount:2 t`."""
        at = f"@{self.grid}" if self.grid else ""
        if self.kind == "do":
            return ";".join([f"do:{self.id}", *(f"{name}:{value}" for name, value in self.options)])
        if self.kind in {"pue", "market"}:
            return f"{self.kind}:{self.value:.12g}"
        if self.kind == "amount":
            return f"amount:{self.value:.12g}~{self.id}{at}"
        many = "" if self.value == 1 else f"*{self.value:.6g}" if self.value < 1 else f"*{self.value:.12g}"
        return f"{self.kind}:{self.id}{many}{at}"


UNKNOWN = "unknown:"  # what stands before the words of a side that nothing is known by


def names_unknown(options: Mapping[str, object]) -> bool:
    """Whether a side of a comparison is not known."""
    return any(str(side).startswith(UNKNOWN) for side in options.values())


def in_own_words(value: object, cleaned: str, typed: Callable[[str, str], str]) -> object:
    """An option; of a side that is not known, as the asker `typed` its words."""
    if not isinstance(value, str) or not value.startswith(UNKNOWN):
        return value
    return f"{UNKNOWN}{typed(value.removeprefix(UNKNOWN), cleaned)}"


def place_of(side: Side) -> str:
    """The place whose electricity a side is on, "" where none was said."""
    return side.grid or dict(side.options).get("region", "")


def at(side: Side, grid: str) -> Side:
    """The same electricity used on a grid; what a place makes, made by another one."""
    if side.kind == "grid":
        return replace(side, id=grid, grid=grid)
    if side.kind != "do":
        return replace(side, grid=grid)
    options = dict(side.options) | {"region": grid}
    return replace(side, options=tuple(options.items()))


def parse(text: str, library: Library) -> Side | None:
    """The side that a canonical text spells, unknown where an id or a unit is not there; None for anything else."""
    kind, _, rest = text.partition(":")
    if kind not in get_args(Kind) or not rest or rest != rest.lstrip():
        return None
    return _parsed(kind, rest, library) or Side("unknown", rest)


def _parsed(kind: str, rest: str, library: Library) -> Side | None:
    if kind == "unknown":
        return None
    if kind == "do":
        command, *options = rest.split(";")
        pairs = [option.partition(":") for option in options]
        return Side("do", command, options=tuple((name, value) for name, _, value in pairs))
    if kind == "cell":
        return Side("cell", rest) if cell(rest, library) else None
    if kind in {"pue", "market"}:
        return Side("pue" if kind == "pue" else "market", value=float(rest)) if _NUMBER.fullmatch(rest) else None
    return _entry(kind, rest, library)


def _entry(kind: str, rest: str, library: Library) -> Side | None:
    match = (_AMOUNT if kind == "amount" else _ENTRY).fullmatch(rest)
    if match is None:
        return None
    entry, many = (match[2], match[1]) if kind == "amount" else (match[1], match[2])
    if entry not in getattr(library, _SHELVES[kind]) or not (match[3] is None or match[3] in library.grids):
        return None
    try:
        return Side(kind, entry, float(many or 1), match[3] or "")  # type: ignore[arg-type]  # one of Kind, see parse
    except ValueError:
        return None
