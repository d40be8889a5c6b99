"""What one row of a table looks like; empty cells are None."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from bot.footprint.quantity import Quantity, Status, known
from bot.library.schema import Both

RowStatus = Literal["measured", "published", "estimated", "derived", "assumed"]


def _split(cell: object) -> tuple[str, ...]:
    if isinstance(cell, str):
        return tuple(part.strip() for part in cell.split(";") if part.strip())
    return ()


def _year(cell: object) -> object:
    return cell[:4] if isinstance(cell, str) else cell


def _both(en: str | None, ja: str | None) -> Both | None:
    """A text that is there in both languages."""
    return Both(en=en, ja=ja) if en and ja else None


Several = Annotated[tuple[str, ...], BeforeValidator(_split)]
Amount = Annotated[float | None, Field(ge=0)]
Year = Annotated[int | None, BeforeValidator(_year), Field(ge=1990, le=2100)]


class Row(BaseModel):
    """A row with its origin."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    id: Annotated[str, Field(min_length=1, max_length=60)]
    source: Several = Field(min_length=1)
    year: Year
    status: RowStatus
    reviewed: date

    def figure(
        self, name: str, unit: str, central: float, low: float | None = None, high: float | None = None
    ) -> Quantity:
        """A figure of this row as a Quantity with the row's source, year and status."""
        status: Status = self.status
        low = central if low is None else low
        return known(name, unit, low, central, central if high is None else high, status, self.source, self.year)


class Named(Row):
    """A row that people refer to by many names."""

    names: Several = ()


class Constant(Row):
    """A factor of the calculator, in `unit`."""

    name_en: str
    name_ja: str
    unit: str
    low: Amount = None
    central: Annotated[float, Field(ge=0)]
    high: Amount = None
    note_en: str | None = None
    note_ja: str | None = None

    @model_validator(mode="after")
    def _ordered(self) -> "Constant":
        low, high = self.low, self.high
        if not (self.central if low is None else low) <= self.central <= (self.central if high is None else high):
            raise ValueError("low, central and high are not in order")
        return self

    @property
    def label(self) -> Both:
        """The constant's name in both languages."""
        return Both(en=self.name_en, ja=self.name_ja)

    def as_quantity(self) -> Quantity:
        """The constant as an input of formulas."""
        return self.figure(self.id, self.unit, self.central, self.low, self.high)


class Accelerator(Named):
    """A GPU, TPU, AI accelerator or mining ASIC: W per device, dense 16-bit TFLOP/s, TH/s, kgCO2e per device."""

    name: str
    vendor: str
    kind: Literal["gpu", "consumer-gpu", "tpu", "accelerator", "asic-miner"]
    release_year: Year
    tdp_w: Amount = None
    peak_tflops: Amount = None
    fp8_tflops: Amount = None
    memory_gb: Amount = None
    hashrate_ths: Amount = None
    node_low_w: Amount = None
    node_w: Amount = None
    node_high_w: Amount = None
    embodied_kg: Amount = None
    note: str | None = None


class System(Named):
    """A server, a rack or a cloud instance: how many accelerators of which kind it holds, its rated W if published."""

    name: str
    accelerator: str
    count: Annotated[int, Field(ge=1)]
    rated_w: Amount = None
    note: str | None = None


class Grid(Named):
    """The electricity of a place or of one power source: gCO2e/kWh in `year`, L/kWh of water at power plants, TWh.

    `parts` are the cities and regions inside: what runs there is worked out with it, but it is not what they have.
    """

    name_en: str
    name_ja: str
    level: Literal["world", "region", "country", "subnational", "source"]
    intensity_g: Annotated[float, Field(ge=0)]
    low_g: Amount = None
    high_g: Amount = None
    method: Literal["lifecycle", "direct"]
    water_l_per_kwh: Amount = None
    generation_twh: Amount = None
    generation_year: Year = None
    parts: Several = ()
    note: str | None = None

    @property
    def label(self) -> Both:
        """The place's name in both languages."""
        return Both(en=self.name_en, ja=self.name_ja)


