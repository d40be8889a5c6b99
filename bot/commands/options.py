"""Options of commands: one pydantic model per command says types, bounds, choices, suggestions and short keys."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.errors import Refusal


@dataclass(frozen=True, slots=True)
class Option:
    """What Discord and addresses need to know of an option beyond its type: key in addresses, unit, suggestions."""

    key: str
    unit: str = ""
    suggest: str = ""


class Options(BaseModel):
    """Base of all option models: unknown options are refused, numbers are finite."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, str_strip_whitespace=True)

    @classmethod
    @cache
    def described(cls) -> Mapping[str, Option]:
        """The Option of each field, by field name."""
        return {
            name: next((m for m in field.metadata if isinstance(m, Option)), Option(name))
            for name, field in cls.model_fields.items()
        }

    @classmethod
    def read(cls, raw: Mapping[str, Any]) -> "Options":
        """The options in raw values; raises Refusal naming the first option that is wrong, missing or unknown."""
        try:
            return cls.model_validate({name: value for name, value in raw.items() if value not in (None, "")})
        except ValidationError as error:
            raise _refusal(error, cls) from error

    @classmethod
    def from_keys(cls, short: Mapping[str, str]) -> dict[str, Any]:
        """Raw options from the short keys of an address; raises ValueError for a key that is no longer known."""
        names = {option.key: name for name, option in cls.described().items()}
        try:
            return {names[key]: value for key, value in short.items()}
        except KeyError as error:
            raise ValueError(f"unknown key {error}") from error

    @classmethod
    def keys(cls, options: Mapping[str, Any]) -> dict[str, str]:
        """Options as text under their short keys, as an address spells them; defaults are left out."""
        described = cls.described()
        return {
            described[name].key: as_text(value)
            for name, value in options.items()
            if name in described and value is not None and value != cls.model_fields[name].default
        }


def as_text(value: object) -> str:
    """A value as one would type it: no trailing zeros, no exponent that could be spelled out."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and math.fabs(value) < 1e15 else repr(value)
    return str(value)


def _refusal(error: ValidationError, model: type[Options]) -> Refusal:
    detail = error.errors()[0]
    name = str(detail["loc"][0]) if detail["loc"] else ""
    kind = detail["type"]
    context = dict(detail.get("ctx") or {})
    if kind == "extra_forbidden":
        return Refusal("unknown-option", option=name, options=list(model.model_fields))
    if kind == "missing":
        return Refusal("missing-option", option=name)
    if kind == "value_error" and isinstance(inner := context.get("error"), ContradictionError):
        return Refusal("contradiction", options=list(inner.options))
    if kind == "literal_error":
        choices = [str(a) for a in get_args(_plain(model, name))]
        return Refusal("not-a-choice", option=name, given=str(detail["input"]), choices=choices)
    if kind in {"string_too_long", "string_too_short"}:
        return Refusal(kind.replace("_", "-"), option=name, limit=context.get("max_length", context.get("min_length")))
    bounds = {word: context[word] for word in ("gt", "ge", "lt", "le") if word in context}
    return Refusal(
        "not-in-bounds" if bounds else "not-a-number", option=name, given=str(detail["input"])[:80], **bounds
    )


def _plain(model: type[Options], name: str) -> Any:
    """The annotation of a field without `| None`."""
    annotation = model.model_fields[name].annotation
    parts = [part for part in get_args(annotation) if part is not type(None)]
    return parts[0] if parts and not isinstance(parts[0], str) else annotation


class ContradictionError(ValueError):
    """Two options that exclude each other were both given, or none of several was."""

    def __init__(self, *options: str) -> None:
        super().__init__(f"contradicting options: {options}")
        self.options = options
