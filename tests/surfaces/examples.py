"""Options to try each command with: the plainest, the longest and the strangest."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.commands import Command
from bot.library import Library

STRANGE = (
    "{{7*7}}",
    "@everyone <@1> <#2>",
    "**_`~|>",
    "\u200b\x00\x1b[31m",
    "🦆",
    "１２３",
    "あ" * 200,
    "https://x.test/" * 9,
)
# what an option without a shelf is tried with, by name
PLAIN: Mapping[str, tuple[Any, ...]] = {
    "question": (
        "GPT-3の学習の電力は？",
        "what was Hive called before?",
        "capital of Mongolia",
        "8 H100 for 3 days in Tokyo",
    ),
    "amount": ("552 t", "1287 MWh", "3億kWh", "1.3 GWh", "0.001 g", "9" * 15 + " TWh"),
    "year": (2023, 2027, 2032),
}
FULL: Mapping[str, tuple[dict[str, Any], ...]] = {
    "footprint hardware": (
        {"gpu": "h100-sxm", "count": 8, "hours": 72.0, "region": "JP"},
        {"power_w": 330.0, "count": 10_000, "days": 14.8, "pue": 1.1, "grid": 0.429},
        {
            "gpu": "h100-sxm",
            "count": 100_000_000,
            "hours": 10_000_000.0,
            "region": "JP",
            "power_w": 99_999.9,
            "pue": 4.999,
        },
    ),
    "footprint site": (
        {"megawatts": 100.0},
        {"count": 20_000, "gpu": "h100-sxm", "days": 365.0, "region": "アイスランド"},
    ),
    "footprint training": ({"params": "175B", "tokens": "300B", "gpu": "v100"}, {"model": "gpt-3"}),
    "footprint inference": ({"model": "gpt-4o", "requests": 1_000_000.0, "days": 365.0, "output_tokens": 400.0},),
    "convert": ({"amount": "552 t", "region": "JP"},),
    "compare": (
        {"first": "GPT-3の学習", "second": "8 H100 for 3 days in Tokyo"},
        {"first": "あ" * 200, "second": "い" * 200},
    ),
}


def examples(command: Command, library: Library) -> Iterator[dict[str, Any]]:
    """Options of a command: all that are worth trying, wrong ones among them."""
    yield {}
    yield from FULL.get(command.path, ())
    for name, info in command.options.model_fields.items():
        shelf = command.options.described()[name].suggest
        values = PLAIN.get(name, ())
        if shelf:
            ids = list(getattr(library, shelf))
            values = (*values, *(ids if info.is_required() else ids[:3]), *STRANGE)
        elif info.annotation is str:
            values = (*values, *STRANGE)
        yield from ({name: value} for value in values)
