"""Accelerators in machines: 2 nodes of 8, 8 per server, 8枚のノード4台, 1台8枚, a 40 kW rack."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.reading import Amount
from bot.understanding.tokens.rule import Rule

_LATIN = r"(?:nodes?|servers?|machines?|systems?|racks?|computers?|boxe?s?|hosts?|rigs?)"
_MACHINE = rf"(?:{_LATIN}|サーバー?|ノード|ラック|マシン|台|筐体)"
_WINDOW = 40
_HOLDERS = {"rack", "pod"}


def _gpu(_: re.Match[str], amount: Amount) -> Amount | None:
    """So many accelerators in each."""
    plain = amount.unit == "gpu" and amount.per in {"", "each"}
    return replace(amount, per="machine") if plain else None


def _power(_: re.Match[str], amount: Amount) -> Amount | None:
    return replace(amount, per="machine") if amount.dimension in {"power"} and not amount.per else None


# What stands right before an amount, and right behind it.
BEFORE: tuple[Rule[Amount], ...] = (
    Rule(
        "machines of so many",
        re.compile(
            rf"{_MACHINE}[ ]?,?[ ]?(?:each )?(?:of|with|holding|containing|having|x|×|\*)[ ](?:about )?(?:nvidia )?$"
            rf"|{_MACHINE}[ ]?[x×*][ ]?$"
        ),
        _gpu,
    ),
    Rule("so many in one", re.compile(rf"{_MACHINE}(?:あたり|当たり|につき|に|ごとに)[^\d、。,.]{{0,12}}$"), _gpu),
)
BEHIND: tuple[Rule[Amount], ...] = (
    Rule(
        "so many in a machine that follows",
        re.compile(r"(?:[ ]?(?:入り|搭載|構成|積んだ|載せた))?の?(?:ノード|サーバー?|ラック|マシン)(?![ァ-ヶー])"),
        _gpu,
    ),
    Rule(
        "the power of one",
        re.compile(
            rf"[ -](?:[a-z]+ )?{_LATIN}(?![a-z]| (?:room|farm|hall))"
            r"|の(?:ノード|サーバー?|ラック)(?![ァ-ヶー])"
        ),
        _power,
    ),
)


def joined(folded: str, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts, with what is in each machine for one machine, and 台 that hold others as machines."""
    kept: list[Amount] = []
    for amount in amounts:
        amount = _of_machine(folded, amount, bool(kept) and kept[-1].unit in {"machine", *_HOLDERS})
        if kept and _holds(folded, kept[-1], amount):
            amount = replace(amount, per="machine", start=kept.pop().start)
        kept.append(amount)
    inside = any(a.unit == "gpu" and a.per == "machine" for a in kept)
    return _nested([_as_machine(folded, a) if inside or a.per in _HOLDERS else a for a in kept])


def _of_machine(folded: str, amount: Amount, behind_machines: bool) -> Amount:
    if behind_machines and amount.unit == "gpu" and amount.per == "each":
        return replace(amount, per="machine")
    for rules, behind in ((BEFORE, False), (BEHIND, True)):
        for rule in rules:
            start = max(0, amount.start - _WINDOW)
            match = (
                rule.pattern.match(folded, amount.end) if behind else rule.pattern.search(folded[start : amount.start])
            )
            if match and (made := rule.makes(match, amount)):
                return made
    return amount


def _holds(folded: str, machine: Amount, amount: Amount) -> bool:
    """Whether one 台 holds so many 枚: 1台8枚."""
    one = machine.unit == "gpu" and machine.value == 1 and folded[machine.end - 1] == "台" and not machine.per
    counter = folded[amount.end - 1] in "枚基" or "gpu" in folded[amount.start : amount.end]
    return one and amount.unit == "gpu" and counter and machine.end == amount.start


def _as_machine(folded: str, amount: Amount) -> Amount:
    plain = amount.unit == "gpu" and amount.per in {"", *_HOLDERS} and folded[amount.end - 1] == "台"
    return replace(amount, unit="machine") if plain else amount


def _nested(amounts: list[Amount]) -> list[Amount]:
    """The amounts, with racks and pods as machines where nothing is said to hold machines; else 台 are those held."""
    units = {a.unit for a in amounts}
    if any(a.unit == "machine" and a.per in _HOLDERS for a in amounts) or len(units & {"machine", *_HOLDERS}) > 1:
        return [replace(a, per="machine") if a.per == "gpu" and "gpu" not in units else a for a in amounts]
    return [_plainly(a) for a in amounts]


def _plainly(amount: Amount) -> Amount:
    unit = "machine" if amount.unit in _HOLDERS else amount.unit
    return replace(amount, unit=unit, per=" ".join("machine" if p in _HOLDERS else p for p in amount.per.split()))
