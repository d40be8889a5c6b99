"""How many accelerators there are and what each draws: nodes × GPUs, systems, watts of all or of a whole rack."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.given import Given
from bot.understanding.reading import Amount

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
_GPU_TIME = re.compile(r"(?:gpu|accelerator)(?:[ -]?hours?|・?時間)[^\d,.]{0,4}$")
# "total kW?", "合計何kW": asked for, not stated
_ASKED_TOTAL = re.compile(
    r"[,.:;、。].*|(?:in )?total [kmg]?wh?\b.*|(?:合計|全部で|全体で|トータル)(?:で|は)?(?:何|なん).*|で合計.*"
)
_INSIDE = re.compile(r"s?[ ](?:in|across|on|over|spread (?:over|across)|inside)[ ](?:a total of )?")
_MOST_KW = 3
_NEAR, _LONG = 14, 40


def combine(folded: str, given: Given, held: int | None = None) -> None:
    """Puts together what counts and powers say: `count` accelerators of `power_w` each.

    `held` is how many accelerators a system has that is named (a DGX H100 has 8); stated watts are then the system's.
    """
    _count(folded, given, held)
    _power(folded, given, held)


def _count(folded: str, given: Given, held: int | None) -> None:
    machines, each, gpus = given.said["machines"][:1], given.said["gpus_each"][:1], given.said["count"][:1]
    if len(given.said["gpus_each"]) > 1:  # 8 in each of 6
        each, machines = given.said["gpus_each"][:1], given.said["gpus_each"][1:2]
    if held is not None and gpus and gpus[0].value == held and not machines:
        given.combine("count", held, gpus)  # the system and what it holds
    elif held is not None and not each:
        number = machines or gpus
        given.combine("count", held * _number(number), number)
    elif each:
        given.combine("count", each[0].value * _number(machines), [*each, *machines])
    elif machines:
        _count_beside(folded, given, machines, gpus)


def _count_beside(folded: str, given: Given, machines: Sequence[Amount], gpus: Sequence[Amount]) -> None:
    """Machines of which it is not said how many accelerators each holds."""
    if not gpus:
        given.combine("count", machines[0].value, machines)
    elif _INSIDE.fullmatch(folded[gpus[0].end : machines[0].start]):
        given.combine("count", gpus[0].value, [*gpus, *machines])  # 32 GPUs in 4 servers are 32


def _power(folded: str, given: Given, held: int | None) -> None:
    count = given.numbers["count"][0] if given.numbers.get("count") else None
    for role in ("power_w", "site_w"):
        said = given.said[role]
        if len(said) != 1 or count is None or not (given.said["count"] or held):
            continue
        watts, power = given.numbers[role][0], said[0]
        if is_total(folded, power):
            given.combine("power_w", watts / count, [power, *given.together["count"]])
        elif (_counts_gpus(given) and is_of_machine(folded, power)) or _is_of_system(
            power, held or bool(given.said["gpus_each"])
        ):
            number = _machines(given, count, held)
            given.combine("power_w", watts * number / count, [power, *given.said["machines"][:1]])
            given.of_machine = True
        else:
            continue
        given.numbers.pop("site_w", None)


def _machines(given: Given, count: float, held: int | None) -> float:
    """How many machines hold so many accelerators."""
    each = given.said["gpus_each"][:1]
    inside = held or (each[0].value if each else None)
    return count / inside if inside else _number(given.said["machines"])


def _number(said: Sequence[Amount]) -> float:
    """How many there are, one where no number is said."""
    return said[0].value if said else 1.0


def _counts_gpus(given: Given) -> bool:
    return bool(given.said["count"]) and given.said["count"][0].unit == "gpu"


def _is_of_system(power: Amount, holds: bool | int | None) -> bool:
    """Whether watts are those of a machine that holds accelerators: none of them draws several kilowatts."""
    return bool(holds) and (power.unit == "MW" or (power.unit == "kW" and power.value >= _MOST_KW))


def is_total(folded: str, amount: Amount) -> bool:
    """Whether an amount is said to be that of everything: 5.6 kW in total."""
    if "each" in amount.per.split():
        return False
    behind = _ASKED_TOTAL.sub("", folded[amount.end : amount.end + _NEAR])
    around = folded[max(0, amount.start - _NEAR) : amount.start], behind
    asked = _ASKED_TOTAL.match(folded[amount.end : amount.end + _NEAR])
    return ("total" in amount.per.split() and not asked) or any(_IN_ALL.search(text) for text in around)


def is_of_machine(folded: str, power: Amount) -> bool:
    """Whether watts are those of a server, node or rack: a 40 kW rack, 10kWのラック."""
    if "gpu" in power.per.split():
        return False
    before = _MACHINE_AT.search(folded, max(0, power.start - _LONG), power.start)
    return "machine" in power.per.split() or bool(before or _OF_MACHINE.match(folded, power.end))


def without_parts(folded: str, amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """The amounts without the accelerators of machines whose own power is stated."""
    of_machine = any(a.dimension == "power" and is_of_machine(folded, a) for a in amounts)
    return tuple(a for a in amounts if not (of_machine and a.unit == "gpu"))


def as_counted(folded: str, amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """The amounts, with hours that are said to be those of GPUs as such: 総GPU時間98万h."""
    return tuple(
        replace(a, unit="GPU-h", dimension="gpu-time")
        if a.unit == "h" and not a.per and _GPU_TIME.search(folded, max(0, a.start - _NEAR), a.start)
        else a
        for a in amounts
    )