class CloudRegion(Named):
    """A cloud provider's region and the grid it stands on."""

    provider: str
    region: str
    location: str
    grid: str | None = None
    intensity_g: Amount = None
    pue: Amount = None
    note: str | None = None


class LanguageModel(Named):
    """A language model's size in billions of parameters, total and active per token."""

    name: str
    developer: str
    total_low_b: Amount = None
    total_high_b: Amount = None
    active_low_b: Amount = None
    active_high_b: Amount = None
    architecture: str | None = None
    released: str | None = None
    disclosed: Literal["yes", "no"]
    note: str | None = None


class TrainingRun(Named):
    """A published training footprint: accelerator-hours, W per accelerator, PUE, kg/kWh, MWh and tCO2e as published."""

    model: str
    developer: str
    accelerator: str | None = None
    count: Amount = None
    hours: Amount = None
    days: Amount = None
    power_w: Amount = None
    boundary: Literal["board", "node", "metered", "none"]
    pue: Amount = None
    intensity_kg: Amount = None
    energy_mwh: Amount = None
    energy_basis: Literal["with-pue", "before-pue"] | None = None
    energy_explained: Literal["yes"] | None = None
    energy_note: str | None = None
    energy_note_ja: str | None = None
    carbon_t: Amount = None
    carbon_basis: str | None = None
    carbon_explained: Literal["yes"] | None = None
    params_b: Amount = None
    active_b: Amount = None
    tokens_b: Amount = None
    flop: Amount = None
    note: str | None = None
    note_ja: str | None = None

    @property
    def remark(self) -> Both | None:
        """What a reader of the published figures should know: how the energy came about, else the note."""
        return _both(self.energy_note, self.energy_note_ja) or _both(self.note, self.note_ja)


class Measurement(Named):
    """A published figure per query, token or image, with its boundary."""

    model: str
    developer: str
    metric: str
    value: Annotated[float, Field(ge=0)]
    low: Amount = None
    high: Amount = None
    unit: str
    per: str
    boundary: str
    date: str | None = None
    kind: str
    note: str | None = None
    note_ja: str | None = None

    @property
    def remark(self) -> Both | None:
        """What a reader of the figure should know."""
        return _both(self.note, self.note_ja)


class SizeClass(Named):
    """A class of model sizes: measured accelerator joules per output token, chat and reasoning."""

    name_en: str
    name_ja: str
    params_low_b: Amount = None
    params_high_b: Amount = None
    chat_low_j: float
    chat_j: float
    chat_high_j: float
    reasoning_low_j: float
    reasoning_j: float
    reasoning_high_j: float
    configurations: int
    note: str | None = None

    @property
    def label(self) -> Both:
        """The class's name in both languages."""
        return Both(en=self.name_en, ja=self.name_ja)


class Equivalent(Named):
    """An everyday comparison: what one of it uses (kWh) or emits or absorbs (kgCO2)."""

    name_en: str
    name_ja: str
    quantity: Literal["energy", "emission", "absorption"]
    low: Amount = None
    central: Annotated[float, Field(gt=0)]
    high: Amount = None
    unit: str
    per: str | None = None
    audience: Literal["ja", "en", "both", "asked"]  # "asked": only where somebody asks for it
    unit_en_one: str
    unit_en_many: str
    phrase_ja: Annotated[str, Field(pattern=r"^[^{}]*\{n\}[^{}]*$")]
    note_en: str | None = None
    note_ja: str | None = None

    @property
    def label(self) -> Both:
        """What one of it is, in both languages."""
        return Both(en=self.name_en, ja=self.name_ja)


TABLES: dict[str, type[Row]] = {
    "accelerators": Accelerator,
    "systems": System,
    "grids": Grid,
    "cloud_regions": CloudRegion,
    "models": LanguageModel,
    "training_runs": TrainingRun,
    "measurements": Measurement,
    "inference_classes": SizeClass,
    "equivalents": Equivalent,
    "constants": Constant,
}
