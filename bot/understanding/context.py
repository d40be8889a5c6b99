"""What a question says around an amount: which things, units and dimensions it also speaks of."""

import re
from collections.abc import Sequence

from bot.understanding.reading import Amount

_THINGS = {
    "home": re.compile(r"home|household|house|famil|世帯|家庭|軒"),
    "car": re.compile(r"(?<![a-z])cars?(?![a-z])|vehicle|車|クルマ"),
    "tree": re.compile(r"(?<![a-z])trees?(?![a-z])|cedar|杉|スギ|木"),
}


class Context:
    """What the other amounts and the names say about one amount."""

    def __init__(self, folded: str, amounts: Sequence[Amount], has_gpu_name: bool) -> None:
        self.folded = folded
        units = {a.unit for a in amounts}
        dimensions = {a.dimension for a in amounts}
        self.has_gpu_name = has_gpu_name
        self.has_gpu_units = "gpu" in units or has_gpu_name
        self.has_count = bool(units & {"gpu", "machine"})
        self.has_gpus = has_gpu_name or bool(units & {"gpu", "machine", "GPU-h"})
        self.has_requests = bool(
            units & {"request", "image"} or any({"request", "image"} & set(a.per.split()) for a in amounts)
        )
        self.has_energy = "energy" in dimensions
        self.has_tokens = "token" in units
        self.things = {thing for thing, words in _THINGS.items() if words.search(folded)}
        self.has_homes = "home" in self.things
        self.has_training = bool(units & {"parameter", "FLOP"}) or bool(dimensions & {"throughput", "flop"})
        self.has_power = "power" in dimensions or "gpu" in units or has_gpu_name or "gpu-time" in dimensions
        self.has_share = "ratio" in dimensions or "mfu" in folded
        self.may_be_priced = bool(dimensions & {"energy", "power", "gpu-time"} or self.has_gpus)
