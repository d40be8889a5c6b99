"""Options that several calculations share, each with its bounds, unit and short key."""

from typing import Annotated

from pydantic import Field

from bot.commands.options import Option, Options

Gpu = Annotated[str | None, Field(max_length=80), Option("g", suggest="accelerators")]
PowerW = Annotated[float | None, Field(gt=0, le=100_000), Option("w", "W")]
Hours = Annotated[float | None, Field(gt=0, le=10_000_000_000), Option("h", "h")]
Days = Annotated[float | None, Field(gt=0, le=400_000), Option("d", "day")]
ExtraRuns = Annotated[float | None, Field(ge=0, le=100), Option("x")]
Region = Annotated[str | None, Field(max_length=80), Option("r", suggest="grids")]
Pue = Annotated[float | None, Field(ge=1, le=5), Option("p")]
Wue = Annotated[float | None, Field(ge=0, le=100), Option("v", "L/kWh")]
Price = Annotated[str | None, Field(max_length=40), Option("y")]
Per = Annotated[str | None, Field(max_length=80), Option("z")]


class Where(Options):
    """Where something runs, on whose electricity, and what its electricity or carbon is to be expressed in."""

    region: Region = None
    pue: Pue = None
    grid: Annotated[float | None, Field(ge=0, le=3), Option("i", "kg/kWh")] = None
    market_g: Annotated[float | None, Field(ge=0, le=3000), Option("M", "g/kWh")] = None
    renewable: Annotated[float | None, Field(ge=0, le=100), Option("e", "%")] = None
    wue: Wue = None
    price: Price = None
    per: Per = None
