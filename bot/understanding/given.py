"""The numbers of a question by the role that they play, and which of them were used."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.understanding.reading import Amount


@dataclass(slots=True)
class Given:
    """The numbers of a question by role, in canonical units (kWh, kg, W, h, L); the first of a role counts.

    Roles: count, gpu_hours, hours, duty (share of the time), power_w, site_w, site_it_w, pue, grid (kg/kWh), wue
    (L/kWh), price (per kWh, in `currency`), load, mfu, renewable (%), params, tokens, flop, peak_flops, flops (per s),
    requests, requests_per_h, requests_per_person_h, people, kwh_per_request, kwh_per_token, tokens_per_request,
    energy_kwh, energy_it_kwh, energy_kwh_per_h, carbon_kg, home_kwh, home_kg, car_kg, tree_kg. `period` is that of a
    rate, in hours; `all_in` says that the stated power has cooling and the like in it, `of_machine` that it
    was stated for a whole server or rack. `used` is where the amounts that
    were asked for here start: what is in no `used` would be dropped.
    """

    numbers: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    said: dict[str, list[Amount]] = field(default_factory=lambda: defaultdict(list))
    currency: str = ""
    period: float = 1.0
    day: float = 24.0
    all_in: bool = False
    of_machine: bool = False
    used: set[int] = field(default_factory=set)
    together: dict[str, list[Amount]] = field(default_factory=lambda: defaultdict(list))

    def __contains__(self, role: str) -> bool:
        return bool(self.numbers.get(role))

    def __getitem__(self, role: str) -> float:
        self.used.update(a.start for a in self.together.get(role) or self.said[role][:1])
        return self.numbers[role][0]

    def get(self, role: str) -> float | None:
        """The first number of a role, which counts as used."""
        return self[role] if self.numbers.get(role) else None

    def combine(self, role: str, value: float, amounts: Sequence[Amount]) -> None:
        """A number that several amounts make together: 4 nodes of 8."""
        self.numbers[role] = [value]
        self.together[role] = list(amounts)
        self.said[role] = self.said[role] or list(amounts[:1])

    def take(self, amount: Amount) -> Amount:
        """An amount that is used."""
        self.used.add(amount.start)
        return amount

    @property
    def roles(self) -> set[str]:
        """The roles that have a number."""
        return set(self.numbers)
