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
        units, kinds = {a.unit for a in amounts}, {a.dimension for a in amounts}
        pers = {per for a in amounts for per in a.per.split()}
        with_name = units | ({"gpu"} if has_gpu_name else set())
        self.folded, self.has_gpu_name = folded, has_gpu_name
        self.has_gpu_units = "gpu" in with_name
        self.has_count = not units.isdisjoint({"gpu", "machine"})
        self.has_gpus = not with_name.isdisjoint({"gpu", "machine", "GPU-h"})
        self.has_requests = not (units | pers).isdisjoint({"request", "image"})
        self.has_energy = "energy" in kinds
        self.has_tokens = "token" in units
        self.things = {thing for thing, words in _THINGS.items() if words.search(folded)}
        self.has_homes = "home" in self.things
        self.has_training = not (units | kinds).isdisjoint({"parameter", "FLOP", "throughput", "flop"})
        self.has_power = self.has_gpu_units or not kinds.isdisjoint({"power", "gpu-time"})
        self.has_share = "ratio" in kinds or "mfu" in folded
        self.may_be_priced = self.has_gpus or not kinds.isdisjoint({"energy", "power", "gpu-time"})
