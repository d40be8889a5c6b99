"""How many accelerators there are and what each draws: nodes × GPUs, systems, watts of all or of a whole rack."""

import re
from collections.abc import Sequence

from bot.understanding.reading import Amount
from bot.understanding.roles import Given

_OF_MACHINE = re.compile(
    r"[ -]?(?:の)?[ ]?(?:[a-z]{1,20} )?"
    r"(?:servers?|nodes?|racks?|box(?:es)?|machines?|rigs?|pods?|サーバー?|ノード|ラック|筐体|マシン|機)"
)
_IN_ALL = re.compile(
    r"(?:in total|total|altogether|combined|in all|all together|together)|合計|総計|全部で|全体で|トータル"
)
_MACHINE_AT = re.compile(
    r"(?:servers?|nodes?|racks?|box|machine)(?: at| drawing| with| that draws| pulling| using|,)? $"
)
_NEAR, _LONG = 14, 40


def combine(folded: str, given: Given, held: int | None = None) -> None:
    """Puts together what counts and powers say: `count` accelerators of `power_w` each.

    `held` is how many accelerators a system has that is named (a DGX H100 has 8).
    """
    _count(given, held)
    _power(folded, given)


def _count(given: Given, held: int | None) -> None:
    machines, each, gpus = given.said["machines"][:1], given.said["gpus_each"][:1], given.said["count"][:1]
    if len(given.said["gpus_each"]) > 1:  # 8 in each of 6
        each, machines = given.said["gpus_each"][:1], given.said["gpus_each"][1:2]
    if held is not None and gpus and gpus[0].value == held and not machines:
        given.combine("count", held, gpus)  # the system and what it holds
    elif held is not None and not each:
        number = machines or gpus
        given.combine("count", held * (number[0].value if number else 1.0), number)
    elif each:
        given.combine("count", each[0].value * (machines[0].value if machines else 1.0), [*each, *machines])
    elif machines and not gpus:
        given.combine("count", machines[0].value, machines)


def _power(folded: str, given: Given) -> None:
    count = given.numbers["count"][0] if given.numbers.get("count") else None
    for role in ("power_w", "site_w"):
        said = given.said[role]
        if len(said) != 1 or count is None or not given.said["count"]:
            continue
        watts, power = given.numbers[role][0], said[0]
        if is_total(folded, power):
            given.combine("power_w", watts / count, [power, *given.together["count"]])
        elif given.said["count"][0].unit == "gpu" and is_of_machine(folded, power):
            machines, each = given.said["machines"][:1], given.said["gpus_each"][:1]
            number = count / each[0].value if each else machines[0].value if machines else 1.0
            given.combine("power_w", watts * number / count, [power, *machines])
            given.of_machine = True
        else:
            continue
        given.numbers.pop("site_w", None)


def is_total(folded: str, amount: Amount) -> bool:
    """Whether an amount is said to be that of everything: 5.6 kW in total."""
    around = folded[max(0, amount.start - _NEAR) : amount.start], folded[amount.end : amount.end + _NEAR]
    return "total" in amount.per.split() or any(_IN_ALL.search(text) for text in around)


def is_of_machine(folded: str, power: Amount) -> bool:
    """Whether watts are those of a server, node or rack: a 40 kW rack, 10kWのラック."""
    before = _MACHINE_AT.search(folded, max(0, power.start - _LONG), power.start)
    return "machine" in power.per.split() or bool(before or _OF_MACHINE.match(folded, power.end))


def without_parts(folded: str, amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """The amounts without the accelerators of machines whose own power is stated."""
    of_machine = any(a.dimension == "power" and is_of_machine(folded, a) for a in amounts)
    return tuple(a for a in amounts if not (of_machine and a.unit == "gpu"))
