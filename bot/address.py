"""Addresses: a command with its options and the view of its answer, spelled in at most 100 characters.

Buttons carry them as custom_id, so that nothing has to be remembered:
`1/ja/steps.0/footprint hardware?g=h100-sxm&n=8&h=72&r=JP`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote

VERSION = "1"
LIMIT = 100
_RESERVED = {ord(c): f"%{ord(c):02X}" for c in "%&=?/"}
_WRITTEN = re.compile(rf"{VERSION}/(en|ja)/([a-z_]{{1,20}})\.(\d{{1,3}})/([^/?]+)\?(.*)", re.DOTALL | re.ASCII)


@dataclass(frozen=True, slots=True)
class Address:
    """Where an answer lives: command path, options under their short keys, language, view and page."""

    command: str
    options: Mapping[str, str]
    lang: str = "en"
    view: str = "card"
    page: int = 0

    def to(self, **changes: str | int) -> "Address":
        """The same address with another language, view or page."""
        return replace(self, **changes)  # type: ignore[arg-type]

    def custom_id(self) -> str | None:
        """The address as text; None if it does not fit into a custom_id."""
        query = "&".join(f"{key}={str(value).translate(_RESERVED)}" for key, value in self.options.items())
        text = f"{VERSION}/{self.lang}/{self.view}.{self.page}/{self.command}?{query}"
        return text if len(text) <= LIMIT else None


def parse(custom_id: str) -> Address:
    """The address that a custom_id spells; raises ValueError for anything else."""
    match = _WRITTEN.fullmatch(custom_id)
    if match is None:
        raise ValueError("not an address of this version")
    lang, view, page, command, query = match.groups()
    pairs = (part.partition("=") for part in query.split("&") if part)
    return Address(command, {key: unquote(value) for key, _, value in pairs}, lang, view, int(page))
