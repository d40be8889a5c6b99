"""What one entry of the knowledge looks like: the shapes that `denki check` enforces."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

Kind = Literal["measured", "estimate", "forecast", "announcement", "opinion"]
Lang = Literal["en", "ja"]
Identifier = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]*$", max_length=60)]


def _real(text: str) -> str:
    """A partial date that exists: fails on month 13."""
    date.fromisoformat((text + "-01-01")[:10])
    return text


PartialDate = Annotated[str, BeforeValidator(str), Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"), AfterValidator(_real)]


class Entry(BaseModel):
    """An immutable piece of knowledge; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Both(Entry):
    """A text in both languages; neither may be empty."""

    en: str = Field(min_length=1)
    ja: str = Field(min_length=1)

    def __getitem__(self, lang: str) -> str:
        return self.ja if lang == "ja" else self.en


class Phrases(Entry):
    """Lists of phrases in both languages."""

    en: tuple[str, ...] = ()
    ja: tuple[str, ...] = ()


class Value(Entry):
    """A number with its unit, a range, or a date (unit `date`)."""

    value: float | str | None = None
    low: float | None = None
    high: float | None = None
    unit: str

    @model_validator(mode="after")
    def _ordered(self) -> "Value":
        if self.unit == "date":
            if not isinstance(self.value, str):
                raise ValueError("a date is written as a quoted string")
            return self
        points = [x for x in (self.low, self.value, self.high) if x is not None]
        if not points or (self.value is None and len(points) < 2) or isinstance(self.value, str):
            raise ValueError("a value needs a number, or low and high")
        if points != sorted(points):
            raise ValueError("low, value and high are not in order")
        return self


class Topic(Entry):
    """A chapter of the knowledge."""

    id: Identifier
    en: str
    ja: str


class Fact(Entry):
    """One statement, who made it, and what is known about it; `event` is its line in the timeline, if it has one."""

    id: Identifier
    topic: Identifier
    origin: Literal["article", "context"]
    section: str | None = None
    kind: Kind
    date: PartialDate
    said_by: tuple[Identifier, ...] = Field(min_length=1)
    about: tuple[Identifier, ...] = ()
    values: dict[str, Value] = {}
    statement: Both
    event: Both | None = None
    note: Both | None = None
    seen: Literal["primary", "secondary", "derived"] | None = None
    questions: Phrases = Phrases()
    related: tuple[Identifier, ...] = ()


class Note(Entry):
    """A fact-check: what a careful reader of the article should know."""

    id: Identifier
    about: tuple[Identifier, ...] = Field(min_length=1)
    verdict: Literal["confirmed", "differs", "unverified", "arithmetic"]
    short: Both | None = None
    values: dict[str, Value] = {}
    text: Both
    evidence: tuple[str, ...] = Field(min_length=1)
    sources: tuple[Identifier, ...] = ()


class Name(Entry):
    """Somebody or something that facts are about, under every name it has."""

    id: Identifier
    kind: Literal["company", "person", "product", "model", "place", "event", "work", "currency", "body"]
    name: Both
    aliases: tuple[str, ...] = ()
    values: dict[str, Value] = {}
    what: Both
    sources: tuple[Identifier, ...] = Field(min_length=1)


class Term(Entry):
    """A word explained."""

    id: Identifier
    term: Both
    aliases: tuple[str, ...] = ()
    definition: Both
    values: dict[str, Value] = {}
    facts: tuple[Identifier, ...] = ()
    sources: tuple[Identifier, ...] = ()


class Source(Entry):
    """Where something was read."""

    id: Identifier
    label: Both
    title: str
    publisher: str
    year: int | None
    url: str | None = None
    kind: Literal["article", "paper", "report", "dataset", "company", "news", "official", "derived"]
    licence: str | None = None


class Ambiguous(Entry):
    """A name that means several things, and says so."""

    name: str
    means: tuple[str, ...] = Field(min_length=2)


class About(Entry):
    """The knowledge itself: method version, date, and the article it started from."""

    method: str
    date: PartialDate
    title: Both
