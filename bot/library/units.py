"""Units of measure with all their spellings, from units.yaml."""

from pydantic import model_validator

from bot.library.schema import Entry


class Print(Entry):
    """How a unit is written after (or, for money, before) a number."""

    en: str
    ja: str
    one: str | None = None


class Unit(Entry):
    """One unit: how many canonical units of its dimension it is, and its names.

    `exact` are spellings that mean it only in just these letters: mWh is no MWh.
    """

    id: str
    dimension: str
    factor: float
    print: Print
    names: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _prints_as_its_id(cls, raw: dict[str, object]) -> dict[str, object]:
        return {"print": {"en": raw.get("id"), "ja": raw.get("id")}, **raw}
